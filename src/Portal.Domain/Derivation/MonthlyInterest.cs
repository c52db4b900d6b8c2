using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Derivation;

/// <summary>
/// Gebyrloven § 3, as the ministry's letter of 16 May 2022 reads it: a rate for each month begun from the day after the due date.
/// The months begun by the effective pay-by count only if something was left when it ended, and then from the day after it.
/// </summary>
internal sealed class MonthlyInterest(ClaimFacts claim, Policies policies) : InterestClock
{
    private readonly DateOnly _payBy = claim.InterestPayBy;
    private Kroner _leftWhenPayByEnded;

    public override IEnumerable<DateOnly> Days(DateOnly last)
    {
        var before = DateOnly.MinValue;
        for (var month = 0; ; month++)
        {
            var day = PostedOn(AccrualDate(month));
            if (day > last) yield break;
            if (day > before) yield return before = day;
        }
    }

    public override IEnumerable<Accrual> PostOn(DateOnly day, Kroner principal)
    {
        if (!_leftWhenPayByEnded.IsPositive) yield break;
        for (var month = 0; AccrualDate(month) is var accrual && accrual <= day; month++)
        {
            if (PostedOn(accrual) != day) continue;
            var rate = policies.For(PolicySetting.MonthlyInterest, claim.Type, accrual);
            var amount = Rate.Of(accrual <= _payBy ? _leftWhenPayByEnded : principal, rate.Value);
            if (!amount.IsZero) yield return new Accrual(day, accrual, amount, $"{rate.Source} ({rate.Name})");
        }
    }

    public override void EndOf(DateOnly day, Kroner principal)
    {
        if (day <= _payBy) _leftWhenPayByEnded = principal;
    }

    /// <summary>The day after the due date, then the same day of each later month, or that month's last day where it is missing.</summary>
    private DateOnly AccrualDate(int month) => claim.DueOn.AddDays(1).AddMonths(month);

    private DateOnly PostedOn(DateOnly accrual) => accrual <= _payBy ? _payBy.AddDays(1) : accrual;
}

/// <summary>Hundredths of a percent of an amount, half-up to the øre.</summary>
internal static class Rate
{
    public static Kroner Of(Kroner amount, long basisPoints) => new((amount.Ore * basisPoints + 5_000) / 10_000);
}
