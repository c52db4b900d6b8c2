using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Policy;

/// <summary>Which way a limit bounds.</summary>
public enum LimitBound
{
    AtLeast,
    AtMost,
}

/// <summary>How firmly a limit stands.</summary>
public enum LimitStanding
{
    /// <summary>Read in the law, or in a letter from its ministry.</summary>
    Law,

    /// <summary>No lawyer has confirmed it: the careful reading holds until a dated row with its source says otherwise.</summary>
    Unverified,

    /// <summary>The law names no number: the portal's own guard against a slip of the pen.</summary>
    Guard,
}

/// <summary>The most or the least that a municipality may choose, from a day on (lovgrænse).</summary>
/// <param name="Law">The law, or why there is a limit without one, in Danish.</param>
public sealed record LegalLimit(PolicySetting Setting, LimitBound Bound, DateOnly ValidFrom, long Value, LimitStanding Standing, string Law)
{
    public bool Allows(long value) => Bound == LimitBound.AtLeast ? value >= Value : value <= Value;
}

/// <summary>
/// What law allows, whatever a municipality chooses. Changed only with the law, by a new row. A choice beyond it is refused
/// when it is proposed and when it is approved, and the portal does not start with one.
/// </summary>
public static class LegalLimits
{
    /// <summary>Renteloven § 9 b, stk. 2: reminder fees on one claim.</summary>
    public const int MostCivilFees = 3;

    /// <summary>Renteloven § 9 b, stk. 2: days between two of them.</summary>
    public const int CivilFeeDaysApart = 10;

    /// <summary>Gebyrloven § 2 with the ministry's letter of 4 October 2022: each fee after the first needs an objective reason in the case.</summary>
    public const int FeesWithoutReason = 1;

    public const string Fees = "gebyrloven § 2, ministeriets brev af 4. oktober 2022";

    public const string CivilFees = "renteloven § 9 b, stk. 2";

    /// <summary>Which law may be chosen for a type (<see cref="LawsFor"/>).</summary>
    public const string FeeLaws = "gebyrloven § 2 (kun krav med udpantningsret), renteloven § 9 b (kun privatretlige krav)";

    private const string Slip = "ingen lovgrænse; portalens egen spærre mod slåfejl";

    private static readonly DateOnly Start = new(2000, 1, 1);

#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<LegalLimit> All =
    [
        new(PolicySetting.ReminderFee,                LimitBound.AtMost,  Start,      25_000, LimitStanding.Law,        "gebyrloven § 2"),
        new(PolicySetting.SecondReminderFee,          LimitBound.AtMost,  Start,      25_000, LimitStanding.Law,        Fees),
        new(PolicySetting.CivilReminderFee,           LimitBound.AtMost,  Start,      10_000, LimitStanding.Law,        CivilFees),
        new(PolicySetting.MonthlyInterest,            LimitBound.AtMost,  Start,         100, LimitStanding.Law,        "gebyrloven § 3"),
        new(PolicySetting.CivilInterest,              LimitBound.AtMost,  Start,       2_500, LimitStanding.Guard,      "renteloven § 5 giver satsen; portalens egen spærre mod slåfejl"),
        new(PolicySetting.Reminder1After,             LimitBound.AtLeast, Start,           1, LimitStanding.Unverified, "gældsinddrivelsesloven § 2, stk. 3: en rykker kommer efter betalingsfristen"),
        new(PolicySetting.Reminder1After,             LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.LetterDeadline,             LimitBound.AtLeast, Start,          10, LimitStanding.Unverified, "intet lovtal er fundet; Gældsstyrelsens eget betalingspåkrav giver 10 dage"),
        new(PolicySetting.LetterDeadline,             LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.Reminder2After,             LimitBound.AtLeast, Start,          10, LimitStanding.Law,        CivilFees),
        new(PolicySetting.Reminder2After,             LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.SmallestStep,               LimitBound.AtMost,  Start,     100_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.SmallestCall,               LimitBound.AtMost,  Start,   1_000_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.SmallestNotice,             LimitBound.AtLeast, Start,      10_000, LimitStanding.Unverified, "Gældsstyrelsens bagatelgrænse; paragraffen i BEK 1110/2024 er ikke fundet"),
        new(PolicySetting.SmallestNotice,             LimitBound.AtMost,  Start,     100_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.ContactRest,                LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.ReversalRest,               LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.ResumeAfterRaise,           LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.NoticeWait,                 LimitBound.AtLeast, Start,          14, LimitStanding.Unverified, "gældsinddrivelsesloven § 2, stk. 4 kræver underretning; antallet af dage står ikke i loven"),
        new(PolicySetting.NoticeWait,                 LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.TermGrace,                  LimitBound.AtMost,  Start,          30, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementSmallest,          LimitBound.AtMost,  Start,   1_000_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementSmallDebt,         LimitBound.AtMost,  Start, 100_000_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementLargeDebt,         LimitBound.AtMost,  Start, 100_000_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementMonthsSmall,       LimitBound.AtMost,  Start,         120, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementMonthsLarge,       LimitBound.AtMost,  Start,         120, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementMonthsStateRefund, LimitBound.AtMost,  Start,         120, LimitStanding.Guard,      Slip),
        new(PolicySetting.AgreementAfterBreach,       LimitBound.AtMost,  Start,         120, LimitStanding.Guard,      Slip),
        new(PolicySetting.InstalmentGrace,            LimitBound.AtMost,  Start,          30, LimitStanding.Guard,      Slip),
        new(PolicySetting.InstalmentCarried,          LimitBound.AtMost,  Start,     100_000, LimitStanding.Guard,      Slip),
        new(PolicySetting.BreachDeadline,             LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.ReinstateWithin,            LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.PayDayChanges,              LimitBound.AtMost,  Start,          12, LimitStanding.Guard,      Slip),
        new(PolicySetting.SkippedInstalments,         LimitBound.AtMost,  Start,          12, LimitStanding.Guard,      Slip),
        new(PolicySetting.InstantDeferralDays,        LimitBound.AtMost,  Start,         365, LimitStanding.Guard,      Slip),
        new(PolicySetting.InstantDeferralTimes,       LimitBound.AtMost,  Start,          12, LimitStanding.Guard,      Slip),
        new(PolicySetting.RepeatRequest,              LimitBound.AtMost,  Start,         365, LimitStanding.Guard,      Slip),
        new(PolicySetting.InformationDeadline,        LimitBound.AtLeast, Start,           7, LimitStanding.Unverified, "intet lovtal er fundet: borgeren skal have rimelig tid"),
        new(PolicySetting.InformationDeadline,        LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.HearingDeadline,            LimitBound.AtLeast, Start,           7, LimitStanding.Unverified, "intet lovtal er fundet: borgeren skal have rimelig tid"),
        new(PolicySetting.HearingDeadline,            LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.DemandDeadline,             LimitBound.AtLeast, Start,          10, LimitStanding.Unverified, "intet lovtal er fundet: borgeren skal have rimelig tid"),
        new(PolicySetting.DemandDeadline,             LimitBound.AtMost,  Start,          90, LimitStanding.Guard,      Slip),
        new(PolicySetting.LimitationWarning,          LimitBound.AtLeast, Start,           1, LimitStanding.Guard,      Slip),
        new(PolicySetting.LimitationWarning,          LimitBound.AtMost,  Start,          24, LimitStanding.Guard,      Slip),
    ];
#pragma warning restore format

    /// <summary>The limits that meet a row some day while it is in force.</summary>
    /// <param name="until">The day on which the row is followed by another.</param>
    public static IEnumerable<LegalLimit> Meeting(PolicySetting setting, DateOnly from, DateOnly until) =>
        All.Where(limit => limit.Setting == setting && limit.ValidFrom < until && EndOf(limit) > from);

    /// <summary>The law that a type's own basis gives, or none: a municipality may refrain from fee and interest, never take another law's.</summary>
    public static IReadOnlyList<FeeLaw> LawsFor(ClaimType type, DateOnly on) => [.. new[] { ClaimTypes.For(type, on).FeeLaw, FeeLaw.None }.Distinct()];

    /// <summary>Everything about a row that law, or the meaning of its setting, forbids.</summary>
    public static IEnumerable<PolicyFault> Breaches(PolicyRow row, DateOnly until)
    {
        var rules = PolicySettings.For(row.Setting);
        if (rules.Scope == PolicyScope.EachType && row.Type is null) yield return new(PolicyRefusal.TypeIsMissing);
        if (rules.Scope == PolicyScope.AllTypes && row.Type is not null) yield return new(PolicyRefusal.SameForAllTypes);
        if (!IsMeaningful(rules.Unit, row.Value)) yield return new(PolicyRefusal.NoSuchValue);
        else if (row is { Setting: PolicySetting.FeeLaw, Type: { } type } && !LawsFor(type, row.ValidFrom).Contains((FeeLaw)row.Value)) yield return new(PolicyRefusal.LawIsNotForType);
        foreach (var limit in Meeting(row.Setting, row.ValidFrom, until))
            if (!limit.Allows(row.Value)) yield return new(PolicyRefusal.BeyondLimit, limit);
    }

    /// <summary>The rows of a book that law forbids: with one of them the portal does not start.</summary>
    public static IEnumerable<(PolicyRow Row, PolicyFault Fault)> Breaches(Policies policies) =>
        policies.Rows.SelectMany(row => Breaches(row, policies.Until(row)).Select(fault => (row, fault)));

    private static bool IsMeaningful(PolicyUnit unit, long value) => unit switch
    {
        PolicyUnit.FeeLaw => Enum.GetValues<FeeLaw>().Any(law => (long)law == value),
        PolicyUnit.CoverOrder => Enum.GetValues<CoverOrder>().Any(order => (long)order == value),
        PolicyUnit.YesNo => value is 0 or 1,
        _ => value >= 0,
    };

    private static DateOnly EndOf(LegalLimit limit) =>
        All.Where(later => (later.Setting, later.Bound) == (limit.Setting, limit.Bound) && later.ValidFrom > limit.ValidFrom)
            .Select(later => (DateOnly?)later.ValidFrom).Min() ?? DateOnly.MaxValue;
}
