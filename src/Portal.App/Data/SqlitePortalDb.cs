using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>The database in one file: demo, tests and small municipalities.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    public override Task LockClaims(IReadOnlyCollection<Guid> ids, CancellationToken cancel) => Task.CompletedTask;

    public override Task LockDebtors(IReadOnlyCollection<Guid> people, CancellationToken cancel) => Task.CompletedTask;

    public override Task<List<OutboxRow>> LockUnsent(Guid after, int most, CancellationToken cancel) =>
        Outbox.FromSqlRaw(UnsentSql, after, most).AsNoTracking().ToListAsync(cancel);

    /// <summary>
    /// 32 MB of pages instead of 2: an index in random order would otherwise be written out and read back over and over. And four times as much of a log before it is
    /// carried over into the file, which a page written by many transactions then is once.
    /// </summary>
    public override Task ExpectManyRows(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 32768", cancel);

    /// <summary>Entries are numbered by SQLite as they are written, and none is removed: the last number is how many there are.</summary>
    public override async Task<long?> JournalLength(CancellationToken cancel) => await Database.SqlQueryRaw<long>("SELECT COALESCE(MAX(rowid), 0) AS Value FROM journal").SingleAsync(cancel);

    public override Task LockRequest(Guid id, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Settings that belong to a connection, not to the file: commits are on disk before they are answered.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    /// <summary>The connections beneath those of the pool that have their settings: they keep them, and a page opens a dozen.</summary>
    private readonly ConditionalWeakTable<object, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsNew(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsNew(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private bool IsNew(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && _set.TryAdd(handle, handle);
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePortalDb>
{
    public SqlitePortalDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=design.db").Options);
}
