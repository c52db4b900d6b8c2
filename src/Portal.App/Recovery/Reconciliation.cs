using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>A transferred claim about which the books and what the authority has been told differ.</summary>
/// <param name="Ours">What the claim's own entries say is owed on the business day.</param>
/// <param name="Theirs">What was sent, with what has been told since.</param>
/// <param name="Told">What the authority itself says is left, and of which day; null where it has not said.</param>
public sealed record ReconciledClaim(ClaimId Claim, string Name, Kroner Ours, Kroner Theirs, Kroner? Told, DateOnly? ToldOn);

/// <summary>Afstemning: received - recalled - written down + written up = ours.</summary>
/// <param name="Sent">Sent and not answered, or in høring: still the municipality's.</param>
/// <param name="Received">All that was ever received.</param>
/// <param name="CameBack">Of it, what has been recalled or returned, as it was sent.</param>
/// <param name="WrittenDown">On what is there now.</param>
/// <param name="Ours">What the entries of the claims that are there say is owed.</param>
/// <param name="Ledger">The account of what lies with the authority.</param>
public sealed record ReconciliationView(
    Kroner Sent, Kroner Received, Kroner CameBack, Kroner WrittenDown, Kroner WrittenUp, Kroner Added, Kroner Ours, Kroner Ledger, int Claims, IReadOnlyList<ReconciledClaim> Differences)
{
    /// <summary>What the authority ought to have.</summary>
    public Kroner Theirs => Received - CameBack - WrittenDown + WrittenUp + Added;

    public bool IsWhole => Differences.Count == 0 && Theirs == Ours && Ledger == Theirs + Sent;
}

/// <summary>Finance compares what lies with the recovery authority with the books, claim by claim.</summary>
public sealed class Reconciliation(IDbContextFactory<PortalDb> dbs)
{
    /// <returns>Null when this person may not see it.</returns>
    public async Task<ReconciliationView?> Handle(Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Finance) && !by.Has(StaffRole.TeamLead) && !by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.Auditor)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Of(db, cancel);
    }

    internal static async Task<ReconciliationView> Of(PortalDb db, CancellationToken cancel)
    {
        var stays = await db.RecoveryStays.AsNoTracking().ToListAsync(cancel);
        var there = stays.Where(stay => stay.ReceivedOn is not null && stay.EndedOn is null).ToList();
        var open = stays.Where(stay => stay.EndedOn is null).Select(stay => stay.Id).ToHashSet();
        var told = (await db.RecoveryActions.AsNoTracking().Where(row => row.StayId != null && row.Outcome != ReceiptOutcome.Refused && (row.Kind == RecoveryActionKind.WriteDown || row.Kind == RecoveryActionKind.Create)).ToListAsync(cancel))
            .Where(row => open.Contains(row.StayId!.Value) && row.Id != row.StayId).ToList();
        var ids = there.ConvertAll(stay => stay.ClaimId);
        // Nothing lies there before the first night.
        var day = await BusinessDay.Of(db, DateOnly.MaxValue, cancel);
        var claims = await db.Claims.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new
        {
            row.Id, row.Source, row.Reference,
            // Money of a later day counts from its night (formats.md section 2), and the authority is told of it then.
            OwedOre = Math.Max(0, row.BalanceOre - row.CreditOre - db.Transactions.Where(entry => entry.ClaimId == row.Id && entry.On > day).Sum(entry => entry.AmountOre)),
        }).ToDictionaryAsync(row => row.Id, cancel);
        var balances = (await db.RecoveryBalances.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToListAsync(cancel)).GroupBy(row => row.ClaimId).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => (row.On, row.At))!);

        var differences = new List<ReconciledClaim>();
        foreach (var stay in there)
        {
            var claim = claims[stay.ClaimId];
            var theirs = new Kroner(stay.AmountOre) + Kroner.Sum(told.Where(row => row.StayId == stay.Id).Select(Lies));
            var balance = balances.GetValueOrDefault(stay.ClaimId);
            // The authority collects as well: it may have less left than it was told, never more.
            if (theirs.Ore != claim.OwedOre || balance?.BalanceOre > theirs.Ore)
                differences.Add(new ReconciledClaim(claim.Id, $"{claim.Source}/{claim.Reference}", new Kroner(claim.OwedOre), theirs, balance is null ? null : new Kroner(balance.BalanceOre), balance?.On));
        }
        return new ReconciliationView(
            Sum(stays.Where(stay => stay.ReceivedOn is null && stay.EndedOn is null)), Sum(stays.Where(stay => stay.ReceivedOn is not null)), Sum(stays.Where(stay => stay.ReceivedOn is not null && stay.EndedOn is not null)),
            -Kroner.Sum(told.Select(Lies).Where(amount => amount.Ore < 0)), Kroner.Sum(told.Where(row => row.Kind == RecoveryActionKind.WriteDown).Select(Lies).Where(amount => amount.IsPositive)),
            Kroner.Sum(told.Where(row => row.Kind == RecoveryActionKind.Create).Select(Lies)), new Kroner(claims.Values.Sum(claim => claim.OwedOre)),
            new Kroner(await db.Lines.Where(line => line.Account == LedgerAccount.Transferred).SumAsync(line => line.AmountOre, cancel)), there.Count, [.. differences.OrderBy(claim => claim.Name, StringComparer.Ordinal)]);
    }

    /// <summary>What lies there more (or less) by an action.</summary>
    private static Kroner Lies(RecoveryActionRow row) =>
        row.Kind == RecoveryActionKind.Create || Slug.Parse<WriteDownReason>(row.Reason) is WriteDownReason.PaymentCancelled or WriteDownReason.RegulationUndone ? new Kroner(row.AmountOre) : new Kroner(-row.AmountOre);

    private static Kroner Sum(IEnumerable<RecoveryStayRow> stays) => new(stays.Sum(stay => stay.AmountOre));
}
