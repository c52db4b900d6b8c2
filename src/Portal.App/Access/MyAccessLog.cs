using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain;

namespace Portal.App.Access;

/// <summary>One line of "who has looked at my case".</summary>
/// <param name="Role">Null where it was the portal itself, or is not known.</param>
/// <param name="Times">The same look more than once on that day.</param>
public sealed record AccessLine(DateOnly On, StaffRole? Role, AccessKind What, string Purpose, int Times);

/// <param name="Page">From 1.</param>
public sealed record AccessLines(IReadOnlyList<AccessLine> Lines, int Page, int Pages);

/// <summary>Who has looked at the citizen's data, when and why (story 10), newest first: the role, never a name.</summary>
public sealed class MyAccessLog(IDbContextFactory<PortalDb> dbs)
{
    public const int PageSize = 50;

    public async Task<AccessLines> Handle(Citizen citizen, int page, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        // Danish days are not the database's: a person's looks are few enough to be gathered here.
        var rows = await db.Access.AsNoTracking().Where(row => row.PersonId == citizen.Person).Select(row => new { row.At, row.Role, row.What, row.Purpose }).ToListAsync(cancel);
        var lines = rows.GroupBy(row => (On: row.At.DanishDay(), row.Role, row.What, row.Purpose))
            .Select(look => (look.Key, Latest: look.Max(row => row.At), Times: look.Count())).OrderByDescending(look => look.Latest).ToList();
        var paging = Paging.Of(lines.Count, PageSize, page);
        return new AccessLines(
            [
                .. lines.Skip(paging.Before).Take(PageSize)
                    .Select(look => new AccessLine(look.Key.On, look.Key.Role.Length == 0 ? null : Slug.Parse<StaffRole>(look.Key.Role), look.Key.What, look.Key.Purpose, look.Times)),
            ],
            paging.Shown, paging.Pages);
    }
}
