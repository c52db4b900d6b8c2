using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Limitations;
using Portal.Domain.Policy;
using Portal.Domain.Tasks;

namespace Portal.App.Limitations;

/// <summary>
/// A night's look at claims that are soon time-barred (forældelse): each becomes a task for staff a time ahead, once for each day it is about. What has been paid, written off or
/// passed on needs none, and neither does a claim whose time has become longer.
/// </summary>
public sealed class WatchLimitation(IDbContextFactory<PortalDb> dbs, ClaimWriter writer)
{
    private const string Settled = "settled", Moved = "moved";

    public async Task Handle(DateOnly night, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = await Open(db).ToListAsync(cancel);
        var policies = await Policy.PolicyBook.Of(db, cancel);
        var until = night.AddMonths(policies.Days(PolicySetting.LimitationWarning, night));
        var near = await Near(db, until).ToListAsync(cancel);
        if (open.Count + near.Count == 0) return;

        await using var work = await writer.Begin([.. near.Concat(open.Select(task => task.Claim)).Distinct()], cancel);
        var facts = (await ClaimFactsQuery.Of([.. near.Concat(open.Select(task => task.Claim)).Distinct()], work.Db, cancel)).ToDictionary(claim => claim.Id);
        var waiting = facts.Values.Where(claim => claim.Custody == Custody.Here && Account.On(claim, night).Balance.IsPositive).ToDictionary(claim => claim.Id, claim => LimitationTasks.Warn(claim, until));
        var over = open.Where(task => waiting.GetValueOrDefault(task.Claim)?.Id != task.Task).ToLookup(task => waiting.ContainsKey(task.Claim) ? Moved : Settled, task => task.Task);
        foreach (var gone in over)
            await work.Db.Tasks.Where(row => EF.Parameter(gone.ToList()).Contains(row.Id) && row.ClosedOn == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, night).SetProperty(row => row.Outcome, gone.Key), cancel);
        var closedByHand = await ClosedByHand(work.Db, [.. waiting.Values.OfType<NightTask>().Select(task => task.Id)], cancel);
        await TaskRows.Open(work, [.. waiting.Values.OfType<NightTask>().Where(task => !closedByHand.Contains(task.Id))], night, cancel);
        await work.Commit(cancel);
    }

    /// <summary>Tasks that wait, with their claim.</summary>
    private static IQueryable<OpenWarning> Open(PortalDb db) =>
        from task in db.Tasks
        join link in db.TaskClaims on task.Id equals link.TaskId
        where task.ClosedOn == null && task.Kind == TaskKind.Limitation && task.Detail == LimitationTasks.Detail
        select new OpenWarning(task.Id, link.ClaimId);

    /// <summary>Claims whose time may be out by a day, were nothing to interrupt it: read more closely before anybody is told.</summary>
    private static IQueryable<ClaimId> Near(PortalDb db, DateOnly until)
    {
        // An end on a closed day is moved on, so these are a few too many and never one too few.
        var (ordinary, withBasis) = (until.AddYears(-3).AddDays(1), until.AddYears(-10).AddDays(1));
        var left = db.Claims.Where(claim => claim.Custody == Custody.Here && claim.BalanceOre > 0);
        // Each by an index of its own.
        return left.Where(claim => claim.LimitationOn != null && claim.LimitationOn <= until)
            .Concat(left.Where(claim => claim.LimitationOn == null && claim.Basis != ClaimBasis.Ordinary && claim.BasisOn != null && claim.BasisOn <= withBasis))
            .Concat(left.Where(claim => claim.LimitationOn == null && (claim.Basis == ClaimBasis.Ordinary || claim.BasisOn == null) && claim.PayBy <= ordinary))
            .Where(claim => !db.TaskClaims.Any(link => link.ClaimId == claim.Id && db.Tasks.Any(task => task.Id == link.TaskId && task.ClosedOn == null && task.Kind == TaskKind.Limitation && task.Detail == LimitationTasks.Detail)))
            .Select(claim => claim.Id);
    }

    /// <summary>What staff have dealt with is not opened again.</summary>
    private static async Task<HashSet<Guid>> ClosedByHand(PortalDb db, List<Guid> tasks, CancellationToken cancel) =>
        [.. await db.Tasks.Where(row => EF.Parameter(tasks).Contains(row.Id) && row.ClosedOn != null && row.Outcome != Settled && row.Outcome != Moved).Select(row => row.Id).ToListAsync(cancel)];

    private sealed record OpenWarning(Guid Task, ClaimId Claim);
}
