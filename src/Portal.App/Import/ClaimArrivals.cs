using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>
/// Claims that arrive: the claim, who is liable, the principal entry, and the holds that follow from its people. Their rows are made on another thread, and written
/// while those of the next are made.
/// </summary>
internal sealed class ClaimArrivals(Work work, ImportTally tally)
{
    private readonly List<CheckedClaim> _claims = [];
    private Task<Made>? _making;

    public void Add(CheckedClaim claim) => _claims.Add(claim);

    public void Clear() => _claims.Clear();

    /// <summary>Begins with these, and writes those before them.</summary>
    public async Task Write(CancellationToken cancel)
    {
        if (_claims.Count == 0) return;
        var number = await ImportTurn.Numbers(work, _claims.Count, cancel);
        IReadOnlyList<CheckedClaim> claims = [.. _claims];
        var making = Task.Run(() => Make(claims, number), cancel);
        await Written(cancel);
        _making = making;
    }

    /// <summary>Those that are still being made are written too.</summary>
    public async Task Written(CancellationToken cancel)
    {
        if (_making is null) return;
        var made = await _making;
        _making = null;
        await work.Arrive(made.Rows, made.Liable, made.Moves, cancel);
        tally.New += made.Rows.Count;
        tally.NewOre += made.Rows.Sum(row => row.PrincipalOre);
        if (made.Estates.Count > 0) await PersonHolds.OpenEstates(work, made.Estates, cancel);
    }

    private Made Make(IReadOnlyList<CheckedClaim> claims, long number)
    {
        var now = work.Moment;
        // Payment ids follow the file; the rows are written in the order of their ids, so that what a night needs together lies together in the tables too.
        var arriving = claims.Select(claim => (Line: claim, Row: Row(claim, PaymentId.Of(number++), now))).OrderBy(claim => claim.Row.Id).ToList();
        var liable = arriving.SelectMany(claim => Liabilities(claim.Line, claim.Row.Id)).ToList();
        var liableOf = liable.ToLookup(row => row.ClaimId);
        var moves = arriving.ConvertAll(claim => Opening(claim.Line, claim.Row, [.. liableOf[claim.Row.Id]]));
        return new Made(arriving.ConvertAll(claim => claim.Row), liable, work.RowsOf(moves, SystemActor.Import), [.. moves.Where(move => move.Holds.Any(hold => hold.Kind == HoldKind.Estate)).Select(move => move.Claim)]);
    }

    /// <summary>
    /// The principal stands on the account from the day the claim arrived, so that it is seen and can be paid before it is due;
    /// from its due date when that is earlier, so that an account as of a day in between is right.
    /// </summary>
    public static DateOnly CountsFrom(DateOnly arrivedOn, DateOnly dueOn) => arrivedOn < dueOn ? arrivedOn : dueOn;

    public static string RuleOf(ClaimType type, DateOnly on) => ClaimTypes.For(type, on).LegalBasis?.ToString() ?? "claims.csv";

    private ClaimRow Row(CheckedClaim claim, PaymentId paymentId, DateTimeOffset now)
    {
        var row = new ClaimRow
        {
            Id = ClaimId.New(claim.Line.PayBy, now), Version = 1, Source = claim.Line.Source, Reference = claim.Line.Reference, Custody = Custody.Here,
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

    /// <param name="Estates">The claims that somebody dead is liable for.</param>
    private sealed record Made(IReadOnlyList<ClaimRow> Rows, IReadOnlyList<LiabilityRow> Liable, MoveRows Moves, IReadOnlyList<ClaimId> Estates);
}
