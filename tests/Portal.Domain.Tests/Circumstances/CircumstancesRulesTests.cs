using Portal.Domain.Circumstances;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Tests.Agreements;

namespace Portal.Domain.Tests.Circumstances;

/// <summary>Telling about a change, and what follows from it.</summary>
public sealed class CircumstancesRulesTests
{
    private static readonly Guid Request = Guid.NewGuid();
    private static readonly CircumstancesReport Told = new(new HashSet<HardshipReason> { HardshipReason.Illness }, HasExplanation: true, IsTooLong: false);

    [Fact]
    public void Rule_P08_the_claims_rest_until_it_is_answered()
    {
        var claim = Asked.Claim(1_000_00).Claim;
        var received = Assert.IsType<CircumstancesAnswer.Received>(CircumstancesRules.Decide([claim], Told, Request, Asked.Today));
        var held = claim.After(received.Moves[0]);
        Assert.Equal(HoldKind.RequestPending, held.Holds.Strongest(Asked.Today)!.Kind);
        var lift = Assert.Single(CircumstancesRules.Answered([held], Request, Asked.Today)[0].Lifts);
        Assert.Equal(CircumstancesRules.ResumesOn(Asked.Today), lift.ResumeOn);
    }

    [Fact]
    public void Rule_L12_a_claim_that_the_recovery_authority_has_can_be_told_about_and_has_no_course_to_rest() =>
        Assert.Empty(Assert.IsType<CircumstancesAnswer.Received>(CircumstancesRules.Decide([Asked.Claim(1_000_00, custody: Custody.Transferred).Claim], Told, Request, Asked.Today)).Moves[0].Holds);

    [Fact]
    public void Every_reason_against_it_is_told_at_once()
    {
        var refused = Assert.IsType<CircumstancesAnswer.Refused>(
            CircumstancesRules.Decide([Asked.Claim(0).Claim], new CircumstancesReport(new HashSet<HardshipReason>(), HasExplanation: false, IsTooLong: true), Request, Asked.Today));
        Assert.Equal([CircumstancesRefusal.NothingIsOwed, CircumstancesRefusal.NoReasonGiven, CircumstancesRefusal.ExplanationIsMissing, CircumstancesRefusal.ExplanationIsTooLong], refused.Reasons);
    }
}
