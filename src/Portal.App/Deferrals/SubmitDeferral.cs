using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>
/// A citizen sends the request (L05). The claims are on hold from the moment this returns (P07-P09), with a case number, an expected answer date and a receipt.
/// Sending twice makes one request: the second time answers the first one's number.
/// </summary>
public sealed class SubmitDeferral(ClaimWriter writer, ReceiveDeferral receive)
{
    /// <returns>Null when there is no such draft of this citizen's.</returns>
    public async Task<SubmitAnswer?> Handle(Guid draft, Citizen citizen, CancellationToken cancel)
    {
        var (work, chosen) = await writer.BeginOnRequest(draft, cancel);
        await using var _ = work;
        var request = await work.Db.Requests.SingleOrDefaultAsync(row => row.Id == draft && row.PersonId == citizen.Person, cancel);
        if (request is null) return null;
        if (request.Status != RequestStatus.Draft) return new SubmitAnswer.Sent(request.Id);
        if (!DeferralDraft.IsKept(request, work.Now)) return null;
        return await receive.Into(work, request, await ClaimFactsQuery.Of(citizen, chosen, work.Db, cancel), citizen, cancel);
    }
}
