namespace Portal.Domain.Law;

/// <summary>
/// When a time in years ends (forældelsesloven § 27): the same day of the month, the first day not counted; an end on a Saturday, a Sunday, a holiday, 5 June, 24 or 31 December
/// is moved to the next working day. Not the banks' calendar: that list ends before a judgment's ten years do.
/// </summary>
public static class LimitationDays
{
    /// <summary>Great Prayer Day (store bededag) is a holiday no longer.</summary>
    private const int LastPrayerDay = 2023;

    /// <summary>The last day, inclusive, of a time that began on a day; the end of time where no calendar reaches.</summary>
    public static DateOnly Years(this DateOnly from, int years) =>
        from.Year + years >= DateOnly.MaxValue.Year ? DateOnly.MaxValue : from.AddYears(years).WorkingDay();

    /// <summary>The day itself, or the first working day after it.</summary>
    public static DateOnly WorkingDay(this DateOnly day)
    {
        while (day < DateOnly.MaxValue && IsClosed(day)) day = day.AddDays(1);
        return day;
    }

    private static bool IsClosed(DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (day.Month, day.Day) is (1, 1) or (6, 5) or (12, 24) or (12, 25) or (12, 26) or (12, 31)) return true;
        return (day.DayNumber - Easter(day.Year).DayNumber) switch
        {
            // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.
            -3 or -2 or 1 or 39 or 50 => true,
            26 => day.Year <= LastPrayerDay,
            _ => false,
        };
    }

    /// <summary>Easter Sunday (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        var (century, rest) = Math.DivRem(year, 100);
        var golden = year % 19;
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var week = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * week) / 451;
        var (month, day) = Math.DivRem(epact + week - 7 * late + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
