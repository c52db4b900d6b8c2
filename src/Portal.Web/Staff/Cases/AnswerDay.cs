using Portal.Domain.Law;

namespace Portal.Web.Staff.Cases;

/// <summary>How far off the answer's last day is, in banking days: the desk does not count days on which nobody works.</summary>
internal static class AnswerDay
{
    /// <summary>Banking days left; 0 on the day itself; below 0 when it has passed.</summary>
    public static int Left(DateOnly answerBy, DateOnly today) =>
        answerBy >= today ? Between(today, answerBy) : -Math.Max(1, Between(answerBy, today));

    private static int Between(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (day.IsBankingDay()) days++;
        return days;
    }
}
