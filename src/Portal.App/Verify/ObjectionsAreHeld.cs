using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.App.Verify;

/// <summary>
/// I7: while an objection waits for an answer its claim is held, but where it says once more what was rejected, and no claim is held by one that does not wait. What an answer
/// took off the principal is what the source's word differs by.
/// </summary>
internal sealed class ObjectionsAreHeld : IInvariant
{
    public string Name => "I7 objections are held";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Objections.LongCountAsync(cancel));
        var pending = db.Requests.Where(row => row.Status == RequestStatus.Submitted || row.Status == RequestStatus.NeedsInformation || row.Status == RequestStatus.Hearing);
        var holding = db.Objections.Where(row => pending.Any(request => request.Id == row.RequestId) && db.RequestClaims.Any(link => link.RequestId == row.RequestId && link.ClaimId == row.ClaimId && link.Held));

        await findings.Report(holding
            .Where(row => !db.Holds.Any(hold => hold.ClaimId == row.ClaimId && hold.Cause == row.RequestId && hold.Kind == HoldKind.Objection && hold.LiftedOn == null))
            .Select(row => $"claim {row.ClaimId} is not held by the open objection {row.RequestId}").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Holds
            .Where(hold => hold.Kind == HoldKind.Objection && hold.LiftedOn == null && !holding.Any(row => row.RequestId == hold.Cause && row.ClaimId == hold.ClaimId))
            .Select(hold => $"claim {hold.ClaimId} is held by {hold.Id} although no objection to it is open").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Claims.Where(claim => claim.SourcePrincipalOre <= claim.PrincipalOre)
            .Select(claim => $"claim {claim.Id} was not lowered by an answer to an objection, and says so").AsAsyncEnumerable(), cancel);
    }
}
