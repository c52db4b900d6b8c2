using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>Requests that have been sent, by what they ask for: each way to answer has its own.</summary>
internal static class AskedFor
{
    /// <summary>This and nothing else.</summary>
    public static IQueryable<RequestRow> Only(PortalDb db, RequestKind kind) => Sent(db).Where(row =>
        db.RequestKinds.Any(asked => asked.RequestId == row.Id && asked.Kind == kind) && !db.RequestKinds.Any(asked => asked.RequestId == row.Id && asked.Kind != kind));

    /// <summary>To wait, and then to pay by instalments.</summary>
    public static IQueryable<RequestRow> Combined(PortalDb db) => Sent(db).Where(row =>
        db.RequestKinds.Any(asked => asked.RequestId == row.Id && asked.Kind == RequestKind.Deferral) && db.RequestKinds.Any(asked => asked.RequestId == row.Id && asked.Kind == RequestKind.Agreement));

    /// <summary>Writes down how one part was answered, and by which rules.</summary>
    public static async Task Answered(Work work, RequestRow request, RequestKind kind, DeferralOutcome outcome, IEnumerable<DeferralGround> grounds, CancellationToken cancel)
    {
        work.Db.DecisionGrounds.AddRange(grounds.Select(ground => new DecisionGroundRow { RequestId = request.Id, Kind = kind, Ground = ground }));
        (await work.Db.RequestKinds.SingleAsync(row => row.RequestId == request.Id && row.Kind == kind, cancel)).Outcome = outcome;
    }

    private static IQueryable<RequestRow> Sent(PortalDb db) => db.Requests.Where(row => row.Status != RequestStatus.Draft);
}
