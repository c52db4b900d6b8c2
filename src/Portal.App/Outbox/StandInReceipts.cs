using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Import;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>
/// Stands in for Digital Post in Development: every letter handed over before a night is answered AFLEVERET that night, in a receipts file that goes through
/// the same import as a real one. Paper has no receipts.
/// </summary>
public sealed class StandInReceipts(IDbContextFactory<PortalDb> dbs, ImportReceipts import, StorageOptions storage, DigitalPostOptions post)
{
    private static readonly TimeOnly NightHour = new(2, 0);

    /// <returns>What the import said; null when there was nothing to answer.</returns>
    /// <exception cref="InvalidOperationException">Letters go to a real Digital Post, which answers for itself.</exception>
    public async Task<ImportReport?> Handle(DateOnly night, CancellationToken cancel)
    {
        if (post.Mode != HandoverMode.Folder) throw new InvalidOperationException("The stand-in answers for the folder alone: with DigitalPost:Mode Http the other side does.");
        var path = Path.Combine(storage.Folder(Path.Combine("digital-post", "in")).FullName, $"stand-in-{night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
        if (!await Write(path, night, cancel)) return null;
        return await import.Handle(path, acceptValid: false, null, cancel);
    }

    private async Task<bool> Write(string path, DateOnly night, CancellationToken cancel)
    {
        var waiting = path + Durably.WaitingName;
        var any = false;
        await using (var file = new StreamWriter(new FileStream(waiting, FileMode.Create, FileAccess.Write)))
        {
            await file.WriteAsync($"{string.Join(';', ReceiptLine.Columns)}\n");
            await foreach (var letters in UnansweredLetters.Chunks(dbs, null, cancel))
                foreach (var letter in letters.Where(letter => IsAnswered(letter.Now(night), night)))
                {
                    any = true;
                    await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{letter.Id:D};AFLEVERET;{At(night):yyyy-MM-dd'T'HH:mm:sszzz};\n"));
                }
            await file.FlushAsync(cancel);
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }
        if (any) Durably.Rename(waiting, path);
        else File.Delete(waiting);
        return any;
    }

    /// <summary>What was handed over on the night's own day is answered the next night.</summary>
    private static bool IsAnswered(Delivery letter, DateOnly night) =>
        letter.State == DeliveryState.HandedOver && letter.Channel != Channel.Paper && letter.Since != night;

    private static DateTimeOffset At(DateOnly night)
    {
        var hour = night.ToDateTime(NightHour);
        return new DateTimeOffset(hour, DanishTime.Zone.GetUtcOffset(hour));
    }
}
