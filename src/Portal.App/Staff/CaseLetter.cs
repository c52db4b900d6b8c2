using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.Domain.Requests;

namespace Portal.App.Staff;

/// <summary>The letter that carries a decision, for the case team, byte for byte as it was filed. Reading it is written in the access log.</summary>
public sealed class CaseLetter(IDbContextFactory<PortalDb> dbs, LetterArchive archive, AccessLog access)
{
    /// <returns>Null when there is no such request, it has no letter yet, or this member of staff is not on the case team.</returns>
    public async Task<LetterFile?> Handle(Guid request, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var about = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request && row.Status != RequestStatus.Draft, cancel);
        var letter = about?.DecisionLetterId is { } id ? await db.Letters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) : null;
        if (letter is null) return null;
        await access.Record(by, letter.PersonId, "letter", about!.CaseNumber!, cancel);
        return (await archive.Draw(letter.Id, cancel))!.File;
    }
}
