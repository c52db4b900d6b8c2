using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Outbox;
using Portal.Domain.Letters;

namespace Portal.App.Recovery;

/// <summary>What handing over to the recovery authority gave.</summary>
/// <param name="HandedOver">Files that it has now.</param>
/// <param name="Waiting">Files that it has not answered for: the same files are handed over again.</param>
public sealed record RecoveryReport(int HandedOver, int Waiting, bool OnHold)
{
    public static readonly RecoveryReport Held = new(0, 0, true);
}

/// <summary>
/// Hands over to the recovery authority what waits: what has happened to claims that are there becomes a file of changes, and every file that has been made and not been taken is
/// handed over, oldest first. Begun again after a crash, it hands over the same bytes under the same ids.
/// </summary>
public sealed class HandOverRecovery
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly ClaimWriter _writer;
    private readonly IRecoveryAuthority _authority;
    private readonly DocumentStore _documents;
    private readonly ChangesFile _changes;

    internal HandOverRecovery(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, IRecoveryAuthority authority, DocumentStore documents, ChangesFile changes) =>
        (_dbs, _writer, _authority, _documents, _changes) = (dbs, writer, authority, documents, changes);

    public async Task<RecoveryReport> Handle(CancellationToken cancel)
    {
        if (await OnHold(cancel)) return RecoveryReport.Held;
        await _changes.Make(cancel);
        var waiting = await Waiting(cancel);
        var taken = 0;
        foreach (var batch in waiting)
        {
            var end = await _authority.Send(BatchTurn.NameOf(batch.Number), await _documents.Get(batch.DocumentSha256!, cancel), cancel);
            // In order: what is said about a claim comes after the claim.
            if (end.State != DeliveryState.HandedOver) break;
            await Record(batch.Id, cancel);
            taken++;
        }
        return new RecoveryReport(taken, waiting.Count - taken, false);
    }

    private async Task<bool> OnHold(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return await OutboxHold.IsSet(db, cancel);
    }

    private async Task<List<RecoveryBatchRow>> Waiting(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return await db.RecoveryBatches.AsNoTracking().Where(row => row.State == RecoveryBatchState.Approved).OrderBy(row => row.DecidedAt).ThenBy(row => row.Number).ToListAsync(cancel);
    }

    private async Task Record(Guid batch, CancellationToken cancel)
    {
        await using var work = await _writer.Begin([], cancel);
        var row = await work.Db.RecoveryBatches.SingleAsync(one => one.Id == batch, cancel);
        if (row.State == RecoveryBatchState.HandedOver) return;
        (row.State, row.HandedOverAt) = (RecoveryBatchState.HandedOver, work.Now);
        work.Db.Journal.Add(RecoveryJournal.OfBatch(work, SystemActor.Outbox, "batch-handed-over", row));
        await work.Commit(cancel);
    }
}
