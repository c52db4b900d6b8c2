using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.App.Staff;

/// <summary>The letter that carries a decision, for the case team, byte for byte as it was filed. Reading it is written in the access log.</summary>
public sealed class CaseLetter(IDbContextFactory<PortalDb> dbs, LetterArchive archive, AccessLog access)
{
    /// <returns>Null when there is no such request, it has no letter yet, or this member of staff is not on the case team.</returns>
    public Task<LetterFile?> Handle(Guid request, Caseworker by, CancellationToken cancel) => Read(request, by, (_, about) => Task.FromResult(about.DecisionLetterId), cancel);

    /// <summary>The agreement that the decision gave: the answer itself, or a letter beside it.</summary>
    /// <returns>Null as above.</returns>
    public Task<LetterFile?> Agreement(Guid request, Caseworker by, CancellationToken cancel) => Read(
        request, by, (db, about) => db.Letters.Where(row => row.RequestId == about.Id && row.Kind == LetterKind.Agreement).OrderBy(row => row.At).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel), cancel);

    private async Task<LetterFile?> Read(Guid request, Caseworker by, Func<PortalDb, RequestRow, Task<Guid?>> which, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var about = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request && row.Status != RequestStatus.Draft, cancel);
        var letter = about is not null && await which(db, about) is { } id ? await db.Letters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) : null;
        if (letter is null) return null;
        await access.Record(by, letter.PersonId, AccessKind.Letter, about!.CaseNumber!, cancel);
        return (await archive.Draw(letter.Id, cancel))!.File;
    }
}
