using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Policy;

/// <summary>The first set of choices: what holds until a municipality has chosen otherwise (formats.md section 5).</summary>
public static class DefaultPolicies
{
    private const string Choice = "kommunens valg", Frame = "København og Gladsaxe (offentliggjorte rammer)";

    private static readonly DateOnly Start = new(2000, 1, 1);

#pragma warning disable format // columns are aligned by hand
    private static readonly (PolicySetting Setting, long Value, string Source)[] ForAllTypes =
    [
        (PolicySetting.CoverOrder,                 (long)CoverOrder.InterestFeesPrincipal, Choice),
        (PolicySetting.ReminderFee,                   25_000, "gebyrloven § 2"),
        (PolicySetting.SecondReminderFee,             25_000, "gebyrloven § 2, ministeriets brev af 4. oktober 2022"),
        (PolicySetting.CivilReminderFee,              10_000, "renteloven § 9 b"),
        (PolicySetting.MonthlyInterest,                  100, "gebyrloven § 3"),
        (PolicySetting.Reminder1After,                    10, Choice),
        (PolicySetting.LetterDeadline,                    10, Choice),
        (PolicySetting.Reminder2After,                    14, Choice),
        (PolicySetting.SmallestStep,                   5_000, Choice),
        (PolicySetting.SmallestCall,                  50_000, "opkrævningspolitikken (P03)"),
        (PolicySetting.SmallestNotice,                10_000, "gældsinddrivelsesmyndighedens bagatelgrænse"),
        (PolicySetting.ContactRest,                       14, Choice),
        (PolicySetting.ReversalRest,                      14, Choice),
        (PolicySetting.ResumeAfterRaise,                  14, Choice),
        (PolicySetting.NoticeWait,                        14, Choice),
        (PolicySetting.NoticeException,                    0, "gældsinddrivelsesloven § 2, stk. 4 (ikke i lov 429)"),
        (PolicySetting.TermGrace,                          5, Choice),
        (PolicySetting.AgreementSmallest,             25_000, Frame),
        (PolicySetting.AgreementSmallDebt,         1_500_000, Frame),
        (PolicySetting.AgreementLargeDebt,         3_000_000, Frame),
        (PolicySetting.AgreementMonthsSmall,              12, Frame),
        (PolicySetting.AgreementMonthsLarge,              24, Frame),
        (PolicySetting.AgreementMonthsStateRefund,        18, Frame),
        (PolicySetting.AgreementAfterBreach,              12, Frame),
        (PolicySetting.InstalmentGrace,                    5, Choice),
        (PolicySetting.InstalmentCarried,              5_000, Choice),
        (PolicySetting.BreachDeadline,                    14, Choice),
        (PolicySetting.ReinstateWithin,                   14, Choice),
        (PolicySetting.PayDayChanges,                      2, Choice),
        (PolicySetting.SkippedInstalments,                 1, Choice),
        (PolicySetting.InstantAnswers,                     1, Choice),
        (PolicySetting.InstantDeferralDays,               30, "norsk kommunal praksis"),
        (PolicySetting.InstantDeferralTimes,               3, "norsk kommunal praksis"),
        (PolicySetting.RepeatRequest,                     30, Choice),
        (PolicySetting.InformationDeadline,               14, Choice),
        (PolicySetting.HearingDeadline,                   14, Choice),
        (PolicySetting.DemandDeadline,                    10, Choice),
        (PolicySetting.AgreementHoldsAll,                  1, Choice),
        (PolicySetting.LimitationWarning,                  6, Choice),
    ];
#pragma warning restore format

    public static readonly IReadOnlyList<PolicyRow> All =
    [
        .. ClaimTypes.All.Select(rules => new PolicyRow(PolicySetting.FeeLaw, rules.Type, rules.ValidFrom, (long)rules.FeeLaw, Basis(rules))),
        .. ForAllTypes.Select(row => new PolicyRow(row.Setting, null, Start, row.Value, row.Source)),
        .. CivilInterestRates.All.Select(rate => new PolicyRow(PolicySetting.CivilInterest, null, rate.From, rate.BasisPoints, rate.Source)),
    ];

    private static string Basis(ClaimTypeRules rules) => rules.FeeLaw switch
    {
        FeeLaw.Gebyrloven => "gebyrloven §§ 2 og 3",
        FeeLaw.Renteloven => "renteloven §§ 5 og 9 b",
        _ => "gebyrloven § 2: udpantningsret er ikke bekræftet",
    };
}
