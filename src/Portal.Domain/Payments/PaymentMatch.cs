using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Payments;

/// <summary>Which payment the bank takes back, and what is then written down (formats.md section 2).</summary>
public static class PaymentMatch
{
    /// <param name="named">The payment with the bank reference that the reversal names; null when it names none of ours.</param>
    /// <param name="claim">The claim of the payment id that the reversal bears.</param>
    /// <returns>
    /// Null without a match: the reversal then goes to the list of unmatched payments, and so does one of another amount than the payment that it names.
    /// </returns>
    public static (ClaimFacts Claim, Posting Payment)? Reversed(IEnumerable<ClaimFacts> claims, Guid? named, ClaimFacts? claim, Kroner amount)
    {
        if (named is { } id && claims.FirstOrDefault(known => Open(known).Any(payment => payment.Id == id)) is { } holder)
        {
            // A payment counts as made or as never made (formats.md section 2): part of one cannot be taken back without a person.
            var payment = Open(holder).First(payment => payment.Id == id);
            return payment.Amount == -amount ? (holder, payment) : null;
        }
        if (claim is null) return null;
        // Newest first: the latest payment day, of one day's the last booked.
        var newest = Open(claim).Where(payment => payment.Amount == -amount).OrderBy(payment => payment.On).LastOrDefault();
        return newest is null ? null : (claim, newest);
    }

    /// <summary>The payment counts as never made, and the course rests, so that nobody is reminded before they know (hold "reversal-wait").</summary>
    /// <param name="day">The reversal's own payment day; it never counts before the payment does.</param>
    public static Move Reversal(ClaimId claim, Posting payment, Guid id, DateOnly day, DateOnly businessDay, Policies policies)
    {
        var on = day > payment.On ? day : payment.On;
        var reversal = new Posting(id, EntryKind.Reversal, on, -payment.Amount, "P02", Corrects: payment.Id, CorrectsOn: payment.On);
        return new Move(claim, "payment-reversed", "P02", [reversal], [], on <= businessDay ? [Rest(reversal, businessDay, policies)] : [], []);
    }

    /// <summary>The hold from the day on which a reversal comes to count; for one of a later day the night sets it.</summary>
    public static Hold Rest(Posting reversal, DateOnly on, Policies policies) => new(
        DerivedId.Of("reversal-wait", reversal.Id), HoldKind.ReversalWait, on, on.AddDays(policies.Days(PolicySetting.ReversalRest, on)));

    private static IEnumerable<Posting> Open(ClaimFacts claim)
    {
        var takenBack = claim.Postings.Where(posting => posting.Kind == EntryKind.Reversal).Select(posting => posting.Corrects).ToHashSet();
        return claim.Postings.Where(posting => posting.Kind == EntryKind.Payment && !takenBack.Contains(posting.Id));
    }
}
