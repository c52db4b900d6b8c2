using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>Why an agreement that has ended cannot be taken up again.</summary>
public enum ReinstateRefusal
{
    /// <summary>It has not ended by a breach.</summary>
    NotBroken,

    /// <summary>"reinstate-within": more days have passed since it ended.</summary>
    TooLate,

    /// <summary>It has been taken up again before: that can be done once.</summary>
    AlreadyReinstated,

    /// <summary>What was missing has not been paid.</summary>
    StillMissing,

    /// <summary>L12: the recovery authority has one of its claims.</summary>
    ClaimIsTransferred,

    /// <summary>One of its claims is in another agreement, or a request about it waits for an answer.</summary>
    ClaimIsElsewhere,
}

/// <summary>Taking up a broken agreement again (genoptagelse; story 8): once, within a fortnight, by paying what was missing, and without a fee.</summary>
public static class Reinstatement
{
    /// <param name="claims">The agreement's claims.</param>
    /// <returns>Every reason against it; empty when it can be taken up again.</returns>
    public static IReadOnlyList<ReinstateRefusal> Against(Agreement agreement, IReadOnlyList<ClaimFacts> claims, DateOnly today, Policies policies)
    {
        if (LastDay(agreement, policies) is not { } last) return [ReinstateRefusal.NotBroken];
        List<ReinstateRefusal> reasons = [];
        if (today > last) reasons.Add(ReinstateRefusal.TooLate);
        if (agreement.Reinstated) reasons.Add(ReinstateRefusal.AlreadyReinstated);
        if (new AgreementProgress(agreement, claims, today).Missing(today, today, policies) > policies.Amount(PolicySetting.InstalmentCarried, today)) reasons.Add(ReinstateRefusal.StillMissing);
        if (claims.Any(claim => claim.Custody == Custody.Transferred)) reasons.Add(ReinstateRefusal.ClaimIsTransferred);
        if (claims.Any(claim => claim.Agreement is not null || claim.Holds.Any(hold => hold.Kind == HoldKind.RequestPending && hold.StopsOn(today)))) reasons.Add(ReinstateRefusal.ClaimIsElsewhere);
        return reasons;
    }

    /// <summary>The last day on which it can be taken up again, included; null where it has not ended by a breach.</summary>
    public static DateOnly? LastDay(Agreement agreement, Policies policies) =>
        agreement is { Status: AgreementStatus.Breached, EndedOn: { } ended } ? ended.AddDays(policies.Days(PolicySetting.ReinstateWithin, ended)) : null;

    /// <summary>The agreement as it runs again.</summary>
    public static Agreement Of(Agreement agreement) => agreement with { Status = AgreementStatus.Active, BreachedOn = null, CureBy = null, EndedOn = null, Reinstated = true };
}
