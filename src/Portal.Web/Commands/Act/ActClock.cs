using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.Web.Commands.Act;

/// <summary>Stands at noon, Danish time, of the day of the line that is being carried out; a later line of the same day is a little later.</summary>
internal sealed class ActClock(IDbContextFactory<PortalDb> dbs) : TimeProvider
{
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Goes to the day. Notes and proposals are told apart by their instant, so it is never one that an earlier line or an earlier file has used.</summary>
    public async Task StandOn(DateOnly day, CancellationToken cancel)
    {
        var shown = day.ToDateTime(Noon);
        var noon = new DateTimeOffset(shown, DanishTime.Zone.GetUtcOffset(shown)).ToUniversalTime();
        var evening = noon.AddHours(6);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var noted = await db.Notes.Where(note => note.At >= noon && note.At < evening).OrderByDescending(note => note.At).Select(note => (DateTimeOffset?)note.At).FirstOrDefaultAsync(cancel);
        var latest = _now >= noon && _now < evening && !(noted > _now) ? _now : noted;
        _now = latest is { } before ? before + Moment : noon;
    }
}
