using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>The citizen's requests, newest first; drafts that can be taken up again stand first.</summary>
public sealed class MyRequests(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<MyRequestList> Handle(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Requests.AsNoTracking().Where(row => row.PersonId == citizen.Person).ToListAsync(cancel);
        return new MyRequestList(
            [.. rows.Where(row => row.Status == RequestStatus.Draft && DeferralDraft.IsKept(row, clock.GetUtcNow())).Select(row => new DraftSummary(row.Id, row.SavedAt, DeferralDraft.KeptUntil(row)))],
            [.. rows.Where(row => row.Status != RequestStatus.Draft).OrderByDescending(row => row.SubmittedAt).Select(RequestSummary.Of)]);
    }
}

public sealed record MyRequestList(IReadOnlyList<DraftSummary> Drafts, IReadOnlyList<RequestSummary> Sent);

/// <summary>One of the citizen's own requests: receipt, status and answer on the same address.</summary>
public sealed class MyRequest(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>Null when it is not this citizen's, or not sent yet.</returns>
    public async Task<MyRequestView?> Handle(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Requests.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id && found.PersonId == citizen.Person && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;

        var about = await db.RequestClaims.Where(claim => claim.RequestId == id).Select(claim => claim.ClaimId).ToListAsync(cancel);
        var today = clock.DanishToday();
        var claims = await ClaimFactsQuery.Of(citizen, about, db, cancel);
        var texts = await db.PersonalTexts.Where(text => text.RequestId == id).ToDictionaryAsync(text => text.Kind, text => text.Text, cancel);
        var summary = RequestSummary.Of(row);
        return new MyRequestView(
            summary, row.SubmittedAt!.Value, [.. claims.Select(claim => ClaimCard.Of(claim, today, new Dictionary<Guid, RequestSummary> { [id] = summary }))],
            (await db.RequestReasons.Where(reason => reason.RequestId == id).Select(reason => reason.Reason).ToListAsync(cancel)).ToHashSet(),
            texts.GetValueOrDefault(PersonalTextKind.Explanation, ""), texts.GetValueOrDefault(PersonalTextKind.SpecialCircumstances, ""), texts.GetValueOrDefault(PersonalTextKind.Grounds, ""),
            [.. await db.DecisionGrounds.Where(ground => ground.RequestId == id).Select(ground => ground.Ground).ToListAsync(cancel)],
            await FindDeferralDraft.EvidenceOf(db, id, cancel), row.EvidenceLater, row.DecidedBy, claims.Any(claim => claim.Rules.FeeLaw != FeeLaw.None), today);
    }
}

/// <param name="Grounds">The caseworker's written grounds; empty until decided.</param>
/// <param name="InterestRuns">Interest goes on while the request waits, on at least one of the claims.</param>
public sealed record MyRequestView(
    RequestSummary Request, DateTimeOffset SubmittedAt, IReadOnlyList<ClaimCard> Claims, IReadOnlySet<HardshipReason> Reasons, string Explanation, string SpecialCircumstances,
    string Grounds, IReadOnlyList<DeferralGround> Rules, IReadOnlyList<Evidence> Evidence, bool EvidenceLater, string? DecidedBy, bool InterestRuns, DateOnly Today)
{
    public Kroner Total => Kroner.Sum(Claims.Select(claim => claim.Balance));
}
