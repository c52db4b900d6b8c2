using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.People;

namespace Portal.App.Access;

/// <summary>Notes who looks at a person's data, when and why; the person may read it (GDPR article 15). Written before anything is shown.</summary>
public sealed class AccessLog(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <param name="what">What was looked at: a word of ours, never data.</param>
    /// <param name="purpose">As the one who looks says it; empty when nothing was said.</param>
    public async Task Note(Actor by, PersonId person, string what, string purpose, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.Add(new AccessRow { Id = Guid.CreateVersion7(), At = clock.GetUtcNow(), Actor = by.JournalId, PersonId = person, What = what, Purpose = purpose });
        await db.SaveChangesAsync(cancel);
    }
}
