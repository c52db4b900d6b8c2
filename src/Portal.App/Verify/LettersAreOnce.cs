using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Verify;

/// <summary>I1: at most one letter for each claim, person, kind and time round. Recomputes the ids: a letter with another id than it must have could be a second one.</summary>
internal sealed class LettersAreOnce : IInvariant
{
    public string Name => "I1 letter once";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Steps.LongCountAsync(cancel));
        await findings.Report(db.Steps.GroupBy(row => new { row.ClaimId, row.PersonId, row.Step, row.Cycle }).Where(same => same.Count() > 1)
            .Select(same => $"claim {same.Key.ClaimId} has the same step more than once").AsAsyncEnumerable(), cancel);
        await OfTheCourse(db, findings, cancel);
        await OfRequests(db, findings, cancel);
        await Shared(db, findings, cancel);
    }

    /// <summary>A letter of the course bears the id of one of its claims: which of them led is decided by dates that may have been corrected since.</summary>
    private static async Task OfTheCourse(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var (id, right) = (Guid.Empty, true);
        var steps =
            from step in db.Steps
            join letter in db.Letters on step.LetterId equals letter.Id
            where letter.RequestId == null
            orderby letter.Id
            select new { letter.Id, letter.PersonId, letter.Kind, step.ClaimId, step.Step, step.Cycle };
        await foreach (var step in steps.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (step.Id != id)
            {
                if (!right) findings.Report($"letter {id} has another id than its claims give");
                (id, right) = (step.Id, false);
            }
            right |= Slug.Of(step.Kind) != Slug.Of(step.Step) || CourseLetter.IsIdOf(id, step.ClaimId, step.PersonId, step.Kind, step.Cycle);
        }
        if (!right) findings.Report($"letter {id} has another id than its claims give");
    }

    private static async Task OfRequests(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var letters = db.Letters.Where(row => row.RequestId != null).OrderBy(row => row.RequestId).Select(row => new { row.Id, Request = row.RequestId!.Value, row.PersonId, row.Kind });
        (Guid Request, List<(Guid Id, PersonId Person, LetterKind Kind)> Letters) of = (Guid.Empty, []);
        await foreach (var letter in letters.AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(1);
            if (letter.Request != of.Request)
            {
                Compare(of.Request, of.Letters, findings);
                of = (letter.Request, []);
            }
            of.Letters.Add((letter.Id, letter.PersonId, letter.Kind));
        }
        Compare(of.Request, of.Letters, findings);
    }

    private static void Compare(Guid request, List<(Guid Id, PersonId Person, LetterKind Kind)> letters, Findings findings)
    {
        foreach (var same in letters.GroupBy(letter => (letter.Person, letter.Kind)))
        {
            var ids = Enumerable.Range(1, same.Count()).Select(cycle => DerivedId.Of("letter", request, same.Key.Person, Slug.Of(same.Key.Kind), cycle)).ToHashSet();
            foreach (var letter in same.Where(letter => !ids.Contains(letter.Id))) findings.Report($"letter {letter.Id} has another id than its request gives");
        }
    }

    /// <summary>A claim that stands in two letters of one kind to one person has taken that step as many times.</summary>
    private static async Task Shared(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var repeated = await (
            from link in db.LetterClaims
            join letter in db.Letters on link.LetterId equals letter.Id
            where letter.RequestId == null
            group letter by new { link.ClaimId, letter.PersonId, letter.Kind } into same
            where same.Count() > 1
            select new { same.Key.ClaimId, same.Key.PersonId, same.Key.Kind, Count = same.Count() }).ToListAsync(cancel);
        foreach (var letters in repeated.Where(letters => Undeliverable.IsOfTheCourse(letters.Kind)))
        {
            var step = Slug.Parse<Step>(Slug.Of(letters.Kind));
            var taken = await db.Steps.CountAsync(row => row.ClaimId == letters.ClaimId && row.PersonId == letters.PersonId && row.Step == step && row.LetterId != null, cancel);
            if (letters.Count > taken) findings.Report($"claim {letters.ClaimId} has {letters.Count} letters of kind {Slug.Of(letters.Kind)} to one person for {taken} steps");
        }
    }
}
