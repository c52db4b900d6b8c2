using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Recovery;

/// <summary>Why a claim is not sent to the recovery authority (L04, L08). Each has a text in both languages.</summary>
public enum TransferRefusal
{
    /// <summary>Reminder 1 is not on record, neither sent nor skipped with a reason.</summary>
    Reminder1IsMissing,

    Reminder2IsMissing,

    /// <summary>The call has not been made or judged not useful (P03).</summary>
    CallIsMissing,

    /// <summary>Nobody has found out who else is liable (P04).</summary>
    CoLiabilityIsMissing,

    /// <summary>P13: no arrangement has lapsed after a written demand.</summary>
    ArrangementIsNotBroken,

    /// <summary>L08: no notice stands: none was given, or it has lapsed, was cancelled or must be renewed.</summary>
    NoticeIsMissing,

    /// <summary>L08: somebody who is liable has not had the notice.</summary>
    NoticeIsNotDelivered,

    /// <summary>L08: the waiting time after the notice runs.</summary>
    WaitingTimeRuns,

    /// <summary>The night has not proposed it.</summary>
    ProposalIsMissing,

    /// <summary>Something stops the claim's course.</summary>
    ClaimIsHeld,

    /// <summary>L17: the law does not apply in the Faroe Islands and Greenland.</summary>
    DebtorIsInFaroeOrGreenland,

    /// <summary>Less is left than may be transferred.</summary>
    AmountIsTooSmall,

    /// <summary>It has been sent, and has not come back.</summary>
    ClaimIsSent,

    NothingIsOwed,

    /// <summary>The recovery authority's own rules would refuse it; which, stands beside it.</summary>
    IsNotReady,

    /// <summary>Another batch has it.</summary>
    IsInAnotherBatch,

    /// <summary>Somebody else than who opened the batch approves it.</summary>
    OpenerMayNotApprove,

    /// <summary>The batch has been approved or sent back already.</summary>
    BatchIsDecided,

    /// <summary>No claim of the batch may be sent.</summary>
    NothingToSend,

    ReasonIsMissing,

    /// <summary>L10: the state refunds part of it, so it is not asked back.</summary>
    StateRefund,

    /// <summary>The recovery authority does not have it.</summary>
    ClaimIsNotTransferred,

    /// <summary>What is told to the authority holds a CPR number.</summary>
    TextHoldsANumber,

    /// <summary>The authority has not asked about it.</summary>
    NoHearing,

    /// <summary>A date is needed for this reason.</summary>
    DateIsMissing,

    /// <summary>The municipality has not decided that notice may be left out (GIL § 2, stk. 4).</summary>
    ExceptionIsOff,

    /// <summary>That person is not liable for the claim.</summary>
    PersonIsNotLiable,

    /// <summary>There is nothing to leave out: the notice stands or every step has been taken.</summary>
    NothingToSkip,
}

/// <summary>The gate before the recovery authority (L04): every earlier step is on record, the notice has been delivered to everybody who is liable, and its time has run out.</summary>
public static class TransferGate
{
    /// <param name="day">The day of the transfer.</param>
    /// <returns>Every reason; none when the claim may be sent.</returns>
    public static IReadOnlyList<TransferRefusal> Refusals(ClaimFacts claim, Unpaid unpaid, DateOnly day, Policies policies)
    {
        if (claim.Custody == Custody.Transferred || claim.Away is not null) return [TransferRefusal.ClaimIsSent];
        if (unpaid.Total.IsZero) return [TransferRefusal.NothingIsOwed];
        return [.. Steps(claim), .. Notice(claim, day, policies), .. Obstacles(claim, unpaid, day, policies)];
    }

    private static IEnumerable<TransferRefusal> Steps(ClaimFacts claim)
    {
        var taken = new StepsTaken(claim);
        // P14: a broken term of a settlement or judgment leads straight to the notice.
        if (claim.Basis != ClaimBasis.Ordinary) yield break;
        if (claim.Rules.Family == ClaimFamily.Repayment)
        {
            if (!taken.Skipped(Step.Demand) && (claim.Arrangement?.Status != Agreements.AgreementStatus.Breached || !taken.Has(Step.Demand))) yield return TransferRefusal.ArrangementIsNotBroken;
        }
        else
        {
            if (!taken.Has(Step.Reminder1)) yield return TransferRefusal.Reminder1IsMissing;
            if (!taken.Has(Step.Reminder2)) yield return TransferRefusal.Reminder2IsMissing;
            if (taken.DoneOn(Step.PhoneTask) is null) yield return TransferRefusal.CallIsMissing;
        }
        if (claim.Rules.OthersMayBeLiable && taken.DoneOn(Step.CoLiabilityTask) is null) yield return TransferRefusal.CoLiabilityIsMissing;
    }

    private static IEnumerable<TransferRefusal> Notice(ClaimFacts claim, DateOnly day, Policies policies)
    {
        if (TransferNotices.Of(claim, day, policies) is not { } notice) yield return TransferRefusal.NoticeIsMissing;
        else if (notice.ProposalOn is null) yield return TransferRefusal.NoticeIsNotDelivered;
        else if (notice.ProposalOn > day) yield return TransferRefusal.WaitingTimeRuns;
        else if (!new StepsTaken(claim).Has(Step.TransferProposal, notice.Cycle)) yield return TransferRefusal.ProposalIsMissing;
    }

    private static IEnumerable<TransferRefusal> Obstacles(ClaimFacts claim, Unpaid unpaid, DateOnly day, Policies policies)
    {
        if (Course.StoppedBy(claim, unpaid, Step.Transfer, day, policies) is not { } stop) yield break;
        yield return stop switch
        {
            HoldKind.SmallRemainder => TransferRefusal.AmountIsTooSmall,
            HoldKind.FaroeGreenland => TransferRefusal.DebtorIsInFaroeOrGreenland,
            _ => TransferRefusal.ClaimIsHeld,
        };
    }
}
