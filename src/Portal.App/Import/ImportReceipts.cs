using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.App.Recovery;

namespace Portal.App.Import;

/// <summary>
/// Takes in receipts: CSV from Digital Post, XML from the recovery authority (<see cref="ImportRecovery"/>); late, repeated and in any order. A letter that was refused becomes a task and holds its claims; a receipt for a message
/// that is not ours is a bad line.
/// </summary>
public sealed class ImportReceipts(ClaimWriter writer, ImportRecovery recovery)
{
    /// <param name="acceptValid">Import the good lines although some are bad.</param>
    /// <param name="progress">Told the lines read so far.</param>
    public Task<ImportReport> Handle(string path, bool acceptValid, IProgress<int>? progress, CancellationToken cancel) =>
        RecoveryReceiptsFile.IsXml(path) ? recovery.Handle(path, acceptValid, cancel) : ImportRun.Of(path, ReceiptLine.Columns, acceptValid, writer, (work, tally) => new ReceiptsImport(work, tally), progress, cancel);
}

/// <summary>One running import of receipts.csv.</summary>
internal sealed class ReceiptsImport(Work work, ImportTally tally) : ILineImport<DeliveryRow>
{
    private List<DeliveryRow> _good = [];
    private int _forNudges;

    public DeliveryRow Read(LineValues values) => ReceiptLine.Read(values);

    public async Task Check(IReadOnlyList<(LineValues Values, DeliveryRow Line)> lines, CancellationToken cancel)
    {
        var read = lines.Where(line => line.Values.IsGood).ToList();
        var ids = read.Select(line => line.Line.OutboxId).Distinct().ToList();
        var ours = (await work.Db.Outbox.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        // Digital Post answers for a NemSMS too; nothing follows from it, since a nudge is never sent again.
        var nudges = (await work.Db.Nudges.Where(row => row.MessageId != null && EF.Parameter(ids).Contains(row.MessageId.Value)).Select(row => row.MessageId!.Value).ToListAsync(cancel)).ToHashSet();
        _forNudges = read.RemoveAll(line => nudges.Contains(line.Line.OutboxId));
        foreach (var (values, receipt) in read.Where(line => !ours.Contains(line.Line.OutboxId)))
            values.Fail("message", $"{receipt.OutboxId:D} is no message of ours", "every message is a letter in the outbox");
        _good = [.. read.Where(line => line.Values.IsGood).Select(line => line.Line)];
    }

    public async Task Write(CancellationToken cancel)
    {
        tally.Unchanged += _forNudges;
        if (_good.Count == 0) return;
        var (added, _) = await DeliveryRecorder.Record(work, _good, work.Today, SystemActor.Import, cancel);
        tally.New += added;
        tally.Unchanged += _good.Count - added;
    }
}
