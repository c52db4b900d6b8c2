namespace Portal.Domain.Agreements;

/// <summary>Why a debtor's own change of an agreement is not carried out by the portal. A caseworker may still be asked.</summary>
public enum ChangeRefusal
{
    /// <summary>It is not kept, or it has ended.</summary>
    AgreementDoesNotRun,

    /// <summary>No instalment is left to change.</summary>
    NothingIsLeft,

    /// <summary>A day that every month has: from the 1st to the 28th.</summary>
    NoSuchPayDay,

    /// <summary>It is that day already.</summary>
    SamePayDay,

    /// <summary>"pay-day-changes": as often as may be in twelve months.</summary>
    TooManyPayDayChanges,

    /// <summary>"skipped-instalments": as many as may be in twelve months.</summary>
    TooManySkipped,

    /// <summary>Nothing has been paid beyond the instalments that are due.</summary>
    NothingPaidAhead,

    AmountIsNotPositive,

    /// <summary>Instalments are in whole kroner; the last alone has the øre.</summary>
    AmountIsNotWholeKroner,

    /// <summary>It is as much as today, or more: a raise is not the portal's to make.</summary>
    AmountIsNotLower,

    /// <summary>"agreement-smallest": an instalment before the last would be too small.</summary>
    InstalmentIsTooSmall,

    /// <summary>"agreement-months-small", "agreement-months-large", "agreement-months-state-refund": longer than the frame for the debt.</summary>
    TooManyMonths,

    /// <summary>The last instalment would fall later than <see cref="InstalmentPlans.LastDate"/>.</summary>
    TooManyInstalments,

    /// <summary>L11a: law allows no agreement that long.</summary>
    LongerThanLawAllows,

    /// <summary>L11a: law allows no instalment that small.</summary>
    SmallerThanLawAllows,
}

/// <summary>What an extra payment is used for; the debtor chooses.</summary>
public enum ExtraPaymentUse
{
    /// <summary>The same amount a month, fewer months.</summary>
    Shorten,

    /// <summary>The same number of months, a lower amount.</summary>
    Lower,
}

/// <summary>An agreement's plan after a change, or everything that is in its way.</summary>
public abstract record ChangeAnswer
{
    private ChangeAnswer()
    {
    }

    /// <param name="Plan">The whole plan: what was due stands as it was.</param>
    public sealed record Changed(IReadOnlyList<Instalment> Plan) : ChangeAnswer;

    /// <summary>Every reason at once, never the first alone.</summary>
    public sealed record Refused(IReadOnlyList<ChangeRefusal> Reasons) : ChangeAnswer;
}
