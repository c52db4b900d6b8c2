using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Policy;
using Portal.App.Recovery;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Limitations;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;
using Portal.Domain.Requests;

namespace Portal.App.Staff;

/// <summary>Everything a caseworker needs to decide one request, on one page. Reading it is written in the access log.</summary>
public sealed class CaseDetails(IDbContextFactory<PortalDb> dbs, AccessLog access, TransferRecords records, TimeProvider clock)
{
    /// <returns>Null when there is no such request that was sent, or this member of staff is not on the case team.</returns>
    public async Task<CaseView?> Handle(Guid id, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Requests.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        await access.Record(by, row.PersonId, AccessKind.Case, row.CaseNumber!, cancel);

        var person = await db.Persons.AsNoTracking().SingleAsync(found => found.Id == row.PersonId, cancel);
        var about = (await db.RequestClaims.Where(claim => claim.RequestId == id).Select(claim => claim.ClaimId).ToListAsync(cancel)).ToHashSet();
        // A claim that the person turned out not to be liable for is still what the case was about.
        var owed = await ClaimFactsQuery.Of(row.PersonId, db, cancel);
        IReadOnlyList<ClaimFacts> all = [.. owed, .. await ClaimFactsQuery.Of([.. about.Except(owed.Select(claim => claim.Id))], db, cancel)];
        var texts = await db.PersonalTexts.Where(text => text.RequestId == id).ToDictionaryAsync(text => text.Kind, text => text.Text, cancel);
        var earlier = await db.Requests.AsNoTracking().Where(other => other.PersonId == row.PersonId && other.Id != id && other.SubmittedOn != null)
            .OrderByDescending(other => other.SubmittedOn).ToListAsync(cancel);
        var parts = await RequestParts.Of(db, id, cancel);
        var objections = await db.Objections.Where(objection => objection.RequestId == id || db.Requests.Any(other => other.Id == objection.RequestId && other.PersonId == row.PersonId)).Select(objection => objection.RequestId).ToListAsync(cancel);
        RequestSummary Summary(RequestRow request) => RequestSummary.Of(request) with { IsObjection = objections.Contains(request.Id) };
        var agreements = await AgreementLine.Of(db, [.. all.Select(claim => claim.Agreement).OfType<Agreement>().Where(agreement => agreement.Kind == AgreementKind.Agreement).Select(agreement => agreement.Id).Distinct()], today, cancel);
        return new CaseView(
            Summary(row), row.Version, row.SubmittedAt!.Value, row.DecidedBy, PersonOf(person, all, today), today,
            [.. all.Where(claim => about.Contains(claim.Id)).Select(claim => CaseClaim.Of(claim, agreements, today))], [.. all.Where(claim => !about.Contains(claim.Id)).Select(claim => CaseClaim.Of(claim, agreements, today))],
            (await db.RequestReasons.Where(reason => reason.RequestId == id).Select(reason => reason.Reason).ToListAsync(cancel)).ToHashSet(),
            texts.GetValueOrDefault(PersonalTextKind.Explanation, ""), texts.GetValueOrDefault(PersonalTextKind.SpecialCircumstances, ""), texts.GetValueOrDefault(PersonalTextKind.Grounds, ""),
            [.. parts.Rules[parts.IsCombined ? RequestKind.Deferral : parts.Kinds.FirstOrDefault()]],
            await FindDeferralDraft.EvidenceOf(db, id, cancel), row.EvidenceLater, [.. earlier.Select(Summary)], await HistoryOf(db, id, about, cancel), DeferralPolicies.For(today).Law)
        {
            Channel = row.Channel,
            EnteredBy = row.EnteredBy,
            Repeats = await db.RequestClaims.AnyAsync(claim => claim.RequestId == id && !claim.Held, cancel),
            Messages = await RequestMessages.Open(db, id, MessageFrom.Staff, clock.GetUtcNow(), cancel),
            Information = await RequestMessages.Asked(db, row, cancel),
            Hearing = RequestMessages.Hearing(row, texts),
            Parts = parts,
            AgreementGrounds = texts.GetValueOrDefault(PersonalTextKind.AgreementGrounds, ""),
            Proposals = await Proposals.Standing(db, id, [.. all.Where(claim => about.Contains(claim.Id))], today, cancel),
            NearestUntil = await NearestUntil(db, row, [.. all.Where(claim => about.Contains(claim.Id))], today, cancel),
            Objection = await CaseObjection.Of(db, row, today, cancel),
            Readiness = await ReadinessOf(db, all, today, cancel),
            Agreement = await CaseAgreement.Of(db, row, [.. all.Where(claim => about.Contains(claim.Id))], today, cancel),
        };
    }

    /// <summary>What the recovery authority would say to each claim that is here and owed, if it were sent tomorrow.</summary>
    private async Task<IReadOnlyDictionary<ClaimId, IReadOnlyList<FailedRule>>> ReadinessOf(PortalDb db, IReadOnlyList<ClaimFacts> claims, DateOnly today, CancellationToken cancel)
    {
        List<ClaimFacts> owed = [.. claims.Where(claim => claim.Custody == Custody.Here && Account.On(claim, today).Balance.IsPositive)];
        var sent = await records.Of(db, owed, today, await PolicyBook.Of(db, cancel), cancel);
        return owed.ToDictionary(claim => claim.Id, claim => Portal.Domain.Recovery.Readiness.Check(sent[claim.Id], today.AddDays(1)));
    }

    /// <summary>While it waits: the day nearest to the one asked for that would be granted at once today.</summary>
    private static async Task<DateOnly?> NearestUntil(PortalDb db, RequestRow row, IReadOnlyList<ClaimFacts> claims, DateOnly today, CancellationToken cancel) =>
        row.Status.IsPending() && row.Until is { } until
            && await DeferralFrames.Of(db, row.PersonId, claims, until, today, await PolicyBook.Of(db, cancel), cancel) is InstantDeferralAnswer.Outside outside ? outside.Nearest : null;

    internal static CasePerson PersonOf(PersonRow person, IReadOnlyList<ClaimFacts> claims, DateOnly today) => new(
        person.Id, person.Name, IdNumber.TryParse(person.IdNumber, out var number) ? number.Masked : "", person.Kind, person.Phone, person.Language, !person.ExemptFromDigitalPost, person.Protected,
        person.DeadOn, Kroner.Sum(claims.Select(claim => Account.On(claim, today).Balance)));

    /// <summary>The journal about the request and its claims, newest first.</summary>
    private static async Task<IReadOnlyList<CaseEvent>> HistoryOf(PortalDb db, Guid id, HashSet<ClaimId> about, CancellationToken cancel)
    {
        var claims = about.Select(claim => (ClaimId?)claim).ToList();
        var rows = await db.Journal.AsNoTracking().Where(entry => entry.RequestId == id || (entry.RequestId == null && claims.Contains(entry.ClaimId))).OrderByDescending(entry => entry.At).Take(100).ToListAsync(cancel);
        return [.. rows.Select(entry => new CaseEvent(entry.At, entry.Actor.Split(':')[0], entry.What, entry.Rule, entry.ClaimId))];
    }
}

/// <param name="Version">Goes with the form: another version means that somebody was quicker.</param>
/// <param name="Grounds">The written grounds; empty until decided.</param>
/// <param name="Rules">The rules named in the decision; empty until decided.</param>
/// <param name="Law">The law of the decision (L05, L06).</param>
public sealed record CaseView(
    RequestSummary Request, int Version, DateTimeOffset SubmittedAt, string? DecidedBy, CasePerson Person, DateOnly Today, IReadOnlyList<CaseClaim> Claims, IReadOnlyList<CaseClaim> OtherClaims,
    IReadOnlySet<HardshipReason> Reasons, string Explanation, string SpecialCircumstances, string Grounds, IReadOnlyList<DeferralGround> Rules, IReadOnlyList<Evidence> Evidence, bool EvidenceLater,
    IReadOnlyList<RequestSummary> Earlier, IReadOnlyList<CaseEvent> History, LawRef Law)
{
    public RequestChannel Channel { get; init; }

    /// <summary>The member of staff who wrote it down for the citizen; null when the citizen did.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>On at least one of the claims it repeats a refusal with nothing new.</summary>
    public bool Repeats { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ReadMessage> Messages { get; init; } = [];
    public AskedInformation? Information { get; init; }
    public OpenHearing? Hearing { get; init; }

    /// <summary>Null where no agreement is asked for.</summary>
    public CaseAgreement? Agreement { get; init; }

    public RequestParts Parts { get; init; } = RequestParts.None;

    /// <summary>The written grounds about the instalments, where a day to wait until was asked for as well.</summary>
    public string AgreementGrounds { get; init; } = "";

    /// <summary>What the citizen can say yes to today.</summary>
    public IReadOnlyList<StandingProposal> Proposals { get; init; } = [];

    /// <summary>The day nearest to the one asked for that is inside the frame; null when there is none.</summary>
    public DateOnly? NearestUntil { get; init; }

    /// <summary>Of each claim that is here and owed: the recovery authority's rules that it would break if it were sent tomorrow; none when it is ready.</summary>
    public IReadOnlyDictionary<ClaimId, IReadOnlyList<FailedRule>> Readiness { get; init; } = new Dictionary<ClaimId, IReadOnlyList<FailedRule>>();

    /// <summary>Null where nothing is objected to.</summary>
    public CaseObjection? Objection { get; init; }
}

/// <param name="IdNumber">Masked; the whole number is a logged look of its own.</param>
/// <param name="Total">What the person owes in all.</param>
public sealed record CasePerson(
    PersonId Id, string Name, string IdNumber, PersonKind Kind, string Phone, string Language, bool DigitalPost, bool Protected, DateOnly? DeadOn, Kroner Total);

/// <summary>One claim as the case page shows it.</summary>
/// <param name="LimitationOn">What the source has said; no deferral goes beyond it without a finding.</param>
/// <param name="Limitation">When it becomes time-barred by what is known now.</param>
/// <param name="Agreement">The running agreement that it is part of, whoever made it.</param>
public sealed record CaseClaim(
    ClaimId Id, string Description, ClaimType Type, Account Account, Stage Stage, DateOnly DueOn, DateOnly PayBy, DateOnly? LimitationOn, LimitationTime Limitation, Hold? StoppedBy, bool SpecialCircumstances,
    bool Shared, LawRef? LegalBasis, AgreementLine? Agreement)
{
    public string Name(string language) => ClaimName.Of(Description, Type, language);

    internal static CaseClaim Of(ClaimFacts claim, IEnumerable<AgreementLine> agreements, DateOnly today) => new(
        claim.Id, claim.Description, claim.Type, Account.On(claim, today), Stages.On(claim, today), claim.DueOn, claim.EffectivePayBy, claim.LimitationOn, Domain.Limitations.Limitation.Of(claim), claim.Holds.Strongest(today),
        claim.Rules.SpecialCircumstances, claim.Liable.Count(liable => liable.IsLiable) > 1, claim.Rules.LegalBasis,
        agreements.FirstOrDefault(agreement => agreement.Id == claim.Agreement?.Id));
}

/// <summary>One thing that happened.</summary>
/// <param name="Actor">"citizen", "representative" (with a power of attorney), "staff" or "system".</param>
public sealed record CaseEvent(DateTimeOffset At, string Actor, string What, string Rule, ClaimId? Claim);
