using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>Reads what <see cref="RepeatRules"/> looks at: a person's own refusals about the same claims, with what they were asked with.</summary>
internal static class Repeats
{
    /// <returns>Those of the claims that the request does not hold.</returns>
    public static async Task<IReadOnlySet<ClaimId>> Unheld(PortalDb db, Policies policies, RequestRow request, IReadOnlyCollection<ClaimId> claims, DateOnly today, CancellationToken cancel)
    {
        var days = policies.Days(PolicySetting.RepeatRequest, today);
        var since = today.AddDays(-days);
        var refused = await (
            from link in db.RequestClaims
            join earlier in db.Requests on link.RequestId equals earlier.Id
            where earlier.PersonId == request.PersonId && earlier.Status == RequestStatus.Refused && earlier.DecidedOn >= since && EF.Parameter(claims).Contains(link.ClaimId)
                && db.RequestKinds.Any(kind => kind.RequestId == earlier.Id && (kind.Kind == RequestKind.Deferral || kind.Kind == RequestKind.Agreement))
            select new { link.ClaimId, earlier.Id, On = earlier.DecidedOn!.Value }).ToListAsync(cancel);
        if (refused.Count == 0) return new HashSet<ClaimId>();

        List<Guid> requests = [request.Id, .. refused.Select(row => row.Id).Distinct()];
        var reasons = (await db.RequestReasons.Where(row => requests.Contains(row.RequestId)).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Reason);
        var documents = (await db.Attachments.Where(row => requests.Contains(row.RequestId)).Select(row => new { row.RequestId, row.Sha256 }).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Sha256);
        return RepeatRules.Unheld(
            claims, refused.ConvertAll(row => new EarlierRefusal(row.ClaimId, row.On, reasons[row.Id].ToHashSet(), documents[row.Id].ToHashSet())),
            reasons[request.Id].ToHashSet(), documents[request.Id].ToHashSet(), days, today);
    }

    /// <returns>Those of the claims about which another request of the same person waits without a hold.</returns>
    public static async Task<IReadOnlySet<ClaimId>> Waiting(PortalDb db, RequestRow request, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel) => (await (
        from link in db.RequestClaims
        join other in db.Requests on link.RequestId equals other.Id
        where other.PersonId == request.PersonId && other.Id != request.Id && !link.Held && EF.Parameter(claims).Contains(link.ClaimId)
            && !db.Objections.Any(objection => objection.RequestId == other.Id)
            && (other.Status == RequestStatus.Submitted || other.Status == RequestStatus.NeedsInformation || other.Status == RequestStatus.Hearing)
        select link.ClaimId).ToListAsync(cancel)).ToHashSet();
}
