using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>May this deferral (henstand) be granted at once? (P07; formats.md, "instant deferral"; the practice of Norwegian municipalities)</summary>
public static class InstantDeferralFrame
{
    /// <param name="claims">What the deferral is asked for, and what is owed on each today.</param>
    /// <param name="until">The last day asked for.</param>
    /// <param name="grantedInSixMonths">How many deferrals the debtor has been granted in the last six months.</param>
    public static InstantDeferralAnswer Decide(
        IReadOnlyList<OwedClaim> claims, DateOnly until, int grantedInSixMonths, DateOnly today, Policies policies, RequestLimits limits)
    {
        List<InstantDeferralRule> failing = [.. AboutTheClaims(claims, grantedInSixMonths, today, policies), .. AboutTheDate(claims, until, today, policies, limits)];
        if (failing.Count == 0) return new InstantDeferralAnswer.InFrame();

        return new InstantDeferralAnswer.Outside(failing, failing.TrueForAll(InstantDeferralRules.IsAboutTheDate) ? Nearest(claims, until, today, policies, limits) : null);
    }

    private static IEnumerable<InstantDeferralRule> AboutTheClaims(IReadOnlyList<OwedClaim> claims, int grantedInSixMonths, DateOnly today, Policies policies)
    {
        if (claims.Count == 0) yield return InstantDeferralRule.NoClaimChosen;
        if (claims.Any(owed => owed.Claim.Custody == Custody.Transferred)) yield return InstantDeferralRule.ClaimIsTransferred;
        if (claims.Any(owed => !owed.Owed.IsPositive)) yield return InstantDeferralRule.NothingIsOwed;
        if (claims.Any(owed => owed.Claim.Rules.SpecialCircumstances)) yield return InstantDeferralRule.TypeOfRunningPayments;
        if (claims.Any(owed => policies.For(PolicySetting.InstantAnswers, owed.Claim.Type, today).Value == 0)) yield return InstantDeferralRule.SwitchedOff;
        if (claims.Any(owed => today >= owed.Claim.EffectivePayBy)) yield return InstantDeferralRule.NotBeforePayBy;
        if (grantedInSixMonths >= policies.For(PolicySetting.InstantDeferralTimes, today).Value) yield return InstantDeferralRule.TooManyTimes;
    }

    private static IEnumerable<InstantDeferralRule> AboutTheDate(IReadOnlyList<OwedClaim> claims, DateOnly until, DateOnly today, Policies policies, RequestLimits limits)
    {
        if (until <= today) yield return InstantDeferralRule.DateIsNotInTheFuture;
        if (claims.Count > 0 && claims.All(owed => until <= owed.Claim.EffectivePayBy)) yield return InstantDeferralRule.DateIsNotAfterPayBy;
        if (claims.Count > 0 && until > LastByChoice(claims, today, policies)) yield return InstantDeferralRule.DateIsTooFarAway;
        if (claims.Any(owed => until > owed.Claim.LimitationOn)) yield return InstantDeferralRule.AfterLimitation;
        if (limits.Breaches(until, today).Count > 0) yield return InstantDeferralRule.LongerThanLawAllows;
    }

    private static DateOnly? Nearest(IReadOnlyList<OwedClaim> claims, DateOnly until, DateOnly today, Policies policies, RequestLimits limits)
    {
        var payBy = claims.Min(owed => owed.Claim.EffectivePayBy);
        var earliest = (payBy > today ? payBy : today).AddDays(1);
        var byLaw = limits.For(RequestLimitKind.LongestDeferral, today)?.Value is { } days ? today.AddDays((int)days) : DateOnly.MaxValue;
        var latest = new[] { LastByChoice(claims, today, policies), byLaw, claims.Min(owed => owed.Claim.LimitationOn) ?? DateOnly.MaxValue }.Min();
        if (latest < earliest) return null;
        return until < earliest ? earliest : until > latest ? latest : until;
    }

    /// <summary>The strictest choice among the claims' types; never a day after which nobody can reckon what follows.</summary>
    private static DateOnly LastByChoice(IReadOnlyList<OwedClaim> claims, DateOnly today, Policies policies)
    {
        var days = claims.Select(owed => policies.For(PolicySetting.InstantDeferralDays, owed.Claim.Type, today).Value).DefaultIfEmpty().Min();
        var last = today.AddDays((int)days);
        return last < DeferralRules.LastUntil ? last : DeferralRules.LastUntil;
    }
}
