using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Verify;

/// <summary>I11: as many people as the database gave a request of staff have a look on record from it, by whoever made the request.</summary>
internal sealed class LooksAreOnRecord : IInvariant
{
    public string Name => "I11 looks on record";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.DeskRequests.LongCountAsync(cancel));
        var broken = db.DeskRequests.AsNoTracking()
            .Select(request => new { request.Id, request.People, OnRecord = db.Access.Where(row => row.RequestId == request.Id && row.Actor == request.Actor).Select(row => row.PersonId).Distinct().Count() })
            .Where(request => request.People != request.OnRecord);
        await foreach (var request in broken.AsAsyncEnumerable().WithCancellation(cancel))
            findings.Report($"request {request.Id} of staff read {request.People} people, and {request.OnRecord} looks of it are on record");
    }
}
