using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;

namespace Portal.App.Outbox;

/// <summary>
/// The next messages, for this runner alone until it is disposed. On PostgreSQL by row locks, so that several runners share the work; on SQLite, which
/// belongs to one machine, by a file lock. Both end with the process: what a runner that died had tried is seen at once to be nobody's.
/// </summary>
internal sealed class OutboxTurn : IAsyncDisposable
{
    private readonly PortalDb _db;
    private readonly FileStream? _lock;

    private OutboxTurn(PortalDb db, FileStream? fileLock, IReadOnlyList<OutboxRow> messages) => (_db, _lock, Messages) = (db, fileLock, messages);

    public IReadOnlyList<OutboxRow> Messages { get; }

    public static async Task<OutboxTurn> Take(IDbContextFactory<PortalDb> dbs, StorageOptions storage, Guid after, int most, CancellationToken cancel)
    {
        var db = await dbs.CreateDbContextAsync(cancel);
        FileStream? fileLock = null;
        try
        {
            if (db.Database.IsSqlite()) fileLock = await FileLock.Take(Path.Combine(Directory.CreateDirectory(storage.Root).FullName, "outbox.lock"), cancel);
            else await db.Database.BeginTransactionAsync(cancel);
            return new OutboxTurn(db, fileLock, await db.LockUnsent(after, most, cancel));
        }
        catch
        {
            if (fileLock is not null) await fileLock.DisposeAsync();
            await db.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
    }
}
