using System.Globalization;

namespace Portal.Model;

/// <summary>"banking day: not a Saturday, a Sunday or a day in data/banklukkedage-2022-2031.json" (section 5).</summary>
public static class Calendar
{
    /// <summary>Month and day of each closed day, written from the json; weekends among them stand as they do there.</summary>
    private static readonly Dictionary<int, string> ClosedDays = new()
    {
        [2022] = "01-01 04-14 04-15 04-17 04-18 05-13 05-26 05-27 06-05 06-06 12-24 12-25 12-26 12-31",
        [2023] = "01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-19 05-28 05-29 06-05 12-24 12-25 12-26 12-31",
        [2024] = "01-01 03-28 03-29 03-31 04-01 05-09 05-10 05-19 05-20 06-05 12-24 12-25 12-26 12-31",
        [2025] = "01-01 04-17 04-18 04-20 04-21 05-29 05-30 06-05 06-08 06-09 12-24 12-25 12-26 12-31",
        [2026] = "01-01 04-02 04-03 04-05 04-06 05-14 05-15 05-24 05-25 06-05 12-24 12-25 12-26 12-31",
        [2027] = "01-01 03-25 03-26 03-28 03-29 05-06 05-07 05-16 05-17 06-05 12-24 12-25 12-26 12-31",
        [2028] = "01-01 04-13 04-14 04-16 04-17 05-25 05-26 06-04 06-05 12-24 12-25 12-26 12-31",
        [2029] = "01-01 03-29 03-30 04-01 04-02 05-10 05-11 05-20 05-21 06-05 12-24 12-25 12-26 12-31",
        [2030] = "01-01 04-18 04-19 04-21 04-22 05-30 05-31 06-05 06-09 06-10 12-24 12-25 12-26 12-31",
        [2031] = "01-01 04-10 04-11 04-13 04-14 05-22 05-23 06-01 06-02 06-05 12-24 12-25 12-26 12-31",
    };

    private static readonly HashSet<DateOnly> Closed =
    [
        .. ClosedDays.SelectMany(year => year.Value.Split(' ').Select(day =>
            DateOnly.ParseExact($"{year.Key}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture))),
    ];

    public static bool IsBanking(DateOnly day)
    {
        if (!ClosedDays.ContainsKey(day.Year))
        {
            // "A date beyond the calendar: the run is refused".
            throw new ArgumentOutOfRangeException(nameof(day), day, "Beyond the calendar.");
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Closed.Contains(day);
    }

    /// <summary>"the banking day of X = X or the first banking day after it".</summary>
    public static DateOnly BankingDayOf(DateOnly day)
    {
        while (!IsBanking(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last of <paramref name="count"/> banking days strictly after a day.</summary>
    public static DateOnly AddBankingDays(DateOnly day, int count)
    {
        for (var i = 0; i < count; i++)
        {
            day = BankingDayOf(day.AddDays(1));
        }

        return day;
    }
}
