using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.Domain.Claims;

namespace Portal.App.Statements;

/// <summary>What is looked up when statements are written: what the claims are called, and who gets them.</summary>
internal static class StatementLookup
{
    /// <param name="on">The date of the letters.</param>
    /// <returns>In the order asked for.</returns>
    public static async Task<IReadOnlyList<StatementCase>> Of(PortalDb db, OwnTextBook book, IReadOnlyList<StatementInputs> statements, DateOnly on, CancellationToken cancel)
    {
        var people = statements.Select(inputs => inputs.Statement.Person).Distinct().ToList();
        var receivers = await db.Persons.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var ids = statements.SelectMany(Claims).Distinct().ToList();
        var claims = await db.Claims.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.Description, row.Type }).ToDictionaryAsync(row => row.Id, cancel);
        var hidden = (await (
            from liable in db.Liabilities
            join person in db.Persons on liable.PersonId equals person.Id
            where EF.Parameter(ids).Contains(liable.ClaimId) && person.Protected && liable.ConfirmedOn != null && liable.EndedOn == null
            select new { liable.ClaimId, liable.PersonId }).ToListAsync(cancel)).ToLookup(row => row.ClaimId, row => row.PersonId);
        var wording = await book.On(db, on, cancel);
        return
        [
            .. statements.Select(inputs => new StatementCase(
                inputs, LetterReceiver.Of(receivers[inputs.Statement.Person]), on,
                // Who is protected may read where they live themselves.
                Claims(inputs).Distinct().ToDictionary(id => id, id => new StatementName(claims[id].Description, claims[id].Type, hidden[id].Any(person => person != inputs.Statement.Person)))) { Wording = wording }),
        ];
    }

    /// <summary>Those that a correction names because they are no longer in it are among them.</summary>
    private static IEnumerable<ClaimId> Claims(StatementInputs inputs) => inputs.Statement.Own.Select(claim => claim.Claim).Concat(inputs.Statement.Shared.Select(share => share.Claim))
        .Concat(inputs.Replaced?.Changes.Where(change => change.Claim is not null).Select(change => change.Claim!.Value) ?? []);
}
