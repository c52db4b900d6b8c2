namespace Portal.Model;

/// <summary>All claims derived together, day by day from the first day of any of them: a fee may hang on another claim of its letter.</summary>
internal static class Derivation
{
    public static void Run(IReadOnlyList<ClaimFile> claims, IReadOnlyList<AgreementFile> agreements, IReadOnlyList<Dispatch> letters, DateOnly asOf)
    {
        if (claims.Count == 0)
        {
            return;
        }

        foreach (var claim in claims)
        {
            claim.Now = new Figures(claim, asOf);
        }

        foreach (var (letter, claim) in letters.SelectMany(letter => letter.Claims.Select(claim => (letter, claim))))
        {
            claim.Now.AddLetterDay(letter.On);
        }

        var own = claims.SelectMany(claim => claim.Payments.Select(payment => (Payment: payment, Receive: (Action)(() => claim.Now.Receive(payment.Ore)))));
        var shared = agreements.SelectMany(agreement => agreement.Payments.Select(payment => (Payment: (PaymentFact)payment, Receive: (Action)(() => Share(agreement, payment)))));
        var money = own.Concat(shared).Where(one => one.Payment.Counts(asOf)).OrderBy(one => one.Payment.Place).ToLookup(one => one.Payment.PaidOn, one => one.Receive);
        var withFee = letters.Where(letter => letter.FeeClaim is not null).ToLookup(letter => letter.On);
        for (var day = claims.Min(FirstDay); day <= asOf; day = day.AddDays(1))
        {
            foreach (var receive in money[day])
            {
                receive();
            }

            foreach (var claim in claims)
            {
                claim.Now.WriteDown(day);
                claim.Now.PostInterest(day);
            }

            foreach (var letter in withFee[day].Where(FeeStands))
            {
                letter.FeeClaim!.Now.PostFee(day, letter.FeeOre);
            }

            foreach (var claim in claims)
            {
                claim.Now.EndOfDay(day);
            }
        }
    }

    /// <summary>
    /// "what is paid on it covers its claims oldest due_on first": each claim what it owes, interest and fees too, before that day's interest;
    /// what is left over stays on the last as credit.
    /// </summary>
    private static void Share(AgreementFile agreement, SharedPayment payment)
    {
        var left = payment.Ore;
        foreach (var claim in agreement.Claims)
        {
            var ore = ReferenceEquals(claim, agreement.Claims[^1]) ? left : Math.Min(left, claim.Now.Balance);
            if (ore > 0)
            {
                claim.Now.Shares[payment] = ore;
                claim.Now.Receive(ore);
                left -= ore;
            }
        }
    }

    /// <summary>
    /// "a letter's fee is taken back if, by payment days, none of its claims met the amount condition of a step on its date (after that
    /// day's payments and interest, before its fee)".
    /// </summary>
    private static bool FeeStands(Dispatch letter) =>
        letter.Claims.Any(claim => claim.Now.PrincipalAndInterestLeft >= Course.LeastOre);

    private static DateOnly FirstDay(ClaimFile claim) =>
        claim.Payments.Select(payment => payment.PaidOn).Append(claim.ArrivedOn).Append(claim.Claim.DueOn).Min();
}
