using Portal.Domain.Money;

namespace Portal.Domain.Claims;

/// <summary>What is owed on a claim on a day: never stored as a truth of its own, always what follows from the entries.</summary>
/// <param name="Principal">With corrections and write-downs.</param>
/// <param name="Fees">Net of corrections.</param>
/// <param name="Interest">Net of corrections.</param>
/// <param name="Paid">What has covered this claim; credit is not counted.</param>
/// <param name="Credit">What was paid above what is owed; it stays on the claim for whatever is posted on it later.</param>
public sealed record Account(Kroner Principal, Kroner Fees, Kroner Interest, Kroner Paid, Kroner Credit)
{
    public Kroner Balance => Principal + Fees + Interest - Paid;

    /// <summary>Entries up to and including the day.</summary>
    public static Account On(ClaimFacts claim, DateOnly day) => On(claim.Postings, day);

    /// <inheritdoc cref="On(ClaimFacts, DateOnly)"/>
    public static Account On(IEnumerable<Posting> postings, DateOnly day)
    {
        Kroner principal = default, fees = default, interest = default, received = default;
        foreach (var posting in postings)
        {
            if (posting.On > day) continue;
            switch (posting.Kind is EntryKind.Correction or EntryKind.WriteOff ? posting.Of : posting.Kind)
            {
                case EntryKind.Fee: fees += posting.Amount; break;
                case EntryKind.Interest: interest += posting.Amount; break;
                case EntryKind.Principal or EntryKind.WriteDown: principal += posting.Amount; break;
                default: received -= posting.Amount; break;
            }
        }
        var paid = Kroner.Min(received, principal + fees + interest);
        return new Account(principal, fees, interest, paid, received - paid);
    }
}
