using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.App.Data;

/// <summary>Brings the schema up to date, and says whether it is.</summary>
public sealed class Schema(IDbContextFactory<PortalDb> dbs)
{
    // A process killed while migrating leaves its lock behind on SQLite, and the next would wait for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Applies what is missing, each migration whole.</summary>
    /// <returns>The names applied, oldest first; empty when the schema was up to date.</returns>
    /// <exception cref="SchemaLockedException">Another process is migrating, or one died while it did.</exception>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var missing = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await db.Database.MigrateAsync(patience.Token);
        }
        catch (OperationCanceledException waited) when (!cancel.IsCancellationRequested)
        {
            throw new SchemaLockedException(waited);
        }
        return missing;
    }

    /// <summary>Null when the schema is the one this program was built for; else what is wrong and what to do.</summary>
    public async Task<string?> Fault(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (!await db.Database.CanConnectAsync(cancel)) return "The database does not exist or does not answer: create it with 'portal migrate'.";
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet();
        if (applied.FirstOrDefault(name => !known.Contains(name)) is { } newer) return $"The database is newer than this program (it has '{newer}'): install the newer program.";
        if (known.FirstOrDefault(name => !applied.Contains(name)) is { } older) return $"The database is older than this program (it lacks '{older}'): run 'portal migrate'.";
        return null;
    }

    /// <summary>The SQL from nothing to the newest schema, safe to run on any older one.</summary>
    public string Script()
    {
        using var db = dbs.CreateDbContext();
        return db.GetService<IMigrator>().GenerateScript(options: db.Database.IsSqlite() ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent);
    }
}

/// <summary>The migration lock was not free in time.</summary>
public sealed class SchemaLockedException(Exception inner) : InvalidOperationException(
    "The schema is locked by another migration. If none is running, one was killed: delete the row in the table __EFMigrationsLock and try again.", inner);
