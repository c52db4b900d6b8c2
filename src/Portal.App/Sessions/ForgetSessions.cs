using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Sessions;

/// <summary>Sessions say when a person was here; they are kept 30 days after their end for the security log and then removed.</summary>
public sealed class ForgetSessions(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private const int AtATime = 1000;

    public async Task<int> Handle(CancellationToken cancel)
    {
        var before = clock.Now - Kept;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var old = await db.Sessions.Where(s => s.ExpiresAt < before).OrderBy(s => s.ExpiresAt).Take(AtATime).ToListAsync(cancel);
        var spent = await db.SpentLogoutTokens.Where(s => s.SpentAt < before).OrderBy(s => s.SpentAt).Take(AtATime).ToListAsync(cancel);
        db.Sessions.RemoveRange(old);
        db.SpentLogoutTokens.RemoveRange(spent);
        await db.SaveChangesAsync(cancel);
        return old.Count;
    }
}
