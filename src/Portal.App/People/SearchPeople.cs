using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.People;

/// <summary>Who a search at the desk found.</summary>
/// <param name="Shown">The first of them, by name.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record PeopleFound(IReadOnlyList<PersonFound> Shown, int Count);

/// <param name="IdNumber">Masked.</param>
/// <param name="Owed">On the claims that the person is the debtor of.</param>
public sealed record PersonFound(PersonId Id, string Name, string IdNumber, PersonKind Kind, Kroner Owed);

/// <summary>
/// The case team looks for a person or a business: by CPR or CVR number, a bill's payment id, a case number, the department's own reference, or a name. Everybody who is
/// shown can see that, and why.
/// </summary>
public sealed class SearchPeople(IDbContextFactory<PortalDb> dbs, AccessLog access)
{
    public const int Most = 25;

    /// <summary>Fewer letters of a name would show half the town.</summary>
    public const int ShortestName = 3;

    /// <returns>Null when this member of staff is not on the case team, or what is looked for is too short.</returns>
    public async Task<PeopleFound?> Handle(string sought, AccessPurpose purpose, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var text = sought.Trim();
        if (text.Length < ShortestName) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var found = Matching(db, text);
        var rows = await found.OrderBy(row => row.SearchName).ThenBy(row => row.Id).Take(Most)
            .Select(row => new { row.Id, row.Name, row.IdNumber, row.Kind, Owed = db.Claims.Where(claim => claim.DebtorId == row.Id).Sum(claim => (long?)claim.BalanceOre) ?? 0 }).ToListAsync(cancel);
        await access.Record(by, rows.ConvertAll(row => row.Id), AccessKind.Search, Slug.Of(purpose), cancel);
        return new PeopleFound(
            rows.ConvertAll(row => new PersonFound(row.Id, row.Name, IdNumber.TryParse(row.IdNumber, out var number) ? number.Masked : "", row.Kind, new Kroner(row.Owed))),
            rows.Count < Most ? rows.Count : await found.CountAsync(cancel));
    }

    private static IQueryable<PersonRow> Matching(PortalDb db, string text)
    {
        var people = db.Persons.AsNoTracking();
        if (IdNumber.TryParse(text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), out var number)) return people.Where(row => row.IdNumber == number.Digits);
        if (PaymentId.TryParse(text, out var paid))
            return people.Where(row => db.Claims.Any(claim => claim.PaymentId == paid.Digits && claim.DebtorId == row.Id) || db.Agreements.Any(agreement => agreement.PaymentId == paid.Digits && agreement.PersonId == row.Id));
        if (text.Split('/') is [var source, var reference])
            return people.Where(row => db.Claims.Any(claim => claim.Source == source && claim.Reference == reference && claim.DebtorId == row.Id));
        if (char.IsAsciiDigit(text[0])) return people.Where(row => db.Requests.Any(request => request.CaseNumber == text && request.PersonId == row.Id));
        var name = text.ToUpperInvariant();
        return people.Where(row => row.SearchName.Contains(name));
    }
}
