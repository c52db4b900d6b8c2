using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>
/// What is paid when every instalment comes on its day. It covers the oldest due date first (formats.md, "agreement"); the last instalment brings all that is left,
/// interest among it.
/// </summary>
/// <param name="Paid">All of it.</param>
/// <param name="WithLast">What comes with the last instalment.</param>
internal sealed record KeptPlan(Kroner Paid, Kroner WithLast)
{
    public static KeptPlan Of(IReadOnlyList<ClaimFacts> claims, IReadOnlyList<Instalment> plan, Policies policies)
    {
        var accounts = claims.OrderBy(claim => claim.DueOn).ThenBy(claim => claim.PaymentId.Digits, StringComparer.Ordinal).ToArray();
        var days = plan.GroupBy(instalment => instalment.DueOn, instalment => instalment.Amount).OrderBy(day => day.Key).ToList();
        var before = Kroner.Sum(days.SkipLast(1).Select(day => Pay(accounts, day.Key, Kroner.Sum(day), policies)));
        var withLast = PayAll(accounts, days[^1].Key, policies);
        return new KeptPlan(before + withLast, withLast);
    }

    private static Kroner Pay(ClaimFacts[] accounts, DateOnly on, Kroner amount, Policies policies)
    {
        var left = amount;
        for (var i = 0; i < accounts.Length && left.IsPositive; i++)
        {
            var part = Kroner.Min(left, OwedBefore(accounts[i], on, policies));
            accounts[i] = With(accounts[i], on, part);
            left -= part;
        }
        return amount - left;
    }

    private static Kroner PayAll(ClaimFacts[] accounts, DateOnly last, Policies policies)
    {
        var paid = Kroner.Zero;
        foreach (var account in accounts)
        {
            var owed = OwedBefore(account, last, policies);
            // Interest by the day is posted at the month's end: what has run by the last day is known when the next month has ended.
            var run = DerivedAccount.Of(With(account, last, owed), last.AddMonths(2), policies).Unpaid;
            paid += owed + run.Total - run.Credit;
        }
        return paid;
    }

    /// <summary>A payment comes before the interest of its day, so it covers what was owed when the day before had ended.</summary>
    private static Kroner OwedBefore(ClaimFacts claim, DateOnly day, Policies policies) => DerivedAccount.Of(claim, day.AddDays(-1), policies).Unpaid.Total;

    private static ClaimFacts With(ClaimFacts claim, DateOnly on, Kroner paid) =>
        paid.IsZero ? claim : claim with { Postings = [.. claim.Postings, new Posting(Guid.NewGuid(), EntryKind.Payment, on, -paid, "P07")] };
}
