using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Deferrals;

/// <summary>Reads what <see cref="InstantDeferralFrame"/> looks at.</summary>
internal static class DeferralFrames
{
    private const int Months = 6;

    /// <returns>How many deferrals the person has been granted in the last six months, whoever granted them.</returns>
    public static Task<int> Granted(PortalDb db, PersonId person, DateOnly today, CancellationToken cancel)
    {
        var since = today.AddMonths(-Months);
        return db.Requests.CountAsync(row => row.PersonId == person && row.GrantedUntil != null && row.DecidedOn > since, cancel);
    }

    /// <summary>How a day to wait until stands to the frame today.</summary>
    public static async Task<InstantDeferralAnswer> Of(PortalDb db, PersonId person, IReadOnlyList<ClaimFacts> claims, DateOnly until, DateOnly today, Policies policies, CancellationToken cancel) =>
        InstantDeferralFrame.Decide(ChangeAgreement.Owed(claims, today), until, await Granted(db, person, today, cancel), today, policies, policies.Limits);
}
