using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>How far the frame reaches for some claims together (rammens grænser): where their types differ, the strictest choice holds.</summary>
/// <param name="Smallest">The least instalment but the last, in whole kroner.</param>
/// <param name="Months">The most months for the debt; null when it is above the frame.</param>
/// <param name="MonthsForStateRefund">The most months where the state refunds a part; null where it refunds none.</param>
/// <param name="FirstOnBy">The latest day of the first instalment.</param>
public sealed record FrameBounds(Kroner Smallest, int? Months, int? MonthsForStateRefund, DateOnly FirstOnBy)
{
    public static FrameBounds Of(IReadOnlyList<OwedClaim> claims, DateOnly today, Policies policies) => Of(claims, OwedClaim.Sum(claims), today, policies);

    /// <param name="debt">What the time is given for: of a running agreement, what it was made about.</param>
    public static FrameBounds Of(IReadOnlyList<OwedClaim> claims, Kroner debt, DateOnly today, Policies policies)
    {
        var types = claims.Select(owed => owed.Claim.Type).Distinct().ToList();
        var months = types.ConvertAll(type => MonthsFor(debt, type, today, policies));
        var refunded = claims.Where(owed => owed.Claim.StateRefund).Select(owed => (int?)policies.For(PolicySetting.AgreementMonthsStateRefund, owed.Claim.Type, today).Value);
        return new FrameBounds(
            WholeKronerUp(types.Select(type => policies.For(PolicySetting.AgreementSmallest, type, today).Value).DefaultIfEmpty().Max()),
            months.Contains(null) ? null : months.Min(),
            refunded.Min(),
            today.AddDays((int)types.Select(type => policies.For(PolicySetting.InstantDeferralDays, type, today).Value).DefaultIfEmpty().Min()).AddMonths(1));
    }

    private static int? MonthsFor(Kroner debt, ClaimType type, DateOnly today, Policies policies)
    {
        long Value(PolicySetting setting) => policies.For(setting, type, today).Value;
        if (debt.Ore <= Value(PolicySetting.AgreementSmallDebt)) return (int)Value(PolicySetting.AgreementMonthsSmall);
        return debt.Ore <= Value(PolicySetting.AgreementLargeDebt) ? (int)Value(PolicySetting.AgreementMonthsLarge) : null;
    }

    /// <summary>Instalments are in whole kroner: a least amount of 249,50 is kept from 250,00.</summary>
    private static Kroner WholeKronerUp(long ore) => new((ore + 99) / 100 * 100);
}
