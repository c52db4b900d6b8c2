using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.Recovery;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Claims;

/// <summary>One claim explained: what it is made of, how to pay it, what has happened.</summary>
public sealed class ClaimDetails(IDbContextFactory<PortalDb> dbs, ClaimFactsQuery facts, MunicipalityOptions municipality, LettersOptions options, TimeProvider clock)
{
    /// <returns>Null when the claim is not this citizen's: to them it does not exist.</returns>
    public async Task<ClaimView?> Handle(ClaimId id, Citizen citizen, CancellationToken cancel)
    {
        if (await facts.Of(citizen, id, cancel) is not { } claim) return null;

        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Claims.AsNoTracking().SingleAsync(claimRow => claimRow.Id == id, cancel);
        var requests = await db.Requests.AsNoTracking()
            .Where(request => request.PersonId == citizen.Person && request.SubmittedOn != null && db.RequestClaims.Any(about => about.RequestId == request.Id && about.ClaimId == id))
            .ToListAsync(cancel);
        var letters = await db.Letters.AsNoTracking()
            .Where(letter => letter.PersonId == citizen.Person && db.LetterClaims.Any(about => about.LetterId == letter.Id && about.ClaimId == id))
            .OrderByDescending(letter => letter.At).Select(letter => new LetterSummary(letter.Id, letter.Kind, letter.Subject, letter.On, letter.OpenedAt != null)).ToListAsync(cancel);

        var summaries = await RequestSummary.Of(db, requests, cancel);
        var foretelling = await Foretelling.On(db, today, cancel);
        var role = claim.Liable.Single(liable => liable.Person == citizen.Person).Kind;
        return new ClaimView(
            ClaimCard.Of(claim, today, summaries.ToDictionary(request => request.Id), foretelling.For(claim, citizen.Person), citizen.Person)
                .In(await AgreementLine.Mine(db, citizen, today, cancel)) with { Notice = foretelling.Notice(claim, citizen.Person) }, today, Account.On(claim, today), claim.Postings, row.PeriodFrom, row.PeriodTo,
            claim.PayBy, claim.PaymentId.Line(municipality.CreditorNumber), claim.Source, claim.Rules.LegalBasis,
            role, ClaimTimeline.Of(claim, role, summaries, letters, today), letters)
        {
            Recovery = await TransferredClaim.Of(db, claim, options, today, cancel),
        };
    }
}

/// <summary>Everything the claim's page shows.</summary>
/// <param name="OriginalPayBy">As the source gave it, before any deferral.</param>
/// <param name="PaymentLine">"+71&lt;…+…&lt;", to copy into the bank.</param>
/// <param name="Source">The department's system that the claim comes from.</param>
/// <param name="LegalBasis">P01; null where the claim has none of its type's own.</param>
public sealed record ClaimView(
    ClaimCard Card, DateOnly Today, Account Account, IReadOnlyList<Posting> Entries, DateOnly? PeriodFrom, DateOnly? PeriodTo, DateOnly OriginalPayBy, string PaymentLine,
    string Source, LawRef? LegalBasis, LiabilityKind Liable, IReadOnlyList<TimelineEvent> Timeline, IReadOnlyList<LetterSummary> Letters)
{
    /// <summary>What the recovery authority has; null while the claim is here.</summary>
    public TransferredClaim? Recovery { get; init; }
}

/// <summary>Something that has happened, newest first.</summary>
/// <param name="Request">The request it is about, when it is one.</param>
/// <param name="Letter">The letter it carries.</param>
/// <param name="Subject">The letter's.</param>
/// <param name="Until">The date the event speaks of: the deferral's last day.</param>
public sealed record TimelineEvent(DateOnly On, TimelineKind Kind, Guid? Request = null, Guid? Letter = null, DateOnly? Until = null, Kroner? Amount = null, string? Subject = null);

public enum TimelineKind
{
    /// <summary>The claim came to us from the department.</summary>
    Arrived,

    /// <summary>The day it had to be paid.</summary>
    Due,

    /// <summary>The last day to pay in time passed.</summary>
    PayByPassed,
    RequestSent,

    /// <summary>The person asked to pay by instalments (rater).</summary>
    InstalmentsAsked,

    /// <summary>The person asked to wait, and then to pay by instalments.</summary>
    BothAsked,

    /// <summary>The person told that their circumstances have changed (ændrede forhold).</summary>
    ChangeTold,
    RequestWithdrawn,
    DeferralGranted,
    DeferralRefused,
    ChangeAnswered,

    /// <summary>The person wrote that they do not agree (indsigelse).</summary>
    ObjectionSent,
    ObjectionAnswered,
    LetterSent,

    /// <summary>The amount was corrected by the department.</summary>
    PrincipalCorrected,
    PaymentReceived,

    /// <summary>The bank has taken a payment back.</summary>
    PaymentReversed,

    /// <summary>A payment that was meant for another claim has been taken off this one.</summary>
    PaymentTakenOff,
    WrittenDown,
    WrittenOff,

    /// <summary>What was paid too much here went to another claim of the same person.</summary>
    CreditMovedAway,

    /// <summary>What was paid too much on another claim came here.</summary>
    CreditMovedHere,

    /// <summary>What was paid too much here has been paid back.</summary>
    CreditPaidBack,
}

internal static class ClaimTimeline
{
    private static readonly Dictionary<EntryKind, TimelineKind> MoneyEvents = new()
    {
        [EntryKind.Payment] = TimelineKind.PaymentReceived, [EntryKind.SetOff] = TimelineKind.PaymentReceived, [EntryKind.Reversal] = TimelineKind.PaymentReversed,
        [EntryKind.WriteDown] = TimelineKind.WrittenDown, [EntryKind.WriteOff] = TimelineKind.WrittenOff,
    };

    /// <param name="role">When somebody else paid is not a co-debtor's to see: to them it is the sum that has been paid (letters.md 6.2).</param>
    public static IReadOnlyList<TimelineEvent> Of(ClaimFacts claim, LiabilityKind role, IReadOnlyList<RequestSummary> requests, IReadOnlyList<LetterSummary> letters, DateOnly today)
    {
        List<TimelineEvent> events = [new(claim.ArrivedOn, TimelineKind.Arrived)];
        if (claim.DueOn <= today) events.Add(new(claim.DueOn, TimelineKind.Due));
        if (claim.EffectivePayBy < today) events.Add(new(claim.EffectivePayBy, TimelineKind.PayByPassed));
        events.AddRange(claim.Postings.Where(posting => posting is { Kind: EntryKind.Correction, Of: EntryKind.Principal })
            .Select(posting => new TimelineEvent(posting.On, TimelineKind.PrincipalCorrected, Amount: posting.Amount)));
        events.AddRange(claim.Postings.Where(posting => posting.On <= today && MoneyEvents.ContainsKey(posting.Kind) && (role != LiabilityKind.CoDebtor || !IsPaid(posting)))
            .Select(posting => new TimelineEvent(posting.On, posting.IsTakenOff ? TimelineKind.PaymentTakenOff : MoneyEvents[posting.Kind], Amount: posting.Amount.IsPositive ? posting.Amount : -posting.Amount)));
        events.AddRange(claim.Postings.Where(posting => posting.On <= today && (posting.IsMovedCredit || posting.IsPaidBack) && role != LiabilityKind.CoDebtor)
            .Select(posting => posting.IsPaidBack ? new TimelineEvent(posting.On, TimelineKind.CreditPaidBack, Amount: posting.Amount)
                : posting.Amount.IsPositive ? new TimelineEvent(posting.On, TimelineKind.CreditMovedAway, Amount: posting.Amount) : new TimelineEvent(posting.On, TimelineKind.CreditMovedHere, Amount: -posting.Amount)));
        events.AddRange(requests.Select(request => new TimelineEvent(request.SubmittedOn!.Value, Sent(request), request.Id)));
        events.AddRange(requests.Where(request => request.DecidedOn is not null).Select(request => new TimelineEvent(
            request.DecidedOn!.Value, Decided(request), request.Id, request.DecisionLetter, request.GrantedUntil)));
        events.AddRange(letters.Where(letter => requests.All(request => request.DecisionLetter != letter.Id))
            .Select(letter => new TimelineEvent(letter.On, TimelineKind.LetterSent, Letter: letter.Id, Subject: letter.Subject)));
        return [.. events.OrderByDescending(happened => happened.On).ThenByDescending(happened => happened.Kind)];
    }

    private static TimelineKind Sent(RequestSummary request) =>
        request.IsObjection ? TimelineKind.ObjectionSent
        : request.Kinds.Contains(RequestKind.ChangedCircumstances) ? TimelineKind.ChangeTold
        : !request.Kinds.Contains(RequestKind.Agreement) ? TimelineKind.RequestSent
        : request.Kinds.Contains(RequestKind.Deferral) ? TimelineKind.BothAsked
        : TimelineKind.InstalmentsAsked;

    private static TimelineKind Decided(RequestSummary request) =>
        request.Status == RequestStatus.Withdrawn ? TimelineKind.RequestWithdrawn
        : request.IsObjection ? TimelineKind.ObjectionAnswered
        : request.Kinds.Contains(RequestKind.ChangedCircumstances) ? TimelineKind.ChangeAnswered
        : request.GrantedUntil is null ? TimelineKind.DeferralRefused
        : TimelineKind.DeferralGranted;

    private static bool IsPaid(Posting posting) => posting.Kind is EntryKind.Payment or EntryKind.SetOff or EntryKind.Reversal;
}
