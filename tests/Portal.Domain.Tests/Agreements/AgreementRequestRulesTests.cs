using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Agreements;

/// <summary>May an agreement be asked for, is it answered at once, and what a caseworker's answer brings.</summary>
public sealed class AgreementRequestRulesTests
{
    private static readonly Guid Request = Guid.NewGuid();

    private static readonly AgreementAsk Ask = new(new Kroner(1000_00), 1, Asked.Today.AddDays(7), new HashSet<HardshipReason> { HardshipReason.Illness }, false);

    [Fact]
    public void Rule_P07_inside_the_frame_the_whole_of_it_is_granted_at_once_and_names_its_row()
    {
        var instant = Assert.IsType<AgreementAnswer.Instant>(Decide([Asked.Claim(5_000_00).Claim], Ask));
        Assert.Equal((5, 5_000_00), (instant.Plan.Count, InstalmentPlans.Sum(instant.Plan).Ore));
        Assert.Contains("agreement-months-small", instant.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_P07_outside_it_a_caseworker_answers_and_the_claims_rest_meanwhile()
    {
        var received = Assert.IsType<AgreementAnswer.Received>(Decide([Asked.Claim(30_000_01).Claim], Ask with { Monthly = new Kroner(2000_00) }));
        Assert.Equal([FrameRule.DebtIsAboveFrame], received.Frame.Failing);
        var hold = Assert.Single(Assert.Single(received.Moves).Holds);
        Assert.Equal((HoldKind.RequestPending, Request, (DateOnly?)null), (hold.Kind, hold.Cause, hold.Until));
    }

    [Fact]
    public void Sent_twice_it_sets_the_same_hold() =>
        Assert.Equal(HoldOf(Decide([Big], Ask)), HoldOf(Decide([Big], Ask)));

    [Fact]
    public void A_repeated_request_sets_no_hold() =>
        Assert.Empty(Assert.Single(Assert.IsType<AgreementAnswer.Received>(Decide([Big], Ask with { Repeated = new HashSet<ClaimId> { Big.Id } })).Moves).Holds);

    [Fact]
    public void Rule_P08_every_reason_against_it_is_told_at_once()
    {
        var refused = Assert.IsType<AgreementAnswer.Refused>(Decide([], new AgreementAsk(null, null, null, new HashSet<HardshipReason>(), false)));
        Assert.Equal(
            [AgreementRefusal.NoClaimChosen, AgreementRefusal.NoReasonGiven, AgreementRefusal.MonthlyIsMissing, AgreementRefusal.PayDayIsMissing, AgreementRefusal.FirstDayIsMissing], refused.Reasons);
        var plan = Assert.IsType<AgreementAnswer.Refused>(Decide([Big], Ask with { Monthly = new Kroner(500_50), PayDay = 29, Reasons = new HashSet<HardshipReason> { HardshipReason.Other } }));
        Assert.Equal([AgreementRefusal.ExplanationIsMissing], plan.Reasons);
        Assert.Equal([PlanRefusal.NoSuchPayDay, PlanRefusal.AmountIsNotWholeKroner], plan.Plan);
    }

    [Fact]
    public void Rule_P13_a_repayment_claim_has_an_arrangement_instead() =>
        Assert.Equal([AgreementRefusal.ArrangementIsSet], Reasons([Asked.Claim(5_000_00, ClaimType.CashBenefitRepayment).Claim]));

    [Fact]
    public void Rule_L12_nothing_is_agreed_about_a_claim_that_the_recovery_authority_has() =>
        Assert.Equal([AgreementRefusal.ClaimIsTransferred], Reasons([Asked.Claim(5_000_00).Claim with { Custody = Custody.Transferred }]));

    [Fact]
    public void A_claim_is_in_one_agreement_and_under_one_request_at_a_time()
    {
        var claim = Asked.Claim(5_000_00).Claim;
        var running = new Agreement(Guid.NewGuid(), AgreementStatus.Active, claim.PaymentId, claim.Debtor, [claim.Id], Asked.Today, []);
        Assert.Equal([AgreementRefusal.ClaimIsInAgreement], Reasons([claim with { Agreements = [running] }]));
        Assert.IsType<AgreementAnswer.Instant>(Decide([claim with { Agreements = [running with { EndedOn = Asked.Today }] }], Ask));
        Assert.Equal([AgreementRefusal.RequestIsPending], Reasons([claim with { Holds = [new Hold(Guid.NewGuid(), HoldKind.RequestPending, Asked.Today)] }]));
    }

    [Fact]
    public void What_is_paid_on_an_agreement_covers_one_debtors_claims()
    {
        var (mine, other) = (Asked.Claim(1_000_00).Claim, Asked.Claim(1_000_00).Claim);
        Assert.Equal([AgreementRefusal.ClaimsOfSeveralDebtors], Reasons([mine, other with { Liable = [new Liability(PersonId.New(), LiabilityKind.Primary, Asked.Today)] }]));
    }

    [Fact]
    public void Rule_L05_a_grant_is_the_plan_that_was_asked_for_and_its_pause_ends_with_it()
    {
        var made = Assert.IsType<AgreementDecided.Made>(Answer(DeferralOutcome.Granted));
        Assert.Equal(40_000_00, InstalmentPlans.Sum(made.Plan!).Ore);
        var lift = Assert.Single(Assert.Single(made.Moves).Lifts);
        Assert.Equal((Asked.Today, (DateOnly?)null), (lift.On, lift.ResumeOn));
    }

    [Fact]
    public void Rule_L05_after_a_refusal_the_course_waits_a_fortnight_and_every_failing_rule_is_named()
    {
        var made = Assert.IsType<AgreementDecided.Made>(Answer(DeferralOutcome.Refused));
        Assert.Null(made.Plan);
        Assert.Equal([FrameRule.DebtIsAboveFrame], Assert.IsType<FrameAnswer.Outside>(made.Frame).Failing);
        Assert.Equal(made.ResumesOn, Assert.Single(Assert.Single(made.Moves).Lifts).ResumeOn);
        Assert.True(made.ResumesOn >= Asked.Today.AddDays(14));
    }

    [Theory]
    [InlineData(false, true, AgreementDecisionFault.NoGroundsWritten)]
    [InlineData(true, false, AgreementDecisionFault.LimitationFindingMissing)]
    public void A_decision_lacks_nothing(bool grounds, bool finding, AgreementDecisionFault fault) =>
        Assert.Equal([fault], Assert.IsType<AgreementDecided.Faulty>(Answer(DeferralOutcome.Granted, grounds: grounds, finding: finding, limitation: Asked.Today.AddDays(60))).Faults);

    [Fact]
    public void Yes_with_another_plan_is_another_plan()
    {
        Assert.Equal([AgreementDecisionFault.SamePlanAsAsked], Assert.IsType<AgreementDecided.Faulty>(Answer(DeferralOutcome.PartlyGranted, Ask)).Faults);
        Assert.Equal([AgreementDecisionFault.PlanIsMissing], Assert.IsType<AgreementDecided.Faulty>(Answer(DeferralOutcome.PartlyGranted)).Faults);
        var made = Assert.IsType<AgreementDecided.Made>(Answer(DeferralOutcome.PartlyGranted, Ask with { Monthly = new Kroner(2000_00) }));
        Assert.Equal((20, 2000_00), (made.Plan!.Count, made.Plan[0].Amount.Ore));
    }

    [Fact]
    public void While_somebody_is_heard_nothing_is_decided_against_them()
    {
        Assert.Equal([AgreementDecisionFault.HearingIsOpen], Assert.IsType<AgreementDecided.Faulty>(Answer(DeferralOutcome.Refused, hearingBy: Asked.Today)).Faults);
        Assert.IsType<AgreementDecided.Made>(Answer(DeferralOutcome.Refused, hearingBy: Asked.Today.AddDays(-1)));
    }

    private static ClaimFacts Big { get; } = Asked.Claim(40_000_00).Claim;

    private static AgreementAnswer Decide(IReadOnlyList<ClaimFacts> claims, AgreementAsk ask) =>
        AgreementRequestRules.Decide(claims, ask, AgreementHistory.None, Request, Asked.Today, Policies.Default, RequestLimits.InForce);

    private static IReadOnlyList<AgreementRefusal> Reasons(IReadOnlyList<ClaimFacts> claims) => Assert.IsType<AgreementAnswer.Refused>(Decide(claims, Ask)).Reasons;

    private static Guid HoldOf(AgreementAnswer answer) => Assert.IsType<AgreementAnswer.Received>(answer).Moves[0].Holds[0].Id;

    private static AgreementDecided Answer(DeferralOutcome outcome, AgreementAsk? given = null, bool grounds = true, bool finding = false, DateOnly? limitation = null, DateOnly? hearingBy = null)
    {
        var claim = Big with { LimitationOn = limitation, Holds = [new Hold(Guid.NewGuid(), HoldKind.RequestPending, Asked.Today, Cause: Request)] };
        return AgreementDecisionRules.Decide(
            [claim], new AgreementDecisionAsk(outcome, given, NamesRule: true, grounds, finding), Ask, AgreementHistory.None, hearingBy, Request, Asked.Today, Policies.Default, RequestLimits.InForce);
    }
}
