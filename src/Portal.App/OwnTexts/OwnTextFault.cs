namespace Portal.App.OwnTexts;

/// <summary>Why an own text cannot be used, or cannot come from that day.</summary>
public enum OwnTextRefusal
{
    NoSuchText,
    IsLocked,
    NoSuchScope,
    IsMissing,
    IsTooLong,
    Unescaped,
    NotPlain,
    LooseBrace,
    UnknownName,
    NameIsMissing,
    BoldIsOpen,
    NoBoldHere,
    OtherMarkup,
    EndsNoSentence,
    EndsASentence,
    SentenceIsTooLong,
    LetterIsTooHard,
    AvoidedWord,
    Shouts,
    NeedsADate,
    Threatens,
    CprNumber,
    Link,
    NotOfThisClaim,
    NothingChanges,
    NoteIsMissing,
    NoteIsTooLong,
    NotAfterBusinessDay,
    BeyondCalendar,
    AlreadyProposed,
    NightIsRunning,
}

/// <summary>What is wrong with an own text, and where.</summary>
/// <param name="Language">"da" or "en"; empty where it is about the proposal as a whole.</param>
/// <param name="Place">The words that are wrong, or the name that is missing.</param>
/// <param name="Instead">What to write in their place.</param>
public sealed record OwnTextFault(OwnTextRefusal Reason, string Language = "", string Place = "", string Instead = "");
