using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>Claims that arrive: the claim, who is liable, the principal entry, and the holds that follow from its people.</summary>
internal sealed class ClaimArrivals(Work work)
{
    private readonly List<CheckedClaim> _claims = [];

    public int Count => _claims.Count;

    public void Add(CheckedClaim claim) => _claims.Add(claim);

    public void Clear() => _claims.Clear();

    /// <returns>The sum of their principals, in øre.</returns>
    public async Task<long> Write(CancellationToken cancel)
    {
        if (_claims.Count == 0) return 0;
        var number = await ImportTurn.Numbers(work, _claims.Count, cancel);
        var rows = _claims.ConvertAll(claim => Row(claim, PaymentId.Of(number++)));
        var liable = _claims.Zip(rows).SelectMany(pair => Liabilities(pair.First, pair.Second.Id)).ToList();
        var liableOf = liable.ToLookup(row => row.ClaimId);
        var moves = _claims.Zip(rows, (claim, row) => Opening(claim, row, [.. liableOf[row.Id]])).ToList();
        await work.Arrive(rows, liable, moves, SystemActor.Import, cancel);
        var estates = moves.Where(move => move.Holds.Any(hold => hold.Kind == HoldKind.Estate)).Select(move => move.Claim).ToList();
        if (estates.Count > 0) await PersonHolds.OpenEstates(work, estates, cancel);
        return rows.Sum(row => row.PrincipalOre);
    }

    /// <summary>
    /// The principal stands on the account from the day the claim arrived, so that it is seen and can be paid before it is due;
    /// from its due date when that is earlier, so that an account as of a day in between is right.
    /// </summary>
    public static DateOnly CountsFrom(DateOnly arrivedOn, DateOnly dueOn) => arrivedOn < dueOn ? arrivedOn : dueOn;

    public static string RuleOf(ClaimType type, DateOnly on) => ClaimTypes.For(type, on).LegalBasis?.ToString() ?? "claims.csv";

    private ClaimRow Row(CheckedClaim claim, PaymentId paymentId)
    {
        var row = new ClaimRow
        {
            Id = ClaimId.New(), Version = 1, Source = claim.Line.Source, Reference = claim.Line.Reference, Custody = Custody.Here,
            PaymentId = paymentId.Digits, ArrivedOn = work.BusinessDay, BalanceOre = claim.Line.Principal.Ore, DerivedOn = work.BusinessDay, NextOn = NightWatch.NextNight,
        };
        ClaimDifferences.Take(claim.Line, claim.Debtor.Id, row);
        return row;
    }

    private IEnumerable<LiabilityRow> Liabilities(CheckedClaim claim, ClaimId id) =>
        claim.Wanted().Select(person => New(id, person.Key, person.Value, work.BusinessDay));

    /// <summary>A possible co-debtor is not liable before staff have confirmed it (P04).</summary>
    public static LiabilityRow New(ClaimId claim, PersonId person, LiabilityKind kind, DateOnly today) =>
        new() { ClaimId = claim, PersonId = person, Kind = kind, ConfirmedOn = kind == LiabilityKind.CoDebtor ? null : today };

    private Move Opening(CheckedClaim claim, ClaimRow row, IReadOnlyList<LiabilityRow> liableRows)
    {
        var liable = claim.Line.CoDebtorKind == LiabilityKind.Owner ? (KnownPerson[])[claim.Debtor, .. claim.CoDebtors] : [claim.Debtor];
        var rule = RuleOf(row.Type, row.DueOn);
        var principal = new Posting(Guid.CreateVersion7(), EntryKind.Principal, CountsFrom(row.ArrivedOn, row.DueOn), claim.Line.Principal, rule);
        var interest = Interest(row, liableRows, principal);
        row.BalanceOre += interest.Sum(posting => posting.Amount.Ore);
        return new Move(row.Id, "claim-arrived", rule, [principal, .. interest], [], PersonHolds.OnArrival(liable, work.BusinessDay), []);
    }

    /// <summary>Interest follows from the due date whenever the claim arrives, under its own dates.</summary>
    private IReadOnlyList<Posting> Interest(ClaimRow row, IReadOnlyList<LiabilityRow> liable, Posting principal)
    {
        if (row.PayBy >= work.BusinessDay) return [];
        var facts = ClaimFactsQuery.FactsOf(row, liable) with { Postings = [principal], DerivedOn = null };
        return DerivedAccount.Of(facts, work.BusinessDay, work.Policies).Differences(work.BusinessDay);
    }
}
