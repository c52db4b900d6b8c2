using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;

namespace Portal.App.Verify;

/// <summary>I2: every message is handed over, waiting, held with a reason and a task, or unknown with an alarm once five days have gone by.</summary>
internal sealed class DeliveriesHaveAState(TimeProvider clock) : IInvariant
{
    // Read by name: a state that is none of ours is found elsewhere and cannot be read here.
    private static readonly DeliveryState[] States = Enum.GetValues<DeliveryState>();

    public string Name => "I2 deliveries";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Outbox.LongCountAsync(cancel));
        await findings.Report(db.Outbox.Where(row => !db.Letters.Any(letter => letter.Id == row.Id)).Select(row => $"message {row.Id} has no letter").AsAsyncEnumerable(), cancel);

        var tasks = (await db.Tasks.Where(row => row.About != null && (row.Kind == TaskKind.Undeliverable || row.Kind == TaskKind.NoReceipt))
            .Select(row => new { row.Kind, About = row.About!.Value }).ToListAsync(cancel)).Select(row => (row.Kind, row.About)).ToHashSet();
        // The alarm is raised at night: today's has not been missed before tonight.
        var night = await BusinessDay.LastNight(db, cancel) ?? clock.DanishToday().AddDays(-1);
        await foreach (var (id, facts) in Messages(db, cancel))
        {
            var delivery = DeliveryRules.Of(facts, DateOnly.MaxValue, 0);
            if (delivery.State == DeliveryState.Held && delivery.Code.Length == 0) findings.Report($"message {id} is held without a reason");
            if (delivery.State == DeliveryState.Held && !tasks.Contains((TaskKind.Undeliverable, id))) findings.Report($"message {id} is held and nobody has been asked to do anything");
            if (DeliveryRules.IsOverdue(delivery, night) && !tasks.Contains((TaskKind.NoReceipt, id))) findings.Report($"message {id} has not been heard of since {delivery.Since:yyyy-MM-dd} and nobody has been told");
        }
    }

    private static async IAsyncEnumerable<(Guid Id, List<DeliveryFact> Facts)> Messages(PortalDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var id = Guid.Empty;
        var facts = new List<DeliveryFact>();
        await foreach (var row in db.Deliveries.AsNoTracking().Where(row => States.Contains(row.State)).OrderBy(row => row.OutboxId).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.OutboxId != id && facts.Count > 0)
            {
                yield return (id, facts);
                facts = [];
            }
            id = row.OutboxId;
            facts.Add(row.Fact());
        }
        if (facts.Count > 0) yield return (id, facts);
    }
}
