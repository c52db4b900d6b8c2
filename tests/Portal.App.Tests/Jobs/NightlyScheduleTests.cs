using System.Globalization;
using Portal.App.Jobs;

namespace Portal.App.Tests.Jobs;

public sealed class NightlyScheduleTests
{
    [Theory]
    [InlineData("2026-11-22T12:00:00Z", "02:00", "2026-11-23T01:00:00Z")]
    [InlineData("2026-07-01T22:30:00Z", "02:00", "2026-07-02T00:00:00Z")]
    [InlineData("2026-11-22T00:59:59Z", "02:00", "2026-11-22T01:00:00Z")]
    [InlineData("2026-11-22T01:00:00Z", "02:00", "2026-11-23T01:00:00Z")]
    // 29 March 2026 the clocks go from 02:00 to 03:00, which is 01:00 UTC.
    [InlineData("2026-03-28T12:00:00Z", "02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "02:30", "2026-03-29T01:00:00Z")]
    // 25 October 2026 the hour from 02:00 comes twice, first in summer time.
    [InlineData("2026-10-24T12:00:00Z", "02:00", "2026-10-25T00:00:00Z")]
    [InlineData("2026-10-25T00:30:00Z", "02:00", "2026-10-26T01:00:00Z")]
    [InlineData("2028-02-28T12:00:00Z", "02:00", "2028-02-29T01:00:00Z")]
    public void The_next_night_starts_at_its_hour_by_a_Danish_clock(string now, string at, string next) =>
        Assert.Equal(Instant(next), NightlySchedule.After(Instant(now), TimeOnly.Parse(at, CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_day_of_a_year_has_one_start()
    {
        var now = Instant("2025-12-31T12:00:00Z");
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            now = NightlySchedule.After(now, new TimeOnly(2, 0));
            Assert.Equal(day, Portal.App.Settings.DanishTime.DanishDay(now));
        }
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
