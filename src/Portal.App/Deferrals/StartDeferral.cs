using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>A citizen begins to ask for a deferral. One draft at a time: an open one is taken up again.</summary>
public sealed class StartDeferral(ClaimWriter writer)
{
    /// <param name="preselected">The claim whose page the citizen came from; it is chosen when it is theirs.</param>
    /// <returns>The draft.</returns>
    public async Task<Guid> Handle(Citizen citizen, ClaimId? preselected, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var open = await work.Db.Requests.Where(row => row.PersonId == citizen.Person && row.Status == RequestStatus.Draft
                && work.Db.RequestKinds.Any(kind => kind.RequestId == row.Id && (kind.Kind == RequestKind.Deferral || kind.Kind == RequestKind.Agreement)))
            .OrderByDescending(row => row.SavedAt).FirstOrDefaultAsync(cancel);
        if (open is null || !DeferralDraft.IsKept(open, work.Now))
        {
            open = new RequestRow
            {
                Id = Guid.CreateVersion7(), PersonId = citizen.Person, Status = RequestStatus.Draft, StartedAt = work.Now, SavedAt = work.Now,
            };
            work.Db.Requests.Add(open);
            work.Db.RequestKinds.Add(new RequestKindRow { RequestId = open.Id, Kind = RequestKind.Deferral });
        }
        var chosen = await work.Db.RequestClaims.Where(row => row.RequestId == open.Id).Select(row => row.ClaimId).ToListAsync(cancel);
        if (preselected is { } claim && !chosen.Contains(claim) && (await ClaimFactsQuery.Of(citizen, [claim], work.Db, cancel)).Count == 1)
            work.Db.RequestClaims.Add(new RequestClaimRow { RequestId = open.Id, ClaimId = claim });
        await work.Commit(cancel);
        return open.Id;
    }
}
