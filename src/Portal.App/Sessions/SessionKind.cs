namespace Portal.App.Sessions;

/// <summary>Which of the two doors somebody came in by.</summary>
public enum SessionKind
{
    /// <summary>Borger eller virksomhed.</summary>
    Citizen,

    /// <summary>Medarbejder i kommunen.</summary>
    Staff,
}

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person logged off here.</summary>
    LoggedOff,

    /// <summary>The person logged off at the login provider, or elsewhere in its federation.</summary>
    LoggedOffAtProvider,

    /// <summary>The person, or an administrator, ended all of the person's sessions.</summary>
    LoggedOffEverywhere,

    /// <summary>Nothing was done for too long.</summary>
    Idle,

    /// <summary>It had lasted as long as a session may.</summary>
    Expired,

    /// <summary>Somebody signed in anew in the same browser.</summary>
    Replaced,
}
