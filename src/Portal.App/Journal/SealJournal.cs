using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;

namespace Portal.App.Journal;

/// <summary>
/// Seals the journal: gives every entry that has none its place in a chain of hashes, so that nobody can change, remove or move one unseen, and copies the chain's
/// head outside the database after each batch (<see cref="JournalWitness"/>). One at a time; safe to start again after a crash.
/// </summary>
public sealed class SealJournal(IDbContextFactory<PortalDb> dbs, JournalWitness witness, Leases leases, TimeProvider clock)
{
    internal const int BatchEntries = 5_000;

    private const string Lease = "seal-journal";

    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    /// <summary>An entry is committed soon after the time it bears.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromHours(1);

    /// <summary>Everything that has no place yet: the journal is counted, so that what was committed long after the time it bears is found too.</summary>
    /// <param name="progress">Told the entries sealed so far.</param>
    /// <returns>How many entries were sealed; null when another is sealing.</returns>
    /// <exception cref="LeaseLostException">Another has taken over meanwhile; what this one had not committed was not written.</exception>
    public Task<int?> Handle(IProgress<int>? progress, CancellationToken cancel) => Handle(all: true, progress, cancel);

    /// <summary>What has been written lately, without counting the whole journal: a night's own entries. What was left behind is for <see cref="Handle(IProgress{int}?, CancellationToken)"/>.</summary>
    public Task<int?> Lately(CancellationToken cancel) => Handle(all: false, null, cancel);

    private async Task<int?> Handle(bool all, IProgress<int>? progress, CancellationToken cancel)
    {
        if (await leases.Take(Lease, LeaseLength, cancel) is not { } fence) return null;
        try
        {
            return await Seal(all, fence, progress, cancel);
        }
        finally
        {
            await leases.Release(Lease, fence, CancellationToken.None);
        }
    }

    private async Task<int> Seal(bool all, long fence, IProgress<int>? progress, CancellationToken cancel)
    {
        await using var reading = await dbs.CreateDbContextAsync(cancel);
        var head = await reading.Chain.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        CatchUp(head);
        if (await reading.JournalLength(cancel) is { } length && length == (head?.Number ?? 0)) return 0;

        var open = reading.Journal.AsNoTracking().Where(entry => !reading.Chain.Any(link => link.JournalId == entry.Id));
        var last = head?.At - JustNow;
        var count = 0;
        // The whole journal is gone through only when it holds an entry that bears a time of long ago.
        foreach (var entries in last is null ? [open] : new[] { open.Where(entry => entry.At >= last), open })
        {
            // Read once, while the batches are written on another connection: what is committed meanwhile is for the next time.
            await foreach (var batch in entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id).AsAsyncEnumerable().Chunk(BatchEntries).WithCancellation(cancel))
            {
                head = await Write(batch, head, fence, cancel);
                witness.Add(new WitnessedHead(head.Number, head.Hash, head.At));
                count += batch.Length;
                progress?.Report(count);
            }
            // A clock that was set back makes new entries look old.
            if (!all && clock.GetUtcNow() >= last) break;
            if ((await reading.JournalLength(cancel) ?? await reading.Journal.LongCountAsync(cancel)) == (head?.Number ?? 0)) break;
        }
        return count;
    }

    /// <summary>A crash after a batch was committed has left its head unwitnessed.</summary>
    private void CatchUp(ChainRow? head)
    {
        if (head is null)
        {
            witness.Begin();
            return;
        }
        var (heads, _) = witness.Read();
        if (heads.Count == 0 || heads[^1].Number < head.Number) witness.Add(new WitnessedHead(head.Number, head.Hash, head.At));
    }

    private async Task<ChainRow> Write(JournalRow[] batch, ChainRow? head, long fence, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ExpectManyRows(cancel);
        await Leases.Confirm(db, Lease, fence, LeaseLength, cancel);
        var now = Stored(clock.GetUtcNow());
        var links = new List<ChainRow>(batch.Length);
        var hash = new JournalHash();
        foreach (var entry in batch)
        {
            head = new ChainRow { Number = (head?.Number ?? 0) + 1, JournalId = entry.Id, Hash = hash.Of(head?.Hash ?? "", now, entry), At = now };
            links.Add(head);
        }
        await db.InsertMany(links, cancel);
        await Durably.Commit(transaction, cancel);
        return links[^1];
    }

    /// <summary>PostgreSQL keeps microseconds: the time that is hashed must be the one that is read back.</summary>
    private static DateTimeOffset Stored(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
