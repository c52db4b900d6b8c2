namespace Portal.Domain.Agreements;

/// <summary>
/// The rules of the frame for an instant answer to a request for an agreement (rammen; formats.md, "agreement frame for an instant answer").
/// Each has a sentence in both languages. What fails one goes to a caseworker; it is never refused by the portal.
/// </summary>
public enum FrameRule
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

    /// <summary>"agreement-large-debt": more is owed than the frame reaches.</summary>
    DebtIsAboveFrame,

    /// <summary>"agreement-after-breach": the debtor broke an agreement too short a time ago.</summary>
    BrokenAgreement,

    /// <summary>The debtor has another agreement that runs.</summary>
    OtherAgreementRuns,

    /// <summary>The whole claim: the plan does not sum to what is owed.</summary>
    NotTheWholeClaim,

    /// <summary>"agreement-smallest": an instalment before the last is too small.</summary>
    InstalmentIsTooSmall,

    /// <summary>"agreement-months-small", "agreement-months-large": too many months for the debt.</summary>
    TooManyMonths,

    /// <summary>"agreement-months-state-refund": too many months for a claim of which the state refunds a part.</summary>
    TooManyMonthsForStateRefund,

    /// <summary>The first instalment's day is not after today.</summary>
    StartsTooSoon,

    /// <summary>"instant-deferral-days": the first instalment comes later than a month after the longest wait that is answered at once.</summary>
    StartsTooLate,

    /// <summary>L11a: law allows no agreement that long.</summary>
    LongerThanLawAllows,

    /// <summary>L11a: law allows no instalment that small.</summary>
    SmallerThanLawAllows,
}

public static class FrameRules
{
    /// <summary>Another plan for the same claims would keep it.</summary>
    public static bool IsAboutThePlan(this FrameRule rule) => rule >= FrameRule.NotTheWholeClaim;
}
