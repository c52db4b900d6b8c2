using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.App.Actors;
using Portal.App.Backup;
using Portal.App.Data;
using Portal.App.Documents;
using Portal.App.Journal;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;

namespace Portal.App.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-backup-").FullName;

    private string File => Path.Combine(_folder, "backup.tar");

    [Theory, OnEveryDatabase]
    public async Task A_restore_brings_back_what_was_there_and_holds_the_outbox(Engine engine)
    {
        await using var database = await Database.Create(engine, keepsConnections: false);
        var (town, mail) = (new Town(database), new Mail(database));
        var citizen = await town.Citizen();
        var kept = await town.Claim(citizen);
        var sent = await mail.Letter(citizen, claims: kept);
        await database.Get<SealJournal>().Handle(null, Cancel);
        var report = await Backup(database);
        Assert.Equal((database.Clock.GetUtcNow(), 1), (report.MadeAt, report.Documents));

        // What comes after the backup: a claim, a letter that goes out, and a longer chain.
        database.Clock.Pass(TimeSpan.FromHours(1));
        await town.Claim(citizen);
        await mail.Send();
        await database.Get<SealJournal>().Handle(null, Cancel);
        var messages = Directory.GetFiles(mail.OutFolder, "*.xml");
        Assert.Single(messages);

        var restored = await Restore(database);

        Assert.NotNull(restored.Kept);
        await using (var db = database.Open()) Assert.Equal([kept], await db.Claims.Select(claim => claim.Id).ToListAsync(Cancel));
        Assert.Empty(await mail.Broken());
        Assert.True((await mail.Send()).OnHold);

        // Reconciled and released, the letter goes out again as the same message.
        Assert.True(await database.Get<ReleaseOutbox>().Handle(SystemActor.CommandLine, Cancel));
        await mail.Send();
        Assert.Equal(messages, Directory.GetFiles(mail.OutFolder, "*.xml"));
        Assert.Contains(sent.ToString(), Path.GetFileName(Assert.Single(messages)), StringComparison.OrdinalIgnoreCase);
        await database.Get<SealJournal>().Handle(null, Cancel);
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_backup_is_of_one_instant_while_others_write(Engine engine)
    {
        await using var database = await Database.Create(engine, keepsConnections: false);
        var town = new Town(database);
        var citizen = await town.Citizen();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++) await town.Claim(citizen);
            return count;
        });
        while (!await Any(database)) await Task.Delay(10);
        await Backup(database);
        await stop.CancelAsync();
        var written = await writing;

        await Restore(database);

        Assert.Empty(await new Mail(database).Broken());
        await using var db = database.Open();
        Assert.InRange(await db.Claims.CountAsync(Cancel), 1, written);
    }

    [Theory, OnEveryDatabase]
    public async Task A_damaged_or_cut_off_file_is_refused_and_nothing_changes(Engine engine)
    {
        await using var database = await Database.Create(engine, keepsConnections: false);
        var town = new Town(database);
        var citizen = await town.Citizen("Findes Før");
        await new Mail(database).Letter(citizen);
        await Backup(database);
        await town.Claim(citizen);
        var good = await System.IO.File.ReadAllBytesAsync(File, Cancel);

        foreach (var (bytes, said) in new (byte[] Bytes, string Said)[]
        {
            (good[..^20_000], "not a whole backup"), (good[..1000], "not a whole backup"), ("no tar at all"u8.ToArray(), "not a whole backup"), ([], "not a whole backup"),
            (Flipped(good, "Findes F"u8), "is damaged"), (Flipped(good, "letter 1"u8), "has other bytes"), (Flipped(good, "\"format\": 1"u8, 10), "does not know"),
        })
        {
            await System.IO.File.WriteAllBytesAsync(File, bytes, Cancel);
            var refused = await Assert.ThrowsAsync<BackupException>(() => Restore(database));
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was changed.", refused.Message, StringComparison.Ordinal);
        }
        await using var db = database.Open();
        Assert.Single(await db.Claims.ToListAsync(Cancel));
        Assert.False(await OutboxHold.IsSet(db, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_s_database_is_taken_away_while_it_is_in_use(Engine engine)
    {
        await using var database = await Database.Create(engine, keepsConnections: false);
        await new Town(database).Citizen();
        await Backup(database);

        using (SiteLock.Share(database.Get<StorageOptions>()))
        using (SiteLock.Share(database.Get<StorageOptions>()))
            Assert.Contains("The portal is running", (await Assert.ThrowsAsync<BackupException>(() => Restore(database))).Message, StringComparison.Ordinal);
        await using (var db = database.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            Assert.NotEmpty(await db.Persons.ToListAsync(Cancel));
            Assert.Contains("The database is in use", (await Assert.ThrowsAsync<BackupException>(() => Restore(database))).Message, StringComparison.Ordinal);
        }
        await Restore(database);
    }

    [Fact]
    public async Task A_backup_of_another_engine_or_of_a_newer_program_is_refused()
    {
        await using var lite = await Database.Create(Engine.Sqlite, keepsConnections: false);
        await using var server = await Database.Create(Engine.PostgreSql, keepsConnections: false);
        await Backup(server);
        Assert.Contains("of a PostgreSql database", (await Assert.ThrowsAsync<BackupException>(() => Restore(lite))).Message, StringComparison.Ordinal);

        foreach (var database in new[] { lite, server })
        {
            await using (var db = database.Open())
                await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99.0')", Cancel);
            await Backup(database);
            Assert.Contains("29991231000000_Later", (await Assert.ThrowsAsync<BackupException>(() => Restore(database))).Message, StringComparison.Ordinal);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_restore_cut_off_before_any_durable_step_leaves_the_old_database_or_the_new_one(Engine engine)
    {
        for (var step = 1; ; step++)
        {
            await using var database = await Database.Create(engine, keepsConnections: false);
            var (town, mail) = (new Town(database), new Mail(database));
            await town.Claim(await town.Citizen());
            await Backup(database);
            await town.Claim(await town.Citizen());

            var passed = 0;
            Failpoints.Watch(() =>
            {
                if (++passed == step) throw new PowerCutException();
            });
            try
            {
                await Restore(database);
                Assert.InRange(step, 3, 10);
                return;
            }
            catch (PowerCutException)
            {
                await using var db = database.Open();
                Assert.Equal(await OutboxHold.IsSet(db, Cancel) ? 1 : 2, await db.Claims.CountAsync(Cancel));
                Assert.Empty(await mail.Broken());
            }
            finally
            {
                Failpoints.Watch(() => { });
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<BackupReport> Backup(Database database) => database.Get<WriteBackup>().Handle(File, null, Cancel);

    private Task<RestoreReport> Restore(Database database)
    {
        NpgsqlConnection.ClearAllPools();
        return database.Get<RestoreBackup>().Handle(File, null, Cancel);
    }

    private static async Task<bool> Any(Database database)
    {
        await using var db = database.Open();
        return await db.Claims.AnyAsync(Cancel);
    }

    private static byte[] Flipped(byte[] bytes, ReadOnlySpan<byte> at, int offset = 0)
    {
        var flipped = bytes.ToArray();
        flipped[bytes.AsSpan().IndexOf(at) + offset] ^= 2;
        return flipped;
    }
}
