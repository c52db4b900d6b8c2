using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Agreements;

/// <summary>A debt of 12.000,00; an income of 240.000,00 a year gives 3.400,00 a month by the table without dependants (17 %) and 1.600,00 with (8 %).</summary>
public sealed class OffersTests
{
    [Fact]
    public void Table_budget_and_frame_are_all_shown()
    {
        var offers = Of(Ask() with { NetYearly = Kroner.Of(240_000), Budget = Budget(20_000) });

        Assert.Equal(["Table 340000 x 4", "Budget 250000 x 5", "Frame 100000 x 12"], offers.Offers.Select(offer => $"{offer.Kind} {offer.Monthly.Ore} x {offer.Count}"));
        Assert.False(offers.SuggestsDeferral);
        Assert.Equal(OfferKind.Budget, offers.Kinder!.Kind);
    }

    [Fact]
    public void Children_make_the_tables_instalment_lower() =>
        Assert.Equal(1_600_00, Of(Ask() with { NetYearly = Kroner.Of(240_000), HasDependants = true }).Offers.Single(offer => offer.Kind == OfferKind.Table).Monthly.Ore);

    [Fact]
    public void Each_offer_has_its_dates_and_its_total()
    {
        var offer = Of(Ask() with { Budget = Budget(20_000) }).Offers[0];

        Assert.Equal((new DateOnly(2026, 11, 15), new DateOnly(2027, 3, 15), 12_000_00), (offer.FirstOn, offer.LastOn, offer.Cost.Total.Ore));
    }

    [Theory]
    [InlineData(15_000)]
    [InlineData(14_000)]
    public void Nothing_left_is_deferral_and_never_an_offer(int net)
    {
        var offers = Of(Ask() with { NetYearly = Kroner.Of(240_000), Budget = Budget(net) });

        Assert.Empty(offers.Offers);
        Assert.True(offers.SuggestsDeferral);
    }

    [Theory]
    [InlineData(ClaimType.CashBenefitRepayment, 145_459, true)]
    [InlineData(ClaimType.CashBenefitRepayment, 145_460, false)]
    [InlineData(ClaimType.General, 145_459, false)]
    public void Rule_P13_a_repayment_waits_while_the_income_is_low(ClaimType type, int income, bool waits) =>
        Assert.Equal(waits, Of(Ask(type) with { NetYearly = Kroner.Of(income) }).SuggestsDeferral);

    [Fact]
    public void Nothing_is_reckoned_from_a_budget_with_a_fault() =>
        Assert.Equal([OfferKind.Frame], Of(Ask() with { Budget = Budget(20_000) with { Household = new Household(0, 0) } }).Offers.Select(offer => offer.Kind));

    [Fact]
    public void Without_income_and_budget_the_frames_own_plan_is_left() => Assert.Equal(OfferKind.Frame, Assert.Single(Of(Ask()).Offers).Kind);

    [Fact]
    public void What_cannot_be_granted_at_once_is_not_the_frames_and_not_the_kinder()
    {
        var offers = Of(Ask(ClaimType.Daycare) with { NetYearly = Kroner.Of(240_000), Budget = Budget(20_000) });

        Assert.Equal([OfferKind.Table, OfferKind.Budget], offers.Offers.Select(offer => offer.Kind));
        Assert.Null(offers.Kinder);
    }

    /// <summary>A budget of 16.000,00 leaves 1.000,00, half of which is 500,00.</summary>
    [Theory]
    [InlineData(500_00, false)]
    [InlineData(500_01, true)]
    public void More_than_half_of_what_is_left_is_marked_as_heavy(long amount, bool isHeavy) =>
        Assert.Equal(isHeavy, Own(amount, Ask() with { Budget = Budget(16_000) }).IsHeavy);

    [Fact]
    public void An_own_amount_gives_its_plan_and_the_nearest_that_is_granted_at_once()
    {
        var offer = Own(499_50, Ask());

        Assert.Equal((500_00, 24), (offer.Monthly.Ore, offer.Count));
        Assert.Equal(12, Assert.IsType<FrameAnswer.Outside>(offer.Frame).Nearest!.Count);
    }

    [Fact]
    public void An_own_number_of_months_gives_its_amount() =>
        Assert.Equal(1_715_00, Assert.IsType<OfferAnswer.Made>(Offers.ByMonths(Ask(), 7, Asked.Today, Policies.Default, RequestLimits.InForce)).Offer.Monthly.Ore);

    [Fact]
    public void An_amount_of_nothing_is_refused() =>
        Assert.Equal([PlanRefusal.AmountIsNotPositive], Assert.IsType<OfferAnswer.Refused>(Offers.ByAmount(Ask(), Kroner.Zero, Asked.Today, Policies.Default, RequestLimits.InForce)).Reasons);

    [Fact]
    public void Rule_L11a_an_offer_that_law_forbids_is_not_made() =>
        Assert.Equal([OfferKind.Table], Offers.Of(Ask() with { NetYearly = Kroner.Of(240_000), Budget = Budget(20_000) }, Asked.Today,
            Asked.Choosing((PolicySetting.InstantAnswers, null, 0)), Asked.Limits((RequestLimitKind.LongestAgreement, 4))).Offers.Select(offer => offer.Kind));

    private static OfferAsk Ask(ClaimType type = ClaimType.General) => new([Asked.Claim(12_000_00, type)], new(2026, 11, 2), 15, AgreementHistory.None);

    private static Budget Budget(int net) => new(Kroner.Of(net), [new BudgetLine(BudgetCost.Rent, Kroner.Of(6_000))], new Household(1, 0));

    private static OfferSet Of(OfferAsk ask) => Offers.Of(ask, Asked.Today, Policies.Default, RequestLimits.InForce);

    private static Offer Own(long amount, OfferAsk ask) => Assert.IsType<OfferAnswer.Made>(Offers.ByAmount(ask, new Kroner(amount), Asked.Today, Policies.Default, RequestLimits.InForce)).Offer;
}
