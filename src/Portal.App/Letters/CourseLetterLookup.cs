using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>Looks up what a letter of the course needs beside what the night decided. What happened after the letter's date does not count.</summary>
internal static class CourseLetterLookup
{
    /// <summary>The use cases whose reasons a letter prints.</summary>
    private const string FeeReason = "record-fee-reason";
    private static readonly string[] EarlyReasons = ["reminders-pointless", "early-transfer"];

    public static async Task<CourseLetterCase> Of(CourseLetter letter, PortalDb db, CancellationToken cancel)
    {
        var ids = letter.Claims.Select(claim => claim.Claim).ToList();
        var person = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == letter.Receiver, cancel);
        var claims = await db.Claims.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var liable = await (
            from row in db.Liabilities
            join other in db.Persons on row.PersonId equals other.Id
            where ids.Contains(row.ClaimId) && row.ConfirmedOn <= letter.On && !(row.EndedOn <= letter.On)
            select new LiablePerson(row, other.Protected)).AsNoTracking().ToListAsync(cancel);
        var terms = claims.Values.Any(claim => claim.Basis != ClaimBasis.Ordinary)
            ? await db.Terms.AsNoTracking().Where(row => ids.Contains(row.ClaimId) && row.DueOn < letter.On).OrderBy(row => row.DueOn).ToListAsync(cancel) : [];
        var notice = letter.Kind == LetterKind.TransferNotice;

        return new CourseLetterCase(
            letter, LetterReceiver.Of(person), liable.FirstOrDefault(one => one.Row.PersonId == letter.Receiver)?.Row.Kind ?? LiabilityKind.Primary,
            [.. letter.Claims.Select(claim => SubjectOf(claim, claims[claim.Claim], letter, liable, terms))],
            !await db.Letters.AnyAsync(row => row.PersonId == letter.Receiver && row.On < letter.On, cancel),
            person.Country is "FO" or "GL",
            notice ? await Before(letter, ids, db, cancel) : [],
            await EarlierFees(letter, ids, db, cancel),
            letter.SecondFee ? await NoteOn(letter.Debtor, [letter.FeeOn!.Value], [FeeReason], db, cancel) : "",
            notice ? await NoteOn(letter.Receiver, ids, EarlyReasons, db, cancel) : "",
            await PolicyBook.Of(db, cancel))
        {
            Grounds = letter.Kind == LetterKind.CoDebtorFirst ? await Grounds(letter, ids, db, cancel) : [],
        };
    }

    /// <summary>The latest that was found about the receiver on each claim.</summary>
    private static async Task<IReadOnlyList<LiabilityGround>> Grounds(CourseLetter letter, List<ClaimId> ids, PortalDb db, CancellationToken cancel)
    {
        var found = await db.LiabilityFindings.AsNoTracking().Where(row => ids.Contains(row.ClaimId) && row.PersonId == letter.Receiver && row.On <= letter.On).OrderBy(row => row.At).ToListAsync(cancel);
        return [.. found.GroupBy(row => row.ClaimId, (_, rows) => rows.Last()).Select(row => new LiabilityGround(row.ClaimId, row.On, row.From!.Value, row.Until, row.Source, row.Grounds))];
    }

    private static CourseLetterSubject SubjectOf(CourseLetterClaim amounts, ClaimRow claim, CourseLetter letter, List<LiablePerson> liable, List<TermRow> terms)
    {
        var others = liable.Where(one => one.Row.ClaimId == claim.Id && one.Row.PersonId != letter.Receiver).ToList();
        return new CourseLetterSubject(
            amounts, claim.Type, claim.Description, ClaimFactsTable.PaymentIdOf(claim.Id, claim.PaymentId),
            claim.Reference, claim.Property, others.Count > 0, others.Exists(one => one.Protected), claim.Basis, claim.BasisOn, BrokenTerm(amounts, terms.Where(term => term.ClaimId == claim.Id)));
    }

    /// <summary>What has been paid covers the terms in the order of their dates.</summary>
    private static TermDue? BrokenTerm(CourseLetterClaim claim, IEnumerable<TermRow> terms)
    {
        var due = 0L;
        foreach (var term in terms)
            if ((due += term.AmountOre) > claim.Paid.Ore) return new TermDue(term.DueOn, new Kroner(term.AmountOre));
        return null;
    }

    private static async Task<IReadOnlyList<StepTaken>> Before(CourseLetter letter, List<ClaimId> ids, PortalDb db, CancellationToken cancel)
    {
        var steps = await db.Steps.AsNoTracking()
            .Where(row => ids.Contains(row.ClaimId) && row.PersonId == letter.Receiver && !row.Skipped && row.On <= letter.On && row.LetterId != letter.Id).ToListAsync(cancel);
        // A task counts once it is done, on the day it was done.
        return [.. steps.Where(row => row.Step != Step.PhoneTask || row.DoneOn <= letter.On).Select(row => new StepTaken(row.Step, row.DoneOn ?? row.On, row.PersonId, row.LetterId, Skipped: false))];
    }

    private static async Task<IReadOnlyList<FeeCharged>> EarlierFees(CourseLetter letter, List<ClaimId> ids, PortalDb db, CancellationToken cancel)
    {
        var earlier = Kroner.Sum(letter.Claims.Select(claim => claim.Fees)) - letter.Fee;
        if (!earlier.IsPositive) return [];
        var posted = await db.Transactions.AsNoTracking()
            .Where(row => row.ClaimId != null && ids.Contains(row.ClaimId.Value) && row.On <= letter.On && row.LetterId != letter.Id && (row.Kind == EntryKind.Fee || row.Of == EntryKind.Fee)).ToListAsync(cancel);
        var back = posted.Where(row => row.Corrects is not null).Select(row => row.Corrects!.Value).ToHashSet();
        var fees = posted.Where(row => row.Kind == EntryKind.Fee && !back.Contains(row.Id)).OrderBy(row => row.On)
            .Select(row => new FeeCharged(row.On, new Kroner(row.AmountOre), row.Rule)).ToList();
        // Something has been corrected since the night: then only the sum that it decided is told.
        return Kroner.Sum(fees.Select(fee => fee.Amount)) == earlier ? fees : [];
    }

    /// <param name="person">Whom the note is about.</param>
    private static async Task<string> NoteOn(PersonId person, List<ClaimId> ids, string[] kinds, PortalDb db, CancellationToken cancel)
    {
        var notes = await db.Notes.AsNoTracking().Where(row => row.ClaimId != null && ids.Contains(row.ClaimId.Value) && row.PersonId == person && kinds.Contains(row.Kind)).ToListAsync(cancel);
        return notes.MaxBy(note => note.At)?.Text ?? "";
    }

    private sealed record LiablePerson(LiabilityRow Row, bool Protected);
}
