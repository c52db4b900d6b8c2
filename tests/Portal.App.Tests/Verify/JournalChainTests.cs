using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.App.Journal;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Journal;
using Portal.App.Tests.Outbox;
using Portal.App.Verify;

namespace Portal.App.Tests.Verify;

/// <summary>The journal tampered with by somebody who owns the database and has put the triggers out of action first.</summary>
public sealed class JournalChainTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private const string Second = "(SELECT journal_id FROM journal_chain WHERE number = 2)";
    private const string Forged = "00000000-0000-0000-0000-00000000ABCD";

    private const string Reorder = "UPDATE journal_chain SET number = -1 WHERE number = 2; UPDATE journal_chain SET number = 2 WHERE number = 3; UPDATE journal_chain SET number = 3 WHERE number = -1";

    private const string Insert =
        "INSERT INTO journal (id, at, \"on\", actor, what, rule, digest) SELECT '" + Forged + "', at, \"on\", actor, what, rule, digest FROM journal WHERE id = " + Second + "; "
        + "UPDATE journal_chain SET number = -number WHERE number >= 2; UPDATE journal_chain SET number = 1 - number WHERE number < 0; "
        + "INSERT INTO journal_chain (number, journal_id, hash, at) SELECT 2, '" + Forged + "', hash, at FROM journal_chain WHERE number = 1";

    private const string Truncate =
        "CREATE TABLE gone AS SELECT journal_id AS id FROM journal_chain WHERE number > 4; DELETE FROM journal_chain WHERE number > 4; DELETE FROM journal WHERE id IN (SELECT id FROM gone)";

    [Theory, OnEveryDatabase]
    public async Task A_sealed_journal_is_in_order_and_what_is_not_sealed_yet_is_told(Engine engine)
    {
        await using var database = await Sealed(engine);
        await Entries.Write(database, 2);

        var result = await Check(database);

        Assert.Empty(result.Broken);
        Assert.Equal(6, result.Checked);
        Assert.Equal("2 not sealed yet", result.Note);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "DELETE FROM journal WHERE id = " + Second, 1)]
    [InlineData(Engine.PostgreSql, "DELETE FROM journal WHERE id = " + Second, 1)]
    [InlineData(Engine.Sqlite, "DELETE FROM journal_chain WHERE number = 2", 2)]
    [InlineData(Engine.PostgreSql, "DELETE FROM journal_chain WHERE number = 2", 2)]
    [InlineData(Engine.Sqlite, "UPDATE journal SET actor = 'somebody-else' WHERE id = " + Second, 1)]
    [InlineData(Engine.PostgreSql, "UPDATE journal SET actor = 'somebody-else' WHERE id = " + Second, 1)]
    [InlineData(Engine.Sqlite, Insert, 2)]
    [InlineData(Engine.PostgreSql, Insert, 2)]
    [InlineData(Engine.Sqlite, Reorder, 3)]
    [InlineData(Engine.PostgreSql, Reorder, 3)]
    [InlineData(Engine.Sqlite, Truncate, 1)]
    [InlineData(Engine.PostgreSql, Truncate, 1)]
    public async Task Tampering_is_found(Engine engine, string sql, long broken)
    {
        await using var database = await Sealed(engine);
        await Tamper(database, engine, sql);

        Assert.Equal(broken, (await Check(database)).BrokenCount);
    }

    [Theory, OnEveryDatabase]
    public async Task A_chain_that_was_replaced_whole_is_found_by_the_heads_outside(Engine engine)
    {
        await using var database = await Sealed(engine);
        await Tamper(database, engine, "UPDATE journal SET actor = 'somebody-else' WHERE id = " + Second + "; DELETE FROM journal_chain");
        var elsewhere = new JournalWitness(new StorageOptions { Root = Path.Combine(database.Folder, "forger") });
        await new SealJournal(database.Get<IDbContextFactory<PortalDb>>(), elsewhere, database.Get<Leases>(), database.Clock).Handle(null, Cancel);

        Assert.Equal(["the head that was copied outside as number 6 is not the one in the chain"], (await Check(database)).Broken);
        await Entries.Write(database, 1);
        await database.Get<SealJournal>().Handle(null, Cancel);
        Assert.False((await Check(database)).Holds);
    }

    [Theory, OnEveryDatabase]
    public async Task A_chain_without_any_head_outside_is_found(Engine engine)
    {
        await using var database = await Sealed(engine);
        Directory.Delete(Path.Combine(database.Folder, "witness"), recursive: true);

        Assert.Equal(["the chain ends at number 6, and no head after number 0 has been copied outside"], (await Check(database)).Broken);
    }

    [Theory, OnEveryDatabase]
    public async Task The_first_sealing_can_be_cut_off_before_any_of_its_steps(Engine engine)
    {
        var isWhole = false;
        for (var stop = 1; !isWhole; stop++)
        {
            await using var database = await Database.Create(engine);
            await Entries.Write(database, 6);
            isWhole = !await CutOff(stop, () => database.Get<SealJournal>().Handle(null, Cancel));

            Assert.Empty((await Check(database)).Broken);
            Assert.InRange(stop, 1, 20);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_that_the_sealer_passed_by_for_a_day_is_found(Engine engine)
    {
        await using var database = await Sealed(engine);
        database.Clock.Pass(TimeSpan.FromDays(2));
        await Entries.Write(database, 1);
        await database.Get<SealJournal>().Handle(null, Cancel);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO journal (id, at, \"on\", actor, what, rule, digest) SELECT '" + Forged + "', at, \"on\", actor, what, rule, digest FROM journal WHERE id = " + Second);

        Assert.Equal([$"journal entry {Forged.ToLowerInvariant()} was passed by when later ones were sealed"], (await Check(database)).Broken);
    }

    private static async Task<Database> Sealed(Engine engine)
    {
        var database = await Database.Create(engine);
        await Entries.Write(database, 6);
        await database.Get<SealJournal>().Handle(null, Cancel);
        return database;
    }

    /// <returns>False when it had ended before that step came.</returns>
    private static async Task<bool> CutOff(int stop, Func<Task> work)
    {
        var step = 0;
        Failpoints.Watch(() =>
        {
            if (++step >= stop) throw new PowerCutException();
        });
        try
        {
            await work();
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static async Task Tamper(Database database, Engine engine, string sql)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        var open = engine == Engine.Sqlite
            ? "PRAGMA foreign_keys = OFF; " + string.Join("; ", (await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync()).Select(name => $"DROP TRIGGER {name}"))
            : "ALTER TABLE journal DISABLE TRIGGER USER; ALTER TABLE journal_chain DISABLE TRIGGER USER; "
                + string.Join("; ", (await db.Database.SqlQuery<string>($"SELECT conname AS \"Value\" FROM pg_constraint WHERE contype = 'f' AND conrelid = 'journal_chain'::regclass").ToListAsync()).Select(name => $"ALTER TABLE journal_chain DROP CONSTRAINT \"{name}\""));
        await db.Database.ExecuteSqlRawAsync(open);
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task<InvariantResult> Check(Database database)
    {
        await foreach (var result in database.Get<VerifyAll>().Handle(Cancel))
            if (result.Name == "I10 journal chain") return result;
        throw new InvalidOperationException("The chain was not checked.");
    }
}
