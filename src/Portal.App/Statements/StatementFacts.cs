using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Statements;

/// <summary>What statements are made of: the claims of some people, from the books as they are known now.</summary>
internal static class StatementFacts
{
    /// <summary>Everybody who owes or has owed anything, in id order.</summary>
    public static async Task<IReadOnlyList<PersonId>> People(PortalDb db, CancellationToken cancel)
    {
        var debtors = await db.Claims.Select(claim => claim.DebtorId).Distinct().ToListAsync(cancel);
        var others = await db.Liabilities.Where(row => row.Kind != LiabilityKind.Primary && row.ConfirmedOn != null && row.EndedOn == null).Select(row => row.PersonId).Distinct().ToListAsync(cancel);
        return [.. debtors.Union(others).OrderBy(person => person.Value)];
    }

    /// <returns>Each person's claims, with what is known now.</returns>
    public static async Task<IReadOnlyList<(PersonId Person, IReadOnlyList<ClaimFacts> Claims)>> Read(PortalDb db, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var own = await db.Claims.Where(claim => EF.Parameter(people).Contains(claim.DebtorId)).Select(claim => new { claim.Id, Person = claim.DebtorId }).ToListAsync(cancel);
        var shared = await db.Liabilities.Where(row => EF.Parameter(people).Contains(row.PersonId) && row.Kind != LiabilityKind.Primary && row.ConfirmedOn != null && row.EndedOn == null)
            .Select(row => new { Id = row.ClaimId, Person = row.PersonId }).ToListAsync(cancel);
        var facts = (await ClaimFactsQuery.Of([.. own.Concat(shared).Select(row => row.Id).Distinct()], db, cancel)).ToDictionary(claim => claim.Id);
        var claims = own.Concat(shared).ToLookup(row => row.Person, row => facts[row.Id]);
        return [.. people.Select(person => (person, (IReadOnlyList<ClaimFacts>)[.. claims[person]]))];
    }

    /// <summary>What ought to have been paid by the day, of what is collected here and rests for nothing.</summary>
    public static Kroner DueNow(PersonId person, IEnumerable<ClaimFacts> claims, DateOnly day) => Kroner.Sum(
        from claim in claims
        where claim.Debtor == person && claim.Away is null && claim.EffectivePayBy < day && claim.Agreement is null && !claim.Holds.Any(hold => hold.Kind <= HoldKind.Deferral && hold.StopsOn(day))
        select Account.On(claim, day).Balance);
}
