using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Circumstances;

/// <summary>What a citizen has begun to tell about changed circumstances and not sent.</summary>
/// <param name="Explanation">The citizen's own words. Sensitive.</param>
/// <param name="KeptUntil">The last day on which it can be taken up again.</param>
public sealed record CircumstancesDraft(Guid Id, IReadOnlySet<ClaimId> Claims, IReadOnlySet<HardshipReason> Reasons, string Explanation, DateOnly KeptUntil);

/// <summary>Reads what a citizen has begun to tell.</summary>
public sealed class FindCircumstancesDraft(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>The newest; null when there is none, or it is older than 30 days.</returns>
    public async Task<CircumstancesDraft?> Handle(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Requests.AsNoTracking().Where(row => row.PersonId == citizen.Person && row.Status == RequestStatus.Draft
            && db.RequestKinds.Any(kind => kind.RequestId == row.Id && kind.Kind == RequestKind.ChangedCircumstances)).OrderByDescending(row => row.SavedAt).FirstOrDefaultAsync(cancel);
        if (row is null || !DeferralDraft.IsKept(row, clock.GetUtcNow())) return null;
        return new CircumstancesDraft(
            row.Id,
            (await db.RequestClaims.Where(about => about.RequestId == row.Id).Select(about => about.ClaimId).ToListAsync(cancel)).ToHashSet(),
            (await db.RequestReasons.Where(reason => reason.RequestId == row.Id).Select(reason => reason.Reason).ToListAsync(cancel)).ToHashSet(),
            await db.PersonalTexts.Where(text => text.RequestId == row.Id && text.Kind == PersonalTextKind.Explanation).Select(text => text.Text).SingleOrDefaultAsync(cancel) ?? "",
            DeferralDraft.KeptUntil(row));
    }
}

/// <summary>A citizen keeps what they have written so far, to go on with it later. Nothing is sent, and no claim rests.</summary>
public sealed class SaveCircumstancesDraft(ClaimWriter writer)
{
    /// <returns>The last day on which it can be taken up again; null when a claim is not this citizen's, the words are longer than there is room for, or it has been sent.</returns>
    public async Task<DateOnly?> Handle(ReportedCircumstances report, Citizen citizen, CancellationToken cancel)
    {
        if (report.Person != citizen.Person || SaveDeferralDraft.IsTooLong(report.Explanation)) return null;
        await using var work = await writer.Begin([], cancel);
        await work.Db.LockRequest(report.Id, cancel);
        var claims = await ClaimFactsQuery.Of(citizen, report.Claims, work.Db, cancel);
        if (claims.Count != report.Claims.Distinct().Count()) return null;
        var known = await work.Db.Requests.SingleOrDefaultAsync(row => row.Id == report.Id, cancel);
        if (known is not null && (known.Status != RequestStatus.Draft || known.PersonId != citizen.Person)) return null;
        var draft = await CircumstancesRows.Write(work, known, report, [.. claims.Select(claim => (claim.Id, false))], RetentionClass.Draft, cancel);
        await work.Commit(cancel);
        return DeferralDraft.KeptUntil(draft);
    }
}

/// <summary>The rows of what is told: the same for a draft and for what is sent.</summary>
internal static class CircumstancesRows
{
    /// <param name="known">What was saved of it before; null the first time.</param>
    /// <param name="claims">Each with whether its course rests.</param>
    public static async Task<RequestRow> Write(
        Work work, RequestRow? known, ReportedCircumstances report, IReadOnlyList<(ClaimId Claim, bool Held)> claims, RetentionClass retention, CancellationToken cancel)
    {
        var request = known ?? new RequestRow { Id = report.Id, PersonId = report.Person, Status = RequestStatus.Draft, Channel = report.Channel ?? RequestChannel.Portal, StartedAt = work.Now };
        request.SavedAt = work.Now;
        if (known is null)
        {
            work.Db.Requests.Add(request);
            work.Db.RequestKinds.Add(new RequestKindRow { RequestId = request.Id, Kind = RequestKind.ChangedCircumstances });
        }
        else
        {
            request.Version++;
            await work.Db.RequestClaims.Where(row => row.RequestId == request.Id).ExecuteDeleteAsync(cancel);
            await work.Db.RequestReasons.Where(row => row.RequestId == request.Id).ExecuteDeleteAsync(cancel);
        }
        work.Db.RequestClaims.AddRange(claims.Select(claim => new RequestClaimRow { RequestId = request.Id, ClaimId = claim.Claim, Held = claim.Held }));
        work.Db.RequestReasons.AddRange(report.Reasons.Select(reason => new RequestReasonRow { RequestId = request.Id, Reason = reason }));
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.Explanation, report.Explanation, retention, cancel);
        await work.Db.SaveChangesAsync(cancel);
        return request;
    }
}
