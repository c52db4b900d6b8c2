using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.App.Settings;

namespace Portal.App.Recovery;

/// <summary>
/// Stands in for the recovery authority in Development: every action handed over before a night is answered UDFØRT that night, in a file that goes through the same import as a real one.
/// </summary>
public sealed class StandInAuthority(IDbContextFactory<PortalDb> dbs, ImportReceipts import, StorageOptions storage, RecoveryOptions recovery)
{
    /// <returns>What the import said; null when there was nothing to answer.</returns>
    public async Task<ImportReport?> Handle(DateOnly night, CancellationToken cancel)
    {
        if (recovery.Mode != HandoverMode.Folder) return null;
        var actions = await Unanswered(night, cancel);
        if (actions.Count == 0) return null;
        XNamespace ours = RecoveryReceiptsFile.Namespace;
        var on = night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var file = new XDocument(new XElement(ours + "recoveryReceipts", actions.Select(action => new XElement(ours + "receipt", new XAttribute("action", action), new XAttribute("state", "UDFØRT"), new XAttribute("on", on)))));
        var path = Path.Combine(storage.Folder(Path.Combine("recovery", "in")).FullName, $"stand-in-{on}.xml");
        using var bytes = new MemoryStream();
        file.Save(bytes);
        await Durably.Write(path, bytes.ToArray(), cancel);
        return await import.Handle(path, acceptValid: false, null, cancel);
    }

    /// <summary>What was handed over on the night's own day is answered the next night.</summary>
    private async Task<List<Guid>> Unanswered(DateOnly night, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.RecoveryActions.Where(row => row.Outcome == null && row.BatchId != null)
            .Join(db.RecoveryBatches.Where(batch => batch.State == RecoveryBatchState.HandedOver), row => row.BatchId, batch => batch.Id, (row, batch) => new { row.Id, row.Position, batch.Number, batch.HandedOverAt }).ToListAsync(cancel);
        return [.. rows.Where(row => row.HandedOverAt!.Value.DanishDay() < night).OrderBy(row => row.Number).ThenBy(row => row.Position).Select(row => row.Id)];
    }
}
