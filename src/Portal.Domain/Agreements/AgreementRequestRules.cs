using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>Why a request for an agreement cannot be sent as it is. Each has a text in both languages and a rule it comes from.</summary>
public enum AgreementRefusal
{
    NoClaimChosen,

    /// <summary>L12: the recovery authority has the claim.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>Another request about the claim waits for an answer.</summary>
    RequestIsPending,

    /// <summary>The claim is in an agreement already; that one can be changed.</summary>
    ClaimIsInAgreement,

    /// <summary>What is paid on an agreement covers one debtor's claims: claims of another debtor are asked about by themselves.</summary>
    ClaimsOfSeveralDebtors,

    /// <summary>P13: on a repayment claim an arrangement is set by law instead.</summary>
    ArrangementIsSet,

    /// <summary>P08: a reason is asked as always.</summary>
    NoReasonGiven,

    /// <summary>P08: "other" needs an explanation.</summary>
    ExplanationIsMissing,

    MonthlyIsMissing,
    PayDayIsMissing,
    FirstDayIsMissing,

    /// <summary>The first instalment comes before the end of the wait that is asked for with it.</summary>
    StartsDuringWait,
}

/// <summary>What the debtor asks for (L05: instalments are allowed at the debtor's request).</summary>
public sealed record AgreementAsk(Kroner? Monthly, int? PayDay, DateOnly? FirstOn, IReadOnlySet<HardshipReason> Reasons, bool HasExplanation)
{
    /// <summary>Claims about which another request of the debtor's waits for an answer without a hold.</summary>
    public IReadOnlySet<ClaimId> Waiting { get; init; } = new HashSet<ClaimId>();

    /// <summary>Claims that it asks about once more without anything new: they get no hold.</summary>
    public IReadOnlySet<ClaimId> Repeated { get; init; } = new HashSet<ClaimId>();

    /// <summary>The last day of the deferral that is asked for with it: the instalments follow it. Null where none is.</summary>
    public DateOnly? AfterWait { get; init; }
}

/// <summary>Whether a request for an agreement can be sent, and what then happens at once.</summary>
public abstract record AgreementAnswer
{
    private AgreementAnswer()
    {
    }

    /// <summary>Inside the frame: granted by the machine, whole.</summary>
    /// <param name="Rule">The rule and policy row that give it.</param>
    public sealed record Instant(IReadOnlyList<Instalment> Plan, string Rule) : AgreementAnswer;

    /// <summary>A caseworker answers.</summary>
    /// <param name="AnswerBy">The day on which the citizen has an answer at the latest.</param>
    /// <param name="EvidenceBy">Papers may come until then.</param>
    /// <param name="Frame">Why it is not granted at once, and the nearest that would be.</param>
    public sealed record Received(DateOnly AnswerBy, DateOnly EvidenceBy, IReadOnlyList<Move> Moves, FrameAnswer.Outside Frame) : AgreementAnswer;

    /// <summary>Every reason at once, never the first alone.</summary>
    /// <param name="Plan">What keeps a plan from being reckoned.</param>
    public sealed record Refused(IReadOnlyList<AgreementRefusal> Reasons, IReadOnlyList<PlanRefusal> Plan) : AgreementAnswer;
}

/// <summary>May this request for a payment agreement (betalingsaftale) be sent, and is it answered at once? (P07, L05, L12, P13)</summary>
public static class AgreementRequestRules
{
    /// <summary>Why this claim cannot be part of an agreement at all; null when it can.</summary>
    public static AgreementRefusal? Bars(ClaimFacts claim, DateOnly today)
    {
        if (claim.Custody == Custody.Transferred) return AgreementRefusal.ClaimIsTransferred;
        if (!Account.On(claim, today).Balance.IsPositive) return AgreementRefusal.NothingIsOwed;
        if (claim.Rules.Family == ClaimFamily.Repayment) return AgreementRefusal.ArrangementIsSet;
        if (claim.Agreement is not null) return AgreementRefusal.ClaimIsInAgreement;
        return claim.Holds.Any(hold => hold.Kind == HoldKind.RequestPending && hold.StopsOn(today)) ? AgreementRefusal.RequestIsPending : null;
    }

    /// <param name="request">The request's own id: the cause of the holds that it sets.</param>
    public static AgreementAnswer Decide(
        IReadOnlyList<ClaimFacts> claims, AgreementAsk ask, AgreementHistory history, Guid request, DateOnly today, Policies policies, RequestLimits limits)
    {
        var reasons = Faults(claims, ask, today).ToList();
        var owed = OwedClaim.InOrder(claims.Select(claim => new OwedClaim(claim, Account.On(claim, today).Balance)));
        var planned = Plan(owed, ask, today, policies, limits);
        if (reasons.Count > 0 || planned is not PlanAnswer.Made made) return new AgreementAnswer.Refused(reasons, planned is PlanAnswer.Refused refused ? refused.Reasons : []);

        if (AgreementFrame.Decide(owed, made.Plan, history, today, policies, limits) is not FrameAnswer.Outside outside) return new AgreementAnswer.Instant(made.Plan, FrameRule(owed, today, policies));
        var policy = DeferralPolicies.For(today);
        return new AgreementAnswer.Received(
            today.AddDays(policy.AnswerWithinDays).BankingDay(), today.AddDays(policy.EvidenceWithinDays).BankingDay(),
            [.. claims.Select(claim => MoveOf(claim.Id, ask, request, policy, today))], outside);
    }

    /// <summary>The plan that is asked for, from what is owed on a day.</summary>
    /// <returns>Null where the form has not been filled in.</returns>
    internal static PlanAnswer? Plan(IReadOnlyList<OwedClaim> owed, AgreementAsk ask, DateOnly today, Policies policies, RequestLimits limits) =>
        ask is { Monthly: { } monthly, PayDay: { } payDay, FirstOn: { } firstOn } ? InstalmentPlans.ByAmount(new PlanAsk(OwedClaim.Sum(owed), firstOn, payDay), monthly, today, policies, limits) : null;

    private static IEnumerable<AgreementRefusal> Faults(IReadOnlyList<ClaimFacts> claims, AgreementAsk ask, DateOnly today)
    {
        if (claims.Count == 0) yield return AgreementRefusal.NoClaimChosen;
        foreach (var bar in claims.Select(claim => ask.Waiting.Contains(claim.Id) ? AgreementRefusal.RequestIsPending : Bars(claim, today)).OfType<AgreementRefusal>().Distinct()) yield return bar;
        if (claims.Select(claim => claim.Debtor).Distinct().Count() > 1) yield return AgreementRefusal.ClaimsOfSeveralDebtors;
        if (ask.Reasons.Count == 0) yield return AgreementRefusal.NoReasonGiven;
        if (ask.Reasons.Contains(HardshipReason.Other) && !ask.HasExplanation) yield return AgreementRefusal.ExplanationIsMissing;
        if (ask.Monthly is null) yield return AgreementRefusal.MonthlyIsMissing;
        if (ask.PayDay is null) yield return AgreementRefusal.PayDayIsMissing;
        if (ask.FirstOn is null) yield return AgreementRefusal.FirstDayIsMissing;
        if (ask.FirstOn <= ask.AfterWait) yield return AgreementRefusal.StartsDuringWait;
    }

    private static Move MoveOf(ClaimId claim, AgreementAsk ask, Guid request, DeferralPolicy policy, DateOnly today) => ask.Repeated.Contains(claim)
        ? Move.Held(claim, "agreement-repeated", policy.Row)
        : Move.Held(claim, "agreement-requested", policy.Row, new Hold(DerivedId.Of("request-pending", request, claim), HoldKind.RequestPending, today, Cause: request));

    /// <summary>The row whose length the agreement is inside of.</summary>
    private static string FrameRule(IReadOnlyList<OwedClaim> owed, DateOnly today, Policies policies)
    {
        var small = OwedClaim.Sum(owed) <= policies.Amount(PolicySetting.AgreementSmallDebt, today);
        return $"P07 ({policies.For(small ? PolicySetting.AgreementMonthsSmall : PolicySetting.AgreementMonthsLarge, owed[0].Claim.Type, today).Name})";
    }
}
