using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.People;

namespace Portal.App.Access;

/// <summary>Writes down that somebody looked at a person's data: who, when, what and why. The person may see it.</summary>
public sealed class AccessLog(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <param name="what">A code for what was read, such as "case" or "account"; never data about the person.</param>
    /// <param name="purpose">Why it was read.</param>
    public async Task Record(Actor by, PersonId person, string what, string purpose, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.Access.Add(new AccessRow { Id = Guid.CreateVersion7(), At = clock.GetUtcNow(), Actor = by.JournalId, PersonId = person, What = what, Purpose = purpose });
        await db.SaveChangesAsync(cancel);
    }
}
