using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Policy;
using Portal.Domain.Tasks;

namespace Portal.App.Arrangements;

/// <summary>
/// What a night finds about repayment claims through the years (P13): incomes to look at again, hearings whose time is out, and claims that soon lapse.
/// Each becomes a task once, and what is paid or gone needs none.
/// </summary>
public sealed class WatchArrangements(IDbContextFactory<PortalDb> dbs, ClaimWriter writer)
{
    public async Task Handle(DateOnly night, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var incomes = await Incomes(db, night).Select(row => new { row.Id, row.ClaimId }).ToListAsync(cancel);
        var hearings = await db.ArrangementHearings.Where(row => row.ClosedOn == null && row.ReplyBy < night && db.Claims.Any(claim => claim.Id == row.ClaimId && claim.BalanceOre > 0)).Select(row => new { row.Id, row.ClaimId }).ToListAsync(cancel);
        var until = night.AddMonths((await Policy.PolicyBook.Of(db, cancel)).Days(PolicySetting.LimitationWarning, night));
        var (lapsing, over) = (await Lapsing(db, until, cancel), await Over(db).ToListAsync(cancel));
        var claims = incomes.Select(row => row.ClaimId).Concat(hearings.Select(row => row.ClaimId)).Concat(lapsing).Distinct().ToList();
        if (claims.Count + over.Count == 0) return;

        await using var work = await writer.Begin(claims, cancel);
        var facts = (await ClaimFactsQuery.Of(claims, work.Db, cancel)).ToDictionary(claim => claim.Id);
        List<NightTask> tasks =
        [
            .. incomes.Select(row => RepaymentTasks.Recheck(facts[row.ClaimId], row.Id, null, night)),
            .. hearings.Select(row => RepaymentTasks.HearingAnswer(facts[row.ClaimId], row.Id, night)),
            .. lapsing.Select(claim => RepaymentTasks.Lapse(facts[claim], until)).OfType<NightTask>(),
        ];
        await TaskRows.Open(work, tasks, night, cancel);
        await work.Db.Tasks.Where(row => EF.Parameter(over).Contains(row.Id) && row.ClosedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, night).SetProperty(row => row.Outcome, "settled"), cancel);
        await work.Commit(cancel);
    }

    /// <summary>What has been set on a claim with something left, and is to be looked at again by now.</summary>
    private static IQueryable<ArrangementRow> Incomes(PortalDb db, DateOnly night) => db.Arrangements.Where(row =>
        row.ReplacedOn == null && row.LookAgainOn <= night && db.Claims.Any(claim => claim.Id == row.ClaimId && claim.Custody == Custody.Here && claim.BalanceOre > 0));

    /// <summary>Claims with a task already are left out: they would be read again each night until they are written off.</summary>
    private static async Task<List<ClaimId>> Lapsing(PortalDb db, DateOnly until, CancellationToken cancel)
    {
        // The types are constants of the statement: an index holds these claims alone, and the others are never looked through.
        var (types, latest) = (RepaymentLapses.All.Select(lapse => lapse.Type).ToList(), until.AddYears(-RepaymentLapses.All.Min(lapse => lapse.Years)));
        var found = await db.Claims
            .Where(claim => EF.Constant(types).Contains(claim.Type) && claim.PeriodTo <= latest && claim.Custody == Custody.Here && claim.BalanceOre > 0)
            .Where(claim => !db.TaskClaims.Any(link => link.ClaimId == claim.Id && db.Tasks.Any(task => task.Id == link.TaskId && task.Kind == TaskKind.Limitation && task.Detail == RepaymentTasks.Lapses)))
            .Select(claim => new { claim.Id, claim.Type, claim.PeriodTo }).ToListAsync(cancel);
        return [.. found.Where(claim => RepaymentLapses.LapsesOn(claim.Type, claim.PeriodTo!.Value) <= until).Select(claim => claim.Id)];
    }

    /// <summary>Tasks of this kind whose claim has been paid, written off or passed on.</summary>
    private static IQueryable<Guid> Over(PortalDb db) =>
        from task in db.Tasks
        where task.ClosedOn == null && (task.Kind == TaskKind.IncomeRecheck || (task.Kind == TaskKind.Limitation && task.Detail == RepaymentTasks.Lapses))
            && !db.TaskClaims.Any(link => link.TaskId == task.Id && db.Claims.Any(claim => claim.Id == link.ClaimId && claim.Custody == Custody.Here && claim.BalanceOre > 0))
        select task.Id;
}
