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

    /// <summary>Banking days after a term of a settlement or judgment before it counts as broken.</summary>
    TermGrace,
}
