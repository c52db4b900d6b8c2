using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>May this agreement be granted at once? (P07; formats.md, "agreement frame for an instant answer"; the frames that København and Gladsaxe have published)</summary>
public static class AgreementFrame
{
    /// <param name="claims">What the agreement is asked for, and what is owed on each today.</param>
    /// <param name="plan">The plan asked for.</param>
    public static FrameAnswer Decide(
        IReadOnlyList<OwedClaim> claims, IReadOnlyList<Instalment> plan, AgreementHistory history, DateOnly today, Policies policies, RequestLimits limits)
    {
        var bounds = FrameBounds.Of(claims, today, policies);
        List<FrameRule> failing = [.. AboutTheClaims(claims, bounds, today, policies), .. AboutTheDebtor(history, today, policies), .. AboutThePlan(claims, plan, bounds, today, limits)];
        if (failing.Count == 0) return new FrameAnswer.InFrame();

        return new FrameAnswer.Outside(failing, failing.TrueForAll(FrameRules.IsAboutThePlan) ? NearestPlan.Of(claims, plan, failing, bounds, today, policies, limits) : null);
    }

    private static IEnumerable<FrameRule> AboutTheClaims(IReadOnlyList<OwedClaim> claims, FrameBounds bounds, DateOnly today, Policies policies)
    {
        if (claims.Count == 0) yield return FrameRule.NoClaimChosen;
        if (claims.Any(owed => owed.Claim.Custody == Custody.Transferred)) yield return FrameRule.ClaimIsTransferred;
        if (claims.Any(owed => !owed.Owed.IsPositive)) yield return FrameRule.NothingIsOwed;
        if (claims.Any(owed => owed.Claim.Rules.SpecialCircumstances)) yield return FrameRule.TypeOfRunningPayments;
        if (claims.Any(owed => policies.For(PolicySetting.InstantAnswers, owed.Claim.Type, today).Value == 0)) yield return FrameRule.SwitchedOff;
        if (claims.Count > 0 && bounds.Months is null) yield return FrameRule.DebtIsAboveFrame;
    }

    private static IEnumerable<FrameRule> AboutTheDebtor(AgreementHistory history, DateOnly today, Policies policies)
    {
        // A breach is forgotten on the same day of the month, the choice's number of months later.
        if (history.LastBreachOn?.AddMonths(policies.Days(PolicySetting.AgreementAfterBreach, today)) > today) yield return FrameRule.BrokenAgreement;
        if (history.OtherAgreementRuns) yield return FrameRule.OtherAgreementRuns;
    }

    private static IEnumerable<FrameRule> AboutThePlan(IReadOnlyList<OwedClaim> claims, IReadOnlyList<Instalment> plan, FrameBounds bounds, DateOnly today, RequestLimits limits)
    {
        // One instalment a month: two in the same month are no shorter plan.
        var months = Math.Max(plan.Count, InstalmentPlans.Months(plan));
        if (InstalmentPlans.Sum(plan) != OwedClaim.Sum(claims)) yield return FrameRule.NotTheWholeClaim;
        if (InstalmentPlans.Smallest(plan) < bounds.Smallest || plan.Any(instalment => !instalment.Amount.IsPositive)) yield return FrameRule.InstalmentIsTooSmall;
        if (months > bounds.Months) yield return FrameRule.TooManyMonths;
        if (months > bounds.MonthsForStateRefund) yield return FrameRule.TooManyMonthsForStateRefund;
        if (plan is [var soonest, ..] && soonest.DueOn <= today) yield return FrameRule.StartsTooSoon;
        if (plan is [var first, ..] && first.DueOn > bounds.FirstOnBy) yield return FrameRule.StartsTooLate;
        foreach (var limit in limits.Breaches(plan, today))
            yield return limit.Kind == RequestLimitKind.LongestAgreement ? FrameRule.LongerThanLawAllows : FrameRule.SmallerThanLawAllows;
    }
}
