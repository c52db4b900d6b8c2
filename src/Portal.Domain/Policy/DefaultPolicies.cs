using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Policy;

/// <summary>The first set of choices: what holds until a municipality has chosen otherwise (formats.md section 5).</summary>
public static class DefaultPolicies
{
    private const string Choice = "kommunens valg";

    private static readonly DateOnly Start = new(2000, 1, 1);

#pragma warning disable format // columns are aligned by hand
    private static readonly (PolicySetting Setting, long Value, string Source)[] ForAllTypes =
    [
        (PolicySetting.CoverOrder,        (long)CoverOrder.InterestFeesPrincipal, Choice),
        (PolicySetting.ReminderFee,       25_000, "gebyrloven § 2"),
        (PolicySetting.SecondReminderFee, 25_000, "gebyrloven § 2, ministeriets brev af 4. oktober 2022"),
        (PolicySetting.CivilReminderFee,  10_000, "renteloven § 9 b"),
        (PolicySetting.MonthlyInterest,      100, "gebyrloven § 3"),
        (PolicySetting.Reminder1After,        10, Choice),
        (PolicySetting.LetterDeadline,        10, Choice),
        (PolicySetting.Reminder2After,        14, Choice),
        (PolicySetting.SmallestStep,       5_000, Choice),
        (PolicySetting.SmallestCall,      50_000, "opkrævningspolitikken (P03)"),
        (PolicySetting.SmallestNotice,    10_000, "gældsinddrivelsesmyndighedens bagatelgrænse"),
        (PolicySetting.ContactRest,           14, Choice),
        (PolicySetting.ReversalRest,          14, Choice),
        (PolicySetting.ResumeAfterRaise,      14, Choice),
        (PolicySetting.NoticeWait,            14, Choice),
        (PolicySetting.TermGrace,              5, Choice),
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
