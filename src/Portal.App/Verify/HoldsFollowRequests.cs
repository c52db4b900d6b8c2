using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Verify;

/// <summary>I7: while a request waits for an answer each of its claims is held, but for those on which it repeats a refusal, and no claim is held by a request that does not; a deferral granted is a hold, and only that is.</summary>
internal sealed class HoldsFollowRequests : IInvariant
{
    public string Name => "I7 holds follow requests";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.RequestClaims.LongCountAsync(cancel) + await db.Holds.LongCountAsync(cancel));
        // Those of objections are held in another way: ObjectionsAreHeld.
        var pending = db.Requests.Where(row => !db.Objections.Any(objection => objection.RequestId == row.Id)).Where(row => row.Status == RequestStatus.Submitted || row.Status == RequestStatus.NeedsInformation || row.Status == RequestStatus.Hearing);
        var granted = db.Requests.Where(row => db.RequestKinds.Any(kind => kind.RequestId == row.Id && kind.Kind == RequestKind.Deferral && kind.Outcome != DeferralOutcome.Refused) && (row.Status == RequestStatus.Granted || row.Status == RequestStatus.PartlyGranted));

        await findings.Report(db.RequestClaims
            .Where(link => link.Held && pending.Any(request => request.Id == link.RequestId)
                && !db.Holds.Any(hold => hold.ClaimId == link.ClaimId && hold.Cause == link.RequestId && hold.Kind == HoldKind.RequestPending && hold.LiftedOn == null))
            .Select(link => $"claim {link.ClaimId} is not held by the pending request {link.RequestId}").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Holds
            .Where(hold => hold.Kind == HoldKind.RequestPending && hold.LiftedOn == null
                && !(pending.Any(request => request.Id == hold.Cause) && db.RequestClaims.Any(link => link.RequestId == hold.Cause && link.ClaimId == hold.ClaimId && link.Held)))
            .Select(hold => $"claim {hold.ClaimId} is held by {hold.Id} although no request about it is pending").AsAsyncEnumerable(), cancel);

        await findings.Report(db.RequestClaims
            .Where(link => granted.Any(request => request.Id == link.RequestId)
                && !db.Holds.Any(hold => hold.ClaimId == link.ClaimId && hold.Cause == link.RequestId && hold.Kind == HoldKind.Deferral))
            .Select(link => $"claim {link.ClaimId} has no deferral although request {link.RequestId} was granted").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Holds
            .Where(hold => hold.Kind == HoldKind.Deferral && hold.Cause != null && !granted.Any(request => request.Id == hold.Cause && request.GrantedUntil == hold.Until))
            .Select(hold => $"claim {hold.ClaimId} has a deferral {hold.Id} that no request was granted").AsAsyncEnumerable(), cancel);
    }
}
