using Portal.App.Sessions;

namespace Portal.App.Data.Rows;

/// <summary>One sign-in, from log on to log off. The cookie only points here, so a session can be ended from outside the browser.</summary>
public sealed class SessionRow
{
    public Guid Id { get; init; }

    public SessionKind Kind { get; init; }

    /// <summary>The person id of a citizen, or the staff login's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The login provider's own name for its session, when it has said one.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>A digest of the provider's name for the person: enough to recognise it, not enough to know who it is.</summary>
    public required string ProviderSubjectDigest { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Nothing done until here ends the session.</summary>
    public DateTimeOffset IdleUntil { get; set; }

    /// <summary>Ends here whatever is done.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public SessionEnd? Ended { get; set; }

    /// <summary>Encrypted; the provider wants its own token back when the person logs off. Gone when the session has ended.</summary>
    public string? ProtectedIdToken { get; set; }
}

/// <summary>A logout message from a login provider that has been acted on, so that it cannot be sent again.</summary>
public sealed class SpentLogoutTokenRow
{
    /// <summary>A digest of issuer and token id.</summary>
    public required string Digest { get; init; }

    public DateTimeOffset SpentAt { get; init; }
}
