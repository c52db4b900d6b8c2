using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Dunning;

namespace Portal.App.Documents;

/// <summary>
/// Removes documents that nothing names: evidence that a citizen has taken off a draft again, and what a crash has left between a file and its row (I12). Only documents
/// that have been in doubt are looked at; whatever a row names stays.
/// </summary>
public sealed class ClearDocuments(IDbContextFactory<PortalDb> dbs, DocumentStore documents, Leases leases)
{
    /// <summary>By the real clock: whoever has stored a document has committed its row by then, or never will.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private const string Lease = "documents";

    private const int AtATime = 500;

    /// <summary>In one night; what is left is for the next.</summary>
    private const int Most = 100_000;

    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(30);

    /// <returns>How many documents are gone.</returns>
    public async Task<int> Handle(CancellationToken cancel)
    {
        var before = TimeProvider.System.GetUtcNow() - Patience;
        if (!documents.HasDoubts(before) || await leases.Take(Lease, LeaseLength, cancel) is not { } fence) return 0;
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var taken = documents.TakeDoubts(before, Most);
            var unnamed = await Unnamed(db, taken, cancel);
            foreach (var digest in taken.Except(unnamed)) documents.End(digest, keep: true);
            return await Remove(db, unnamed, cancel);
        }
        finally
        {
            await leases.Release(Lease, fence, CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyCollection<string>> Unnamed(PortalDb db, IReadOnlyList<string> digests, CancellationToken cancel)
    {
        var (unnamed, named) = (digests.ToHashSet(), NamedDocuments.Of(db));
        // Many are found in one go through all names rather than in hundreds of lookups.
        if (digests.Count <= AtATime) named = named.Where(digest => EF.Parameter(digests).Contains(digest));
        await foreach (var digest in named.AsAsyncEnumerable().WithCancellation(cancel)) unnamed.Remove(digest);
        return unnamed;
    }

    /// <summary>
    /// Sets them aside and looks once more before they go. Whoever has stored the same bytes before that has left a doubt, or has committed the row already; whoever does so after it writes
    /// them anew.
    /// </summary>
    private async Task<int> Remove(PortalDb db, IReadOnlyCollection<string> unnamed, CancellationToken cancel)
    {
        var gone = 0;
        foreach (var chunk in unnamed.Chunk(AtATime))
        {
            foreach (var digest in chunk) documents.SetAside(digest);
            var doubted = chunk.Where(documents.IsDoubted).ToHashSet();
            var still = (await Unnamed(db, chunk, cancel)).ToHashSet();
            gone += chunk.Count(digest => documents.End(digest, keep: doubted.Contains(digest) || !still.Contains(digest)));
        }
        return gone;
    }
}
