using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.Outbox;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.App.Staff;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.People;

/// <summary>Everything about one person at the desk.</summary>
/// <param name="Claims">Those with something owed first; then by the date they were due.</param>
public sealed record PersonView(
    CasePerson Person, DateOnly Today, IReadOnlyList<PersonClaim> Claims, IReadOnlyList<RequestSummary> Requests, IReadOnlyList<AgreementLine> Agreements,
    IReadOnlyList<PersonLetter> Letters, IReadOnlyList<PersonTask> Tasks, IReadOnlyList<PersonNote> Notes);

/// <param name="Next">What the course comes to; null when nothing follows.</param>
/// <param name="Liable">How this person is liable for it.</param>
/// <param name="Holds">What rests it today, the strongest first.</param>
public sealed record PersonClaim(
    CaseClaim Claim, string Source, string Reference, string PaymentId, LiabilityKind Liable, NextStep? Next, IReadOnlyList<Hold> Holds, IReadOnlyList<StepTaken> Steps, IReadOnlyList<Posting> Entries);

/// <param name="Delivery">Where it is on its way.</param>
public sealed record PersonLetter(Guid Id, LetterKind Kind, string Subject, DateOnly On, DeliveryState Delivery, DateOnly? DeliveredOn);

public sealed record PersonTask(Guid Id, TaskKind Kind, DateOnly Since, DateOnly? Deadline);

/// <summary>A caseworker's own words, kept with what was done.</summary>
/// <param name="Kind">The use case, by its name for <c>portal act</c>.</param>
public sealed record PersonNote(DateTimeOffset At, string Kind, string Text, ClaimId? Claim);

/// <summary>What opening the page gives.</summary>
public abstract record PersonAnswer
{
    private PersonAnswer()
    {
    }

    public sealed record Shown(PersonView View) : PersonAnswer;

    /// <summary>The reader has not said why yet; nothing of the person is shown.</summary>
    public sealed record NeedsPurpose : PersonAnswer;
}

/// <summary>
/// The page about one person. It opens to whoever on the case team has said why, for a working day; saying so is itself a row in the access log, which the person sees.
/// </summary>
public sealed class PersonDetails(IDbContextFactory<PortalDb> dbs, AccessLog access, LettersOptions letters, TimeProvider clock)
{
    /// <summary>A purpose that was given holds so long.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromHours(8);

    /// <summary>The reader says why.</summary>
    /// <returns>False when there is no such person, or this member of staff is not on the case team.</returns>
    public async Task<bool> Open(PersonId person, AccessPurpose purpose, Caseworker by, CancellationToken cancel)
    {
        if (!IsCaseTeam(by)) return false;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (!await db.Persons.AnyAsync(row => row.Id == person, cancel)) return false;
        await access.Record(by, person, AccessKind.Person, Domain.Slug.Of(purpose), cancel);
        return true;
    }

    /// <returns>Null when there is no such person, or this member of staff is not on the case team.</returns>
    public async Task<PersonAnswer?> Handle(PersonId id, Caseworker by, CancellationToken cancel)
    {
        if (!IsCaseTeam(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await Purpose(db, id, by, clock.GetUtcNow(), cancel) is not { } purpose) return await db.Persons.AnyAsync(row => row.Id == id, cancel) ? new PersonAnswer.NeedsPurpose() : null;

        await access.Record(by, id, AccessKind.PersonShown, purpose, cancel);
        var today = clock.DanishToday();
        var person = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        var claims = await ClaimFactsQuery.Of(id, db, cancel);
        var agreements = await AgreementLine.Of(db, [.. claims.SelectMany(claim => claim.Agreements).Where(agreement => agreement.Person == id).Select(agreement => agreement.Id).Distinct()], today, cancel);
        var foretelling = await Foretelling.On(db, today, cancel);
        var requests = await db.Requests.AsNoTracking().Where(row => row.PersonId == id && row.SubmittedOn != null).OrderByDescending(row => row.SubmittedAt).ToListAsync(cancel);
        var objections = (await db.Objections.Where(row => db.Requests.Any(request => request.Id == row.RequestId && request.PersonId == id)).Select(row => row.RequestId).ToListAsync(cancel)).ToHashSet();
        var ids = claims.Select(claim => (ClaimId?)claim.Id).ToList();
        return new PersonAnswer.Shown(new PersonView(
            CaseDetails.PersonOf(person, claims, today), today,
            [.. claims.Select(claim => ClaimOf(claim, id, agreements, foretelling, today)).OrderBy(claim => claim.Claim.Account.Balance.IsZero).ThenBy(claim => claim.Claim.DueOn)],
            requests.ConvertAll(row => RequestSummary.Of(row) with { IsObjection = objections.Contains(row.Id) }), agreements,
            await LettersOf(db, id, today, cancel),
            await db.Tasks.AsNoTracking().Where(row => row.PersonId == id && row.ClosedOn == null).OrderBy(row => row.OpenedOn).Select(row => new PersonTask(row.Id, row.Kind, row.OpenedOn, row.Deadline)).ToListAsync(cancel),
            await db.Notes.AsNoTracking().Where(row => row.PersonId == id || ids.Contains(row.ClaimId)).OrderByDescending(row => row.At).Take(50)
                .Select(row => new PersonNote(row.At, row.Kind, row.Text, row.ClaimId)).ToListAsync(cancel)));
    }

    /// <summary>The whole CPR or CVR number, or the address of somebody who is protected: a look of its own.</summary>
    /// <returns>Null when the reader has not opened the page.</returns>
    public async Task<string?> Reveal(PersonId id, AccessKind what, Caseworker by, CancellationToken cancel)
    {
        if (!IsCaseTeam(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await Purpose(db, id, by, clock.GetUtcNow(), cancel) is null) return null;
        var person = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        await access.Record(by, id, what, "", cancel);
        if (what == AccessKind.Number) return person.Kind == PersonKind.Person ? $"{person.IdNumber[..6]}-{person.IdNumber[6..]}" : person.IdNumber;
        return what == AccessKind.Address ? LiabilityDesk.AddressOf(person) : throw new ArgumentOutOfRangeException(nameof(what));
    }

    /// <summary>A letter to the person, byte for byte as it was filed.</summary>
    /// <returns>Null when it is not to this person, or the reader has not opened the page.</returns>
    public async Task<LetterFile?> Letter(PersonId id, Guid letter, LetterArchive archive, Caseworker by, CancellationToken cancel)
    {
        if (!IsCaseTeam(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await Purpose(db, id, by, clock.GetUtcNow(), cancel) is null || !await db.Letters.AnyAsync(row => row.Id == letter && row.PersonId == id, cancel)) return null;
        await access.Record(by, id, AccessKind.Letter, "", cancel);
        return (await archive.Draw(letter, cancel))!.File;
    }

    private static bool IsCaseTeam(Caseworker by) => by.Has(StaffRole.Caseworker) || by.Has(StaffRole.TeamLead);

    /// <returns>What the reader has opened the page for; null when that is too long ago, or never was.</returns>
    private static Task<string?> Purpose(PortalDb db, PersonId id, Caseworker by, DateTimeOffset now, CancellationToken cancel)
    {
        var (reader, since) = (by.JournalId, now - Holds);
        return db.Access.Where(row => row.PersonId == id && row.Actor == reader && row.What == AccessKind.Person && row.At > since).OrderByDescending(row => row.At).Select(row => (string?)row.Purpose).FirstOrDefaultAsync(cancel);
    }

    private static PersonClaim ClaimOf(ClaimFacts claim, PersonId person, IReadOnlyList<AgreementLine> agreements, Foretelling foretelling, DateOnly today) => new(
        CaseClaim.Of(claim, agreements, today), claim.Source, claim.Reference, claim.PaymentId.Digits, claim.Liable.Single(liable => liable.Person == person).Kind, foretelling.Next(claim, person),
        [.. claim.Holds.For(person).Where(hold => hold.StopsOn(today)).OrderBy(hold => hold.Kind)],
        [.. claim.Steps.Where(step => step.Person == person).OrderBy(step => step.On)], [.. claim.Postings.OrderBy(posting => posting.On).ThenBy(posting => posting.Kind)]);

    private async Task<IReadOnlyList<PersonLetter>> LettersOf(PortalDb db, PersonId id, DateOnly today, CancellationToken cancel)
    {
        var rows = await db.Letters.AsNoTracking().Where(row => row.PersonId == id).OrderByDescending(row => row.At).ToListAsync(cancel);
        var deliveries = await db.DeliveriesOf(rows.ConvertAll(row => row.Id), today, letters.PaperWorkingDays, cancel);
        return rows.ConvertAll(row => new PersonLetter(row.Id, row.Kind, row.Subject, row.On, deliveries.GetValueOrDefault(row.Id)?.State ?? DeliveryState.Waiting, deliveries.GetValueOrDefault(row.Id)?.DeliveredOn));
    }
}
