using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>The database in production.</summary>
public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    public override Task LockClaims(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var all = ids.ToArray();
        return Database.ExecuteSqlAsync($"SELECT 1 FROM claims WHERE id = ANY ({all}) ORDER BY id FOR UPDATE", cancel);
    }

    public override Task LockDebtors(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var all = people.ToArray();
        return Database.ExecuteSqlAsync($"SELECT 1 FROM claims WHERE debtor_id = ANY ({all}) ORDER BY id FOR UPDATE", cancel);
    }

    // Not FOR UPDATE: rows that refer to a message could not be written meanwhile, not even by the runner that holds the lock.
    public override Task<List<OutboxRow>> LockUnsent(Guid after, int most, CancellationToken cancel) =>
        Outbox.FromSqlRaw(UnsentSql + " FOR NO KEY UPDATE OF message SKIP LOCKED", after, most).AsNoTracking().ToListAsync(cancel);

    public override Task<long?> JournalLength(CancellationToken cancel) => Task.FromResult<long?>(null);

    public override Task LockRequest(Guid id, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT 1 FROM requests WHERE id = {id} FOR UPDATE", cancel);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPortalDb>
{
    public PostgresPortalDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
