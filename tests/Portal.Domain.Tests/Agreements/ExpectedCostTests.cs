using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Agreements;

/// <summary>A claim by gebyrloven that is due on 1 September 2026 bears 1 % on the 2nd of each month, begun with the 2nd of September.</summary>
public sealed class ExpectedCostTests
{
    private static readonly DateOnly Today = new(2026, 10, 2), DueOn = new(2026, 9, 1);

    /// <summary>
    /// 1.000,00 and 20,00 of interest are owed on 2 October. 340,00 come on 15 October: 20,00 of interest and 320,00 of principal, so 680,00 bear 6,80 on 2 November.
    /// 340,00 on the 15th cover that and 333,20, so 346,80 bear 3,47 on 2 December; they come with the last.
    /// </summary>
    [Fact]
    public void Interest_runs_on_and_falls_due_with_the_last_instalment()
    {
        var cost = Cost([Claim(1000_00)], Plan(1_020_00, 3));

        Assert.Equal((1_020_00, 10_27, 0, 1_030_27), (cost.Owed.Ore, cost.Interest.Ore, cost.Fees.Ore, cost.Total.Ore));
        Assert.Equal(350_27, cost.WithLast.Ore);
    }

    /// <summary>Owed are 100,00 with 2,00 of interest on one claim and 198,00 without interest on another; 150,00 come on 15 October, before the next interest on 2 November.</summary>
    [Fact]
    public void What_is_paid_covers_the_oldest_claim_first()
    {
        var old = Claim(100_00);
        var young = Claim(198_00, ClaimType.General) with { DueOn = DueOn.AddDays(1) };
        var cost = Cost([young, old], Plan(300_00, 2));

        // 102,00 pay the old claim in full; the other has no interest.
        Assert.Equal((300_00, 0), (cost.Owed.Ore, cost.Interest.Ore));
        // The other way round all of it goes to the claim without interest, and 100,00 bear 1,00.
        Assert.Equal(1_00, Cost([young with { DueOn = DueOn.AddDays(-60) }, old], Plan(300_00, 2)).Interest.Ore);
    }

    /// <summary>
    /// 10.200,00 and 10.100,00 are owed on claims due on 1 and 2 September. 15.000,00 come on 2 November, the first claim's accrual date: paid before that day's interest, it takes
    /// 10.200,00 and no more. 200,00 of interest and 4.600,00 of the other claim's principal are paid, so 5.400,00 bear 54,00 on 3 November; with 100,00 on 3 October that is 154,00.
    /// </summary>
    [Fact]
    public void A_payment_on_an_accrual_date_comes_before_its_interest()
    {
        ClaimFacts[] claims = [Claim(10_000_00), Claim(10_000_00) with { DueOn = DueOn.AddDays(1), PayBy = DueOn.AddDays(1), PaymentId = PaymentId.Of(2) }];

        Assert.Equal(154_00, Cost(claims, [new(1, new(2026, 11, 2), Kroner.Of(15_000)), new(2, new(2026, 12, 2), Kroner.Of(5_300))]).Interest.Ore);
    }

    [Fact]
    public void A_claim_without_interest_costs_what_is_owed() => Assert.Equal(5_000_00, Cost([Claim(5_000_00, ClaimType.General)], Plan(5_000_00, 12)).Total.Ore);

    /// <summary>10.000,00 at 9,75 % from 1 January 2026, the first day with a known rate: 14 days to 14 January are 37,3973; the day on which it is paid bears none.</summary>
    [Fact]
    public void Civil_interest_runs_by_the_day_to_the_last_instalment()
    {
        var claim = Claim(10_000_00, ClaimType.Civil) with { DueOn = new(2026, 1, 1), PayBy = new(2025, 12, 30) };
        var cost = ExpectedCost.Of([claim], [new Instalment(1, new(2026, 1, 15), Kroner.Of(10_000))], new(2026, 1, 1), Policies.Default);

        Assert.Equal((37_40, null), (cost.Interest.Ore, cost.MissingRateFrom));
    }

    [Fact]
    public void A_rate_that_is_not_known_is_named_and_never_guessed()
    {
        var claim = Claim(10_000_00, ClaimType.Civil);

        Assert.Equal((new DateOnly(2026, 7, 1), Kroner.Zero), (Cost([claim], Plan(10_000_00, 3)).MissingRateFrom, Cost([claim], Plan(10_000_00, 3)).Interest));
        Assert.Null(Cost([Claim(10_000_00)], Plan(10_200_00, 3)).MissingRateFrom);
    }

    /// <summary>The same money on the same days through the account itself leaves nothing.</summary>
    [Fact]
    public void Kept_to_the_end_the_account_shows_what_was_foretold() =>
        Prop.ForAll(Gen.Choose(500_00, 30_000_00).ToArbitrary(), Gen.Choose(1, 24).ToArbitrary(), (ore, months) =>
        {
            var claim = Claim(ore);
            var plan = Plan(DerivedAccount.Of(claim, Today, Policies.Default).Unpaid.Total.Ore, months);
            var cost = Cost([claim], plan);
            var paid = claim with
            {
                Postings = [.. claim.Postings, .. plan.SkipLast(1).Append(plan[^1] with { Amount = cost.WithLast })
                    .Select(instalment => TestClaim.Entry(EntryKind.Payment, instalment.DueOn, -instalment.Amount.Ore))],
            };
            var unpaid = DerivedAccount.Of(paid, plan[^1].DueOn.AddYears(1), Policies.Default).Unpaid;
            return unpaid.Total.IsZero && unpaid.Credit.IsZero && cost.Total == InstalmentPlans.Sum(plan) - plan[^1].Amount + cost.WithLast;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_payments_on_one_day_are_as_good_as_one_of_both()
    {
        ClaimFacts[] claims = [Claim(100_00), Claim(5_000_00) with { DueOn = DueOn.AddDays(1), PaymentId = PaymentId.Of(2) }];
        var day = new DateOnly(2026, 10, 15);

        Assert.Equal(
            Cost(claims, [new(1, day, Kroner.Of(200)), new(2, day.AddMonths(4), Kroner.Of(4_902))]),
            Cost(claims, [new(1, day, Kroner.Of(100)), new(2, day, Kroner.Of(100)), new(3, day.AddMonths(4), Kroner.Of(4_902))]));
    }

    /// <summary>Some of the money comes a number of days sooner than the plan says.</summary>
    [Fact]
    public void Paying_early_never_costs_more() =>
        Prop.ForAll(Gen.Choose(500_00, 30_000_00).Two().ToArbitrary(), Gen.Choose(2, 24).Two().ToArbitrary(), Gen.Choose(0, 700).ToArbitrary(), (ore, months, days) =>
        {
            ClaimFacts[] claims = [Claim(ore.Item1), Claim(ore.Item2, days % 2 == 0 ? ClaimType.General : ClaimType.AfterSchool) with { DueOn = DueOn.AddDays(-days), PaymentId = PaymentId.Of(2) }];
            var owed = claims.Sum(claim => DerivedAccount.Of(claim, Today, Policies.Default).Unpaid.Total.Ore);
            var plan = Plan(owed, months.Item1);
            var early = plan[months.Item2 % plan.Count];
            var day = early.DueOn.AddDays(-days) is var sooner && sooner > Today ? sooner : Today.AddDays(1);
            IReadOnlyList<Instalment> earlier = [.. plan.Where(instalment => instalment != early).Append(early with { DueOn = day }).OrderBy(instalment => instalment.DueOn)];
            return Cost(claims, earlier).Total <= Cost(claims, plan).Total;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static ExpectedCost Cost(IReadOnlyList<ClaimFacts> claims, IReadOnlyList<Instalment> plan) => ExpectedCost.Of(claims, plan, Today, Policies.Default);

    private static IReadOnlyList<Instalment> Plan(long ore, int months) =>
        Asked.Made(InstalmentPlans.ByMonths(new PlanAsk(new Kroner(ore), new(2026, 10, 15), 15), months, Today, Policies.Default, RequestLimits.InForce));

    private static ClaimFacts Claim(long ore, ClaimType type = ClaimType.AfterSchool) =>
        TestClaim.With([TestClaim.Entry(EntryKind.Principal, DueOn.AddDays(-10), ore)], payBy: DueOn) with { Type = type, DueOn = DueOn };
}
