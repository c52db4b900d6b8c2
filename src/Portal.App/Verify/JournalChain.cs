using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;

namespace Portal.App.Verify;

/// <summary>
/// I10: the journal is as it was sealed: nothing missing, changed, put in or moved, and the chain is the one whose heads were copied outside. Says how many entries
/// are not sealed yet; one that a sealer has passed by for a day is broken.
/// </summary>
internal sealed class JournalChain(JournalWitness witness) : IInvariant
{
    /// <summary>An entry can be committed some time after the time it bears, and is then sealed next time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public string Name => "I10 journal chain";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var (heads, unreadable) = witness.Read();
        foreach (var line in unreadable) findings.Report(line);

        var comparison = new Comparison([.. heads.Where(head => head.Number > 0).OrderBy(head => head.Number)], heads.Count > 0, findings);
        var links =
            from link in db.Chain.AsNoTracking()
            join entry in db.Journal.AsNoTracking() on link.JournalId equals entry.Id into entries
            from entry in entries.DefaultIfEmpty()
            orderby link.Number
            select new { link, entry };
        await foreach (var one in links.AsAsyncEnumerable().WithCancellation(cancel)) comparison.Next(one.link, one.entry);
        comparison.Finish();
        await Unsealed(db, findings, comparison.LastSealedAt, cancel);
    }

    private static async Task Unsealed(PortalDb db, Findings findings, DateTimeOffset? lastSealedAt, CancellationToken cancel)
    {
        var open = db.Journal.Where(entry => !db.Chain.Any(link => link.JournalId == entry.Id));
        var count = await open.LongCountAsync(cancel);
        findings.Note = string.Create(CultureInfo.InvariantCulture, $"{count} not sealed yet");
        if (lastSealedAt is not { } last) return;
        var passed = last - Patience;
        await findings.Report(open.Where(entry => entry.At < passed).Select(entry => $"journal entry {entry.Id} was passed by when later ones were sealed").AsAsyncEnumerable(), cancel);
    }

    /// <summary>Goes through the chain in number order. Each link is checked against the hash on record before it, so that one change is found once.</summary>
    private sealed class Comparison(IReadOnlyList<WitnessedHead> heads, bool isWitnessed, Findings findings)
    {
        private readonly JournalHash _hash = new();
        private ChainRow? _last;
        private int _head;

        public DateTimeOffset? LastSealedAt { get; private set; }

        public void Next(ChainRow link, JournalRow? entry)
        {
            findings.Count(1);
            var expected = (_last?.Number ?? 0) + 1;
            if (link.Number != expected) findings.Report($"the chain goes from number {expected - 1} to {link.Number}: what stood between is gone");
            if (entry is null) findings.Report($"journal entry {link.JournalId}, sealed as number {link.Number}, is gone");
            else if (_hash.Of(_last?.Hash ?? "", link.At, entry) != link.Hash) findings.Report($"journal entry {link.JournalId}, number {link.Number}, or its place in the chain has been changed");
            _last = link;
            if (LastSealedAt is null || link.At > LastSealedAt) LastSealedAt = link.At;
            Witness(link);
        }

        public void Finish()
        {
            var end = _last?.Number ?? 0;
            if (heads.Count > 0 && heads[^1].Number > end) findings.Report($"the chain ends at number {end}, but its head was number {heads[^1].Number} when it was copied outside");
            var copied = heads.Count == 0 ? 0 : heads[^1].Number;
            // After a crash one batch's head may have to wait for the next sealing; a chain whose heads are all gone has no witness.
            if (end > 0 && (!isWitnessed || end - copied > SealJournal.BatchEntries)) findings.Report($"the chain ends at number {end}, and no head after number {copied} has been copied outside");
        }

        private void Witness(ChainRow link)
        {
            for (; _head < heads.Count && heads[_head].Number <= link.Number; _head++)
                if (heads[_head].Number != link.Number || heads[_head].Hash != link.Hash)
                    findings.Report($"the head that was copied outside as number {heads[_head].Number} is not the one in the chain");
        }
    }
}
