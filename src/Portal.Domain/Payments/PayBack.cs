using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;

namespace Portal.Domain.Payments;

/// <summary>
/// Paying back what was paid too much on a claim (tilbagebetaling; formats.md section 2: a staff action). Each part names the payment that it comes from, the newest first.
/// The portal writes it down; the money goes by the municipality's own payments, to the debtor's NemKonto.
/// </summary>
public static class PayBack
{
    private const string Rule = "P02";

    /// <param name="amount">At most what can be moved (<see cref="MoneyRules.CreditOf"/>).</param>
    /// <param name="on">The business day: the claim has had the money until then.</param>
    public static ActAnswer Decide(ClaimFacts claim, Kroner amount, DateOnly on)
    {
        List<ActRefusal> refusals = [];
        if (claim.Custody == Custody.Transferred) refusals.Add(ActRefusal.ClaimIsTransferred);
        if (!amount.IsPositive) refusals.Add(ActRefusal.AmountIsNotPositive);
        var parts = refusals.Count == 0 && amount <= MoneyRules.CreditOf(claim, on) ? Parts(claim, amount, on) : [];
        if (refusals.Count == 0 && Kroner.Sum(parts.Select(part => part.Amount)) != amount) refusals.Add(ActRefusal.MoreThanCredit);
        return refusals.Count > 0 ? ActAnswer.No(refusals) : new ActAnswer.Done(Move.Posted(claim.Id, "credit-paid-back", Rule, [.. parts]));
    }

    private static List<Posting> Parts(ClaimFacts claim, Kroner amount, DateOnly on)
    {
        var takenBack = claim.Postings.Where(posting => posting.Kind == EntryKind.Reversal).Select(posting => posting.Corrects).ToHashSet();
        var before = claim.Postings.Where(posting => posting.IsPaidBack).ToLookup(posting => posting.Corrects!.Value, posting => posting.Amount);
        var number = before.Sum(payment => payment.Count());
        var (parts, left) = (new List<Posting>(), amount);
        foreach (var payment in claim.Postings.Where(posting => posting.Changes is EntryKind.Payment or EntryKind.SetOff && posting.Amount.Ore < 0 && posting.On <= on && !takenBack.Contains(posting.Id)).OrderByDescending(posting => posting.CountsFrom))
        {
            var part = Kroner.Min(left, -payment.Amount - Kroner.Sum(before[payment.Id]));
            if (!part.IsPositive) continue;
            parts.Add(new Posting(DerivedId.Of("paid-back", claim.Id, number + parts.Count), EntryKind.Correction, on, part, Rule, Of: EntryKind.Payment, Corrects: payment.Id));
            left -= part;
        }
        return parts;
    }
}
