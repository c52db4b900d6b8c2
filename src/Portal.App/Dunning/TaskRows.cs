using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Tasks;

namespace Portal.App.Dunning;

/// <summary>Opens and closes tasks for staff (opgaver).</summary>
internal static class TaskRows
{
    /// <summary>These come again: as much can be paid too much once more, a date of death can be taken back by mistake, and a claim that was paid be owed again.</summary>
    private static readonly TaskKind[] Recurring = [TaskKind.Credit, TaskKind.Estate, TaskKind.Limitation];

    /// <summary>A task's id follows from what it is about: one that is there already is joined, never opened twice.</summary>
    public static async Task Open(Work work, IReadOnlyList<NightTask> tasks, DateOnly on, CancellationToken cancel)
    {
        if (tasks.Count == 0) return;
        var ids = tasks.Select(task => task.Id).Distinct().ToList();
        var known = (await work.Db.Tasks.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, Again = row.ClosedOn != null && Recurring.Contains(row.Kind) }).ToListAsync(cancel))
            .ToDictionary(row => row.Id, row => row.Again);
        var joined = (await work.Db.TaskClaims.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.TaskId)).ToListAsync(cancel)).Select(row => (row.TaskId, row.ClaimId)).ToHashSet();
        var rows = new List<TaskRow>();
        var claims = new List<TaskClaimRow>();
        foreach (var task in tasks)
        {
            if (known.TryAdd(task.Id, false)) rows.Add(new TaskRow { Id = task.Id, Kind = task.Kind, PersonId = task.Person, Detail = task.Detail, OpenedOn = on, Deadline = task.Deadline });
            claims.AddRange(task.Claims.Where(claim => joined.Add((task.Id, claim))).Select(claim => new TaskClaimRow { TaskId = task.Id, ClaimId = claim }));
        }
        await work.Db.InsertMany(rows, cancel);
        await work.Db.InsertMany(claims, cancel);
        var again = known.Where(task => task.Value).Select(task => task.Key).ToList();
        if (again.Count > 0)
            await work.Db.Tasks.Where(row => EF.Parameter(again).Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedOn, on).SetProperty(row => row.ClosedOn, (DateOnly?)null).SetProperty(row => row.Outcome, ""), cancel);
    }

    /// <summary>The open tasks of a kind about a letter, payment or proposal.</summary>
    public static Task Close(Work work, TaskKind kind, Guid about, string outcome, CancellationToken cancel) =>
        Close(work.Db.Tasks.Where(row => row.Kind == kind && row.About == about), work, outcome, cancel);

    /// <summary>The open tasks of a kind about a claim.</summary>
    public static Task Close(Work work, TaskKind kind, ClaimId claim, string outcome, CancellationToken cancel) =>
        Close(work.Db.Tasks.Where(row => row.Kind == kind && work.Db.TaskClaims.Any(link => link.TaskId == row.Id && link.ClaimId == claim)), work, outcome, cancel);

    private static Task<int> Close(IQueryable<TaskRow> tasks, Work work, string outcome, CancellationToken cancel) =>
        tasks.Where(row => row.ClosedOn == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, work.Today).SetProperty(row => row.Outcome, outcome), cancel);
}
