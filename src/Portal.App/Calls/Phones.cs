using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Calls;
using Portal.Domain.People;

namespace Portal.App.Calls;

/// <summary>Who can be called.</summary>
internal static class Phones
{
    /// <summary>Those of the people who have a number that nobody has found to be somebody else's.</summary>
    public static async Task<HashSet<PersonId>> Usable(PortalDb db, IReadOnlyCollection<PersonId> people, CancellationToken cancel) => (await db.Persons
        .Where(row => EF.Parameter(people).Contains(row.Id) && row.Phone != ""
            && !db.Calls.Any(call => call.PersonId == row.Id && call.Outcome == CallOutcome.WrongNumber && call.Number == row.Phone))
        .Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
}
