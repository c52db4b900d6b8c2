using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;

namespace Portal.App.Sessions;

/// <summary>What is left to do after a session has ended: tell the provider it came from.</summary>
public sealed record EndedSession(SessionKind Kind, string? ProtectedIdToken);

/// <summary>Ends sessions: one, all of a person's (log off everywhere), or those the login provider says have ended.</summary>
public sealed class EndSessions(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    /// <summary>Ends one session. Null when it is unknown; an ended one stays ended for the reason it had.</summary>
    public async Task<EndedSession?> One(Guid id, SessionEnd why, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == id)
            .Select(s => new EndedSession(s.Kind, s.ProtectedIdToken))
            .SingleOrDefaultAsync(cancel);
        await End(db.Sessions.Where(s => s.Id == id && s.EndedAt == null), why, clock.Now, cancel);
        return found;
    }

    /// <summary>Log off everywhere: every open session of this citizen or member of staff.</summary>
    public async Task<int> Everywhere(SessionKind kind, string subject, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var open = db.Sessions.Where(s => s.Kind == kind && s.Subject == subject && s.EndedAt == null);
        return await End(open, SessionEnd.LoggedOffEverywhere, clock.Now, cancel);
    }

    /// <summary>The provider's message: the session it names, or all of the person's when it names no session. Null when it names another's session.</summary>
    public async Task<int?> AtProvider(SessionKind kind, string? providerSession, string? subjectDigest, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var open = db.Sessions.Where(s => s.Kind == kind && s.EndedAt == null);
        if (providerSession is not null)
        {
            open = open.Where(s => s.ProviderSession == providerSession);
            if (subjectDigest is not null && await open.AnyAsync(s => s.ProviderSubjectDigest != subjectDigest, cancel))
            {
                return null;
            }
        }
        else
        {
            open = open.Where(s => s.ProviderSubjectDigest == subjectDigest);
        }

        return await End(open, SessionEnd.LoggedOffAtProvider, clock.Now, cancel);
    }

    internal static Task<int> End(IQueryable<SessionRow> open, SessionEnd why, DateTimeOffset now, CancellationToken cancel) =>
        open.ExecuteUpdateAsync(
            set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.Ended, why).SetProperty(s => s.ProtectedIdToken, (string?)null), cancel);
}
