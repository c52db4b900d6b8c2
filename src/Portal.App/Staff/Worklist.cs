using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Staff;

/// <summary>What the worklist is narrowed to; the whole of it stands in the page's address.</summary>
/// <param name="Search">Part of a name, or a case number.</param>
/// <param name="Page">From 1.</param>
public sealed record WorklistFilter(WorklistView View = WorklistView.Open, string Search = "", ClaimType? Type = null, HardshipReason? Reason = null, bool? Evidence = null, int Page = 1);

public enum WorklistView
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Waits for an answer, and the day for it has passed.</summary>
    Late,

    /// <summary>Answered or taken back.</summary>
    Closed,
}

/// <summary>The requests that wait for the case team (arbejdsliste), oldest deadline first, a page at a time.</summary>
public sealed class Worklist(IDbContextFactory<PortalDb> dbs, AccessLog access, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <returns>Null when this member of staff is not on the case team.</returns>
    public async Task<WorklistPage?> Handle(WorklistFilter filter, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);

        var found = Narrow(db, InView(db, filter.View, today), filter);
        var count = await found.CountAsync(cancel);
        var paging = Paging.Of(count, PageSize, filter.Page);
        var ordered = filter.View == WorklistView.Closed ? found.OrderByDescending(row => row.DecidedOn) : found.OrderBy(row => row.AnswerBy);
        var rows = await ordered.ThenBy(row => row.CaseNumber).Skip(paging.Before).Take(PageSize).ToListAsync(cancel);
        await access.Record(by, [.. rows.Select(row => row.PersonId)], AccessKind.List, "", cancel);
        return new WorklistPage(
            today, await RowsOf(db, rows, cancel), paging.Shown, count,
            await InView(db, WorklistView.Open, today).CountAsync(cancel), await InView(db, WorklistView.Late, today).CountAsync(cancel), await InView(db, WorklistView.Closed, today).CountAsync(cancel));
    }

    private static IQueryable<RequestRow> InView(PortalDb db, WorklistView view, DateOnly today)
    {
        var requests = db.Requests.AsNoTracking();
        return view switch
        {
            WorklistView.Closed => requests.Where(row => row.DecidedOn != null),
            WorklistView.Late => requests.Where(row => row.SubmittedOn != null && row.DecidedOn == null && row.AnswerBy < today),
            _ => requests.Where(row => row.SubmittedOn != null && row.DecidedOn == null),
        };
    }

    private static IQueryable<RequestRow> Narrow(PortalDb db, IQueryable<RequestRow> rows, WorklistFilter filter)
    {
        if (filter.Search.Trim().ToUpperInvariant() is { Length: > 0 } search)
            rows = rows.Where(row => row.CaseNumber!.Contains(search) || db.Persons.Any(person => person.Id == row.PersonId && person.SearchName.Contains(search)));
        if (filter.Type is { } type)
            rows = rows.Where(row => db.RequestClaims.Any(about => about.RequestId == row.Id && db.Claims.Any(claim => claim.Id == about.ClaimId && claim.Type == type)));
        if (filter.Reason is { } reason) rows = rows.Where(row => db.RequestReasons.Any(given => given.RequestId == row.Id && given.Reason == reason));
        if (filter.Evidence is { } evidence) rows = rows.Where(row => db.Attachments.Any(file => file.RequestId == row.Id) == evidence);
        return rows;
    }

    private static async Task<IReadOnlyList<WorklistRow>> RowsOf(PortalDb db, List<RequestRow> requests, CancellationToken cancel)
    {
        var ids = requests.ConvertAll(row => row.Id);
        var people = requests.ConvertAll(row => row.PersonId);
        var names = await db.Persons.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var claims = (await db.RequestClaims.Where(about => ids.Contains(about.RequestId))
            .Join(db.Claims, about => about.ClaimId, claim => claim.Id, (about, claim) => new { about.RequestId, claim.Type, claim.BalanceOre }).ToListAsync(cancel)).ToLookup(row => row.RequestId);
        var reasons = (await db.RequestReasons.Where(row => ids.Contains(row.RequestId)).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Reason);
        var kinds = (await db.RequestKinds.Where(row => ids.Contains(row.RequestId)).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Kind);
        var news = (await db.Messages.Where(row => row.From == MessageFrom.Citizen && row.OpenedAt == null && ids.Contains(row.RequestId)).Select(row => row.RequestId).ToListAsync(cancel)).ToHashSet();
        var evidence = (await db.Attachments.Where(row => ids.Contains(row.RequestId)).Select(row => row.RequestId).ToListAsync(cancel)).ToHashSet();
        var objections = (await db.Objections.Where(row => ids.Contains(row.RequestId)).Select(row => row.RequestId).ToListAsync(cancel)).ToHashSet();
        return requests.ConvertAll(row => new WorklistRow(
            row.Id, row.CaseNumber!, names[row.PersonId], row.Status, row.SubmittedOn!.Value, row.AnswerBy!.Value, row.Until, row.DecidedOn,
            [.. claims[row.Id].Select(claim => claim.Type).Distinct().Order()], claims[row.Id].Count(), new Kroner(claims[row.Id].Sum(claim => claim.BalanceOre)),
            [.. reasons[row.Id].Order()], evidence.Contains(row.Id), news.Contains(row.Id))
        {
            IsObjection = objections.Contains(row.Id), Kinds = [.. kinds[row.Id].Order()], Monthly = row.MonthlyOre is { } ore ? new Kroner(ore) : null,
        });
    }
}

/// <param name="Count">How many the filter finds in all.</param>
public sealed record WorklistPage(DateOnly Today, IReadOnlyList<WorklistRow> Rows, int Page, int Count, int Open, int Late, int Closed)
{
    public int Pages => Paging.Of(Count, Worklist.PageSize, Page).Pages;
}

/// <summary>One request on the list. The reasons are for the case team only.</summary>
/// <param name="HasNews">The citizen has written something that nobody on the case team has opened.</param>
public sealed record WorklistRow(
    Guid Id, string CaseNumber, string Name, RequestStatus Status, DateOnly SubmittedOn, DateOnly AnswerBy, DateOnly? Until, DateOnly? DecidedOn,
    IReadOnlyList<ClaimType> Types, int Claims, Kroner Amount, IReadOnlyList<HardshipReason> Reasons, bool HasEvidence, bool HasNews)
{
    /// <summary>What is asked for.</summary>
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];

    /// <summary>How much a month an agreement is asked with.</summary>
    public Kroner? Monthly { get; init; }

    /// <summary>It objects to a claim (indsigelse).</summary>
    public bool IsObjection { get; init; }
}
