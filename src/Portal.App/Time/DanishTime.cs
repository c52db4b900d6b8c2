namespace Portal.App.Time;

/// <summary>"Today" is a Danish day, wherever the machine stands.</summary>
public static class DanishTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public static DateOnly DanishToday(this TimeProvider clock) => clock.GetUtcNow().DanishDay();

    public static DateOnly DanishDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.DanishClock());

    /// <summary>Date and time as a Danish clock shows it.</summary>
    public static DateTime DanishClock(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
