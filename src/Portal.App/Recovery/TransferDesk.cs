using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>A claim that a night has proposed, by the source's own name for it: nobody's name stands on this page.</summary>
/// <param name="LeftOut">Why it cannot be sent: the gate's reasons, then the authority's rules as "rule/field/who can mend it".</param>
public sealed record ProposedClaim(ClaimId Claim, string Name, ClaimType Type, Kroner Amount, IReadOnlyList<string> LeftOut);

/// <summary>A batch with its claims.</summary>
/// <param name="IsMine">Opened by who looks: somebody else approves it.</param>
public sealed record DeskBatch(Guid Id, long Number, RecoveryBatchState State, DateOnly OpenedOn, bool IsMine, Kroner Sum, IReadOnlyList<ProposedClaim> Claims);

/// <summary>A claim that has been sent and has not come back.</summary>
/// <param name="Codes">The authority's codes, while it holds the claim in høring.</param>
/// <param name="Balance">What the authority says is left (L14); null where it has not said.</param>
public sealed record DeskStay(ClaimId Claim, string Name, ClaimType Type, DateOnly SentOn, DateOnly? ReceivedOn, bool InHearing, string Codes, Kroner Amount, Kroner? Balance, DateOnly? BalanceOn, bool OtherCreditors, bool StateRefund);

/// <summary>Something about a transfer that one has proposed and another decides.</summary>
public sealed record DeskApproval(Guid Id, string Kind, string Name, DateOnly ProposedOn, bool IsMine);

/// <summary>A claim that was named on the page.</summary>
public sealed record FoundClaim(ClaimId Claim, PersonId Debtor);

/// <summary>Everything the page about transfers shows.</summary>
public sealed record TransferDeskView(IReadOnlyList<ProposedClaim> Proposed, IReadOnlyList<DeskBatch> Batches, IReadOnlyList<DeskStay> There, IReadOnlyList<DeskApproval> Approvals, ReconciliationView Books);

/// <summary>What staff see of transfers: what is proposed, what waits for approval, what lies with the authority, and how the books compare.</summary>
public sealed class TransferDesk(IDbContextFactory<PortalDb> dbs, TransferPackages packages, TimeProvider clock)
{
    /// <summary>The newest; the rest is found by its claim.</summary>
    private const int Shown = 100;

    /// <returns>Null when this person may not see it.</returns>
    public async Task<TransferDeskView?> Handle(Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead) && !by.Has(StaffRole.Finance)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var today = clock.DanishToday();
        var gated = await BatchClaims.Look(db, packages, await BatchClaims.Proposed(db, cancel), today, await BusinessDay.Of(db, today, cancel), await PolicyBook.Of(db, cancel), cancel);
        return new TransferDeskView(
            [.. gated.Select(claim => new ProposedClaim(claim.Facts.Id, $"{claim.Facts.Source}/{claim.Facts.Reference}", claim.Facts.Type, claim.Package.Record.Total, Split(claim.LeftOut)))],
            await Batches(db, by, cancel), await There(db, cancel), await Waiting(db, by, cancel), await Reconciliation.Of(db, cancel));
    }

    /// <summary>By "source/reference", as on the page.</summary>
    public async Task<FoundClaim?> Find(string name, CancellationToken cancel)
    {
        if (name.Split('/', 2) is not [var source, var reference]) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Claims.Where(row => row.Source == source && row.Reference == reference).Select(row => new FoundClaim(row.Id, row.DebtorId)).SingleOrDefaultAsync(cancel);
    }

    private static string[] Split(string leftOut) => leftOut.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<IReadOnlyList<DeskBatch>> Batches(PortalDb db, Caseworker by, CancellationToken cancel)
    {
        var rows = await db.RecoveryBatches.AsNoTracking().Where(row => !row.IsChanges).OrderByDescending(row => row.Number).Take(Shown).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Id);
        var claims = (await (
            from link in db.RecoveryBatchClaims
            where EF.Parameter(ids).Contains(link.BatchId)
            join claim in db.Claims on link.ClaimId equals claim.Id
            orderby claim.DueOn, claim.PaymentId
            select new { link.BatchId, claim.Id, claim.Source, claim.Reference, claim.Type, link.AmountOre, link.LeftOut }).ToListAsync(cancel)).ToLookup(row => row.BatchId);
        return [.. rows.Select(row => new DeskBatch(row.Id, row.Number, row.State, row.OpenedAt.DanishDay(), row.OpenedBy == by.JournalId, new Kroner(row.SumOre),
            [.. claims[row.Id].Select(claim => new ProposedClaim(claim.Id, $"{claim.Source}/{claim.Reference}", claim.Type, new Kroner(claim.AmountOre), Split(claim.LeftOut)))]))];
    }

    private static async Task<IReadOnlyList<DeskStay>> There(PortalDb db, CancellationToken cancel)
    {
        var rows = await (
            from stay in db.RecoveryStays
            where stay.EndedOn == null
            join claim in db.Claims on stay.ClaimId equals claim.Id
            join action in db.RecoveryActions on stay.Id equals action.Id
            orderby stay.HearingOn != null && stay.ReceivedOn == null descending, stay.SentOn descending, claim.PaymentId
            select new { Stay = stay, claim.Source, claim.Reference, claim.Type, claim.StateRefund, action.Outcome, action.OutcomeCodes }).AsNoTracking().Take(Shown).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Stay.ClaimId);
        var told = (await db.RecoveryBalances.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToListAsync(cancel)).GroupBy(row => row.ClaimId).ToDictionary(one => one.Key, one => one.MaxBy(row => (row.On, row.At))!);
        return [.. rows.Select(row => (Row: row, Told: told.GetValueOrDefault(row.Stay.ClaimId))).Select(one => new DeskStay(
            one.Row.Stay.ClaimId, $"{one.Row.Source}/{one.Row.Reference}", one.Row.Type, one.Row.Stay.SentOn, one.Row.Stay.ReceivedOn, one.Row.Outcome == ReceiptOutcome.Hearing, one.Row.OutcomeCodes,
            new Kroner(one.Row.Stay.AmountOre), one.Told is { } told ? new Kroner(told.BalanceOre) : null, one.Told?.On, one.Told?.OtherCreditors ?? false, one.Row.StateRefund))];
    }

    private static async Task<IReadOnlyList<DeskApproval>> Waiting(PortalDb db, Caseworker by, CancellationToken cancel)
    {
        var kinds = RecoveryApprovals.Kinds.ToList();
        var rows = await (
            from row in db.Approvals
            where row.DecidedAt == null && kinds.Contains(row.Kind)
            join claim in db.Claims on row.ClaimId equals claim.Id
            orderby row.ProposedAt
            select new { row.Id, row.Kind, claim.Source, claim.Reference, row.ProposedAt, row.ProposedBy }).ToListAsync(cancel);
        return [.. rows.Select(row => new DeskApproval(row.Id, row.Kind, $"{row.Source}/{row.Reference}", row.ProposedAt.DanishDay(), row.ProposedBy == by.JournalId))];
    }
}
