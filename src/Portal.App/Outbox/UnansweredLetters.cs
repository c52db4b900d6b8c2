using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Outbox;

/// <summary>A letter that has been tried and not been heard of.</summary>
internal sealed record UnansweredLetter(Guid Id, PersonId Receiver, IReadOnlyList<DeliveryFact> Facts)
{
    public Delivery Now(DateOnly day) => DeliveryRules.Of(Facts, day, 0);
}

/// <summary>The letters of which no receipt says the end, some thousand at a time.</summary>
internal static class UnansweredLetters
{
    private const int AtATime = 1000;

    /// <param name="since">Only those to which something has happened since then; null for all.</param>
    public static async IAsyncEnumerable<List<UnansweredLetter>> Chunks(IDbContextFactory<PortalDb> dbs, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var tried = since is null ? db.Outbox.Select(row => row.Id) : db.Deliveries.Where(row => row.At >= since).Select(row => row.OutboxId).Distinct();
        // What the print folder took is answered by time alone, and would be looked at for ever.
        var open = await (
            from letter in db.Letters
            join id in tried on letter.Id equals id
            where db.Deliveries.Any(row => row.OutboxId == letter.Id)
                && !db.Deliveries.Any(row => row.OutboxId == letter.Id && (row.State == DeliveryState.Delivered || row.Code == DeliveryCode.Paper || row.Code == DeliveryCode.PaperAbroad))
            select new { letter.Id, letter.PersonId }).ToListAsync(cancel);
        foreach (var chunk in open.Chunk(AtATime))
        {
            var facts = await db.FactsOf([.. chunk.Select(letter => letter.Id)], cancel);
            yield return [.. chunk.Select(letter => new UnansweredLetter(letter.Id, letter.PersonId, [.. facts[letter.Id]]))];
        }
    }
}
