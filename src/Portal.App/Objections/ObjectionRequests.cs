using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Objections;

/// <summary>What somebody does not agree with, as it stands in the form.</summary>
/// <param name="Part">Null until it is chosen.</param>
/// <param name="Right">The principal that is said to be right; null when none is named.</param>
public sealed record ObjectionInput(ObjectionPart? Part, Kroner? Right);

/// <summary>Reads what <see cref="ObjectionRules"/> looks at.</summary>
internal static class ObjectionRequests
{
    /// <returns>Null when the request is no objection.</returns>
    public static async Task<ObjectionInput?> Of(PortalDb db, Guid request, CancellationToken cancel)
    {
        if (await db.Objections.AsNoTracking().FirstOrDefaultAsync(row => row.RequestId == request, cancel) is not { } row) return null;
        return new ObjectionInput(row.Part, row.AmountOre is { } ore ? new Kroner(ore) : null);
    }

    public static async Task<ObjectionAsk> AskOf(PortalDb db, Policies policies, RequestRow request, IReadOnlyCollection<ClaimId> claims, DateOnly today, CancellationToken cancel)
    {
        var input = await Of(db, request.Id, cancel);
        var kinds = await db.RequestKinds.Where(row => row.RequestId == request.Id).Select(row => row.Kind).ToListAsync(cancel);
        var told = await db.PersonalTexts.AnyAsync(row => row.RequestId == request.Id && row.Kind == PersonalTextKind.Explanation, cancel);
        return new ObjectionAsk(input?.Part, input?.Right, told, kinds is [RequestKind.Objection])
        {
            Waits = await Pending(db, request, claims).AnyAsync(cancel),
            Repeated = await Repeated(db, policies, request, claims, input?.Part, today, cancel),
        };
    }

    /// <summary>The same person's objections about the claims that wait for an answer; the request itself is not among them.</summary>
    public static IQueryable<RequestRow> Pending(PortalDb db, RequestRow request, IReadOnlyCollection<ClaimId> claims) => db.Requests.Where(other =>
        other.PersonId == request.PersonId && other.Id != request.Id
        && (other.Status == RequestStatus.Submitted || other.Status == RequestStatus.NeedsInformation || other.Status == RequestStatus.Hearing)
        && db.Objections.Any(row => row.RequestId == other.Id && EF.Parameter(claims).Contains(row.ClaimId)));

    /// <summary>An objection that brought nothing new does so now: from today it stops the course like any other.</summary>
    /// <returns>False when the request is no objection.</returns>
    public static async Task<bool> Hold(Work work, RequestRow request, Actor by, CancellationToken cancel)
    {
        if (await work.Db.Objections.SingleOrDefaultAsync(row => row.RequestId == request.Id, cancel) is not { } objection) return false;
        if (await Repeated(work.Db, work.Policies, request, [objection.ClaimId], objection.Part, work.Today, cancel)) return true;
        var claim = (await ClaimFactsQuery.Of([objection.ClaimId], work.Db, cancel)).Single();
        (await work.Db.RequestClaims.SingleAsync(row => row.RequestId == request.Id && row.ClaimId == claim.Id, cancel)).Held = true;
        var hold = ObjectionRules.HoldOf(claim, objection.Part, request.PersonId, request.Id, work.Today);
        await work.Apply([Move.Held(claim.Id, "objection-raised", ObjectionRules.Rule, hold)], by, cancel);
        return true;
    }

    private static async Task<bool> Repeated(PortalDb db, Policies policies, RequestRow request, IReadOnlyCollection<ClaimId> claims, ObjectionPart? part, DateOnly today, CancellationToken cancel)
    {
        var days = policies.Days(PolicySetting.RepeatRequest, today);
        var since = today.AddDays(-days);
        var rejected = await (
            from row in db.Objections
            join earlier in db.Requests on row.RequestId equals earlier.Id
            where earlier.PersonId == request.PersonId && earlier.Status == RequestStatus.Refused && earlier.DecidedOn >= since && EF.Parameter(claims).Contains(row.ClaimId)
            select new { earlier.Id, row.Part, On = earlier.DecidedOn!.Value }).ToListAsync(cancel);
        if (rejected.Count == 0) return false;

        List<Guid> requests = [request.Id, .. rejected.Select(row => row.Id)];
        var documents = (await db.Attachments.Where(row => requests.Contains(row.RequestId)).Select(row => new { row.RequestId, row.Sha256 }).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Sha256);
        return ObjectionRules.Repeats(part, documents[request.Id].ToHashSet(), rejected.Select(row => new EarlierObjection(row.Part, row.On, documents[row.Id].ToHashSet())), days, today);
    }
}
