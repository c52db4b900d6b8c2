using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Objections;
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
        var news = await NewsFor(db, citizen).Select(message => message.RequestId).Distinct().ToListAsync(cancel);
        return new MyRequestList(
            await DraftSummary.Of(db, rows, clock.GetUtcNow(), cancel),
            await RequestSummary.Of(db, [.. rows.Where(row => row.Status != RequestStatus.Draft).OrderByDescending(row => row.SubmittedAt)], cancel), news.ToHashSet());
    }

    /// <summary>Messages from the case team that the citizen has not opened.</summary>
    internal static IQueryable<MessageRow> NewsFor(PortalDb db, Citizen citizen) => MessagesFor(db, citizen).Where(message => message.OpenedAt == null);

    /// <summary>Messages from the case team.</summary>
    internal static IQueryable<MessageRow> MessagesFor(PortalDb db, Citizen citizen) => db.Messages.AsNoTracking()
        .Where(message => message.From == MessageFrom.Staff && db.Requests.Where(request => request.PersonId == citizen.Person).Select(request => request.Id).Contains(message.RequestId));
}

/// <param name="WithNews">The requests with a message that the citizen has not opened.</param>
public sealed record MyRequestList(IReadOnlyList<DraftSummary> Drafts, IReadOnlyList<RequestSummary> Sent, IReadOnlySet<Guid> WithNews);

/// <summary>One of the citizen's own requests: receipt, status and answer on the same address.</summary>
public sealed class MyRequest(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>Null when it is not this citizen's, or not sent yet.</returns>
    public async Task<MyRequestView?> Handle(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Requests.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id && found.PersonId == citizen.Person && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;

        var links = await db.RequestClaims.AsNoTracking().Where(claim => claim.RequestId == id).ToListAsync(cancel);
        var about = links.ConvertAll(link => link.ClaimId);
        var today = clock.DanishToday();
        var claims = await ClaimFactsQuery.Of(citizen, about, db, cancel);
        var texts = await db.PersonalTexts.Where(text => text.RequestId == id).ToDictionaryAsync(text => text.Kind, text => text.Text, cancel);
        var objection = await ObjectionRequests.Of(db, id, cancel);
        var summary = RequestSummary.Of(row) with { IsObjection = objection is not null };
        var parts = await RequestParts.Of(db, id, cancel);
        return new MyRequestView(
            summary, row.SubmittedAt!.Value, [.. claims.Select(claim => ClaimCard.Of(claim, today, new Dictionary<Guid, RequestSummary> { [id] = summary }))],
            (await db.RequestReasons.Where(reason => reason.RequestId == id).Select(reason => reason.Reason).ToListAsync(cancel)).ToHashSet(),
            texts.GetValueOrDefault(PersonalTextKind.Explanation, ""), texts.GetValueOrDefault(PersonalTextKind.SpecialCircumstances, ""), texts.GetValueOrDefault(PersonalTextKind.Grounds, ""),
            [.. parts.Rules.SelectMany(rules => rules).Distinct()],
            await FindDeferralDraft.EvidenceOf(db, id, cancel), row.EvidenceLater, row.DecidedBy, claims.Any(claim => claim.Rules.FeeLaw != FeeLaw.None), today)
        {
            Parts = parts,
            AgreementGrounds = texts.GetValueOrDefault(PersonalTextKind.AgreementGrounds, ""),
            Proposals = await Proposals.Standing(db, id, claims, today, cancel),
            Agreement = await db.Agreements.Where(agreement => agreement.RequestId == id).Select(agreement => (Guid?)agreement.Id).SingleOrDefaultAsync(cancel),
            Instalments = new InstalmentAsk(row.MonthlyOre is { } ore ? new Kroner(ore) : null, row.PayDay, row.FirstOn),
            Objection = objection,
            Unheld = links.Where(link => !link.Held).Select(link => link.ClaimId).ToHashSet(),
            Messages = await RequestMessages.Open(db, id, MessageFrom.Citizen, clock.GetUtcNow(), cancel),
            Information = await RequestMessages.Asked(db, row, cancel),
            Hearing = RequestMessages.Hearing(row, texts),
        };
    }
}

/// <param name="Grounds">The caseworker's written grounds; empty until decided.</param>
/// <param name="InterestRuns">Interest goes on while the request waits, on at least one of the claims.</param>
public sealed record MyRequestView(
    RequestSummary Request, DateTimeOffset SubmittedAt, IReadOnlyList<ClaimCard> Claims, IReadOnlySet<HardshipReason> Reasons, string Explanation, string SpecialCircumstances,
    string Grounds, IReadOnlyList<DeferralGround> Rules, IReadOnlyList<Evidence> Evidence, bool EvidenceLater, string? DecidedBy, bool InterestRuns, DateOnly Today)
{
    public Kroner Total => Kroner.Sum(Claims.Select(claim => claim.Balance));

    public RequestParts Parts { get; init; } = RequestParts.None;

    /// <summary>It asks for nothing: it tells that circumstances have changed.</summary>
    public bool IsReport => Parts.Kinds.Contains(RequestKind.ChangedCircumstances);

    /// <summary>It asks for an agreement, in place of a day to wait until or after it.</summary>
    public bool IsForAgreement => Parts.Kinds.Contains(RequestKind.Agreement);

    /// <summary>The written grounds about the instalments, where a day to wait until was asked for as well.</summary>
    public string AgreementGrounds { get; init; } = "";

    /// <summary>What can be said yes to today in place of what was asked for.</summary>
    public IReadOnlyList<StandingProposal> Proposals { get; init; } = [];

    /// <summary>The agreement that was made; null where none was.</summary>
    public Guid? Agreement { get; init; }

    /// <summary>What it objects to; null where it is no objection.</summary>
    public ObjectionInput? Objection { get; init; }

    /// <summary>What an agreement was asked with.</summary>
    public InstalmentAsk Instalments { get; init; } = new(null, null, null);

    /// <summary>The claims on which it repeats a refusal with nothing new: their course goes on.</summary>
    public IReadOnlySet<ClaimId> Unheld { get; init; } = new HashSet<ClaimId>();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ReadMessage> Messages { get; init; } = [];
    public AskedInformation? Information { get; init; }
    public OpenHearing? Hearing { get; init; }
}
