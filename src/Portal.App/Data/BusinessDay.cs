using Microsoft.EntityFrameworkCore;

namespace Portal.App.Data;

/// <summary>
/// The business day: the day of the last night that was run to its end, or today while none was. Figures count payments up to it,
/// files are taken in on it, and correction entries bear it (formats.md section 2).
/// </summary>
internal static class BusinessDay
{
    public static async Task<DateOnly> Of(PortalDb db, DateOnly today, CancellationToken cancel) =>
        await LastNight(db, cancel) ?? today;

    /// <summary>The last night that was run to its end; null before the first.</summary>
    public static Task<DateOnly?> LastNight(PortalDb db, CancellationToken cancel) => db.Nights.Where(night => night.FinishedAt != null).MaxAsync(night => (DateOnly?)night.On, cancel);
}
