using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.People;

namespace Portal.App.People;

/// <summary>From the CPR or CVR number that a login carries to our own opaque id.</summary>
public sealed class FindPerson(IDbContextFactory<PortalDb> dbs)
{
    /// <returns>Null when nobody with that number is on record, or when it is no number at all.</returns>
    public async Task<PersonId?> Handle(string cprOrCvr, CancellationToken cancel)
    {
        if (!IdNumber.TryParse(cprOrCvr, out var number)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Persons.Where(person => person.IdNumber == number.Digits).Select(person => (PersonId?)person.Id).SingleOrDefaultAsync(cancel);
    }
}
