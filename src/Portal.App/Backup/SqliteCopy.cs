using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>SQLite: the database is one file.</summary>
internal sealed class SqliteCopy(IDbContextFactory<PortalDb> dbs, TimeProvider clock) : IDatabaseCopy
{
    private const string Name = "portal.db";
    private const int Busy = 5, Locked = 6;

    public DatabaseProvider Engine => DatabaseProvider.Sqlite;

    public async Task Copy(string folder, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(folder, Name)}", cancel);
    }

    public async Task<string?> Replace(string folder, string schema, CancellationToken cancel)
    {
        var copy = Path.Combine(folder, Name);
        await Prepare(copy, schema, cancel);

        var path = await Place(cancel);
        var waiting = path + Durably.WaitingName;
        File.Copy(copy, waiting, overwrite: true);
        Durably.Flush(waiting);
        var kept = File.Exists(path) ? await Keep(path, cancel) : null;
        Durably.Rename(waiting, path);
        Durably.SyncFolder(Path.GetDirectoryName(path)!);
        return kept;
    }

    private async Task<string> Place(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
    }

    private async Task Prepare(string copy, string schema, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite($"Data Source={copy};Pooling=false").AddInterceptors(new SqliteSettings()).Options;
        await using var db = new SqlitePortalDb(options);
        if (!db.Database.GetMigrations().Contains(schema)) throw new BackupException($"The backup is of a newer program (it has '{schema}'): install that one, then restore. Nothing was changed.");
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await OutboxHold.Write(db, true, SystemActor.CommandLine, clock.GetUtcNow(), cancel);
            await Durably.Commit(transaction, cancel);
        }
        // Everything in the one file, so that it can be renamed.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = DELETE", cancel);
    }

    /// <summary>Merges what has been written beside the file into it, which works only when nobody else has it open, and copies it.</summary>
    private async Task<string> Keep(string path, CancellationToken cancel)
    {
        try
        {
            await using var db = new SqliteConnection($"Data Source={path};Pooling=false;Default Timeout=1");
            await db.OpenAsync(cancel);
            await using var command = db.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked)
        {
            throw new BackupException("The database is in use: stop the portal and every command of it, then restore. Nothing was changed.");
        }
        var kept = string.Create(CultureInfo.InvariantCulture, $"{path}.before-restore-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss}");
        File.Copy(path, kept, overwrite: false);
        Durably.Flush(kept);
        return kept;
    }
}
