using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>PostgreSQL: each table's rows as the server's own COPY writes them, all of one snapshot. No program of the server is needed.</summary>
internal sealed class PostgresCopy(IDbContextFactory<PortalDb> dbs, TimeProvider clock) : IDatabaseCopy
{
    public DatabaseProvider Engine => DatabaseProvider.PostgreSql;

    public async Task Copy(string folder, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        foreach (var (table, columns) in Tables(db))
        {
            await using var file = File.Create(Path.Combine(folder, table));
            await using var rows = await Connection(db).BeginRawBinaryCopyAsync($"COPY \"{table}\" ({columns}) TO STDOUT (FORMAT BINARY)", cancel);
            await rows.CopyToAsync(file, cancel);
        }
    }

    public async Task<string?> Replace(string folder, string schema, CancellationToken cancel)
    {
        // What this very process has looked at before must not count as somebody else.
        NpgsqlConnection.ClearAllPools();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (db.Database.GetMigrations().Last() != schema)
            throw new BackupException($"The backup is of another version (its newest schema change is '{schema}'): restore it with that version, then upgrade. Nothing was changed.");
        await db.Database.OpenConnectionAsync(cancel);
        var others = await db.Database.SqlQuery<long>(
            $"SELECT count(*) AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'").SingleAsync(cancel);
        if (others > 0) throw new BackupException("The database is in use: stop the portal and every command of it, then restore. Nothing was changed.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = string.Create(CultureInfo.InvariantCulture, $"before_restore_{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss}").ToLowerInvariant();
        await Execute(db, $"ALTER SCHEMA public RENAME TO {kept}; CREATE SCHEMA public;", cancel);
        await Execute(db, db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.NoTransactions), cancel);
        foreach (var (table, columns) in Tables(db))
        {
            await using var file = File.OpenRead(Path.Combine(folder, table));
            await using var rows = await Connection(db).BeginRawBinaryCopyAsync($"COPY \"{table}\" ({columns}) FROM STDIN (FORMAT BINARY)", cancel);
            await file.CopyToAsync(rows, cancel);
        }
        await OutboxHold.Write(db, true, SystemActor.CommandLine, clock.GetUtcNow(), cancel);
        await Durably.Commit(transaction, cancel);
        return $"schema {kept}";
    }

    private static NpgsqlConnection Connection(PortalDb db) => (NpgsqlConnection)db.Database.GetDbConnection();

    // Not by EF, which would take braces in the script for parameters.
    private static async Task Execute(PortalDb db, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, Connection(db), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Every table with its columns, so that a row comes after the rows that it refers to.</summary>
    private static IEnumerable<(string Table, string Columns)> Tables(PortalDb db)
    {
        var open = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var done = new HashSet<ITable>();
        while (open.Count > 0)
        {
            var next = open.First(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || done.Contains(key.PrincipalTable)));
            open.Remove(next);
            done.Add(next);
            yield return (next.Name, string.Join(", ", next.Columns.Select(column => $"\"{column.Name}\"").Order(StringComparer.Ordinal)));
        }
    }
}
