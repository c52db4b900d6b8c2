namespace Portal.Domain.Law;

/// <summary>Banking days (bankdage): the days on which a deadline can end and a step can be taken.</summary>
public static class DanishCalendar
{
    /// <summary>Not a Saturday, a Sunday or one of the <see cref="BankClosingDays"/>. Before 2022 only weekends are closed: the list does not reach further back.</summary>
    /// <exception cref="BeyondCalendarException">The day is later than the list reaches.</exception>
    public static bool IsBankingDay(this DateOnly day)
    {
        if (day > BankClosingDays.LastKnown) throw new BeyondCalendarException(day);
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankClosingDays.All.Contains(day);
    }

    /// <summary>"The banking day of X": X itself, or the first banking day after it.</summary>
    public static DateOnly BankingDay(this DateOnly day)
    {
        while (!day.IsBankingDay()) day = day.AddDays(1);
        return day;
    }

    /// <summary>The n-th banking day after a day, the day itself not counted.</summary>
    public static DateOnly AddBankingDays(this DateOnly day, int count)
    {
        for (var left = count; left > 0; left--) day = day.AddDays(1).BankingDay();
        return day;
    }
}

/// <summary>A date later than the list of bank closing days: nobody knows whether it is a banking day, so nothing is decided on it.</summary>
public sealed class BeyondCalendarException(DateOnly day)
    : InvalidOperationException($"{day:yyyy-MM-dd} is beyond the list of bank closing days, which ends {BankClosingDays.LastKnown:yyyy-MM-dd}.")
{
    public DateOnly Day { get; } = day;
}
