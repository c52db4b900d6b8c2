using Portal.Domain.Law;

namespace Portal.Domain.Tests.Law;

public sealed class LimitationDaysTests
{
    [Theory]
    [InlineData("2026-01-02", 3, "2029-01-02")]
    [InlineData("2024-02-29", 3, "2027-03-01")] // The day is missing: 28 February 2027 is a Sunday.
    [InlineData("2023-06-03", 3, "2026-06-03")]
    [InlineData("2023-06-05", 3, "2026-06-08")] // Constitution Day, a Friday.
    [InlineData("2023-12-24", 3, "2026-12-28")] // Christmas Eve, Christmas, a weekend.
    [InlineData("2024-12-31", 3, "2028-01-03")] // New Year's Eve, New Year's Day, a weekend.
    [InlineData("2023-04-02", 3, "2026-04-07")] // Maundy Thursday to Easter Monday.
    [InlineData("2023-05-14", 3, "2026-05-15")] // Ascension Day; the day after it is a working day.
    [InlineData("2023-05-25", 3, "2026-05-26")] // Whit Monday.
    [InlineData("2026-01-06", 10, "2036-01-07")]
    [InlineData("9995-01-01", 10, "9999-12-31")]
    public void A_time_in_years_ends_on_the_same_day_of_the_month_or_the_next_working_day(string from, int years, string to) =>
        Assert.Equal(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture).Years(years));

    [Fact]
    public void Great_prayer_day_was_a_holiday_until_2023()
    {
        Assert.Equal(new DateOnly(2023, 5, 8), new DateOnly(2023, 5, 5).WorkingDay());
        Assert.Equal(new DateOnly(2024, 4, 26), new DateOnly(2024, 4, 26).WorkingDay());
    }

    /// <summary>The banks' own calendar knows the same holidays; it closes on the Friday after Ascension Day as well, which the law does not name.</summary>
    [Fact]
    public void Every_holiday_of_the_banks_calendar_is_a_holiday_here_and_no_other_day_of_the_week_is()
    {
        var differ = Enumerable.Range(0, 3652).Select(new DateOnly(2022, 1, 1).AddDays).Where(day => day.IsBankingDay() != (day.WorkingDay() == day));

        Assert.All(differ, day => Assert.Equal((DayOfWeek.Friday, true, false), (day.DayOfWeek, day.WorkingDay() == day, day.AddDays(-1).IsBankingDay())));
        Assert.Equal(10, differ.Count());
    }
}
