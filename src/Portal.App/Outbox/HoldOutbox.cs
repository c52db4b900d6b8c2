using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Nudges;
using Portal.App.Settings;
using Portal.Domain;

namespace Portal.App.Outbox;

/// <summary>
/// Holds the whole outbox until reconciled. After a restore the database does not know what was handed over since the backup: first the receipts of that time
/// are imported, then the outbox is released.
/// </summary>
public sealed class HoldOutbox(ClaimWriter writer)
{
    /// <returns>False when it was on hold already.</returns>
    public Task<bool> Handle(Actor by, CancellationToken cancel) => OutboxHold.Set(writer, true, by, cancel);
}

/// <summary>The outbox has been reconciled: letters go out again.</summary>
public sealed class ReleaseOutbox(ClaimWriter writer)
{
    /// <returns>False when it was not on hold.</returns>
    public Task<bool> Handle(Actor by, CancellationToken cancel) => OutboxHold.Set(writer, false, by, cancel);
}

/// <summary>The flag: a counter that is 1 while the outbox is on hold.</summary>
internal static class OutboxHold
{
    private const string Name = "outbox-on-hold";

    public static Task<bool> IsSet(PortalDb db, CancellationToken cancel) => db.Counters.AnyAsync(row => row.Name == Name && row.Value == 1, cancel);

    public static async Task<bool> Set(ClaimWriter writer, bool hold, Actor by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        if (!await Write(work.Db, hold, by, work.Now, cancel)) return false;
        await work.Commit(cancel);
        return true;
    }

    /// <summary>Inside a transaction of the caller's.</summary>
    /// <returns>False when nothing was to be changed.</returns>
    public static async Task<bool> Write(PortalDb db, bool hold, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO counters (name, value) VALUES ({Name}, 0) ON CONFLICT DO NOTHING", cancel);
        if (await db.Counters.Where(row => row.Name == Name && row.Value != (hold ? 1 : 0)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, hold ? 1 : 0), cancel) == 0) return false;
        if (!hold) await NudgeStart.Set(db, now, cancel);
        var what = hold ? Name : "outbox-released";
        db.Journal.Add(new JournalRow
        {
            Id = DerivedId.Of(what, by.JournalId, now.UtcTicks), At = now, On = now.DanishDay(), Actor = by.JournalId, What = what, Rule = "restore",
            Digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(what))),
        });
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
