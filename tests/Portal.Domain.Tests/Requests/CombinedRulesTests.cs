using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Agreements;

namespace Portal.Domain.Tests.Requests;

/// <summary>To wait until a day and to pay by instalments from then on, asked for and answered together.</summary>
public sealed class CombinedRulesTests
{
    private static readonly Guid Request = Guid.NewGuid();
    private static readonly DateOnly Until = Asked.Today.AddDays(30);
    private static readonly IReadOnlySet<HardshipReason> Ill = new HashSet<HardshipReason> { HardshipReason.Illness };

    [Fact]
    public void Rule_P07_where_both_are_inside_their_frames_both_are_granted_at_once()
    {
        var instant = Assert.IsType<CombinedAnswer.Instant>(Ask(Due(5)));
        Assert.Equal((Until, 1_000_00), (instant.Deferral.Until, InstalmentPlans.Sum(instant.Agreement.Plan).Ore));
        Assert.True(instant.Agreement.Plan[0].DueOn > Until);
    }

    [Fact]
    public void Rule_P08_where_one_is_outside_a_caseworker_answers_both_and_one_hold_rests_the_claim()
    {
        var received = Assert.IsType<CombinedAnswer.Received>(Ask(Due(0)));
        Assert.Equal([InstantDeferralRule.NotBeforePayBy], received.Waiting);
        Assert.Empty(received.Paying);
        Assert.Equal(HoldKind.RequestPending, Assert.Single(Assert.Single(received.Moves).Holds).Kind);

        var small = Assert.IsType<CombinedAnswer.Received>(Ask(Due(5), monthly: 100));
        Assert.Empty(small.Waiting);
        Assert.Equal([FrameRule.InstalmentIsTooSmall], small.Paying);
        Assert.Equal(HoldKind.RequestPending, Assert.Single(Assert.Single(small.Moves).Holds).Kind);
    }

    [Fact]
    public void The_instalments_follow_the_wait() =>
        Assert.Equal([AgreementRefusal.StartsDuringWait], Assert.IsType<CombinedAnswer.Refused>(Ask(Due(5), firstOn: Until)).Agreement);

    [Fact]
    public void What_both_rules_refuse_is_told_once()
    {
        var refused = Assert.IsType<CombinedAnswer.Refused>(CombinedRequestRules.Decide(
            [], new DeferralAsk(null, new HashSet<HardshipReason>(), false, false, new HashSet<RequestKind>()), new AgreementAsk(null, null, null, new HashSet<HardshipReason>(), false), AgreementHistory.None,
            Request, Asked.Today, Policies.Default, RequestLimits.InForce));
        Assert.Equal([DeferralRefusal.NoClaimChosen, DeferralRefusal.DateIsMissing, DeferralRefusal.NoReasonGiven], refused.Deferral);
        Assert.Equal([AgreementRefusal.MonthlyIsMissing, AgreementRefusal.PayDayIsMissing, AgreementRefusal.FirstDayIsMissing], refused.Agreement);
    }

    [Theory]
    [InlineData(DeferralOutcome.Granted, DeferralOutcome.Granted, RequestStatus.Granted)]
    [InlineData(DeferralOutcome.Granted, DeferralOutcome.Refused, RequestStatus.PartlyGranted)]
    [InlineData(DeferralOutcome.Refused, DeferralOutcome.Granted, RequestStatus.PartlyGranted)]
    [InlineData(DeferralOutcome.Refused, DeferralOutcome.Refused, RequestStatus.Refused)]
    public void Rule_L05_each_part_has_its_answer_and_the_hold_of_the_request_ends_once(DeferralOutcome waiting, DeferralOutcome paying, RequestStatus status)
    {
        var made = Assert.IsType<CombinedDecided.Made>(Answer(waiting, paying));
        Assert.Equal(status, made.Status);
        Assert.Single(made.Moves.SelectMany(move => move.Lifts));
        Assert.Equal(waiting == DeferralOutcome.Granted ? Until : null, Held().After(made.Moves[0]).DeferredUntil);
        Assert.Equal(paying == DeferralOutcome.Granted, made.Agreement.Plan is not null);
    }

    [Fact]
    public void What_is_missing_of_either_part_is_told_and_nothing_is_decided()
    {
        var faulty = Assert.IsType<CombinedDecided.Faulty>(Answer(DeferralOutcome.PartlyGranted, DeferralOutcome.PartlyGranted));
        Assert.Equal([DecisionFault.DateIsMissing], faulty.Deferral);
        Assert.Equal([AgreementDecisionFault.PlanIsMissing], faulty.Agreement);
    }

    [Fact]
    public void No_instalment_is_due_before_the_wait_that_is_given_with_it()
    {
        var longer = Answer(DeferralOutcome.PartlyGranted, DeferralOutcome.Granted, until: Until.AddMonths(2));
        Assert.Equal([AgreementDecisionFault.StartsDuringWait], Assert.IsType<CombinedDecided.Faulty>(longer).Agreement);
    }

    [Fact]
    public void The_nearest_plan_in_a_refusal_comes_after_the_wait_that_is_given()
    {
        var made = Assert.IsType<CombinedDecided.Made>(Answer(DeferralOutcome.Granted, DeferralOutcome.Refused, monthly: 100));
        Assert.True(made.Nearest![0].DueOn > Until);
        Assert.Null(Assert.IsType<CombinedDecided.Made>(Answer(DeferralOutcome.Granted, DeferralOutcome.Granted, monthly: 100)).Nearest);
    }

    private static ClaimFacts Due(int days) => Asked.Claim(1_000_00).Claim with { PayBy = Asked.Today.AddDays(days) };

    private static ClaimFacts Held() => Due(5) with { Holds = [new Hold(Guid.Empty, HoldKind.RequestPending, Asked.Today, Cause: Request)] };

    private static AgreementAsk Paying(int monthly, DateOnly? firstOn) => new(Kroner.Of(monthly), 10, firstOn ?? Until.AddDays(1), Ill, false);

    private static CombinedAnswer Ask(ClaimFacts claim, int monthly = 500, DateOnly? firstOn = null) => CombinedRequestRules.Decide(
        [claim], new DeferralAsk(Until, Ill, true, true, new HashSet<RequestKind> { RequestKind.Deferral, RequestKind.Agreement }), Paying(monthly, firstOn), AgreementHistory.None,
        Request, Asked.Today, Policies.Default, RequestLimits.InForce);

    private static CombinedDecided Answer(DeferralOutcome waiting, DeferralOutcome paying, DateOnly? until = null, int monthly = 500) => CombinedDecisionRules.Of(
        DeferralDecisionRules.Decide(
            [Held()], new DecisionAsk(waiting, until, new HashSet<DeferralGround> { DeferralGround.Circumstances }, true, false, false, NearestOffer.Nothing, null), Until, new DecisionDeadlines(null, null), Request, Asked.Today, RequestLimits.InForce),
        AgreementDecisionRules.Decide(
            [Held()], new AgreementDecisionAsk(paying, null, NamesRule: true, HasWrittenGrounds: true, LimitationFinding: false), Paying(monthly, null), AgreementHistory.None, null, Request, Asked.Today,
            Policies.Default, RequestLimits.InForce),
        waiting, paying);
}
