using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Sessions;

/// <summary>Which of these sessions no longer stand. One question for all open browser windows of a process.</summary>
public sealed class EndedSessions(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    private const int Chunk = 500;

    public async Task<IReadOnlySet<Guid>> Among(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var now = clock.Now;
        var ended = ids.ToHashSet();
        await using var db = await databases.CreateDbContextAsync(cancel);
        foreach (var some in ids.Chunk(Chunk))
        {
            // Asks for the ones that stand: a session whose row is gone has ended too.
            ended.ExceptWith(await db.Sessions.AsNoTracking()
                .Where(s => some.Contains(s.Id) && s.EndedAt == null && s.IdleUntil > now && s.ExpiresAt > now)
                .Select(s => s.Id)
                .ToListAsync(cancel));
        }

        return ended;
    }
}
