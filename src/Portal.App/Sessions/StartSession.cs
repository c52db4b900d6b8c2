using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;

namespace Portal.App.Sessions;

/// <summary>What the sign-in knows about a session that begins.</summary>
/// <param name="Subject">The person id of a citizen, or the staff login's subject.</param>
/// <param name="ProviderSession">The provider's <c>sid</c>.</param>
/// <param name="ProviderSubjectDigest">See <see cref="ProviderSubject"/>.</param>
/// <param name="ProtectedIdToken">Encrypted by the caller.</param>
public sealed record NewSession(
    SessionKind Kind, string Subject, string? ProviderSession, string ProviderSubjectDigest, string? ProtectedIdToken, SessionLimits Limits);

/// <summary>How long a session lasts: without anything being done, and at most.</summary>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute);

/// <summary>Begins a session for somebody the login provider has just vouched for.</summary>
public sealed class StartSession(IDbContextFactory<PortalDb> databases, SessionClock clock)
{
    public async Task<Guid> Handle(NewSession wanted, CancellationToken cancel)
    {
        var now = clock.Now;
        var session = new SessionRow
        {
            Id = Guid.NewGuid(), // not a version 7 id: this one is a key to a person's case, so every bit is random
            Kind = wanted.Kind,
            Subject = wanted.Subject,
            ProviderSession = wanted.ProviderSession,
            ProviderSubjectDigest = wanted.ProviderSubjectDigest,
            ProtectedIdToken = wanted.ProtectedIdToken,
            StartedAt = now,
            LastSeenAt = now,
            IdleUntil = now + wanted.Limits.Idle,
            ExpiresAt = now + wanted.Limits.Absolute,
        };
        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }
}
