namespace Portal.Domain.Nudges;

/// <summary>How somebody is nudged that there is a letter (besked om ny post).</summary>
public enum NudgeWay
{
    Email,

    /// <summary>As NemSMS, through Digital Post, to the number that the person has registered there.</summary>
    Sms,
}

/// <summary>Where a nudge is. It may be lost, and is never sent twice.</summary>
public enum NudgeState
{
    Waiting,

    /// <summary>Written down before it is sent, so that a crash leaves this behind.</summary>
    Trying,

    Sent,

    /// <summary>Not sent, for a reason.</summary>
    Dropped,

    /// <summary>Tried without an answer: it may have been sent, and is not sent again.</summary>
    Unknown,
}

/// <summary>Why a nudge was not sent, or how a try ended. They are stored for ever: a code may be added, never changed.</summary>
public static class NudgeCode
{
    /// <summary>Nobody nudges the dead.</summary>
    public const string ReceiverDead = "receiver-dead";

    /// <summary>Taken back since, or not to be had any more.</summary>
    public const string NotChosen = "not-chosen";

    /// <summary>The letter has been read already.</summary>
    public const string Opened = "opened";

    /// <summary>No news any more.</summary>
    public const string TooLate = "too-late";

    /// <summary>The letter was available before the database was taken back from a backup: it may have been nudged about.</summary>
    public const string Restored = "restored";

    /// <summary>The one who tried has died.</summary>
    public const string CutOff = "cut-off";

    /// <summary>Taken over.</summary>
    public const string Accepted = "accepted";

    /// <summary>Written as a file, for the demo.</summary>
    public const string Folder = "folder";

    /// <summary>Nobody there, or no safe line to them: it was not sent.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Sent, but nobody answered.</summary>
    public const string NoAnswer = "no-answer";
}
