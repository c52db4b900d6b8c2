namespace Portal.Domain.Requests;

/// <summary>What a citizen can ask for (formats.md, "request kinds").</summary>
public enum RequestKind
{
    /// <summary>Henstand.</summary>
    Deferral,

    /// <summary>Betalingsaftale.</summary>
    Agreement,

    /// <summary>Indsigelse.</summary>
    Objection,

    /// <summary>Ændrede forhold.</summary>
    ChangedCircumstances,
}

/// <summary>Where a request is (formats.md, "request status").</summary>
public enum RequestStatus
{
    Draft,
    Submitted,

    /// <summary>Vi mangler noget fra borgeren.</summary>
    NeedsInformation,

    /// <summary>Partshøring.</summary>
    Hearing,
    Granted,
    PartlyGranted,
    Refused,
    Withdrawn,
}

public static class RequestStatuses
{
    /// <summary>Sent and not yet answered: its claims are on hold.</summary>
    public static bool IsPending(this RequestStatus status) => status is RequestStatus.Submitted or RequestStatus.NeedsInformation or RequestStatus.Hearing;

    public static bool IsDecided(this RequestStatus status) => status is RequestStatus.Granted or RequestStatus.PartlyGranted or RequestStatus.Refused;
}

/// <summary>How a request came to us (L05: online, by phone, by letter or in person).</summary>
public enum RequestChannel
{
    /// <summary>Written by the citizen here.</summary>
    Portal,
    Phone,
    Letter,
    InPerson,
}

/// <summary>What a free text about a person is.</summary>
public enum PersonalTextKind
{
    /// <summary>The citizen's own words.</summary>
    Explanation,

    /// <summary>P09: what is special, in the citizen's words.</summary>
    SpecialCircumstances,

    /// <summary>The caseworker's grounds (begrundelse), as they stand in the letter.</summary>
    Grounds,

    /// <summary>The same about instalments, where the request asks to wait as well.</summary>
    AgreementGrounds,

    /// <summary>Hearing: what we consider.</summary>
    Considered,

    /// <summary>Hearing: the facts that weigh against the citizen.</summary>
    HeardFacts,

    /// <summary>Hearing: where the facts come from.</summary>
    HeardSource,
}

/// <summary>How long a text or document about a person is kept (formats.md, "retention").</summary>
public enum RetentionClass
{
    /// <summary>30 days after it was last saved.</summary>
    Draft,

    /// <summary>12 months after the case is closed.</summary>
    Case,

    /// <summary>5 years after the end of the accounting year in which the claim closed.</summary>
    Decision,
}
