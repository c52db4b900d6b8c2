using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.Domain.Agreements;

/// <summary>Why a decision on an agreement cannot be sent as it is.</summary>
public enum AgreementDecisionFault
{
    /// <summary>A refusal or a change names a rule: one of our frame that the plan fails, or another.</summary>
    NoRuleNamed,

    NoGroundsWritten,

    /// <summary>L12: the recovery authority has a claim.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>A claim has come into another agreement meanwhile.</summary>
    ClaimIsInAgreement,

    /// <summary>The plan that is given is missing: amount, pay day and first date.</summary>
    PlanIsMissing,

    /// <summary>"Yes, with another plan" with the plan asked for is "yes".</summary>
    SamePlanAsAsked,

    /// <summary>Past the limitation date a grant needs an explicit finding.</summary>
    LimitationFindingMissing,

    /// <summary>Forvaltningsloven § 19: not decided against somebody who is being heard before the day they may answer by.</summary>
    HearingIsOpen,

    /// <summary>The first instalment comes before the end of the deferral that is given with it.</summary>
    StartsDuringWait,
}

/// <summary>A caseworker's answer, before it is checked.</summary>
/// <param name="Given">Partly granted: the plan given. Otherwise ignored.</param>
/// <param name="NamesRule">The caseworker names a rule besides those of our frame.</param>
public sealed record AgreementDecisionAsk(DeferralOutcome Outcome, AgreementAsk? Given, bool NamesRule, bool HasWrittenGrounds, bool LimitationFinding);

/// <summary>What follows from a decision on an agreement.</summary>
public abstract record AgreementDecided
{
    private AgreementDecided()
    {
    }

    /// <param name="Plan">Null when refused.</param>
    /// <param name="Asked">The plan that was asked for, as it stands today.</param>
    /// <param name="Frame">How what was asked for stands to our own frame: every rule that it fails, and the nearest that is inside.</param>
    /// <param name="ResumesOn">Refused: no step before this day.</param>
    public sealed record Made(IReadOnlyList<Instalment>? Plan, IReadOnlyList<Instalment> Asked, FrameAnswer Frame, DateOnly ResumesOn, string Rule, IReadOnlyList<Move> Moves) : AgreementDecided;

    public sealed record Faulty(IReadOnlyList<AgreementDecisionFault> Faults, IReadOnlyList<PlanRefusal> Plan) : AgreementDecided;
}

/// <summary>Checks and carries out a caseworker's decision on an agreement (P07, L05, L06, L11a).</summary>
public static class AgreementDecisionRules
{
    /// <param name="asked">What the debtor asked for.</param>
    /// <param name="hearingBy">The debtor is being heard until then.</param>
    /// <param name="request">The request whose holds end with the decision.</param>
    public static AgreementDecided Decide(
        IReadOnlyList<ClaimFacts> claims, AgreementDecisionAsk answer, AgreementAsk asked, AgreementHistory history, DateOnly? hearingBy, Guid request, DateOnly today,
        Policies policies, RequestLimits limits)
    {
        var owed = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, today).Balance)));
        var given = answer.Outcome == DeferralOutcome.PartlyGranted ? answer.Given : asked;
        var plan = given is null ? null : AgreementRequestRules.Plan(owed, Still(given, today), today, policies, limits);
        var (wished, frame) = Standing(claims, asked, history, today, policies, limits);
        var faults = Faults(claims, owed, answer, asked, plan, hearingBy, today).ToList();
        if (answer.Outcome != DeferralOutcome.Granted && frame is FrameAnswer.InFrame && !answer.NamesRule) faults.Insert(0, AgreementDecisionFault.NoRuleNamed);
        var refusals = answer.Outcome != DeferralOutcome.Refused && plan is PlanAnswer.Refused refused ? refused.Reasons : [];
        if (faults.Count > 0 || refusals.Count > 0) return new AgreementDecided.Faulty(faults, refusals);

        var policy = DeferralPolicies.For(today);
        var resumes = DeferralDecisionRules.ResumesOn(null, policy, today);
        var made = answer.Outcome == DeferralOutcome.Refused ? null : ((PlanAnswer.Made)plan!).Plan;
        return new AgreementDecided.Made(
            made, PlanOf(wished), frame, resumes, policy.Row,
            [.. claims.Select(claim => MoveOf(claim, made is null, resumes, request, policy, today))]);
    }

    /// <summary>How what was asked for stands on a day: the plan that it gives, and every rule of our frame that it fails.</summary>
    /// <returns>No plan where amount, pay day or first date were never given.</returns>
    public static (PlanAnswer? Plan, FrameAnswer Frame) Standing(
        IReadOnlyList<ClaimFacts> claims, AgreementAsk asked, AgreementHistory history, DateOnly today, Policies policies, RequestLimits limits)
    {
        var owed = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, today).Balance)));
        var plan = AgreementRequestRules.Plan(owed, Still(asked, today), today, policies, limits);
        return (plan, AgreementFrame.Decide(owed, PlanOf(plan), history, today, policies, limits));
    }

    private static IReadOnlyList<Instalment> PlanOf(PlanAnswer? answer) => answer is PlanAnswer.Made made ? made.Plan : [];

    /// <summary>While the request waited its first date may have passed: then the first pay day that can still be kept.</summary>
    private static AgreementAsk Still(AgreementAsk ask, DateOnly today) => ask.FirstOn <= today ? ask with { FirstOn = today.AddDays(1) } : ask;

    private static IEnumerable<AgreementDecisionFault> Faults(
        IReadOnlyList<ClaimFacts> claims, IReadOnlyList<OwedClaim> owed, AgreementDecisionAsk answer, AgreementAsk asked, PlanAnswer? plan, DateOnly? hearingBy, DateOnly today)
    {
        if (!answer.HasWrittenGrounds) yield return AgreementDecisionFault.NoGroundsWritten;
        if (claims.Any(claim => claim.Custody == Custody.Transferred)) yield return AgreementDecisionFault.ClaimIsTransferred;
        if (answer.Outcome != DeferralOutcome.Granted && today <= hearingBy) yield return AgreementDecisionFault.HearingIsOpen;
        if (answer.Outcome == DeferralOutcome.Refused) yield break;

        if (!OwedClaim.Sum(owed).IsPositive) yield return AgreementDecisionFault.NothingIsOwed;
        if (claims.Any(claim => claim.Agreement is not null)) yield return AgreementDecisionFault.ClaimIsInAgreement;
        if (plan is null) yield return AgreementDecisionFault.PlanIsMissing;
        if (answer.Outcome == DeferralOutcome.PartlyGranted && answer.Given is { } given && (given.Monthly, given.PayDay, given.FirstOn) == (asked.Monthly, asked.PayDay, asked.FirstOn))
            yield return AgreementDecisionFault.SamePlanAsAsked;
        if (plan is PlanAnswer.Made { Plan: [.., var last] } && claims.Any(claim => last.DueOn > claim.LimitationOn) && !answer.LimitationFinding)
            yield return AgreementDecisionFault.LimitationFindingMissing;
    }

    private static Move MoveOf(ClaimFacts claim, bool refused, DateOnly resumes, Guid request, DeferralPolicy policy, DateOnly today)
    {
        IReadOnlyList<HoldLift> lifts = [.. claim.Holds.Where(hold => hold.Cause == request && hold.Kind == HoldKind.RequestPending && hold.LiftedOn is null)
            .Select(hold => new HoldLift(hold.Id, today, refused ? resumes : null))];
        IReadOnlyList<Hold> answered = refused && RepeatRules.Answered(claim, request, today, resumes) is { } over ? [over] : [];
        return new Move(claim.Id, refused ? "agreement-refused" : "agreement-granted", policy.Row, [], [], answered, lifts);
    }
}
