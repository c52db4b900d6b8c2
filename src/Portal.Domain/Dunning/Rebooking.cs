using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>What is to be written down about a debtor's claims when something has become known between two nights.</summary>
public sealed record Rebooked(IReadOnlyList<Move> Moves, IReadOnlyList<ClaimFigures> Figures);

/// <summary>
/// News about claims and what follows from them: interest and fees are derived anew by payment day, and whatever differs from what is posted
/// becomes a correction entry on the business day (formats.md section 2).
/// </summary>
public static class Rebooking
{
    /// <param name="claims">All claims of one debtor: what is posted on one may change a fee on another.</param>
    /// <param name="news">What has become known, at most one move for each claim.</param>
    public static Rebooked Decide(IReadOnlyList<ClaimFacts> claims, IReadOnlyDictionary<ClaimId, Move> news, DateOnly businessDay, Policies policies)
    {
        var known = claims.Select(claim => (news.TryGetValue(claim.Id, out var move) ? claim.After(move) : claim).DerivedBy(businessDay)).ToList();
        var through = Through(known, businessDay);
        var moves = new List<Move>();
        var figures = new List<ClaimFigures>();
        foreach (var derived in DerivedAccount.Of(known, through, policies, FeeReview.Again))
        {
            var differences = derived.Differences(businessDay);
            var move = news.GetValueOrDefault(derived.Claim.Id);
            if (move is null && differences.Count == 0) continue;
            moves.Add(move is null ? Move.Posted(derived.Claim.Id, differences.Any(posting => posting.Kind == EntryKind.Payment) ? "payment-received" : "derived-anew", differences[0].Rule, differences) : move with { Postings = [.. move.Postings, .. differences] });
            figures.Add(Figures(derived, differences, through));
        }
        return new Rebooked(moves, figures);
    }

    /// <summary>A night that was stopped half-way has posted further than the business day on some claims.</summary>
    private static DateOnly Through(IReadOnlyList<ClaimFacts> claims, DateOnly businessDay) =>
        claims.Max(claim => claim.DerivedOn) is { } furthest && furthest > businessDay ? furthest : businessDay;

    private static ClaimFigures Figures(DerivedAccount derived, IReadOnlyList<Posting> differences, DateOnly through)
    {
        var owed = Kroner.Sum(derived.Claim.Postings.Concat(differences).Select(posting => posting.Amount));
        return new ClaimFigures(
            derived.Claim.Id, owed.IsPositive ? owed : Kroner.Zero, owed.IsPositive ? Kroner.Zero : -owed, through, NightWatch.NextNight, Custodies.By(derived.Claim, derived.Unpaid));
    }
}
