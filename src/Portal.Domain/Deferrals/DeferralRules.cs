using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.Domain.Deferrals;

/// <summary>Why a request for deferral cannot be sent as it is. Each has a text in both languages and a rule it comes from.</summary>
public enum DeferralRefusal
{
    /// <summary>No claim was chosen.</summary>
    NoClaimChosen,

    /// <summary>L12: the recovery authority has the claim.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>Another request about the claim waits for an answer.</summary>
    RequestIsPending,

    DateIsMissing,
    DateIsNotInTheFuture,

    /// <summary>The claim may already be paid as late as that without asking.</summary>
    DateIsNotAfterPayBy,

    /// <summary>Later than <see cref="DeferralRules.LastUntil"/>.</summary>
    DateIsTooFarAway,

    /// <summary>P08: one or more reasons are required.</summary>
    NoReasonGiven,

    /// <summary>P08: "other" needs an explanation.</summary>
    ExplanationIsMissing,

    /// <summary>P09: property tax, daycare and maintenance need special circumstances.</summary>
    SpecialCircumstancesMissing,

    /// <summary>Staff write down how the request came (L05).</summary>
    ChannelIsMissing,

    /// <summary>It asks for something besides more time to pay.</summary>
    OtherKindIsAskedFor,

    /// <summary>The explanation is longer than there is room for.</summary>
    ExplanationIsTooLong,

    /// <summary>What is special is told at greater length than there is room for.</summary>
    SpecialCircumstancesAreTooLong,
}

/// <summary>What the debtor asks for (L05: deferral is given at the debtor's request).</summary>
/// <param name="Until">The last day the debtor asks to wait until.</param>
/// <param name="Kinds">Everything the request asks for.</param>
public sealed record DeferralAsk(DateOnly? Until, IReadOnlySet<HardshipReason> Reasons, bool HasExplanation, bool HasSpecialCircumstances, IReadOnlySet<RequestKind> Kinds)
{
    /// <summary>Claims about which another request of the debtor's waits for an answer without a hold.</summary>
    public IReadOnlySet<ClaimId> Waiting { get; init; } = new HashSet<ClaimId>();

    /// <summary>Claims that it asks about once more without anything new (<see cref="RepeatRules"/>).</summary>
    public IReadOnlySet<ClaimId> Repeated { get; init; } = new HashSet<ClaimId>();

    /// <summary>How many deferrals the debtor has been granted in the last six months.</summary>
    public int GrantedInSixMonths { get; init; }
}

/// <summary>Whether a request can be sent, and what then happens at once.</summary>
public abstract record DeferralAnswer
{
    private DeferralAnswer()
    {
    }

    /// <summary>Inside the frame: granted by the machine, whole.</summary>
    /// <param name="Rule">The rule and policy row that give it.</param>
    public sealed record Instant(DateOnly Until, string Rule, IReadOnlyList<Move> Moves) : DeferralAnswer;

    /// <summary>A caseworker answers.</summary>
    /// <param name="AnswerBy">The day on which the citizen has an answer at the latest.</param>
    /// <param name="EvidenceBy">Papers may come until then.</param>
    /// <param name="Frame">Why it is not granted at once, and the nearest day that would be.</param>
    public sealed record Received(DateOnly AnswerBy, DateOnly EvidenceBy, IReadOnlyList<Move> Moves, InstantDeferralAnswer.Outside Frame) : DeferralAnswer;

    /// <summary>Every reason at once, never the first alone.</summary>
    public sealed record Refused(IReadOnlyList<DeferralRefusal> Reasons) : DeferralAnswer;
}

/// <summary>May this request for deferral (henstand) be sent, and is it answered at once? (P07-P09, L05, L12)</summary>
public static class DeferralRules
{
    /// <summary>The list of bank closing days ends; what follows a deferral can be counted only when its last day lies a month before that.</summary>
    public static readonly DateOnly LastUntil = BankClosingDays.LastKnown.AddDays(-31);

    /// <summary>Why this claim cannot be part of a request at all; null when it can.</summary>
    public static DeferralRefusal? Bars(ClaimFacts claim, DateOnly today)
    {
        if (claim.Custody == Custody.Transferred) return DeferralRefusal.ClaimIsTransferred;
        if (!Account.On(claim, today).Balance.IsPositive) return DeferralRefusal.NothingIsOwed;
        return claim.Holds.Any(hold => hold.Kind == HoldKind.RequestPending && hold.StopsOn(today)) ? DeferralRefusal.RequestIsPending : null;
    }

    /// <param name="request">The request's own id: the cause of the holds that it sets.</param>
    public static DeferralAnswer Decide(IReadOnlyList<ClaimFacts> claims, DeferralAsk ask, Guid request, DateOnly today, Policies policies, RequestLimits limits)
    {
        var policy = DeferralPolicies.For(today);
        List<DeferralRefusal> reasons = [];
        if (ask.Kinds.Any(kind => kind is not (RequestKind.Deferral or RequestKind.Agreement))) reasons.Add(DeferralRefusal.OtherKindIsAskedFor);
        if (claims.Count == 0) reasons.Add(DeferralRefusal.NoClaimChosen);
        reasons.AddRange(claims.Select(claim => ask.Waiting.Contains(claim.Id) ? DeferralRefusal.RequestIsPending : Bars(claim, today)).OfType<DeferralRefusal>().Distinct());

        if (ask.Until is not { } until) reasons.Add(DeferralRefusal.DateIsMissing);
        else if (until <= today) reasons.Add(DeferralRefusal.DateIsNotInTheFuture);
        else if (until > LastUntil) reasons.Add(DeferralRefusal.DateIsTooFarAway);
        else if (claims.Count > 0 && claims.All(claim => until <= claim.EffectivePayBy)) reasons.Add(DeferralRefusal.DateIsNotAfterPayBy);

        if (ask.Reasons.Count == 0) reasons.Add(DeferralRefusal.NoReasonGiven);
        if (ask.Reasons.Contains(HardshipReason.Other) && !ask.HasExplanation) reasons.Add(DeferralRefusal.ExplanationIsMissing);
        if (claims.Any(claim => claim.Rules.SpecialCircumstances) && !ask.HasSpecialCircumstances) reasons.Add(DeferralRefusal.SpecialCircumstancesMissing);
        if (reasons.Count > 0) return new DeferralAnswer.Refused(reasons);

        var last = ask.Until!.Value;
        var owed = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, today).Balance)));
        if (InstantDeferralFrame.Decide(owed, last, ask.GrantedInSixMonths, today, policies, limits) is not InstantDeferralAnswer.Outside outside)
        {
            var rule = $"P07 ({policies.For(PolicySetting.InstantDeferralDays, owed[0].Claim.Type, today).Name})";
            return new DeferralAnswer.Instant(last, rule, [.. claims.Select(claim => Granted(claim.Id, request, last, rule, today))]);
        }
        return new DeferralAnswer.Received(
            today.AddDays(policy.AnswerWithinDays).BankingDay(),
            today.AddDays(policy.EvidenceWithinDays).BankingDay(),
            [.. claims.Select(claim => MoveOf(claim.Id, ask, request, policy, today))], outside);
    }

    /// <summary>Its last day takes the place of the day to pay by.</summary>
    private static Move Granted(ClaimId claim, Guid request, DateOnly until, string rule, DateOnly today) =>
        Move.Held(claim, "deferral-granted", rule, new Hold(DerivedId.Of("deferral-hold", request, claim), HoldKind.Deferral, today, until, Cause: request));

    /// <summary>The debtor has said yes to a nearer day than the one asked for.</summary>
    public static Move Accepted(ClaimId claim, Guid request, DateOnly until, DateOnly today) => Granted(claim, request, until, "P07", today);

    private static Move MoveOf(ClaimId claim, DeferralAsk ask, Guid request, DeferralPolicy policy, DateOnly today) => ask.Repeated.Contains(claim)
        ? Move.Held(claim, "deferral-repeated", policy.Row)
        : Move.Held(claim, "deferral-requested", policy.Row, RepeatRules.HoldOf(request, today));
}
