using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Agreements;

public sealed class NearestPlanTests
{
    private static readonly ClaimType[] Types = Enum.GetValues<ClaimType>();

    /// <summary>Any plan for any debt, any history, any choices and limits.</summary>
    private static readonly Gen<Request> Requests =
        from first in Gen.Choose(1, 34_000_00)
        from second in Gen.Choose(-5_000_00, 5_000_00)
        from types in Gen.Elements(Types).Two()
        from refund in Gen.Choose(0, 3)
        from months in Gen.Choose(1, 40)
        from startIn in Gen.Choose(1, 120)
        from missing in Gen.Choose(0, 9)
        from brokenAgo in Gen.Choose(0, 2_000)
        from other in Gen.Choose(0, 9)
        from transferred in Gen.Choose(0, 9)
        from choices in Gen.Choose(0, 7)
        select new Request(first, second, types.Item1, types.Item2, refund == 0, months, startIn, missing == 0, brokenAgo, other == 0, transferred == 0, choices);

    [Theory]
    [InlineData(15_000_00, 20, "12 from 2026-11-01: 125000")]  // too many months: the most there are
    [InlineData(1_000_00, 10, "4 from 2026-11-01: 25000")]     // too small: as many of the least as it takes
    [InlineData(1_040_00, 10, "4 from 2026-11-01: 25000")]     // the last carries 40,00
    public void A_plan_outside_the_frame_is_answered_with_the_nearest_inside_it(long owed, int months, string nearest)
    {
        var plan = Nearest(owed, Asked.ByMonths(owed, months))!;
        Assert.Equal(nearest, $"{plan.Count} from {plan[0].DueOn:yyyy-MM-dd}: {plan[0].Amount.Ore}");
    }

    [Fact]
    public void A_plan_that_starts_too_late_keeps_its_amounts_and_its_pay_day()
    {
        var asked = Asked.ByAmount(5_100_00, 1_000, new DateOnly(2027, 3, 1));
        var plan = Nearest(5_100_00, asked)!;

        Assert.Equal(new DateOnly(2026, 12, 1), plan[0].DueOn);
        Assert.Equal(asked.Select(instalment => instalment.Amount), plan.Select(instalment => instalment.Amount));
    }

    [Fact]
    public void No_plan_mends_a_debt_above_the_frame() => Assert.Null(Nearest(30_000_01, Asked.ByMonths(30_000_01, 24)));

    /// <summary>Rule_L11a: law that leaves no month leaves no plan.</summary>
    [Fact]
    public void Rule_L11a_law_bounds_the_nearest_plan_too()
    {
        Assert.Equal(5, Nearest(5_000_00, Asked.ByMonths(5_000_00, 10), Asked.Limits((RequestLimitKind.LongestAgreement, 5)))!.Count);
        Assert.Equal(600_00, Nearest(5_000_00, Asked.ByMonths(5_000_00, 10), Asked.Limits((RequestLimitKind.SmallestInstalment, 599_50)))![0].Amount.Ore);
        Assert.Null(Nearest(5_000_00, Asked.ByMonths(5_000_00, 10), Asked.Limits((RequestLimitKind.LongestAgreement, 0))));
    }

    [Fact]
    public void The_nearest_plan_asked_for_would_be_granted() => Prop.ForAll(Requests.ToArbitrary(), request =>
    {
        if (request.Decide(request.Plan) is not FrameAnswer.Outside { Nearest: { } nearest }) return true;
        return request.Decide(nearest) is FrameAnswer.InFrame && nearest.Sum(instalment => instalment.Amount.Ore) == request.Owed
            && nearest.All(instalment => instalment.Amount.IsPositive && instalment.DueOn.Day == request.Plan[0].DueOn.Day);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>Each rule by itself, in plain words of its own, against what the frame says of all of them at once.</summary>
    [Fact]
    public void A_refusal_lists_every_rule_that_fails_and_no_other() => Prop.ForAll(Requests.ToArbitrary(), request =>
    {
        var told = request.Decide(request.Plan) is FrameAnswer.Outside outside ? outside.Failing : [];
        return Enum.GetValues<FrameRule>().All(rule => told.Count(failing => failing == rule) == (request.Fails(rule) ? 1 : 0));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void There_is_a_nearest_plan_whenever_only_the_plan_is_wrong() => Prop.ForAll(Requests.ToArbitrary(), request =>
        request.Decide(request.Plan) is not FrameAnswer.Outside outside || outside.Nearest is null == outside.Failing.Any(rule => rule < FrameRule.NotTheWholeClaim)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IReadOnlyList<Instalment>? Nearest(long owed, IReadOnlyList<Instalment> plan, RequestLimits? limits = null) =>
        Assert.IsType<FrameAnswer.Outside>(AgreementFrame.Decide([Asked.Claim(owed)], plan, AgreementHistory.None, Asked.Today, Policies.Default, limits ?? RequestLimits.InForce)).Nearest;

    private sealed record Request(
        int First, int Second, ClaimType FirstType, ClaimType SecondType, bool Refund, int Months, int StartIn, bool PartIsMissing, int BrokenAgo, bool Other, bool Transferred, int Choices)
    {
        public long Owed => First + Math.Max(Second, 0);

        public IReadOnlyList<Instalment> Plan { get; } =
            Asked.ByMonths(Math.Max(First + Math.Max(Second, 0) - (PartIsMissing ? 1 : 0), Months * 100), Months, Asked.Today.AddDays(StartIn));

        private bool HasOwnMonths => (Choices & 1) == 1;

        private bool IsSwitchedOff => (Choices & 2) == 2;

        private bool IsLimited => (Choices & 4) == 4;

        private IReadOnlyList<OwedClaim> Claims { get; } = [
            Asked.Claim(First, FirstType, Refund, Transferred ? Custody.Transferred : Custody.Here), .. Second > 0 ? new[] { Asked.Claim(Second, SecondType) } : []];

        public FrameAnswer Decide(IReadOnlyList<Instalment> plan) => AgreementFrame.Decide(
            Claims, plan, new AgreementHistory(BrokenAgo > 1_000 ? null : Asked.Today.AddDays(-BrokenAgo), Other), Asked.Today,
            Asked.Choosing(HasOwnMonths ? (PolicySetting.AgreementMonthsSmall, ClaimType.Civil, 6) : (PolicySetting.AgreementMonthsSmall, null, 12), (PolicySetting.InstantAnswers, ClaimType.Civil, IsSwitchedOff ? 0 : 1)),
            IsLimited ? Asked.Limits((RequestLimitKind.LongestAgreement, 10), (RequestLimitKind.SmallestInstalment, 30_000)) : RequestLimits.InForce);

        public bool Fails(FrameRule rule)
        {
            var types = Claims.Select(owed => owed.Claim.Type).ToList();
            var civil = types.Contains(ClaimType.Civil);
            var instalments = Plan.SkipLast(1).Select(instalment => instalment.Amount.Ore).ToList();
            return rule switch
            {
                FrameRule.ClaimIsTransferred => Transferred,
                FrameRule.TypeOfRunningPayments => types.Exists(type => type is ClaimType.PropertyTax or ClaimType.Daycare or ClaimType.Maintenance),
                FrameRule.SwitchedOff => civil && IsSwitchedOff,
                FrameRule.DebtIsAboveFrame => Owed > 30_000_00,
                FrameRule.BrokenAgreement => BrokenAgo < 365,
                FrameRule.OtherAgreementRuns => Other,
                FrameRule.NotTheWholeClaim => Plan.Sum(instalment => instalment.Amount.Ore) != Owed,
                FrameRule.InstalmentIsTooSmall => instalments.Exists(ore => ore < 250_00),
                FrameRule.TooManyMonths => Owed <= 30_000_00 && Months > (Owed > 15_000_00 ? 24 : civil && HasOwnMonths ? 6 : 12),
                FrameRule.TooManyMonthsForStateRefund => Refund && Months > 18,
                FrameRule.StartsTooLate => Plan[0].DueOn > new DateOnly(2026, 12, 1),
                FrameRule.LongerThanLawAllows => IsLimited && Months > 10,
                FrameRule.SmallerThanLawAllows => IsLimited && instalments.Exists(ore => ore < 300_00),
                _ => false,
            };
        }
    }
}
