using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;

namespace Portal.App.Outbox;

/// <summary>
/// What follows when a letter cannot be delivered: a task, and for a letter of the course a hold on its claims, since nobody goes on reminding a debtor who
/// was not told. Both end when the letter gets through or a caseworker has answered the task.
/// </summary>
internal static class Undeliverable
{
    public const string Rule = "undeliverable";

    /// <summary>The same hold or alarm of the same letter is the same task.</summary>
    public static Guid TaskId(TaskKind kind, Guid letter, int round) => DerivedId.Of("task", Slug.Of(kind), letter, round);

    public static async Task Follow(Work work, IReadOnlyCollection<DeliveryChange> changes, DateOnly on, Actor by, CancellationToken cancel)
    {
        var held = changes.Where(change => change.BecameHeld).ToList();
        var freed = changes.Where(change => change.IsNoLongerHeld).ToList();
        var answered = changes.Where(change => change.IsAnswered).ToList();
        var claims = await ClaimsOf(work.Db, [.. held.Concat(freed).Select(change => change.Letter)], cancel);
        await work.Lock([.. claims.SelectMany(letter => letter).Distinct()], cancel);

        if (held.Count > 0) await Hold(work, held, claims, on, by, cancel);
        if (freed.Count > 0) await Free(work, [.. freed.Select(change => change.Letter)], on, by, cancel);
        await Close(work, [.. freed.Select(change => (TaskId(TaskKind.Undeliverable, change.Letter, change.Before.Round), Slug.Of(change.After.State)))], on, cancel);
        await Close(work, [.. answered.Select(change => (TaskId(TaskKind.NoReceipt, change.Letter, change.Before.Round), Slug.Of(change.After.State)))], on, cancel);
        await work.Db.SaveChangesAsync(cancel);
        work.Db.ChangeTracker.Clear();
    }

    /// <summary>A step of the course with a letter of the same name.</summary>
    public static bool IsOfTheCourse(LetterKind kind) => Slug.TryParse<Step>(Slug.Of(kind), out _);

    public static async Task<ILookup<Guid, ClaimId>> ClaimsOf(PortalDb db, IReadOnlyCollection<Guid> letters, CancellationToken cancel) => letters.Count == 0
        ? Enumerable.Empty<LetterClaimRow>().ToLookup(row => row.LetterId, row => row.ClaimId)
        : (await db.LetterClaims.AsNoTracking().Where(row => EF.Parameter(letters).Contains(row.LetterId)).ToListAsync(cancel)).ToLookup(row => row.LetterId, row => row.ClaimId);

    private static async Task Hold(Work work, List<DeliveryChange> held, ILookup<Guid, ClaimId> claims, DateOnly on, Actor by, CancellationToken cancel)
    {
        var ids = held.ConvertAll(change => change.Letter);
        var letters = await work.Db.Letters.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.PersonId, row.Kind }).ToDictionaryAsync(row => row.Id, cancel);
        var moves = new List<Move>();
        foreach (var change in held)
        {
            if (!letters.TryGetValue(change.Letter, out var letter)) continue;
            var task = TaskId(TaskKind.Undeliverable, change.Letter, change.After.Round);
            if (await work.Db.Tasks.FindAsync([task], cancel) is { } earlier)
            {
                // Refused, delivered after all, refused again: the same task is open once more.
                (earlier.Detail, earlier.ClosedOn, earlier.Outcome) = (change.After.Code, null, "");
            }
            else
            {
                work.Db.Tasks.Add(new TaskRow { Id = task, Kind = TaskKind.Undeliverable, PersonId = letter.PersonId, About = change.Letter, Detail = change.After.Code, OpenedOn = on });
                work.Db.TaskClaims.AddRange(claims[change.Letter].Select(claim => new TaskClaimRow { TaskId = task, ClaimId = claim }));
            }
            if (!IsOfTheCourse(letter.Kind)) continue;
            moves.AddRange(claims[change.Letter].Select(claim => Move.Held(
                claim, "letter-undeliverable", Rule, new Hold(DerivedId.Of("hold", task, claim, change.Rows), HoldKind.Undeliverable, on, Cause: change.Letter))));
        }
        await work.Db.SaveChangesAsync(cancel);
        if (moves.Count > 0) await work.Apply(moves, by, cancel);
    }

    /// <param name="letters">Their claims are locked.</param>
    public static async Task Free(Work work, IReadOnlyCollection<Guid> letters, DateOnly on, Actor by, CancellationToken cancel)
    {
        var causes = letters.Select(letter => (Guid?)letter).ToList();
        var claims = (await ClaimsOf(work.Db, letters, cancel)).SelectMany(letter => letter).Distinct().ToList();
        var holds = await work.Db.Holds.AsNoTracking().Where(row => EF.Parameter(claims).Contains(row.ClaimId) && row.Kind == HoldKind.Undeliverable && row.LiftedOn == null && EF.Parameter(causes).Contains(row.Cause)).ToListAsync(cancel);
        if (holds.Count == 0) return;
        await work.Apply([.. holds.Select(hold => new Move(hold.ClaimId, "letter-no-longer-held", Rule, [], [], [], [new HoldLift(hold.Id, on)]))], by, cancel);
    }

    private static async Task Close(Work work, List<(Guid Task, string Outcome)> tasks, DateOnly on, CancellationToken cancel)
    {
        if (tasks.Count == 0) return;
        var outcomes = tasks.ToDictionary(task => task.Task, task => task.Outcome);
        var ids = outcomes.Keys.ToList();
        foreach (var row in await work.Db.Tasks.Where(row => EF.Parameter(ids).Contains(row.Id) && row.ClosedOn == null).ToListAsync(cancel))
            (row.ClosedOn, row.Outcome) = (on, outcomes[row.Id]);
    }
}
