namespace Portal.Domain.Policy;

/// <summary>What a municipality may choose within the law (regelsæt; formats.md section 5). Each choice is a dated row with its source.</summary>
public enum PolicySetting
{
    /// <summary>Which law gives fee and interest: a <see cref="Claims.FeeLaw"/> as a number.</summary>
    FeeLaw,

    /// <summary>In which order a payment covers: a <see cref="Money.CoverOrder"/> as a number.</summary>
    CoverOrder,

    /// <summary>Gebyrloven: the fee of reminder 1, in øre.</summary>
    ReminderFee,

    /// <summary>Gebyrloven: one more fee, with reminder 2, where a caseworker has recorded the objective reason, in øre.</summary>
    SecondReminderFee,

    /// <summary>Renteloven: the fee of reminder 1 and 2 each, in øre.</summary>
    CivilReminderFee,

    /// <summary>Gebyrloven: interest for each month begun, in hundredths of a percent.</summary>
    MonthlyInterest,

    /// <summary>Renteloven: interest a year, in hundredths of a percent, for the half-year that begins on the row's date and no longer.</summary>
    CivilInterest,

    /// <summary>Days from the effective pay-by to reminder 1.</summary>
    Reminder1After,

    /// <summary>Days from a letter to its deadline.</summary>
    LetterDeadline,

    /// <summary>Days from reminder 1 to reminder 2.</summary>
    Reminder2After,

    /// <summary>The least principal and interest that a step is taken for, in øre.</summary>
    SmallestStep,

    /// <summary>The least that a phone call is made about, all claims of the debtor together, in øre.</summary>
    SmallestCall,

    /// <summary>The least that a notice or transfer is made for, fees and interest included, in øre.</summary>
    SmallestNotice,

    /// <summary>Days that the course rests after the debtor has been in touch.</summary>
    ContactRest,

    /// <summary>Days that the course rests after a payment was taken back.</summary>
    ReversalRest,

    /// <summary>Days from a raised principal to the next step at the earliest.</summary>
    ResumeAfterRaise,

    /// <summary>Days from the delivery of the notice to the proposal for transfer.</summary>
    NoticeWait,

    /// <summary>Whether notice may be left out for a person in a single case (GIL § 2, stk. 4): 0 or 1.</summary>
    NoticeException,

    /// <summary>Banking days after a term of a settlement or judgment before it counts as broken.</summary>
    TermGrace,

    /// <summary>The least instalment a month (mindste rate) of an agreement inside the frame, in øre.</summary>
    AgreementSmallest,

    /// <summary>Up to and including this debt the shorter time (<see cref="AgreementMonthsSmall"/>) holds, in øre.</summary>
    AgreementSmallDebt,

    /// <summary>Up to and including this debt the longer time (<see cref="AgreementMonthsLarge"/>) holds; above it a caseworker answers, in øre.</summary>
    AgreementLargeDebt,

    /// <summary>Months an agreement inside the frame may last for the smaller debt.</summary>
    AgreementMonthsSmall,

    /// <summary>Months an agreement inside the frame may last for the larger debt.</summary>
    AgreementMonthsLarge,

    /// <summary>Months an agreement inside the frame may last when the state refunds part of a claim in it.</summary>
    AgreementMonthsStateRefund,

    /// <summary>Months without a broken agreement before a new one is answered at once.</summary>
    AgreementAfterBreach,

    /// <summary>Banking days after an instalment's date before it counts as missed.</summary>
    InstalmentGrace,

    /// <summary>What may be missing of an instalment without a breach: it is carried to the next, in øre.</summary>
    InstalmentCarried,

    /// <summary>Days from the breach reminder to its deadline.</summary>
    BreachDeadline,

    /// <summary>Days after an agreement has ended in which its debtor may take it up again, once.</summary>
    ReinstateWithin,

    /// <summary>How often in a year the debtor may move the pay day of an agreement.</summary>
    PayDayChanges,

    /// <summary>How many instalments in a year the debtor may skip.</summary>
    SkippedInstalments,

    /// <summary>Whether a request inside the frame is granted at once: 0 or 1.</summary>
    InstantAnswers,

    /// <summary>Days from the day it is asked for that a deferral answered at once may last.</summary>
    InstantDeferralDays,

    /// <summary>How many deferrals a debtor may be granted in six months for the next to be answered at once.</summary>
    InstantDeferralTimes,

    /// <summary>Days after a refusal in which a new request without a new reason or document sets no hold.</summary>
    RepeatRequest,

    /// <summary>Days that a debtor has to send what a caseworker has asked for.</summary>
    InformationDeadline,

    /// <summary>Days that a debtor has to be heard before a burdening change.</summary>
    HearingDeadline,

    /// <summary>Days from the demand on a set arrangement to its deadline.</summary>
    DemandDeadline,

    /// <summary>Whether an agreement with one of those who are liable rests the claim for all of them: 0 or 1.</summary>
    AgreementHoldsAll,

    /// <summary>Months before a claim becomes time-barred, or lapses, in which staff are told.</summary>
    LimitationWarning,
}
