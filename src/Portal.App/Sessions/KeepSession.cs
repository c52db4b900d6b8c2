using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Sessions;

/// <summary>A session that stands.</summary>
/// <param name="EndsAt">When it ends if nothing more is done.</param>
/// <param name="CanBeProlonged">Doing something moves the end. Not when it has nearly lasted as long as a session may.</param>
public sealed record StandingSession(DateTimeOffset EndsAt, bool CanBeProlonged);

/// <summary>Asked on every request: does the session still stand? Notes that the person is there, and ends what has lasted too long.</summary>
public sealed class KeepSession(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    /// <summary>A note at most this often, so that a page with its pictures is one write and not ten.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(20);

    /// <returns>Null when the session has ended.</returns>
    public async Task<StandingSession?> Handle(Guid id, TimeSpan idle, CancellationToken cancel)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == id)
            .Select(s => new { s.EndedAt, s.LastSeenAt, s.IdleUntil, s.ExpiresAt })
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.EndedAt is not null)
        {
            return null;
        }

        var open = db.Sessions.Where(s => s.Id == id && s.EndedAt == null);
        if (now >= found.ExpiresAt || now >= found.IdleUntil)
        {
            var why = now >= found.ExpiresAt ? SessionEnd.Expired : SessionEnd.Idle;
            await EndSessions.End(open, why, now, cancel);
            return null;
        }

        var idleUntil = found.IdleUntil;
        if (now - found.LastSeenAt >= Grain)
        {
            idleUntil = now + idle;
            await open.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.IdleUntil, idleUntil), cancel);
        }

        return idleUntil < found.ExpiresAt ? new StandingSession(idleUntil, CanBeProlonged: true) : new StandingSession(found.ExpiresAt, CanBeProlonged: false);
    }
}
