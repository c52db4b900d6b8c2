using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>The way out for e-mail.</summary>
public interface IMail
{
    /// <summary>Without one the pages say that e-mail is not to be had, and nothing is queued.</summary>
    bool IsOffered { get; }

    Task<NudgeEnd> Send(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>One e-mail in plain text. Holds an address: never logged.</summary>
/// <param name="Id">Names it for whoever looks for it; says nothing about the receiver.</param>
public sealed record OutgoingMail(Guid Id, string To, string Subject, string Text);

/// <summary>How sending a nudge ended.</summary>
public sealed record NudgeEnd(NudgeState State, string Code)
{
    /// <summary>It has been taken over.</summary>
    public static NudgeEnd Taken(string code) => new(NudgeState.Sent, code);

    /// <summary>It will not be taken, now or later.</summary>
    public static NudgeEnd Refused(string code) => new(NudgeState.Dropped, code);

    /// <summary>It has not been taken: later.</summary>
    public static NudgeEnd NotNow(string code) => new(NudgeState.Waiting, code);

    /// <summary>It may have been taken, and is not sent again.</summary>
    public static NudgeEnd NoAnswer(string code) => new(NudgeState.Unknown, code);
}
