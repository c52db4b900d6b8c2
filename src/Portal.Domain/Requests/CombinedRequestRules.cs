using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Policy;

namespace Portal.Domain.Requests;

/// <summary>Whether a request to wait and then pay by instalments can be sent, and what then happens at once.</summary>
public abstract record CombinedAnswer
{
    private CombinedAnswer()
    {
    }

    /// <summary>Both are inside their frames: the machine grants both, whole.</summary>
    public sealed record Instant(DeferralAnswer.Instant Deferral, AgreementAnswer.Instant Agreement) : CombinedAnswer;

    /// <summary>A caseworker answers both, also where one of them alone would be granted at once.</summary>
    /// <param name="Moves">One hold on each claim for the whole request.</param>
    /// <param name="Waiting">Every rule that the deferral fails.</param>
    /// <param name="Paying">Every rule that the agreement fails.</param>
    public sealed record Received(
        DateOnly AnswerBy, DateOnly EvidenceBy, IReadOnlyList<Move> Moves, IReadOnlyList<InstantDeferralRule> Waiting, IReadOnlyList<FrameRule> Paying) : CombinedAnswer;

    /// <summary>Every reason at once; what both rules refuse is told once, as a reason against the deferral.</summary>
    public sealed record Refused(IReadOnlyList<DeferralRefusal> Deferral, IReadOnlyList<AgreementRefusal> Agreement, IReadOnlyList<PlanRefusal> Plan) : CombinedAnswer;
}

/// <summary>
/// May somebody ask to wait until a day and to pay by instalments from then on, in one request? (henstand og rater; P07-P09, L05) Each part keeps its own rules;
/// the instalments follow the wait.
/// </summary>
public static class CombinedRequestRules
{
    private static readonly HashSet<AgreementRefusal> ToldOnce =
    [
        AgreementRefusal.NoClaimChosen, AgreementRefusal.ClaimIsTransferred, AgreementRefusal.NothingIsOwed, AgreementRefusal.RequestIsPending, AgreementRefusal.NoReasonGiven,
        AgreementRefusal.ExplanationIsMissing,
    ];

    /// <param name="request">The request's own id: the cause of the holds that it sets.</param>
    public static CombinedAnswer Decide(
        IReadOnlyList<ClaimFacts> claims, DeferralAsk waiting, AgreementAsk paying, AgreementHistory history, Guid request, DateOnly today, Policies policies, RequestLimits limits)
    {
        var deferral = DeferralRules.Decide(claims, waiting, request, today, policies, limits);
        var agreement = AgreementRequestRules.Decide(claims, paying with { AfterWait = waiting.Until }, history, request, today, policies, limits);
        var against = (deferral as DeferralAnswer.Refused)?.Reasons ?? [];
        if (against.Count > 0 || agreement is AgreementAnswer.Refused)
        {
            var refused = agreement as AgreementAnswer.Refused;
            return new CombinedAnswer.Refused(against, [.. (refused?.Reasons ?? []).Where(reason => against.Count == 0 || !ToldOnce.Contains(reason))], refused?.Plan ?? []);
        }
        if (deferral is DeferralAnswer.Instant wait && agreement is AgreementAnswer.Instant plan) return new CombinedAnswer.Instant(wait, plan);

        var (received, asked) = (deferral as DeferralAnswer.Received, agreement as AgreementAnswer.Received);
        return new CombinedAnswer.Received(
            received?.AnswerBy ?? asked!.AnswerBy, received?.EvidenceBy ?? asked!.EvidenceBy, received?.Moves ?? asked!.Moves, received?.Frame.Failing ?? [], asked?.Frame.Failing ?? []);
    }
}
