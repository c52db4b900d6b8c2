using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>
/// The only code that writes down what happens to letters on their way. What follows - a task, a hold on the claims, an end to both - is part of the same
/// piece of work. A row that is there already adds nothing.
/// </summary>
internal static class DeliveryRecorder
{
    /// <summary>Held to the end of the work: two who write about the same letter see each other.</summary>
    private const string Turn = "deliveries";

    public static Task TakeTurn(Work work, CancellationToken cancel) => Counters.Take(work, Turn, 0, cancel);

    /// <summary>A notice's waiting time runs from its delivery: the next night looks at its claims.</summary>
    private static async Task WakeNoticed(Work work, IReadOnlyCollection<Guid> letters, CancellationToken cancel)
    {
        if (letters.Count == 0) return;
        var claims = await work.Db.Steps.Where(row => row.Step == Step.TransferNotice && row.LetterId != null && EF.Parameter(letters).Contains(row.LetterId.Value)).Select(row => row.ClaimId).Distinct().ToListAsync(cancel);
        if (claims.Count == 0) return;
        await work.Lock(claims, cancel);
        await work.Db.Claims.Where(row => EF.Parameter(claims).Contains(row.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextOn, NightWatch.NextNight).SetProperty(row => row.Version, row => row.Version + 1), cancel);
    }

    /// <param name="on">The day on which what follows begins.</param>
    /// <returns>How many rows were new, and how each of the letters stands now.</returns>
    public static async Task<(int New, IReadOnlyDictionary<Guid, Delivery> Now)> Record(
        Work work, IReadOnlyCollection<DeliveryRow> rows, DateOnly on, Actor by, CancellationToken cancel)
    {
        await TakeTurn(work, cancel);
        var messages = rows.Select(row => row.OutboxId).ToHashSet();
        var known = await work.Db.Deliveries.AsNoTracking().Where(row => EF.Parameter(messages).Contains(row.OutboxId)).ToListAsync(cancel);
        var ids = known.Select(row => row.Id).ToHashSet();
        var fresh = rows.Where(row => ids.Add(row.Id)).ToList();
        await work.Db.InsertMany(fresh, cancel);

        var before = known.ToLookup(row => row.OutboxId, row => row.Fact());
        var added = fresh.ToLookup(row => row.OutboxId, row => row.Fact());
        // Days until paper counts as delivered matter to no task and no hold.
        var changes = messages.Select(id => new DeliveryChange(
            id, DeliveryRules.Of(before[id], DateOnly.MaxValue, 0), DeliveryRules.Of(before[id].Concat(added[id]), DateOnly.MaxValue, 0), before[id].Count() + added[id].Count())).ToList();
        await Undeliverable.Follow(work, changes, on, by, cancel);
        await WakeNoticed(work, [.. changes.Where(change => change.Before.DeliveredOn != change.After.DeliveredOn).Select(change => change.Letter)], cancel);
        return (fresh.Count, changes.ToDictionary(change => change.Letter, change => change.After));
    }
}

/// <summary>What new rows changed about a letter.</summary>
/// <param name="Rows">How many rows it has now.</param>
internal sealed record DeliveryChange(Guid Letter, Delivery Before, Delivery After, int Rows)
{
    public bool BecameHeld => After.State == DeliveryState.Held && Before.State != DeliveryState.Held;

    public bool IsNoLongerHeld => Before.State == DeliveryState.Held && After.State != DeliveryState.Held;

    /// <summary>Something has been heard: nobody needs to ask.</summary>
    public bool IsAnswered => After.State is DeliveryState.Delivered or DeliveryState.Held && Before.State != After.State;
}
