using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;

namespace Portal.Domain.Circumstances;

/// <summary>Why a report of changed circumstances cannot be sent as it is. Each has a text in both languages.</summary>
public enum CircumstancesRefusal
{
    NoClaimChosen,

    NothingIsOwed,

    /// <summary>What it is about: work, illness, household and the like.</summary>
    NoReasonGiven,

    /// <summary>What has changed is told in words.</summary>
    ExplanationIsMissing,

    /// <summary>It is told at greater length than there is room for.</summary>
    ExplanationIsTooLong,
}

/// <summary>What somebody tells about a change (ændrede forhold).</summary>
public sealed record CircumstancesReport(IReadOnlySet<HardshipReason> Reasons, bool HasExplanation, bool IsTooLong);

/// <summary>Whether a report can be sent, and what then happens at once.</summary>
public abstract record CircumstancesAnswer
{
    private CircumstancesAnswer()
    {
    }

    /// <param name="AnswerBy">The day on which there is an answer at the latest.</param>
    /// <param name="EvidenceBy">Papers may come until then.</param>
    public sealed record Received(DateOnly AnswerBy, DateOnly EvidenceBy, IReadOnlyList<Move> Moves) : CircumstancesAnswer;

    /// <summary>Every reason at once, never the first alone.</summary>
    public sealed record Refused(IReadOnlyList<CircumstancesRefusal> Reasons) : CircumstancesAnswer;
}

/// <summary>
/// A debtor tells that their circumstances have changed (formats.md, request kind "changed-circumstances"). The course of the claims that are ours rests until
/// somebody has looked at it (P04: a reaction is any contact; P08); a claim that the recovery authority has can be told about too (L09, L12) and has no course here.
/// </summary>
public static class CircumstancesRules
{
    /// <param name="request">The report's own id: the cause of the holds that it sets.</param>
    public static CircumstancesAnswer Decide(IReadOnlyList<ClaimFacts> claims, CircumstancesReport report, Guid request, DateOnly today)
    {
        List<CircumstancesRefusal> reasons = [];
        if (claims.Count == 0) reasons.Add(CircumstancesRefusal.NoClaimChosen);
        if (claims.Any(claim => claim.Custody == Custody.Here && !Account.On(claim, today).Balance.IsPositive)) reasons.Add(CircumstancesRefusal.NothingIsOwed);
        if (report.Reasons.Count == 0) reasons.Add(CircumstancesRefusal.NoReasonGiven);
        if (!report.HasExplanation) reasons.Add(CircumstancesRefusal.ExplanationIsMissing);
        if (report.IsTooLong) reasons.Add(CircumstancesRefusal.ExplanationIsTooLong);
        if (reasons.Count > 0) return new CircumstancesAnswer.Refused(reasons);

        var policy = DeferralPolicies.For(today);
        return new CircumstancesAnswer.Received(
            today.AddDays(policy.AnswerWithinDays).BankingDay(), today.AddDays(policy.EvidenceWithinDays).BankingDay(),
            [.. claims.Select(claim => Move.Held(claim.Id, "circumstances-reported", policy.Row, Hold(claim, request, today)))]);
    }

    /// <summary>Answered: the course goes on at the same place, no sooner than it does after any other answer.</summary>
    public static IReadOnlyList<Move> Answered(IReadOnlyList<ClaimFacts> claims, Guid request, DateOnly today) =>
        [.. claims.Select(claim => new Move(claim.Id, "circumstances-answered", DeferralPolicies.For(today).Row, [], [], [], Lifts(claim, request, today)))];

    /// <summary>No step before this day.</summary>
    public static DateOnly ResumesOn(DateOnly today) => DeferralDecisionRules.ResumesOn(null, DeferralPolicies.For(today), today);

    private static IReadOnlyList<Hold> Hold(ClaimFacts claim, Guid request, DateOnly today) => claim.Custody == Custody.Here
        ? [new Hold(DerivedId.Of("request-pending", request, claim.Id), HoldKind.RequestPending, today, Cause: request)] : [];

    private static IReadOnlyList<HoldLift> Lifts(ClaimFacts claim, Guid request, DateOnly today) =>
        [.. claim.Holds.Where(hold => hold.Cause == request && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, today, ResumesOn(today)))];
}
