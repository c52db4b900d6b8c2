namespace Portal.App.Settings;

/// <summary>Days are Danish days, whatever the server's own time zone is.</summary>
public static class DanishTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>Today in Denmark.</summary>
    public static DateOnly DanishToday(this TimeProvider clock) => clock.GetUtcNow().DanishDay();

    /// <summary>The Danish day of an instant.</summary>
    public static DateOnly DanishDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.InDenmark().DateTime);

    /// <summary>An instant as a Danish clock shows it.</summary>
    public static DateTimeOffset InDenmark(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
