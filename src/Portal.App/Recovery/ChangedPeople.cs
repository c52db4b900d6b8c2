using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.Recovery;

/// <summary>L09: a file has changed the name, address, benefits or death of somebody with a claim that the recovery authority has. A caseworker says what it is told; of one day's changes there is one task.</summary>
internal static class ChangedPeople
{
    /// <summary>What of the person the authority would want to know; empty when nothing of it has changed.</summary>
    public static string What(PersonRow before, PersonRow after)
    {
        var what = new List<string>();
        if (before.Name != after.Name) what.Add("name");
        if ((before.Street, before.Postcode, before.City, before.Country) != (after.Street, after.Postcode, after.City, after.Country)) what.Add("address");
        if (before.Benefit != after.Benefit) what.Add("benefits");
        if (before.DeadOn != after.DeadOn) what.Add("death");
        return string.Join(' ', what);
    }

    /// <param name="changed">The people, each with what has changed.</param>
    public static async Task OpenTasks(Work work, IReadOnlyDictionary<PersonId, string> changed, CancellationToken cancel)
    {
        if (changed.Count == 0) return;
        var people = changed.Keys.ToList();
        var theirs = await (
            from liable in work.Db.Liabilities
            where EF.Parameter(people).Contains(liable.PersonId) && liable.ConfirmedOn != null && liable.EndedOn == null
            where work.Db.RecoveryStays.Any(stay => stay.ClaimId == liable.ClaimId && stay.ReceivedOn != null && stay.EndedOn == null)
            select new { liable.PersonId, liable.ClaimId }).ToListAsync(cancel);
        foreach (var person in theirs.GroupBy(row => row.PersonId, row => row.ClaimId))
        {
            var id = DerivedId.Of("task", "changed-circumstances", person.Key, work.Today.DayNumber);
            if (await work.Db.Tasks.AnyAsync(task => task.Id == id, cancel)) continue;
            work.Db.Tasks.Add(new TaskRow { Id = id, Kind = TaskKind.ChangedCircumstances, PersonId = person.Key, Detail = changed[person.Key], OpenedOn = work.Today });
            work.Db.TaskClaims.AddRange(person.Distinct().Select(claim => new TaskClaimRow { TaskId = id, ClaimId = claim }));
        }
        await work.Db.SaveChangesAsync(cancel);
        work.Db.ChangeTracker.Clear();
    }
}
