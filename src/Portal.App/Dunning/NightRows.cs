using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>Writes down what a night has decided for a chunk of debtors: entries, steps, letters, tasks, journal and figures in one transaction.</summary>
internal static class NightRows
{
    public static async Task Write(Work work, IReadOnlyList<NightPlan> plans, DateOnly night, string municipality, CancellationToken cancel)
    {
        await FileCourseLetters.Write(work, [.. plans.SelectMany(plan => plan.Letters)], municipality, cancel);
        await work.Apply([.. plans.SelectMany(plan => plan.Moves)], [.. plans.SelectMany(plan => plan.Figures)], SystemActor.Night, night, cancel);
        await OpenTasks(work, [.. plans.SelectMany(plan => plan.Tasks)], night, cancel);
    }

    /// <summary>A task's id follows from what it is about: one that is there already is joined, never opened twice.</summary>
    private static async Task OpenTasks(Work work, IReadOnlyList<NightTask> tasks, DateOnly night, CancellationToken cancel)
    {
        if (tasks.Count == 0) return;
        var ids = tasks.Select(task => task.Id).Distinct().ToList();
        var known = (await work.Db.Tasks.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        var joined = (await work.Db.TaskClaims.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.TaskId)).ToListAsync(cancel)).Select(row => (row.TaskId, row.ClaimId)).ToHashSet();
        var rows = new List<TaskRow>();
        var claims = new List<TaskClaimRow>();
        foreach (var task in tasks)
        {
            if (known.Add(task.Id)) rows.Add(new TaskRow { Id = task.Id, Kind = task.Kind, PersonId = task.Person, Detail = task.Detail, OpenedOn = night });
            claims.AddRange(task.Claims.Where(claim => joined.Add((task.Id, claim))).Select(claim => new TaskClaimRow { TaskId = task.Id, ClaimId = claim }));
        }
        await work.Db.InsertMany(rows, cancel);
        await work.Db.InsertMany(claims, cancel);
    }
}
