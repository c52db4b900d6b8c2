using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.Domain.Claims;

namespace Portal.App.OwnTexts;

/// <summary>The municipality's own texts in force on a day. They are read anew when one has been approved, and not for each letter of a night.</summary>
public sealed class OwnTextBook
{
    private Known _known = new(0, []);

    public async Task<Wording> On(PortalDb db, DateOnly day, CancellationToken cancel)
    {
        var newest = await db.OwnTexts.MaxAsync(row => row.Number, cancel) ?? 0;
        if (_known is var known && known.Newest == newest) return known.On(day);
        var rows = await db.OwnTexts.AsNoTracking().Where(row => row.ApprovedAt != null).ToListAsync(cancel);
        return (_known = new Known(rows.Max(row => row.Number) ?? 0, rows)).On(day);
    }

    /// <summary>For a letter about these claims.</summary>
    public async Task<Wording> For(PortalDb db, DateOnly day, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var wording = await On(db, day, cancel);
        if (!wording.ByClaims) return wording;
        var about = await db.Claims.AsNoTracking().Where(row => claims.Contains(row.Id)).Select(row => new { row.Type, row.DueOn }).ToListAsync(cancel);
        return wording.For(about.Select(claim => ClaimTypes.For(claim.Type, claim.DueOn)));
    }

    /// <summary>The row in force for each text on a day: of two from the same day the one approved last. Where it takes the portal's text back, that holds.</summary>
    internal static IEnumerable<OwnTextRow> InForce(IEnumerable<OwnTextRow> approved, DateOnly day) =>
        approved.Where(row => row.ValidFrom <= day).GroupBy(row => (row.Key, row.Scope), (_, rows) => rows.OrderBy(row => row.ValidFrom).ThenBy(row => row.Number).Last());

    private sealed record Known(int Newest, IReadOnlyList<OwnTextRow> Rows)
    {
        private readonly ConcurrentDictionary<DateOnly, Wording> _days = new();

        /// <summary>A text that no longer fits the portal's own (another version has other names to fill in) is left out: what law asks for stands in the portal's.</summary>
        public Wording On(DateOnly day) => _days.GetOrAdd(day, asked => Wording.Of(InForce(Rows, asked).Where(OwnTextRules.Fits).Select(OwnText.Of).OfType<OwnText>()));
    }
}
