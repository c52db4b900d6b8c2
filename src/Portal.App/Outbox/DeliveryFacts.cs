using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>Where letters are on their way, read from the rows.</summary>
public static class DeliveryFacts
{
    /// <summary>Some letters as they stand on a day; one that is not in the outbox is not among them.</summary>
    public static async Task<Dictionary<Guid, Delivery>> DeliveriesOf(this PortalDb db, IReadOnlyCollection<Guid> letters, DateOnly day, int paperDays, CancellationToken cancel)
    {
        var messages = await db.Outbox.Where(row => EF.Parameter(letters).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        var facts = await db.FactsOf(messages, cancel);
        return messages.ToDictionary(id => id, id => DeliveryRules.Of(facts[id], day, paperDays));
    }

    public static DeliveryFact Fact(this DeliveryRow row) => new(row.State, row.Code, row.At, row.At.DanishDay());

    internal static async Task<ILookup<Guid, DeliveryFact>> FactsOf(this PortalDb db, IReadOnlyCollection<Guid> messages, CancellationToken cancel) =>
        (await db.Deliveries.AsNoTracking().Where(row => EF.Parameter(messages).Contains(row.OutboxId)).ToListAsync(cancel)).ToLookup(row => row.OutboxId, Fact);

    /// <summary>Time to the millisecond: both engines keep it as it is.</summary>
    internal static DateTimeOffset ToMillisecond(this DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
