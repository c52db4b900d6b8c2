using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Limitations;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Limitations;

/// <summary>When a claim becomes time-barred (domain.md section 4).</summary>
public sealed class LimitationTests
{
    /// <summary>To be paid on Thursday 1 October 2026: 1 October 2029 is a Monday.</summary>
    private static readonly ClaimFacts Claim = TestClaim.With();

    private static readonly PersonId Other = PersonId.New();

    [Fact]
    public void Three_years_run_from_the_last_day_to_pay_in_time() =>
        Assert.Equal(new LimitationTime(new(2029, 10, 15), LimitationGround.PayBy, new(2026, 10, 15)), Limitation.Of(TestClaim.With(payBy: new(2026, 10, 15))));

    [Fact]
    public void What_the_source_says_takes_the_place_of_what_would_follow() =>
        Assert.Equal(new LimitationTime(new(2028, 5, 4), LimitationGround.Source, null), Limitation.Of(Claim with { LimitationOn = new(2028, 5, 4) }));

    [Theory]
    [InlineData(ClaimBasis.Settlement)]
    [InlineData(ClaimBasis.Judgment)]
    public void A_settlement_or_a_judgment_gives_ten_years_from_its_day(ClaimBasis basis)
    {
        Assert.Equal(new LimitationTime(new(2036, 11, 3), LimitationGround.Basis, new(2026, 11, 3)), Limitation.Of(Claim with { Basis = basis, BasisOn = new(2026, 11, 3) }));
        // Without its day only what is sure counts.
        Assert.Equal(LimitationGround.PayBy, Limitation.Of(Claim with { Basis = basis }).Ground);
    }

    [Fact]
    public void A_payment_agreement_is_an_acknowledgement_and_a_new_time_runs_from_its_first_day()
    {
        var agreed = Claim with { Agreements = [Agreement(new(2028, 2, 1))] };

        Assert.Equal(new LimitationTime(new(2031, 2, 3), LimitationGround.Acknowledgement, new(2028, 2, 1)), Limitation.Of(agreed));
        Assert.Equal(new(2038, 2, 1), Limitation.Of(agreed with { Basis = ClaimBasis.Judgment, BasisOn = new(2026, 11, 3) }).On);
    }

    [Fact]
    public void A_plan_nobody_has_said_yes_to_and_an_arrangement_set_by_the_municipality_acknowledge_nothing()
    {
        Assert.Equal(Limitation.Of(Claim), Limitation.Of(Claim with { Agreements = [Agreement(new(2028, 2, 1)) with { Status = AgreementStatus.Proposed }] }));
        Assert.Equal(Limitation.Of(Claim), Limitation.Of(Claim with { Agreements = [Agreement(new(2028, 2, 1)) with { Kind = AgreementKind.Arrangement }] }));
    }

    [Fact]
    public void An_acknowledgement_after_the_time_is_out_wakes_nothing() =>
        Assert.Equal(new(2029, 10, 1), Limitation.Of(Claim with { Agreements = [Agreement(new(2029, 10, 2))] }).On);

    [Fact]
    public void An_acknowledgement_counts_against_the_one_who_made_it()
    {
        var shared = Claim with { Liable = [.. Claim.Liable, new Liability(Other, LiabilityKind.CoDebtor, new(2027, 1, 1))], Agreements = [Agreement(new(2028, 2, 1))] };

        Assert.Equal(new(2031, 2, 3), Limitation.Of(shared, Claim.Debtor).On);
        Assert.Equal(new(2029, 10, 1), Limitation.Of(shared, Other).On);
        Assert.Equal(new(2029, 10, 1), Limitation.Of(shared).On);
    }

    [Fact]
    public void What_the_authority_has_received_runs_out_no_sooner_than_three_years_after()
    {
        var sent = Claim with { Steps = [new StepTaken(Step.Transfer, new(2028, 3, 1), Claim.Debtor, null, false)] };
        var returned = sent with { Steps = [.. sent.Steps, new StepTaken(Step.Return, new(2028, 6, 1), Claim.Debtor, null, false)] };

        Assert.Equal(new LimitationTime(new(2031, 3, 3), LimitationGround.Receipt, new(2028, 3, 1)), Limitation.Of(sent with { Custody = Custody.Transferred }));
        Assert.Equal(new(2031, 3, 3), Limitation.Of(returned).On);
    }

    [Fact]
    public void What_was_sent_and_never_received_runs_on()
    {
        var sent = Claim with { Steps = [new StepTaken(Step.Transfer, new(2028, 3, 1), Claim.Debtor, null, false)] };

        Assert.Equal(new(2029, 10, 1), Limitation.Of(sent).On);
        Assert.Equal(new(2029, 10, 1), Limitation.Of(sent with { Type = ClaimType.Civil, Custody = Custody.Transferred }).On);
    }

    [Fact]
    public void No_order_of_events_makes_the_time_shorter_or_moves_it_to_a_closed_day() =>
        Prop.ForAll(Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(0, 4000).ListOf().ToArbitrary(), (payAfter, agreedAfter) =>
        {
            var claim = TestClaim.With(payBy: TestClaim.DueOn.AddDays(payAfter));
            var bare = Limitation.Of(claim).On;
            claim = claim with { Agreements = [.. agreedAfter.Select(days => Agreement(TestClaim.DueOn.AddDays(days)))] };

            var time = Limitation.Of(claim);

            return time.On >= bare && time.On == time.On.WorkingDay() && time == Limitation.Of(claim with { Agreements = [.. claim.Agreements.Reverse()] })
                && (time.Ground == LimitationGround.Acknowledgement) == claim.Agreements.Any(agreement => agreement.FirstDay <= bare && agreement.FirstDay.Years(3) > bare);
        }).QuickCheckThrowOnFailure();

    private static Agreement Agreement(DateOnly firstDay) => new(Guid.NewGuid(), AgreementStatus.Active, PaymentId.Of(2), TestClaim.Person, [], firstDay, []);
}
