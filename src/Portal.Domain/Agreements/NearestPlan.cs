using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>The plan nearest to the one asked for that the frame would grant (nærmeste plan).</summary>
internal static class NearestPlan
{
    /// <param name="failing">What is wrong with the plan asked for: the rest of it is kept.</param>
    /// <returns>Null when no plan is inside the frame: law or policy leaves no month, or the calendar ends.</returns>
    public static IReadOnlyList<Instalment>? Of(
        IReadOnlyList<OwedClaim> claims, IReadOnlyList<Instalment> asked, IReadOnlyList<FrameRule> failing, FrameBounds bounds, DateOnly today, Policies policies, RequestLimits limits)
    {
        var owed = OwedClaim.Sum(claims);
        var carried = policies.Amount(PolicySetting.InstalmentCarried, today);
        var most = MostMonths(bounds, today, limits);
        if (most < 1) return null;

        var amounts = failing.All(rule => rule is FrameRule.StartsTooSoon or FrameRule.StartsTooLate)
            ? [.. asked.Select(instalment => instalment.Amount)]
            : Amounts(owed, asked.Count, (int)most, Smallest(bounds, today, limits), carried);
        var plan = InstalmentPlans.Dated(amounts, FirstOn(asked, bounds, today));
        return plan[^1].DueOn > InstalmentPlans.LastDate ? null : plan;
    }

    /// <summary>The plan with the least a month, in as many months as the frame allows.</summary>
    /// <returns>Null as above.</returns>
    public static IReadOnlyList<Instalment>? Longest(IReadOnlyList<OwedClaim> claims, DateOnly firstOn, DateOnly today, Policies policies, RequestLimits limits)
    {
        var bounds = FrameBounds.Of(claims, today, policies);
        var most = MostMonths(bounds, today, limits);
        if (most < 1 || !OwedClaim.Sum(claims).IsPositive) return null;
        var amounts = Amounts(OwedClaim.Sum(claims), (int)most, (int)most, Smallest(bounds, today, limits), policies.Amount(PolicySetting.InstalmentCarried, today));
        return firstOn.AddMonths(amounts.Count - 1) > InstalmentPlans.LastDate ? null : InstalmentPlans.Dated(amounts, firstOn);
    }

    /// <summary>As many instalments as asked for, unless the frame allows no more than fewer.</summary>
    private static IReadOnlyList<Kroner> Amounts(Kroner owed, int asked, int most, Kroner smallest, Kroner carried)
    {
        // With no least amount a debt of a few kroner still cannot be cut into more parts than it has kroner.
        var least = smallest.IsPositive ? smallest : Kroner.Of(1);
        var ofTheLeast = InstalmentAmounts.CountByAmount(owed, least, carried);
        var count = (int)Math.Clamp(asked, 1, Math.Min(most, ofTheLeast));
        return count == ofTheLeast ? InstalmentAmounts.ByAmount(owed, least, carried) : InstalmentAmounts.ByMonths(owed, count, carried);
    }

    /// <summary>On the pay day asked for: on the date asked for, else the nearest that the frame allows.</summary>
    private static DateOnly FirstOn(IReadOnlyList<Instalment> asked, FrameBounds bounds, DateOnly today)
    {
        var first = asked is [var instalment, ..] ? instalment.DueOn : today;
        if (first > today && first <= bounds.FirstOnBy) return first;
        return InstalmentPlans.FirstPayDay(first <= today ? today : bounds.FirstOnBy.AddMonths(-1).AddDays(1), Math.Min(first.Day, 28), today);
    }

    private static long MostMonths(FrameBounds bounds, DateOnly today, RequestLimits limits) =>
        new[] { bounds.Months, bounds.MonthsForStateRefund, limits.For(RequestLimitKind.LongestAgreement, today)?.Value }.Min() ?? 0;

    private static Kroner Smallest(FrameBounds bounds, DateOnly today, RequestLimits limits)
    {
        var byLaw = new Kroner(limits.For(RequestLimitKind.SmallestInstalment, today)?.Value + 99 ?? 0);
        return byLaw > bounds.Smallest ? new Kroner(byLaw.Ore / 100 * 100) : bounds.Smallest;
    }
}
