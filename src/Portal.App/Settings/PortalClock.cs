namespace Portal.App.Settings;

/// <summary>A clock that stands on one day while its hours go on, for demo and tests (<see cref="ClockOptions.Today"/>).</summary>
public sealed class PortalClock : TimeProvider
{
    private readonly DateOnly _today;

    private PortalClock(DateOnly today) => _today = today;

    /// <summary>The real clock, unless the settings name a day.</summary>
    public static TimeProvider For(ClockOptions options) => options.Today is { } today ? new PortalClock(today) : System;

    public override DateTimeOffset GetUtcNow()
    {
        var real = TimeZoneInfo.ConvertTime(System.GetUtcNow(), DanishTime.Zone);
        var shown = _today.ToDateTime(TimeOnly.FromTimeSpan(real.TimeOfDay));
        return new DateTimeOffset(shown, DanishTime.Zone.GetUtcOffset(shown)).ToUniversalTime();
    }
}
