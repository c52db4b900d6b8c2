using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Requests;
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
        Assert.Equal([DeferralRefusal.OtherKindIsAskedFor], Assert.IsType<DeferralAnswer.Refused>(Ask(new DateOnly(2026, 12, 1), RequestKind.Agreement)).Reasons);

    private static DeferralAnswer Ask(DateOnly until, params RequestKind[] also) => DeferralRules.Decide(
        [TestClaim.With()], new DeferralAsk(until, new HashSet<HardshipReason> { HardshipReason.Illness }, true, true, also.Append(RequestKind.Deferral).ToHashSet()), Guid.NewGuid(), Today);
}
