using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Agreements;

namespace Portal.Domain.Tests.Requests;

/// <summary>The nearest that would be granted: what may be in its way, and what it comes to on the day it is accepted.</summary>
public sealed class ProposalRulesTests
{
    private static readonly Guid Request = Guid.NewGuid();
    private static readonly IReadOnlyList<Instalment> Plan = Asked.ByMonths(3_000_00, 3);

    [Fact]
    public void Rule_P07_a_proposal_that_stands_has_nothing_in_its_way() => Assert.Empty(Against(Offer()));

    [Fact]
    public void It_stands_through_its_last_day()
    {
        Assert.Empty(Against(Offer() with { AnswerBy = Asked.Today }));
        Assert.Equal([ProposalRefusal.TooLate], Against(Offer() with { AnswerBy = Asked.Today.AddDays(-1) }));
        Assert.Equal([ProposalRefusal.NoLongerStands], Against(Offer() with { Answer = ProposalAnswer.Declined }));
    }

    [Fact]
    public void Everything_in_its_way_is_told_at_once()
    {
        var claim = Asked.Claim(3_000_00, custody: Custody.Transferred).Claim with
        {
            Agreements = [new Agreement(Guid.NewGuid(), AgreementStatus.Active, Asked.Claim(1).Claim.PaymentId, Asked.Claim(1).Claim.Debtor, [], Asked.Today, [])],
            Holds = [new Hold(Guid.NewGuid(), HoldKind.RequestPending, Asked.Today, Cause: Guid.NewGuid())],
        };
        Assert.Equal([ProposalRefusal.ClaimIsTransferred, ProposalRefusal.ClaimIsInAgreement, ProposalRefusal.RequestIsPending], Against(Offer(), claim));
        Assert.Equal([ProposalRefusal.NothingIsOwed], Against(Offer(), Asked.Claim(0).Claim));
    }

    [Fact]
    public void The_hold_of_the_request_itself_is_not_in_its_way() =>
        Assert.Empty(Against(Offer(), Asked.Claim(3_000_00).Claim with { Holds = [new Hold(Guid.NewGuid(), HoldKind.RequestPending, Asked.Today, Cause: Request)] }));

    [Fact]
    public void A_day_that_has_passed_is_no_wait() =>
        Assert.Equal([ProposalRefusal.DateHasPassed], Against(new Proposal(Request, Asked.Today, [], Asked.Today.AddDays(1), null)));

    [Fact]
    public void What_has_come_on_or_been_paid_meanwhile_changes_the_last_instalment()
    {
        Assert.Equal([1000_00, 1000_00, 1030_00], Amounts(ProposalRules.PlanOn(Asked.Today, Plan, new Kroner(3_030_00))));
        Assert.Equal([1000_00, 500_00], Amounts(ProposalRules.PlanOn(Asked.Today, Plan, new Kroner(1_500_00))));
    }

    [Fact]
    public void A_first_day_that_has_passed_moves_to_the_next_month_that_can_be_kept()
    {
        var late = ProposalRules.PlanOn(Plan[0].DueOn, Plan, new Kroner(3_000_00));
        Assert.Equal([Plan[0].DueOn.AddMonths(1), Plan[1].DueOn.AddMonths(1), Plan[2].DueOn.AddMonths(1)], late.Select(instalment => instalment.DueOn));
    }

    /// <summary>Whatever is asked for, a caseworker's no names every rule that the frame names, and its nearest plan is one that the frame grants.</summary>
    [Fact]
    public void A_refusal_lists_every_failing_rule_and_its_nearest_plan_would_be_granted() =>
        Prop.ForAll(Gen.Choose(500, 31_000).ToArbitrary(), Gen.Choose(1, 3_000).ToArbitrary(), Gen.Choose(1, 200).ToArbitrary(), (kroner, monthly, days) =>
        {
            var claim = Asked.Claim(kroner * 100L + 37).Claim;
            var asked = new AgreementAsk(Kroner.Of(monthly), 1 + days % 28, Asked.Today.AddDays(days), new HashSet<HardshipReason> { HardshipReason.Illness }, false);
            var answer = AgreementDecisionRules.Decide(
                [claim], new AgreementDecisionAsk(DeferralOutcome.Refused, null, NamesRule: true, HasWrittenGrounds: true, LimitationFinding: false), asked, AgreementHistory.None, null, Request, Asked.Today,
                Policies.Default, RequestLimits.InForce);
            if (answer is not AgreementDecided.Made { Frame: FrameAnswer.Outside outside } made) return true;

            IReadOnlyList<OwedClaim> owed = [new OwedClaim(claim, Account.On(claim, Asked.Today).Balance)];
            var frame = AgreementFrame.Decide(owed, made.Asked, AgreementHistory.None, Asked.Today, Policies.Default, RequestLimits.InForce);
            var granted = outside.Nearest is not { } nearest
                || (AgreementFrame.Decide(owed, nearest, AgreementHistory.None, Asked.Today, Policies.Default, RequestLimits.InForce) is FrameAnswer.InFrame
                    && Against(new Proposal(Request, null, nearest, Asked.Today, null), claim).Count == 0
                    && ProposalRules.PlanOn(Asked.Today, nearest, owed[0].Owed).SequenceEqual(nearest));
            return granted && frame is FrameAnswer.Outside all && all.Failing.SequenceEqual(outside.Failing);
        }).QuickCheckThrowOnFailure();

    private static Proposal Offer() => new(Request, null, Plan, Asked.Today.AddDays(14), null);

    private static IReadOnlyList<ProposalRefusal> Against(Proposal proposal, ClaimFacts? claim = null) => ProposalRules.Against(proposal, [claim ?? Asked.Claim(3_000_00).Claim], Asked.Today);

    private static long[] Amounts(IReadOnlyList<Instalment> plan) => [.. plan.Select(instalment => instalment.Amount.Ore)];
}
