namespace Portal.Model;

/// <summary>
/// Turns what is derived into lines: "The change is posted as correction entries when it becomes known, each naming the date that it
/// corrects"; "correction entries bear the business day".
/// </summary>
internal static class Posting
{
    public static void PostChanges(ClaimFile claim, DateOnly businessDay)
    {
        PostInterest(claim, businessDay);
        PostFees(claim, businessDay);

        // What was missed while the claim was away is posted under its own dates when it comes back.
        claim.DerivedTo = claim.Away?.SentOn ?? businessDay;
    }

    /// <summary>"Payments are negative in entries"; a payment and its reversal stand under their own payment days.</summary>
    public static void PostPayments(ClaimFile claim, DateOnly businessDay)
    {
        foreach (var payment in claim.Payments)
        {
            if (!payment.Posted && payment.PaidOn <= businessDay)
            {
                payment.Posted = true;
                claim.Entries.Add(new ModelEntry(payment.PaidOn, payment.Kind, null, -payment.Ore, null, null));
            }

            if (!payment.ReversalPosted && payment.ReversedOn <= businessDay)
            {
                payment.ReversalPosted = true;
                claim.Entries.Add(new ModelEntry(payment.ReversedOn.Value, "reversal", null, payment.Ore, null, payment.PaidOn));

                // "hold reversal-wait for 14 days from the night that booked it".
                claim.AddHold("reversal-wait", businessDay, businessDay.AddDays(14));
            }
        }
    }

    /// <summary>"The payment then counts as never made": what each claim was given of it goes back.</summary>
    public static void TakeBackShares(AgreementFile agreement, DateOnly businessDay)
    {
        foreach (var payment in agreement.Payments.Where(payment => !payment.ReversalPosted && payment.ReversedOn <= businessDay))
        {
            payment.ReversalPosted = true;
            foreach (var (claim, ore) in payment.Shares.Where(share => share.Value != 0))
            {
                claim.Entries.Add(new ModelEntry(payment.ReversedOn!.Value, "reversal", null, ore, null, payment.PaidOn));
                claim.AddHold("reversal-wait", businessDay, businessDay.AddDays(14));
            }
        }
    }

    /// <summary>A claim's share is posted as a payment; what later changes it is posted "as correction entries when it becomes known".</summary>
    public static void PostShares(AgreementFile agreement, DateOnly businessDay)
    {
        foreach (var payment in agreement.Payments.Where(payment => payment.Counts(businessDay)))
        {
            foreach (var claim in agreement.Claims)
            {
                var change = claim.Now.Shares.GetValueOrDefault(payment) - payment.Shares.GetValueOrDefault(claim);
                if (change != 0)
                {
                    claim.Entries.Add(payment.Shares.ContainsKey(claim)
                        ? new ModelEntry(businessDay, "correction", "payment", -change, null, payment.PaidOn)
                        : new ModelEntry(payment.PaidOn, "payment", null, -change, null, null));
                    payment.Shares[claim] = claim.Now.Shares.GetValueOrDefault(payment);
                }
            }

            payment.Posted = true;
        }
    }

    private static void PostInterest(ClaimFile claim, DateOnly businessDay)
    {
        var posted = claim.Entries.Where(entry => entry.Kind == "interest" || entry.Of == "interest").ToLookup(entry => entry.AccrualOn!.Value);
        var derived = claim.Now.Accruals.ToDictionary(accrual => accrual.On);
        foreach (var accrualOn in posted.Select(entries => entries.Key).Union(derived.Keys).Order().ToList())
        {
            var accrual = derived.GetValueOrDefault(accrualOn);
            var change = (accrual?.Ore ?? 0) - posted[accrualOn].Sum(entry => entry.AmountOre);
            if (change == 0)
            {
                continue;
            }

            var countsOn = accrual?.CountsOn ?? CountsOn(posted[accrualOn].First());
            claim.Entries.Add(claim.DerivedTo is null || countsOn > claim.DerivedTo
                ? new ModelEntry(countsOn, "interest", null, change, accrualOn, null)
                : new ModelEntry(businessDay, "correction", "interest", change, accrualOn, countsOn));
        }
    }

    /// <summary>"A fee is taken back whole, never moved to another claim; it comes back as a new entry".</summary>
    private static void PostFees(ClaimFile claim, DateOnly businessDay)
    {
        var posted = claim.Entries.Where(entry => entry.Kind == "fee" || entry.Of == "fee").ToLookup(CountsOn);
        foreach (var letterOn in posted.Select(entries => entries.Key).Union(claim.Now.StandingFees.Keys).Order().ToList())
        {
            var change = claim.Now.StandingFees.GetValueOrDefault(letterOn) - posted[letterOn].Sum(entry => entry.AmountOre);
            if (change < 0)
            {
                claim.Entries.Add(new ModelEntry(businessDay, "correction", "fee", change, null, letterOn));
            }
            else if (change > 0 && posted.Contains(letterOn))
            {
                claim.Entries.Add(new ModelEntry(businessDay, "fee", null, change, null, letterOn));
            }
            else if (change > 0)
            {
                claim.Entries.Add(new ModelEntry(letterOn, "fee", null, change, null, null));
            }
        }
    }

    private static DateOnly CountsOn(ModelEntry entry) => entry.Corrects ?? entry.On;
}
