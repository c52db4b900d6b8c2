using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Claims;

/// <summary>The citizen's overview: one total, the next thing to do and its date, a card for each claim.</summary>
public sealed class MyClaims(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public const int PageSize = 20;

    public Task<Overview> Handle(Citizen citizen, CancellationToken cancel) => Handle(citizen, 1, cancel);

    /// <param name="page">Of the open claims; another than there is shows the nearest there is.</param>
    public async Task<Overview> Handle(Citizen citizen, int page, CancellationToken cancel)
    {
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        // One connection for the page: each question would otherwise open and close one.
        await db.Database.OpenConnectionAsync(cancel);
        var claims = await ClaimFactsQuery.Of(citizen, db, cancel);

        var requests = await db.Requests.AsNoTracking().Where(row => row.PersonId == citizen.Person).ToListAsync(cancel);
        var pending = requests.Where(row => row.Status.IsPending()).OrderBy(row => row.AnswerBy).Select(RequestSummary.Of).ToList();
        var draft = (await DraftSummary.Of(db, requests, clock.GetUtcNow(), cancel)).MaxBy(draft => draft.SavedAt);
        var news = await MyRequests.NewsFor(db, citizen).CountAsync(cancel);
        var unread = await db.Letters.CountAsync(letter => letter.PersonId == citizen.Person && letter.OpenedAt == null, cancel);

        var foretelling = await Foretelling.On(db, today, cancel);
        var summaries = requests.ToDictionary(row => row.Id, RequestSummary.Of);
        var agreements = await AgreementLine.Mine(db, citizen, today, cancel);
        var cards = claims.Select(claim => ClaimCard.Of(claim, today, summaries, person: citizen.Person).In(agreements) with { Notice = foretelling.Notice(claim, citizen.Person) }).ToList();
        var open = cards.Where(card => card.Balance.IsPositive && card.Stage != Stage.Transferred).ToList();
        var paging = Paging.Of(open.Count, PageSize, page);
        var facts = claims.ToDictionary(claim => claim.Id);
        return new Overview(
            today, Kroner.Sum(open.Select(card => card.Balance)), Kroner.Sum(claims.Select(claim => Account.On(claim, today).Credit)), NextAct.Of(open, agreements, today),
            open, [.. cards.Where(card => card.Stage == Stage.Transferred)], [.. cards.Where(card => !card.Balance.IsPositive && card.Stage != Stage.Transferred)],
            pending, draft, unread, news, [.. agreements.Where(agreement => agreement.Runs)])
        {
            Stopped = [.. agreements.Where(agreement => agreement.StartsAgainUntil is not null)],
            Shown = [.. open.Skip(paging.Before).Take(PageSize).Select(card => card with { Following = foretelling.For(facts[card.Id], citizen.Person) })], Page = paging.Shown, Pages = paging.Pages,
        };
    }
}

/// <param name="Total">What is owed here in all; what the recovery authority has is not counted.</param>
/// <param name="Draft">A request that was begun and not sent.</param>
/// <param name="Agreements">The citizen's own that run.</param>
public sealed record Overview(
    DateOnly Today, Kroner Total, Kroner Credit, NextAct Next, IReadOnlyList<ClaimCard> Open, IReadOnlyList<ClaimCard> Transferred, IReadOnlyList<ClaimCard> Settled,
    IReadOnlyList<RequestSummary> Pending, DraftSummary? Draft, int UnreadLetters, int NewMessages, IReadOnlyList<AgreementLine> Agreements)
{
    /// <summary>The citizen's own that have ended and can be taken up again.</summary>
    public required IReadOnlyList<AgreementLine> Stopped { get; init; }

    /// <summary>Those of the open claims that stand on the page, with what follows: nobody reads two hundred cards at once.</summary>
    public required IReadOnlyList<ClaimCard> Shown { get; init; }

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    public required int Pages { get; init; }
}

/// <param name="KeptUntil">The last day on which the draft can be taken up again.</param>
/// <param name="Tells">It tells about changed circumstances; else it asks for more time or instalments.</param>
public sealed record DraftSummary(Guid Id, DateTimeOffset SavedAt, DateOnly KeptUntil, bool Tells)
{
    /// <summary>Those that can still be taken up. What is begun of an objection is taken up again from its claim.</summary>
    internal static async Task<IReadOnlyList<DraftSummary>> Of(PortalDb db, IEnumerable<RequestRow> requests, DateTimeOffset now, CancellationToken cancel)
    {
        var drafts = requests.Where(row => row.Status == RequestStatus.Draft && DeferralDraft.IsKept(row, now)).ToList();
        var ids = drafts.ConvertAll(row => row.Id);
        var kinds = (await db.RequestKinds.AsNoTracking().Where(kind => ids.Contains(kind.RequestId)).ToListAsync(cancel)).ToLookup(kind => kind.RequestId, kind => kind.Kind);
        return
        [
            .. drafts.Where(row => !kinds[row.Id].Contains(RequestKind.Objection))
                .Select(row => new DraftSummary(row.Id, row.SavedAt, DeferralDraft.KeptUntil(row), kinds[row.Id].Contains(RequestKind.ChangedCircumstances))),
        ];
    }
}

/// <summary>One claim in short.</summary>
/// <param name="PayBy">The effective pay-by: the last day that counts as in time.</param>
/// <param name="StoppedBy">The strongest hold today.</param>
/// <param name="Request">The request behind the hold, when it is the citizen's own.</param>
/// <param name="Shared">Somebody else owes the same amount; it is to be paid once.</param>
/// <param name="Bars">Why it cannot be part of a request for deferral now; null when it can.</param>
/// <param name="Following">What follows when nothing is done; null where it is not foretold.</param>
public sealed record ClaimCard(
    ClaimId Id, string Description, ClaimType Type, Kroner Balance, Stage Stage, DateOnly DueOn, DateOnly PayBy, DateOnly? DeferredUntil,
    Hold? StoppedBy, RequestSummary? Request, bool Shared, bool SpecialCircumstances, DeferralRefusal? Bars, Following? Following)
{
    /// <summary>The citizen's own running agreement that the claim is part of.</summary>
    public AgreementLine? Agreement { get; init; }

    /// <summary>The notice before a transfer that the citizen has been given.</summary>
    public NoticeOfTransfer? Notice { get; init; }

    /// <summary>A notice stands, and nothing of the citizen's or anybody's rests the claim.</summary>
    public bool IsCountedDown => Notice is { Stands: true } && Balance.IsPositive && StoppedBy is null or { Kind: HoldKind.NoticeWaiting };

    public string Name(string language) => ClaimName.Of(Description, Type, language);

    public ClaimCard In(IEnumerable<AgreementLine> agreements) => this with { Agreement = agreements.FirstOrDefault(agreement => agreement.Runs && agreement.Claims.Contains(Id)) };

    public static ClaimCard Of(ClaimFacts claim, DateOnly today, IReadOnlyDictionary<Guid, RequestSummary> requests, Following? following = null, PersonId? person = null)
    {
        // What another who is liable has said stops their own course, and is nobody else's to see.
        var stopped = claim.Holds.Where(hold => hold.Person is null || hold.Person == person || (hold.Cause is { } own && requests.ContainsKey(own))).Strongest(today);
        return new ClaimCard(
            claim.Id, claim.Description, claim.Type, Account.On(claim, today).Balance, Stages.On(claim, person ?? claim.Debtor, today), claim.DueOn, claim.EffectivePayBy, claim.DeferredUntil,
            stopped, stopped?.Cause is { } cause ? requests.GetValueOrDefault(cause) : null,
            claim.Liable.Count(liable => liable.IsLiable) > 1, claim.Rules.SpecialCircumstances, DeferralRules.Bars(claim, today), following);
    }
}

/// <summary>The next thing for the citizen to do.</summary>
/// <param name="On">The last day to do it; null when it is overdue already or nothing is to be done.</param>
/// <param name="Amount">What the claims named add up to, or what is to be paid on the agreement.</param>
/// <param name="Agreement">The agreement that an instalment is paid on; null when it is about claims.</param>
public sealed record NextAct(NextActKind Kind, DateOnly? On, Kroner Amount, IReadOnlyList<ClaimCard> Claims, AgreementLine? Agreement = null)
{
    /// <summary>What may soon be sent to the recovery authority comes before all, then overdue claims, then a missing instalment, then the earliest day to pay; claims that rest ask for nothing.</summary>
    public static NextAct Of(IReadOnlyList<ClaimCard> open, IReadOnlyList<AgreementLine> agreements, DateOnly today)
    {
        var instalments = agreements.Where(agreement => agreement.Runs).Select(Instalment).OfType<NextAct>().OrderBy(act => act.On ?? DateOnly.MinValue).ToList();
        var awake = open.Where(card => card.StoppedBy is null || card.StoppedBy.Kind == HoldKind.Deferral).ToList();
        if (open.Where(card => card.IsCountedDown).ToList() is { Count: > 0 } counted)
            return new NextAct(NextActKind.Notice, counted.Min(card => card.Notice!.SentAtTheEarliest), Kroner.Sum(counted.Select(card => card.Balance)), counted);
        var overdue = awake.Where(card => card.PayBy < today).ToList();
        if (overdue.Count > 0) return new NextAct(NextActKind.PayOverdue, null, Kroner.Sum(overdue.Select(card => card.Balance)), overdue);
        if (instalments.Find(act => act.Kind == NextActKind.PayMissing) is { } missing) return missing;
        if (instalments is [var next, ..] && awake.All(card => next.On < card.PayBy)) return next;
        if (awake.Count > 0)
        {
            var first = awake.Min(card => card.PayBy);
            var due = awake.Where(card => card.PayBy == first).ToList();
            return new NextAct(NextActKind.Pay, first, Kroner.Sum(due.Select(card => card.Balance)), due);
        }
        return open.Count > 0
            ? new NextAct(NextActKind.Wait, open.Select(card => card.Request?.AnswerBy).Where(day => day is not null).Min(), Kroner.Zero, open)
            : new NextAct(NextActKind.Nothing, null, Kroner.Zero, []);
    }

    private static NextAct? Instalment(AgreementLine agreement) => agreement.Standing switch
    {
        { State: AgreementState.Missing } late => new NextAct(NextActKind.PayMissing, late.On, late.Missing, [], agreement),
        { Next: { } next } => new NextAct(NextActKind.PayInstalment, next.Instalment.DueOn, next.ToPay, [], agreement),
        _ => null,
    };
}

public enum NextActKind
{
    /// <summary>Notice of a transfer has been given: pay, ask for help or object before its day.</summary>
    Notice,

    /// <summary>Something should have been paid already: pay or ask for help.</summary>
    PayOverdue,

    /// <summary>Pay, or ask for help, by a day to come.</summary>
    Pay,

    /// <summary>An instalment of an agreement should have been paid already.</summary>
    PayMissing,

    /// <summary>The next instalment of an agreement.</summary>
    PayInstalment,

    /// <summary>Everything rests: we owe the citizen an answer.</summary>
    Wait,

    /// <summary>Nothing is owed.</summary>
    Nothing,
}
