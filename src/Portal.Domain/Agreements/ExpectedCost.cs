using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>
/// What an agreement comes to if it is kept (forventet rente og samlet betaling). Interest runs on and falls due with the last instalment; no fee is added while it is kept.
/// It is reckoned by going through the account as the nights will, so that it cannot differ from what is posted then.
/// </summary>
/// <param name="Owed">What is owed today, fees and interest so far included.</param>
/// <param name="Interest">What will be added.</param>
/// <param name="Fees">Fees that will be added: none while the agreement is kept.</param>
/// <param name="WithLast">What the last instalment comes to, with that interest.</param>
/// <param name="MissingRateFrom">Renteloven: the first half-year whose rate is not known yet. Interest from then on is not in the figures, and the citizen is told.</param>
public sealed record ExpectedCost(Kroner Owed, Kroner Interest, Kroner Fees, Kroner WithLast, DateOnly? MissingRateFrom)
{
    public Kroner Total => Owed + Interest + Fees;

    /// <param name="claims">What the plan is for.</param>
    /// <param name="plan">Money and the days it comes, in order; an extra payment may be among them.</param>
    public static ExpectedCost Of(IReadOnlyList<ClaimFacts> claims, IReadOnlyList<Instalment> plan, DateOnly today, Policies policies)
    {
        var owed = Kroner.Sum(claims.Select(claim => UnpaidOn(claim, today, policies)));
        if (plan.Count == 0) return new ExpectedCost(owed, Kroner.Zero, Kroner.Zero, Kroner.Zero, null);

        var kept = KeptPlan.Of(claims, plan, policies);
        return new ExpectedCost(owed, kept.Paid - owed, Kroner.Zero, kept.WithLast, MissingRate(claims, today, plan[^1].DueOn, policies));
    }

    private static Kroner UnpaidOn(ClaimFacts claim, DateOnly day, Policies policies) => DerivedAccount.Of(claim, day, policies).Unpaid.Total;

    private static DateOnly? MissingRate(IReadOnlyList<ClaimFacts> claims, DateOnly today, DateOnly last, Policies policies)
    {
        if (claims.All(claim => policies.FeeLaw(claim.Type, claim.DueOn) != FeeLaw.Renteloven)) return null;
        for (var halfYear = CivilInterestRates.HalfYear(today); halfYear <= last; halfYear = halfYear.AddMonths(6))
            if (policies.CivilInterest(halfYear) is null) return halfYear;
        return null;
    }
}
