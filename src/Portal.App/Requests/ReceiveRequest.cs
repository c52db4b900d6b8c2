using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Objections;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A request that has come in goes to the rules of what it asks for.</summary>
public sealed class ReceiveRequest(ReceiveDeferral deferral, ReceiveAgreement agreement, ReceiveCombined combined, ReceiveObjection objection)
{
    internal async Task<SubmitAnswer> Into(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        var kinds = await work.Db.RequestKinds.Where(row => row.RequestId == request.Id).Select(row => row.Kind).ToListAsync(cancel);
        if (kinds.Contains(RequestKind.Objection)) return await objection.Into(work, request, claims, by, cancel);
        // What was written before the citizen chose otherwise is not asked for.
        if (!kinds.Contains(RequestKind.Deferral)) request.Until = null;
        if (!kinds.Contains(RequestKind.Agreement)) (request.MonthlyOre, request.PayDay, request.FirstOn) = (null, null, null);
        return kinds switch
        {
            [RequestKind.Agreement] => await agreement.Into(work, request, claims, by, cancel),
            [RequestKind.Deferral, RequestKind.Agreement] or [RequestKind.Agreement, RequestKind.Deferral] => await combined.Into(work, request, claims, by, cancel),
            _ => await deferral.Into(work, request, claims, by, cancel),
        };
    }
}
