using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Policy;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Agreements;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Deferrals;

public sealed class DeferralRulesTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Theory]
    [InlineData("2031-12-01")]
    [InlineData("2032-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_beyond_the_bank_calendar_is_refused_by_name(string until) =>
        Assert.Equal([DeferralRefusal.DateIsTooFarAway], Assert.IsType<DeferralAnswer.Refused>(Ask(DateOnly.Parse(until, null))).Reasons);

    [Fact]
    public void The_last_day_that_can_be_asked_for_can_also_be_granted()
    {
        Assert.IsType<DeferralAnswer.Received>(Ask(DeferralRules.LastUntil));
        Assert.True(DeferralDecisionRules.ResumesOn(DeferralRules.LastUntil, DeferralPolicies.For(Today), Today) <= BankClosingDays.LastKnown);
    }

    [Fact]
    public void A_request_that_asks_for_more_than_to_wait_is_not_taken_for_one_that_only_does() =>
        Assert.Equal([DeferralRefusal.OtherKindIsAskedFor], Assert.IsType<DeferralAnswer.Refused>(Ask(new DateOnly(2026, 12, 1), RequestKind.Objection)).Reasons);

    [Fact]
    public void Rule_P07_inside_the_frame_it_is_granted_at_once_and_names_its_row()
    {
        var claim = Before(Today.AddDays(5));
        var instant = Assert.IsType<DeferralAnswer.Instant>(Ask(Today.AddDays(30), claim));
        Assert.Contains("instant-deferral-days", instant.Rule, StringComparison.Ordinal);
        var hold = Assert.Single(Assert.Single(instant.Moves).Holds);
        Assert.Equal((HoldKind.Deferral, Today.AddDays(30)), (hold.Kind, hold.Until!.Value));
        Assert.Equal(Today.AddDays(30), claim.After(instant.Moves[0]).EffectivePayBy);
    }

    [Fact]
    public void Rule_P08_outside_it_a_caseworker_answers_and_every_rule_that_fails_is_named()
    {
        var received = Assert.IsType<DeferralAnswer.Received>(Ask(Today.AddDays(31), Before(Today.AddDays(5))));
        Assert.Equal([InstantDeferralRule.DateIsTooFarAway], received.Frame.Failing);
        Assert.Equal(Today.AddDays(30), received.Frame.Nearest);
        Assert.Equal(HoldKind.RequestPending, Assert.Single(Assert.Single(received.Moves).Holds).Kind);

        var late = Assert.IsType<DeferralAnswer.Received>(Ask(Today.AddDays(31), Before(Today) with { Type = ClaimType.Daycare }));
        Assert.Equal([InstantDeferralRule.TypeOfRunningPayments, InstantDeferralRule.NotBeforePayBy, InstantDeferralRule.DateIsTooFarAway], late.Frame.Failing);
        Assert.Null(late.Frame.Nearest);
    }

    private static ClaimFacts Before(DateOnly payBy) => Asked.Claim(1_000_00).Claim with { PayBy = payBy };

    private static DeferralAnswer Ask(DateOnly until, ClaimFacts claim) => DeferralRules.Decide(
        [claim], new DeferralAsk(until, new HashSet<HardshipReason> { HardshipReason.Illness }, true, true, new HashSet<RequestKind> { RequestKind.Deferral }), Guid.NewGuid(), Today, Policies.Default, RequestLimits.InForce);

    private static DeferralAnswer Ask(DateOnly until, params RequestKind[] also) => DeferralRules.Decide(
        [TestClaim.With()], new DeferralAsk(until, new HashSet<HardshipReason> { HardshipReason.Illness }, true, true, also.Append(RequestKind.Deferral).ToHashSet()), Guid.NewGuid(), Today, Policies.Default, RequestLimits.InForce);
}
