using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Agreements;

/// <summary>The published frames of København and Gladsaxe, at each of their edges.</summary>
public sealed class AgreementFrameTests
{
    [Theory]
    [InlineData(15_000_00, 12, false, "")]
    [InlineData(15_000_00, 13, false, "TooManyMonths")]
    [InlineData(15_000_01, 13, false, "")]
    [InlineData(15_000_01, 24, false, "")]
    [InlineData(15_000_01, 25, false, "TooManyMonths")]
    [InlineData(30_000_00, 24, false, "")]
    [InlineData(30_000_00, 25, false, "TooManyMonths")]
    [InlineData(30_000_01, 24, false, "DebtIsAboveFrame")]
    [InlineData(30_000_01, 1, false, "DebtIsAboveFrame")]
    [InlineData(30_000_00, 18, true, "")]                                             // the state refunds a part: 18 months
    [InlineData(30_000_00, 19, true, "TooManyMonthsForStateRefund")]
    [InlineData(15_000_00, 12, true, "")]                                             // never longer than the debt gives
    [InlineData(15_000_00, 13, true, "TooManyMonths")]
    [InlineData(15_000_00, 19, true, "TooManyMonths TooManyMonthsForStateRefund")]
    public void Rule_P07_the_months_that_a_debt_is_given(long owed, int months, bool refund, string failing) =>
        Assert.Equal(failing, Failing([Asked.Claim(owed, refund: refund)], Asked.ByMonths(owed, months)));

    [Theory]
    [InlineData(3_000_00, 250, "")]                       // exactly the least, twelve times
    [InlineData(2_999_00, 250, "")]                       // the last is 249,00
    [InlineData(2_988_00, 249, "InstalmentIsTooSmall")]
    [InlineData(249_99, 100, "InstalmentIsTooSmall")]
    [InlineData(249_99, 250, "")]                         // one instalment, which is the last
    [InlineData(3_050_00, 250, "")]                       // the last carries 50,00
    [InlineData(3_050_01, 250, "TooManyMonths")]
    public void Rule_P07_an_instalment_is_at_least_the_least_and_the_last_may_be_smaller(long owed, int kroner, string failing) =>
        Assert.Equal(failing, Failing([Asked.Claim(owed)], Asked.ByAmount(owed, kroner)));

    [Fact]
    public void The_debt_is_what_is_owed_on_all_the_claims() =>
        Assert.Equal("DebtIsAboveFrame", Failing([Asked.Claim(15_000_00), Asked.Claim(15_000_01)], Asked.ByMonths(30_000_01, 24)));

    [Fact]
    public void The_whole_claim_is_in_it_and_no_more()
    {
        Assert.Equal("NotTheWholeClaim", Failing([Asked.Claim(5_000_00)], Asked.ByMonths(4_999_99, 10)));
        Assert.Equal("NotTheWholeClaim", Failing([Asked.Claim(5_000_00)], Asked.ByMonths(5_000_01, 10)));
    }

    [Theory]
    [InlineData("2025-10-02", "")]                 // twelve months to the day
    [InlineData("2025-10-03", "BrokenAgreement")]
    [InlineData("2026-10-02", "BrokenAgreement")]
    [InlineData(null, "")]
    public void A_broken_agreement_counts_for_twelve_months(string? brokenOn, string failing) =>
        Assert.Equal(failing, Failing([Asked.Claim(5_000_00)], Asked.ByMonths(5_000_00, 10), new AgreementHistory(brokenOn is null ? null : DateOnly.Parse(brokenOn, null), false)));

    [Theory]
    [InlineData(ClaimType.PropertyTax)]
    [InlineData(ClaimType.Daycare)]
    [InlineData(ClaimType.Maintenance)]
    public void Rule_P09_running_payments_are_never_answered_at_once(ClaimType type) =>
        Assert.Equal("TypeOfRunningPayments", Failing([Asked.Claim(5_000_00), Asked.Claim(5_000_00, type)], Asked.ByMonths(10_000_00, 10)));

    [Theory]
    [InlineData("2026-12-01", "")]                // 30 days and a month from 2 October
    [InlineData("2027-01-01", "StartsTooLate")]
    public void The_first_instalment_is_no_deferral_in_disguise(string firstOn, string failing) =>
        Assert.Equal(failing, Failing([Asked.Claim(5_000_00)], Asked.ByMonths(5_000_00, 10, DateOnly.Parse(firstOn, null))));

    [Fact]
    public void An_instant_answer_can_be_switched_off_for_a_type()
    {
        var policies = Asked.Choosing((PolicySetting.InstantAnswers, ClaimType.Civil, 0));

        Assert.Equal("SwitchedOff", Failing([Asked.Claim(5_000_00), Asked.Claim(5_000_00, ClaimType.Civil)], Asked.ByMonths(10_000_00, 10), policies: policies));
        Assert.Equal("", Failing([Asked.Claim(10_000_00)], Asked.ByMonths(10_000_00, 10), policies: policies));
    }

    [Fact]
    public void Where_types_differ_the_strictest_choice_holds()
    {
        var policies = Asked.Choosing((PolicySetting.AgreementMonthsSmall, ClaimType.Civil, 6), (PolicySetting.AgreementSmallest, ClaimType.AfterSchool, 500_00), (PolicySetting.AgreementLargeDebt, ClaimType.Civil, 14_000_00));
        var both = new[] { Asked.Claim(2_000_00, ClaimType.Civil), Asked.Claim(2_000_00, ClaimType.AfterSchool) };

        Assert.Equal("", Failing(both, Asked.ByMonths(4_000_00, 6), policies: policies));
        Assert.Equal("TooManyMonths", Failing(both, Asked.ByMonths(4_000_00, 7), policies: policies));
        Assert.Equal("InstalmentIsTooSmall TooManyMonths", Failing(both, Asked.ByMonths(4_000_00, 12), policies: policies));
        Assert.Equal("", Failing([Asked.Claim(4_000_00)], Asked.ByMonths(4_000_00, 12), policies: policies));
    }

    [Theory]
    [InlineData(10, 400, "")]
    [InlineData(9, 400, "LongerThanLawAllows")]
    [InlineData(10, 401, "SmallerThanLawAllows")]
    [InlineData(9, 401, "LongerThanLawAllows SmallerThanLawAllows")]
    public void Rule_L11a_the_frame_never_grants_what_law_forbids(long months, long kroner, string failing) =>
        Assert.Equal(failing, Failing([Asked.Claim(4_000_00)], Asked.ByMonths(4_000_00, 10),
            limits: Asked.Limits((RequestLimitKind.LongestAgreement, months), (RequestLimitKind.SmallestInstalment, kroner * 100))));

    [Fact]
    public void Rule_L12_a_transferred_claim_and_everything_else_that_fails_is_told_at_once() =>
        Assert.Equal(
            "ClaimIsTransferred NothingIsOwed TypeOfRunningPayments BrokenAgreement OtherAgreementRuns NotTheWholeClaim InstalmentIsTooSmall TooManyMonths StartsTooLate",
            Failing([Asked.Claim(0, ClaimType.Daycare, custody: Custody.Transferred), Asked.Claim(1_000_00)], Asked.ByMonths(1_500_00, 15, new(2027, 5, 1)), new AgreementHistory(Asked.Today, true)));

    [Fact]
    public void Nothing_chosen_is_nothing_granted() => Assert.Equal("NoClaimChosen", Failing([], []));

    private static string Failing(
        IReadOnlyList<OwedClaim> claims, IReadOnlyList<Instalment> plan, AgreementHistory? history = null, Policies? policies = null, RequestLimits? limits = null) =>
        AgreementFrame.Decide(claims, plan, history ?? AgreementHistory.None, Asked.Today, policies ?? Policies.Default, limits ?? RequestLimits.InForce) is FrameAnswer.Outside outside
            ? string.Join(' ', outside.Failing) : "";
}
