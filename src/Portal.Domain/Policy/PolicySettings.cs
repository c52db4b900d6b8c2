namespace Portal.Domain.Policy;

/// <summary>What the number of a choice means (enhed).</summary>
public enum PolicyUnit
{
    /// <summary>A <see cref="Claims.FeeLaw"/> as a number.</summary>
    FeeLaw,

    /// <summary>A <see cref="Money.CoverOrder"/> as a number.</summary>
    CoverOrder,

    /// <summary>Øre.</summary>
    Amount,

    /// <summary>Hundredths of a percent.</summary>
    Percent,

    Days,

    BankingDays,

    Months,

    /// <summary>How often.</summary>
    Times,

    /// <summary>0 or 1.</summary>
    YesNo,
}

/// <summary>Whether a choice may differ from one type of claim to another.</summary>
public enum PolicyScope
{
    /// <summary>Each type has a row of its own.</summary>
    EachType,

    /// <summary>One row for all types, and a row for a type where it differs.</summary>
    AnyType,

    /// <summary>The course and its letters are about several claims at once: the same for all types.</summary>
    AllTypes,
}

/// <summary>What may be written in a row about a setting.</summary>
public sealed record PolicySettingRules(PolicySetting Setting, PolicyUnit Unit, PolicyScope Scope);

/// <summary>One line for each setting.</summary>
public static class PolicySettings
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<PolicySettingRules> All =
    [
        new(PolicySetting.FeeLaw,                     PolicyUnit.FeeLaw,      PolicyScope.EachType),
        new(PolicySetting.CoverOrder,                 PolicyUnit.CoverOrder,  PolicyScope.AnyType),
        new(PolicySetting.ReminderFee,                PolicyUnit.Amount,      PolicyScope.AnyType),
        new(PolicySetting.SecondReminderFee,          PolicyUnit.Amount,      PolicyScope.AnyType),
        new(PolicySetting.CivilReminderFee,           PolicyUnit.Amount,      PolicyScope.AnyType),
        new(PolicySetting.MonthlyInterest,            PolicyUnit.Percent,     PolicyScope.AnyType),
        new(PolicySetting.CivilInterest,              PolicyUnit.Percent,     PolicyScope.AllTypes),
        new(PolicySetting.Reminder1After,             PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.LetterDeadline,             PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.Reminder2After,             PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.SmallestStep,               PolicyUnit.Amount,      PolicyScope.AllTypes),
        new(PolicySetting.SmallestCall,               PolicyUnit.Amount,      PolicyScope.AllTypes),
        new(PolicySetting.SmallestNotice,             PolicyUnit.Amount,      PolicyScope.AllTypes),
        new(PolicySetting.ContactRest,                PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.ReversalRest,               PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.ResumeAfterRaise,           PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.NoticeWait,                 PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.NoticeException,            PolicyUnit.YesNo,       PolicyScope.AllTypes),
        new(PolicySetting.TermGrace,                  PolicyUnit.BankingDays, PolicyScope.AllTypes),
        new(PolicySetting.AgreementSmallest,          PolicyUnit.Amount,      PolicyScope.AnyType),
        new(PolicySetting.AgreementSmallDebt,         PolicyUnit.Amount,      PolicyScope.AnyType),
        new(PolicySetting.AgreementLargeDebt,         PolicyUnit.Amount,      PolicyScope.AnyType),
        new(PolicySetting.AgreementMonthsSmall,       PolicyUnit.Months,      PolicyScope.AnyType),
        new(PolicySetting.AgreementMonthsLarge,       PolicyUnit.Months,      PolicyScope.AnyType),
        new(PolicySetting.AgreementMonthsStateRefund, PolicyUnit.Months,      PolicyScope.AnyType),
        new(PolicySetting.AgreementAfterBreach,       PolicyUnit.Months,      PolicyScope.AllTypes),
        new(PolicySetting.InstalmentGrace,            PolicyUnit.BankingDays, PolicyScope.AllTypes),
        new(PolicySetting.InstalmentCarried,          PolicyUnit.Amount,      PolicyScope.AllTypes),
        new(PolicySetting.BreachDeadline,             PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.ReinstateWithin,            PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.PayDayChanges,              PolicyUnit.Times,       PolicyScope.AllTypes),
        new(PolicySetting.SkippedInstalments,         PolicyUnit.Times,       PolicyScope.AllTypes),
        new(PolicySetting.InstantAnswers,             PolicyUnit.YesNo,       PolicyScope.AnyType),
        new(PolicySetting.InstantDeferralDays,        PolicyUnit.Days,        PolicyScope.AnyType),
        new(PolicySetting.InstantDeferralTimes,       PolicyUnit.Times,       PolicyScope.AllTypes),
        new(PolicySetting.RepeatRequest,              PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.InformationDeadline,        PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.HearingDeadline,            PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.DemandDeadline,             PolicyUnit.Days,        PolicyScope.AllTypes),
        new(PolicySetting.AgreementHoldsAll,          PolicyUnit.YesNo,       PolicyScope.AllTypes),
        new(PolicySetting.LimitationWarning,          PolicyUnit.Months,      PolicyScope.AllTypes),
    ];
#pragma warning restore format

    public static PolicySettingRules For(PolicySetting setting) => All.Single(rules => rules.Setting == setting);
}
