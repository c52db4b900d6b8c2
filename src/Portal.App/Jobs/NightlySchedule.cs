using Portal.App.Settings;

namespace Portal.App.Jobs;

/// <summary>When a night starts: once in every Danish day, on the days when the clocks change too.</summary>
internal static class NightlySchedule
{
    /// <returns>The first start after now.</returns>
    public static DateTimeOffset After(DateTimeOffset now, TimeOnly at)
    {
        var today = now.DanishDay();
        return StartOf(today, at) is var start && start > now ? start : StartOf(today.AddDays(1), at);
    }

    /// <summary>A time that the clocks leap over is the moment after the leap; one that comes twice is the first of the two.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeOnly at)
    {
        var shown = day.ToDateTime(at);
        while (DanishTime.Zone.IsInvalidTime(shown)) shown = shown.AddMinutes(1);
        var offset = DanishTime.Zone.IsAmbiguousTime(shown) ? DanishTime.Zone.GetAmbiguousTimeOffsets(shown).Max() : DanishTime.Zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }
}
