using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Agreements;

/// <summary>Asked on 2 October 2026: thirty days reach to 1 November. The claims are to be paid by 15 October.</summary>
public sealed class InstantDeferralFrameTests
{
    private static readonly DateOnly PayBy = new(2026, 10, 15);

    [Theory]
    [InlineData("2026-11-01", "", null)]
    [InlineData("2026-11-02", "DateIsTooFarAway", "2026-11-01")]
    [InlineData("2026-10-16", "", null)]
    [InlineData("2026-10-15", "DateIsNotAfterPayBy", "2026-10-16")]
    [InlineData("2026-10-02", "DateIsNotInTheFuture DateIsNotAfterPayBy", "2026-10-16")]
    [InlineData("2033-01-01", "DateIsTooFarAway", "2026-11-01")]
    public void Rule_P07_up_to_thirty_days_from_today(string until, string failing, string? nearest) => Is(failing, nearest, Decide([Claim()], until));

    [Theory]
    [InlineData("2026-10-03", "")]                // a Saturday: Monday 5 October
    [InlineData("2026-10-02", "NotBeforePayBy")]  // today is
    [InlineData("2026-09-01", "NotBeforePayBy")]
    public void It_is_asked_for_before_the_effective_pay_by_of_every_claim(string payBy, string failing) =>
        Is(failing, null, Decide([Claim(), Claim(payBy: DateOnly.Parse(payBy, null))], "2026-10-20"));

    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "TooManyTimes")]
    public void At_most_three_times_in_six_months(int before, string failing) => Is(failing, null, Decide([Claim()], "2026-10-20", before));

    [Theory]
    [InlineData(ClaimType.PropertyTax)]
    [InlineData(ClaimType.Daycare)]
    [InlineData(ClaimType.Maintenance)]
    public void Rule_P09_running_payments_are_never_deferred_at_once(ClaimType type) => Is("TypeOfRunningPayments", null, Decide([Claim(), Claim(type)], "2026-10-20"));

    [Fact]
    public void Rule_L12_a_transferred_claim_and_everything_else_that_fails_is_told_at_once() =>
        Is("ClaimIsTransferred TypeOfRunningPayments SwitchedOff NotBeforePayBy TooManyTimes DateIsTooFarAway AfterLimitation LongerThanLawAllows", null,
            InstantDeferralFrame.Decide([Claim(ClaimType.Daycare, Custody.Transferred, Asked.Today, new(2026, 10, 25))], new(2026, 12, 1), 9, Asked.Today,
                Asked.Choosing((PolicySetting.InstantAnswers, ClaimType.Daycare, 0)), Asked.Limits((RequestLimitKind.LongestDeferral, 20))));

    [Fact]
    public void A_claim_never_lapses_while_it_waits_by_the_portals_own_answer()
    {
        Is("", null, Decide([Claim(limitation: new(2026, 10, 20))], "2026-10-20"));
        Is("AfterLimitation", "2026-10-20", Decide([Claim(limitation: new(2026, 10, 20))], "2026-10-21"));
        Is("AfterLimitation", null, Decide([Claim(limitation: new(2026, 10, 14))], "2026-10-21"));
    }

    [Theory]
    [InlineData("2026-10-22", "", null)]
    [InlineData("2026-10-23", "LongerThanLawAllows", "2026-10-22")]
    public void Rule_L11a_no_deferral_is_longer_than_law_allows(string until, string failing, string? nearest) =>
        Is(failing, nearest, InstantDeferralFrame.Decide([Claim()], DateOnly.Parse(until, null), 0, Asked.Today, Policies.Default, Asked.Limits((RequestLimitKind.LongestDeferral, 20))));

    [Fact]
    public void Where_types_differ_the_strictest_choice_holds() =>
        Is("DateIsTooFarAway", "2026-10-19",
            InstantDeferralFrame.Decide([Claim(), Claim(ClaimType.Civil)], new(2026, 10, 20), 0, Asked.Today, Asked.Choosing((PolicySetting.InstantDeferralDays, ClaimType.Civil, 17)), RequestLimits.InForce));

    [Fact]
    public void Nothing_chosen_is_nothing_granted() => Is("NoClaimChosen", null, Decide([], "2026-10-20"));

    [Fact]
    public void Nothing_owed_is_nothing_to_wait_with() => Is("NothingIsOwed", null, Decide([Claim() with { Owed = default }], "2026-10-20"));

    [Fact]
    public void The_nearest_date_asked_for_would_be_granted() =>
        Prop.ForAll(Gen.Choose(-40, 2_000).ToArbitrary(), Gen.Choose(-5, 60).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (until, payBy, most) =>
        {
            OwedClaim[] claims = [Claim(payBy: Asked.Today.AddDays(payBy), limitation: Asked.Today.AddDays(40))];
            var limits = Asked.Limits((RequestLimitKind.LongestDeferral, most));
            return InstantDeferralFrame.Decide(claims, Asked.Today.AddDays(until), 0, Asked.Today, Policies.Default, limits) is not InstantDeferralAnswer.Outside { Nearest: { } nearest }
                || InstantDeferralFrame.Decide(claims, nearest, 0, Asked.Today, Policies.Default, limits) is InstantDeferralAnswer.InFrame;
        }).QuickCheckThrowOnFailure();

    private static OwedClaim Claim(ClaimType type = ClaimType.General, Custody custody = Custody.Here, DateOnly? payBy = null, DateOnly? limitation = null)
    {
        var owed = Asked.Claim(1_000_00, type, custody: custody, limitation: limitation);
        return owed with { Claim = owed.Claim with { PayBy = payBy ?? PayBy } };
    }

    private static InstantDeferralAnswer Decide(IReadOnlyList<OwedClaim> claims, string until, int before = 0) =>
        InstantDeferralFrame.Decide(claims, DateOnly.Parse(until, null), before, Asked.Today, Policies.Default, RequestLimits.InForce);

    private static void Is(string failing, string? nearest, InstantDeferralAnswer answer)
    {
        var outside = answer as InstantDeferralAnswer.Outside;
        Assert.Equal(failing, string.Join(' ', outside?.Failing ?? []));
        Assert.Equal(nearest is null ? null : DateOnly.Parse(nearest, null), outside?.Nearest);
    }
}
