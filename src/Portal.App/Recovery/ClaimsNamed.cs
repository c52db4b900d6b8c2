using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>Our claims by the names that the recovery authority knows them by.</summary>
internal static class ClaimsNamed
{
    /// <returns>Those that are on record.</returns>
    public static async Task<IReadOnlyDictionary<ClaimReference, (ClaimId Id, PersonId Debtor)>> Find(PortalDb db, IEnumerable<ClaimReference> named, CancellationToken cancel)
    {
        var wanted = named.ToHashSet();
        var references = wanted.Select(name => name.Reference).Distinct().ToList();
        var rows = await db.Claims.Where(row => EF.Parameter(references).Contains(row.Reference)).Select(row => new { row.Source, row.Reference, row.Id, row.DebtorId }).ToListAsync(cancel);
        return rows.Where(row => wanted.Contains(new ClaimReference(row.Source, row.Reference))).ToDictionary(row => new ClaimReference(row.Source, row.Reference), row => (row.Id, row.DebtorId));
    }
}
