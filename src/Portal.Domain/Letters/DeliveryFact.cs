namespace Portal.Domain.Letters;

/// <summary>
/// One thing that happened to a letter on its way: an attempt to hand it over and how that ended, a receipt (kvittering), a hold, or a caseworker's answer to one.
/// </summary>
/// <param name="Code">What it was, see <see cref="DeliveryCode"/>; for a hold its reason.</param>
/// <param name="At">Our own clock; for a receipt the time that it bears.</param>
/// <param name="On">The Danish day of <paramref name="At"/>.</param>
public sealed record DeliveryFact(DeliveryState State, string Code, DateTimeOffset At, DateOnly On)
{
    /// <summary>Written before each hand-over, so that a crash leaves "answer unknown" behind and never silence.</summary>
    public bool IsAttempt => State == DeliveryState.Unknown && Code.StartsWith(DeliveryCode.AttemptPrefix, StringComparison.Ordinal);

    public bool IsReceipt => DeliveryCode.StateOf(Code.Split(':')[0]) == State;

    /// <summary>A caseworker has mended the cause of a hold: what was refused before no longer counts.</summary>
    public bool IsRelease => State == DeliveryState.Waiting && Code is DeliveryCode.Again or DeliveryCode.OnPaper;

    /// <summary>How an attempt ended.</summary>
    public bool IsOutcome => !IsAttempt && !IsReceipt && !IsRelease;

    public Channel? AttemptChannel => IsAttempt ? Slug.Parse<Channel>(Code[DeliveryCode.AttemptPrefix.Length..]) : null;
}

/// <summary>The codes of deliveries. They are stored for ever: a code may be added, never changed.</summary>
public static class DeliveryCode
{
    public const string AttemptPrefix = "attempt:";

    /// <summary>The message lies in the outgoing folder.</summary>
    public const string Folder = "folder";

    /// <summary>The letter lies in the print folder, with its line in the index.</summary>
    public const string Paper = "paper";

    /// <summary>The same, bound for an address outside Denmark: it is longer under way, whatever becomes of the address afterwards.</summary>
    public const string PaperAbroad = "paper-abroad";

    /// <summary>Sent, but nobody answered: it may have been received.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>Nobody there: it was not sent.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The run stopped before its turn came: it was not sent.</summary>
    public const string NotTried = "not-tried";

    /// <summary>It has no pages yet.</summary>
    public const string NotDrawn = "not-drawn";

    /// <summary>A hold: too many attempts over too long a time.</summary>
    public const string AttemptsExhausted = "attempts-exhausted";

    /// <summary>A hold: a letter on paper without a place to go.</summary>
    public const string NoAddress = "no-address";

    /// <summary>A hold: the receiver has died; what is owed is the estate's.</summary>
    public const string ReceiverDead = "receiver-dead";

    /// <summary>A hold: the stored pages are not what was stored.</summary>
    public const string DocumentDamaged = "document-damaged";

    /// <summary>A hold: it may have been printed, and the folder that could tell is gone.</summary>
    public const string PrintUnknown = "print-unknown";

    /// <summary>A caseworker: try again the same way.</summary>
    public const string Again = "again";

    /// <summary>A caseworker: the same letter on paper.</summary>
    public const string OnPaper = "on-paper";

    /// <summary>The receipts of Digital Post (forretningskvitteringer).</summary>
    public static IReadOnlyList<string> Receipts { get; } = ["MODTAGET", "AFLEVERET", "ACCEPTERET", "AFVIST", "FEJLET"];

    public static string Attempt(Channel channel) => $"{AttemptPrefix}{Slug.Of(channel)}";

    /// <returns>What a receipt says; null when the code is none.</returns>
    public static DeliveryState? StateOf(string receipt) => receipt switch
    {
        "MODTAGET" => DeliveryState.HandedOver,
        "AFLEVERET" or "ACCEPTERET" => DeliveryState.Delivered,
        "AFVIST" or "FEJLET" => DeliveryState.Held,
        _ => null,
    };
}
