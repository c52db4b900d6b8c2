using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Sessions;

/// <summary>Asked on every request: does the session still stand? Notes that the person is there, and ends what has lasted too long.</summary>
public sealed class KeepSession(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    /// <summary>A note at most this often, so that a page with its pictures is one write and not ten.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(20);

    /// <summary>True while the session stands.</summary>
    public async Task<bool> Handle(Guid id, TimeSpan idle, CancellationToken cancel)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == id)
            .Select(s => new { s.EndedAt, s.LastSeenAt, s.IdleUntil, s.ExpiresAt })
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.EndedAt is not null)
        {
            return false;
        }

        var open = db.Sessions.Where(s => s.Id == id && s.EndedAt == null);
        if (now >= found.ExpiresAt || now >= found.IdleUntil)
        {
            var why = now >= found.ExpiresAt ? SessionEnd.Expired : SessionEnd.Idle;
            await EndSessions.End(open, why, now, cancel);
            return false;
        }

        if (now - found.LastSeenAt >= Grain)
        {
            var until = now + idle;
            await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.IdleUntil, until), cancel);
        }

        return true;
    }
}
