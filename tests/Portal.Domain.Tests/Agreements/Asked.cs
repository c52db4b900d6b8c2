using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Agreements;

/// <summary>What a citizen asks for on Friday 2 October 2026, with the choices and limits it is held against.</summary>
internal static class Asked
{
    public static readonly DateOnly Today = new(2026, 10, 2), FirstOn = new(2026, 11, 1);

    private static readonly LawRef Law = new("gældsinddrivelsesloven", "§ 2, stk. 6");

    /// <summary>A claim without interest, to be paid by 1 December 2026.</summary>
    public static OwedClaim Claim(long ore, ClaimType type = ClaimType.General, bool refund = false, Custody custody = Custody.Here, DateOnly? limitation = null) => new(
        TestClaim.With([TestClaim.Entry(EntryKind.Principal, TestClaim.DueOn.AddDays(-10), ore)], custody: custody, payBy: new(2026, 12, 1)) with { Type = type, StateRefund = refund, LimitationOn = limitation },
        new Kroner(ore));

    public static IReadOnlyList<Instalment> ByMonths(long ore, int months, DateOnly? firstOn = null) =>
        Made(InstalmentPlans.ByMonths(new PlanAsk(new Kroner(ore), firstOn ?? FirstOn, 1), months, Today, Policies.Default, RequestLimits.InForce));

    public static IReadOnlyList<Instalment> ByAmount(long ore, int kroner, DateOnly? firstOn = null) =>
        Made(InstalmentPlans.ByAmount(new PlanAsk(new Kroner(ore), firstOn ?? FirstOn, 1), Kroner.Of(kroner), Today, Policies.Default, RequestLimits.InForce));

    public static IReadOnlyList<Instalment> Made(PlanAnswer answer) => Assert.IsType<PlanAnswer.Made>(answer).Plan;

    public static RequestLimits Limits(params (RequestLimitKind Kind, long Value)[] limits) =>
        new([.. limits.Select(limit => new RequestLimit(limit.Kind, new(2026, 1, 1), limit.Value, Law))]);

    /// <summary>The default choices with another for one type, from 2025 on.</summary>
    public static Policies Choosing(params (PolicySetting Setting, ClaimType? Type, long Value)[] rows) =>
        new([.. DefaultPolicies.All, .. rows.Select(row => new PolicyRow(row.Setting, row.Type, new(2025, 1, 1), row.Value, "test"))]);
}
