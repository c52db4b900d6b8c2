using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Recovery;

/// <summary>What staff may do about a claim's way to the recovery authority, each with every reason why not.</summary>
public static class TransferActs
{
    /// <summary>L07: the circumstances particularly warrant an earlier transfer. Every earlier step is skipped; the notice is given all the same.</summary>
    public static IReadOnlyList<TransferRefusal> EarlyRefusals(ClaimFacts claim, DateOnly on, string reason)
    {
        List<TransferRefusal> refusals = string.IsNullOrWhiteSpace(reason) ? [TransferRefusal.ReasonIsMissing] : [];
        if (claim.Custody == Custody.Transferred || claim.Away is not null) refusals.Add(TransferRefusal.ClaimIsSent);
        else if (!Account.On(claim, on).Balance.IsPositive) refusals.Add(TransferRefusal.NothingIsOwed);
        else if (claim.Steps.Any(step => step.Step == Step.TransferNotice) || Skipped(claim).Count == 0 && !claim.Steps.Any(step => step.IsOpenOn(on))) refusals.Add(TransferRefusal.NothingToSkip);
        return refusals;
    }

    /// <summary>The steps that are not taken are recorded as skipped, and those that lie open with staff as done.</summary>
    public static Move Early(ClaimFacts claim, DateOnly on) => new(
        claim.Id, "early-transfer", "L07", [], [.. Skipped(claim).Select(step => new StepTaken(step, on, claim.Debtor, null, Skipped: true, step.IsTask() ? on : null))], [], []);

    private static List<Step> Skipped(ClaimFacts claim)
    {
        if (claim.Basis != ClaimBasis.Ordinary || claim.Steps.Any(step => step.Step == Step.TransferNotice)) return [];
        // P13: a repayment is transferred only when a set arrangement has been broken; no circumstances warrant it earlier (BEK 585/2023 § 10).
        if (claim.Rules.Family == ClaimFamily.Repayment) return [];
        List<Step> steps = [Step.Reminder1, Step.Reminder2, Step.PhoneTask];
        if (claim.Rules.OthersMayBeLiable) steps.Add(Step.CoLiabilityTask);
        return steps.FindAll(step => !claim.Steps.Any(taken => taken.Step == step && taken.Person == claim.Debtor));
    }

    /// <summary>The municipality takes a transferred claim back (tilbagekaldelse).</summary>
    /// <param name="effectiveOn">The day the claim lapsed, with that reason alone.</param>
    public static IReadOnlyList<TransferRefusal> RecallRefusals(ClaimFacts claim, RecallReason reason, DateOnly? effectiveOn)
    {
        var refusals = new List<TransferRefusal>();
        if (claim.Away is not { IsReceived: true }) refusals.Add(TransferRefusal.ClaimIsNotTransferred);
        // To give time here the claim would have to come back, which one with state refund does not (L10).
        if (claim.StateRefund && reason is RecallReason.Agreement or RecallReason.Deferral) refusals.Add(TransferRefusal.StateRefund);
        if (reason == RecallReason.Lapsed && effectiveOn is null) refusals.Add(TransferRefusal.DateIsMissing);
        return refusals;
    }

    /// <summary>L09: changed circumstances are passed on, and the authority is asked for nothing, for more, or for the claim back.</summary>
    public static IReadOnlyList<TransferRefusal> ChangeRefusals(ClaimFacts claim, PersonId person, ChangeRequest request, string what)
    {
        var refusals = new List<TransferRefusal>();
        if (claim.Away is not { IsReceived: true }) refusals.Add(TransferRefusal.ClaimIsNotTransferred);
        if (!claim.Liable.Any(liable => liable.IsLiable && liable.Person == person)) refusals.Add(TransferRefusal.PersonIsNotLiable);
        if (claim.StateRefund && request == ChangeRequest.SendBack) refusals.Add(TransferRefusal.StateRefund);
        if (string.IsNullOrWhiteSpace(what)) refusals.Add(TransferRefusal.ReasonIsMissing);
        return refusals;
    }

    /// <summary>GIL § 2, stk. 4: notice may be left out for one person where the municipality has decided that it may at all.</summary>
    public static IReadOnlyList<TransferRefusal> WaiverRefusals(ClaimFacts claim, PersonId person, string reason, DateOnly on, Policies policies)
    {
        List<TransferRefusal> refusals = string.IsNullOrWhiteSpace(reason) ? [TransferRefusal.ReasonIsMissing] : [];
        if (policies.For(PolicySetting.NoticeException, on).Value == 0) refusals.Add(TransferRefusal.ExceptionIsOff);
        if (!claim.Liable.Any(liable => liable.IsLiable && liable.Person == person)) refusals.Add(TransferRefusal.PersonIsNotLiable);
        if (claim.Custody == Custody.Transferred || claim.Away is not null) refusals.Add(TransferRefusal.ClaimIsSent);
        return refusals;
    }
}
