using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>
/// The moment before which no letter is nudged about. After a restore nobody knows what was sent since the backup: rather no nudge than the same one again.
/// </summary>
internal static class NudgeStart
{
    private const string Name = "nudges-after";

    public static async Task<DateTimeOffset> Of(PortalDb db, CancellationToken cancel) =>
        DateTimeOffset.FromUnixTimeMilliseconds(await db.Counters.Where(row => row.Name == Name).Select(row => row.Value).SingleOrDefaultAsync(cancel));

    /// <summary>Inside a transaction of the caller's.</summary>
    public static async Task Set(PortalDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var at = now.ToUnixTimeMilliseconds();
        await db.Database.ExecuteSqlAsync($"INSERT INTO counters (name, value) VALUES ({Name}, {at}) ON CONFLICT (name) DO UPDATE SET value = excluded.value", cancel);
        await db.Nudges.Where(row => row.State == NudgeState.Waiting || row.State == NudgeState.Trying)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NudgeState.Dropped).SetProperty(row => row.Code, NudgeCode.Restored), cancel);
    }
}
