namespace Portal.Domain.Agreements;

/// <summary>
/// The rules of the frame for an instant answer to a request for deferral (formats.md, "instant deferral"). Each has a sentence in both languages.
/// What fails one goes to a caseworker.
/// </summary>
public enum InstantDeferralRule
{
    /// <summary>No claim was chosen.</summary>
    NoClaimChosen,

    /// <summary>L12: the recovery authority has a claim.</summary>
    ClaimIsTransferred,

    /// <summary>Nothing is owed on a claim.</summary>
    NothingIsOwed,

    /// <summary>P09: a type with running payments that are deferred in special circumstances only.</summary>
    TypeOfRunningPayments,

    /// <summary>"instant-answers": staff have switched instant answers off for a claim's type (GDPR art. 22).</summary>
    SwitchedOff,

    /// <summary>It is asked for on the effective pay-by of a claim, or later.</summary>
    NotBeforePayBy,

    /// <summary>"instant-deferral-times": the debtor has been granted as many in six months as are answered at once.</summary>
    TooManyTimes,

    DateIsNotInTheFuture,

    /// <summary>Every claim may already be paid as late as that without asking.</summary>
    DateIsNotAfterPayBy,

    /// <summary>"instant-deferral-days": later than is answered at once.</summary>
    DateIsTooFarAway,

    /// <summary>A claim would lapse (forældes) before that day: a caseworker must find that waiting is right all the same.</summary>
    AfterLimitation,

    /// <summary>L11a: law allows no deferral that long.</summary>
    LongerThanLawAllows,
}

public static class InstantDeferralRules
{
    /// <summary>Another date for the same claims would keep it.</summary>
    public static bool IsAboutTheDate(this InstantDeferralRule rule) => rule >= InstantDeferralRule.DateIsNotInTheFuture;
}
