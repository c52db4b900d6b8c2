using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Journal;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Tests.Journal;

public sealed class SealJournalTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Every_entry_gets_its_place_once_and_the_head_is_copied_outside(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await Entries.Write(database, SealJournal.BatchEntries + 7);

        Assert.Equal(SealJournal.BatchEntries + 7, await database.Get<SealJournal>().Handle(null, Cancel));
        Assert.Equal(0, await database.Get<SealJournal>().Handle(null, Cancel));
        await Entries.Write(database, 3);
        Assert.Equal(3, await database.Get<SealJournal>().Handle(null, Cancel));

        await using var db = database.Open();
        var chain = await db.Chain.OrderBy(row => row.Number).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, SealJournal.BatchEntries + 10).Select(number => (long)number), chain.Select(row => row.Number));
        var (heads, unreadable) = database.Get<JournalWitness>().Read();
        Assert.Empty(unreadable);
        Assert.Equal([0, SealJournal.BatchEntries, SealJournal.BatchEntries + 7, SealJournal.BatchEntries + 10], heads.Select(head => (int)head.Number));
        Assert.All(heads.Skip(1), head => Assert.Equal(chain[(int)head.Number - 1].Hash, head.Hash));
    }

    [Theory, OnEveryDatabase]
    public async Task A_night_seals_what_was_written_lately_and_what_was_left_behind_waits_for_the_whole_seal(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var seal = database.Get<SealJournal>();
        database.Clock.Pass(TimeSpan.FromHours(3));
        await Entries.Write(database, 3);
        Assert.Equal(3, await seal.Lately(Cancel));
        database.Clock.Pass(-TimeSpan.FromHours(2));
        await Entries.Write(database, 2);
        database.Clock.Pass(TimeSpan.FromHours(2));
        await Entries.Write(database, 1);

        Assert.Equal(1, await seal.Lately(Cancel));
        Assert.Equal(2, await seal.Handle(null, Cancel));
        Assert.Equal(0, await seal.Handle(null, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task A_night_after_the_clock_was_set_back_seals_its_entries_all_the_same(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await Entries.Write(database, 3);
        await database.Get<SealJournal>().Lately(Cancel);
        database.Clock.Pass(-TimeSpan.FromHours(5));
        await Entries.Write(database, 2);

        Assert.Equal(2, await database.Get<SealJournal>().Lately(Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task One_seals_at_a_time(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await Entries.Write(database, 3);
        var fence = await database.Get<Leases>().Take("seal-journal", new LeaseHolder("another", 1), TimeSpan.FromMinutes(1), Cancel);

        Assert.Null(await database.Get<SealJournal>().Handle(null, Cancel));
        await database.Get<Leases>().Release("seal-journal", fence!.Value, Cancel);
        Assert.Equal(3, await database.Get<SealJournal>().Handle(null, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task One_that_was_taken_over_writes_nothing_more(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await Entries.Write(database, SealJournal.BatchEntries + 1);
        var takeOver = new InlineProgress(() =>
        {
            using var db = database.Open();
            db.Leases.ExecuteUpdate(set => set.SetProperty(row => row.Fence, row => row.Fence + 1));
        });

        await Assert.ThrowsAsync<LeaseLostException>(() => database.Get<SealJournal>().Handle(takeOver, Cancel));

        await using var after = database.Open();
        Assert.Equal(SealJournal.BatchEntries, await after.Chain.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_head_that_a_crash_left_behind_is_copied_next_time_and_half_a_line_is_cut_away()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await Entries.Write(database, 3);
        await database.Get<SealJournal>().Handle(null, Cancel);
        var path = Path.Combine(database.Folder, "witness", "journal-head.txt");
        var whole = await File.ReadAllTextAsync(path, Cancel);
        await File.WriteAllTextAsync(path, whole[..^20], Cancel);

        Assert.Equal([0], database.Get<JournalWitness>().Read().Heads.Select(head => head.Number));
        await database.Get<SealJournal>().Handle(null, Cancel);

        Assert.Equal(whole, await File.ReadAllTextAsync(path, Cancel));
    }

    [Fact]
    public void The_hash_covers_every_column_of_an_entry_its_place_and_its_time()
    {
        var hash = new JournalHash();
        var time = new DateTimeOffset(2026, 10, 2, 10, 0, 0, TimeSpan.Zero);
        Action<JournalRow>[] changes =
        [
            _ => { }, row => row.Id = Guid.Parse("00000000-0000-0000-0000-000000000001"), row => row.At = time.AddTicks(1), row => row.On = new DateOnly(2026, 10, 3), row => row.Actor = "æ", row => row.What = "æ",
            row => row.Rule = "æ", row => row.ClaimId = new ClaimId(Guid.Empty), row => row.RequestId = Guid.Empty, row => row.PersonId = new PersonId(Guid.Empty), row => row.Digest = "æ",
        ];
        Assert.Equal(typeof(JournalRow).GetProperties().Length, changes.Length - 1);

        var hashes = changes.Select(change =>
        {
            var row = new JournalRow { At = time, On = new DateOnly(2026, 10, 2) };
            change(row);
            return hash.Of("", time, row);
        }).ToList();
        var plain = new JournalRow { At = time, On = new DateOnly(2026, 10, 2) };
        hashes.Add(hash.Of("before", time, plain));
        hashes.Add(hash.Of("", time.AddTicks(10), plain));

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(hashes[0], hash.Of("", time, plain));
    }

    private sealed class InlineProgress(Action act) : IProgress<int>
    {
        public void Report(int value) => act();
    }
}
