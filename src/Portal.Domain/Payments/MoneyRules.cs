using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Payments;

/// <summary>Why staff cannot put money where they want it. Each has a text in both languages.</summary>
public enum MoneyRefusal
{
    /// <summary>The payment is on a claim already.</summary>
    AlreadyMatched,

    /// <summary>Not booked yet: somebody must first say whether it is the same as another.</summary>
    IsAQuestion,

    /// <summary>It was the same as one booked before, and is not in the books.</summary>
    IsTheSame,

    /// <summary>Money that left the account: only what has come in can pay a claim.</summary>
    NotReceived,

    /// <summary>The bank has taken it back since: the reversal lies on the unmatched list too.</summary>
    TakenBack,

    /// <summary>Nobody has been asked about this one.</summary>
    NotAQuestion,

    /// <summary>Another has answered it.</summary>
    AlreadyAnswered,

    /// <summary>L12: the recovery authority has the claim.</summary>
    ClaimIsTransferred,

    AmountIsNotPositive,

    /// <summary>More than was paid above what is owed.</summary>
    MoreThanCredit,

    /// <summary>Credit cannot move to the claim it stands on.</summary>
    SameClaim,

    /// <summary>Credit belongs to the debtor who paid it.</summary>
    OtherDebtor,

    /// <summary>The payment is on no claim that it could be taken off.</summary>
    NotMatched,

    /// <summary>It was paid on an agreement, and is shared out between its claims.</summary>
    OnAgreement,

    /// <summary>Taking a payment off a claim is explained.</summary>
    ReasonIsMissing,

    /// <summary>It has been netted out with another.</summary>
    IsNettedOut,

    /// <summary>Two are netted out where one is what came in and the other as much that went out.</summary>
    AmountsDiffer,

    /// <summary>It lies on the list, or on a claim, and has no other that it was netted out with.</summary>
    NotNettedOut,
}

/// <summary>Whether money can be put there, and what then is written down, a move for each claim.</summary>
public abstract record MoneyAnswer
{
    private MoneyAnswer()
    {
    }

    public sealed record Done(IReadOnlyList<Move> Moves) : MoneyAnswer;

    public sealed record Refused(IReadOnlyList<MoneyRefusal> Reasons) : MoneyAnswer;
}

/// <summary>Money received that lies on no claim (indbetaling uden krav).</summary>
/// <param name="Entry">Its entry in the books, on the account of unmatched payments.</param>
/// <param name="TakenBack">A reversal that bears its reference and amount lies on the list as well.</param>
/// <param name="TakenOff">When it was on a claim before and was taken off it: what tells this match from the one before.</param>
public sealed record LyingPayment(Guid Id, Guid Entry, DateOnly PaymentDay, Kroner Amount, bool TakenBack, long? TakenOff = null);

/// <summary>What staff may do with money that the portal could not place by itself.</summary>
public static class MoneyRules
{
    private const string Rule = "P02";

    /// <summary>A payment is put on a claim. It counts from its own payment day, as if it had named the claim; on one that the recovery authority has it is passed on (L12).</summary>
    public static MoneyAnswer Match(ClaimFacts claim, LyingPayment payment)
    {
        List<MoneyRefusal> refusals = [];
        if (!payment.Amount.IsPositive) refusals.Add(MoneyRefusal.NotReceived);
        if (payment.TakenBack) refusals.Add(MoneyRefusal.TakenBack);
        if (refusals.Count > 0) return new MoneyAnswer.Refused(refusals);

        var id = payment.TakenOff is { } at ? DerivedId.Of("matched-payment", payment.Id, at) : DerivedId.Of("matched-payment", payment.Id);
        var paid = new Posting(id, EntryKind.Payment, payment.PaymentDay, -payment.Amount, Rule, Corrects: payment.Entry);
        return new MoneyAnswer.Done([Move.Posted(claim.Id, "payment-matched", Rule, paid)]);
    }

    /// <summary>
    /// A payment was put on the wrong claim: it counts as never made there, for interest too, and the course rests as when the bank takes one back, so that nobody is
    /// reminded before they know. Not on a claim that the recovery authority has: it has been told of the payment (L12).
    /// </summary>
    /// <param name="payment">One on the claim that nobody has taken back.</param>
    public static MoneyAnswer TakeOff(ClaimFacts claim, Posting payment, DateOnly businessDay, Policies policies)
    {
        if (claim.Custody == Custody.Transferred) return new MoneyAnswer.Refused([MoneyRefusal.ClaimIsTransferred]);
        var reversal = PaymentMatch.Reversal(claim.Id, payment, DerivedId.Of("taken-off", payment.Id), businessDay, businessDay, policies);
        return new MoneyAnswer.Done([reversal with { What = "payment-taken-off", Postings = [.. reversal.Postings.Select(posting => posting with { Of = EntryKind.Payment })] }]);
    }

    /// <summary>What was paid too much on one claim goes to another of the same debtor; it counts there from the day it is moved.</summary>
    /// <param name="on">The business day: nobody can say on which day the credit would have been moved earlier.</param>
    public static MoneyAnswer MoveCredit(ClaimFacts from, ClaimFacts to, Kroner amount, DateOnly on)
    {
        List<MoneyRefusal> refusals = [];
        if (from.Id == to.Id) refusals.Add(MoneyRefusal.SameClaim);
        if (from.Debtor != to.Debtor) refusals.Add(MoneyRefusal.OtherDebtor);
        if (from.Custody == Custody.Transferred || to.Custody == Custody.Transferred) refusals.Add(MoneyRefusal.ClaimIsTransferred);
        if (!amount.IsPositive) refusals.Add(MoneyRefusal.AmountIsNotPositive);
        if (amount > CreditOf(from, on)) refusals.Add(MoneyRefusal.MoreThanCredit);
        if (refusals.Count > 0) return new MoneyAnswer.Refused(refusals);

        var number = from.Postings.Count(posting => posting.IsMovedCredit);
        var away = new Posting(DerivedId.Of("credit-away", from.Id, number), EntryKind.Correction, on, amount, Rule, Of: EntryKind.Payment);
        var here = new Posting(DerivedId.Of("credit-here", from.Id, number), EntryKind.Correction, on, -amount, Rule, Of: EntryKind.Payment, Corrects: away.Id);
        return new MoneyAnswer.Done([Move.Posted(from.Id, "credit-moved-away", Rule, away), Move.Posted(to.Id, "credit-moved-here", Rule, here)]);
    }

    /// <summary>What can be moved: never money of a payment that a later day brings, or that has been taken back.</summary>
    public static Kroner CreditOf(ClaimFacts claim, DateOnly on) => Kroner.Min(Account.On(claim, on).Credit, Account.On(claim, DateOnly.MaxValue).Credit);
}
