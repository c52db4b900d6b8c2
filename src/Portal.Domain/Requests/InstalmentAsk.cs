using Portal.Domain.Deferrals;
using Portal.Domain.Money;

namespace Portal.Domain.Requests;

/// <summary>What is wrong with what an agreement is asked with.</summary>
public enum InstalmentFault
{
    MonthlyIsMissing,
    MonthlyIsNotPositive,
    PayDayIsMissing,

    /// <summary>Some months have no such day: 1 to 28.</summary>
    PayDayIsNotInEveryMonth,
    FirstDayIsMissing,
    FirstDayIsNotInTheFuture,

    /// <summary>Later than <see cref="DeferralRules.LastUntil"/>.</summary>
    FirstDayIsTooFarAway,

    /// <summary>Before the end of the wait that is asked for with it.</summary>
    FirstDayIsDuringWait,
}

/// <summary>How a debtor asks to pay by instalments (rater): how much a month, on which day of it, and from when.</summary>
public sealed record InstalmentAsk(Kroner? Monthly, int? PayDay, DateOnly? FirstOn)
{
    public const int LastPayDay = 28;

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="until">The last day of the wait that is asked for with it; null where none is.</param>
    public IReadOnlyList<InstalmentFault> Faults(DateOnly today, DateOnly? until = null) => [.. OfMonthly().Concat(OfPayDay()).Concat(OfFirstDay(today, until))];

    private IEnumerable<InstalmentFault> OfMonthly()
    {
        if (Monthly is not { } monthly) yield return InstalmentFault.MonthlyIsMissing;
        else if (!monthly.IsPositive) yield return InstalmentFault.MonthlyIsNotPositive;
    }

    private IEnumerable<InstalmentFault> OfPayDay()
    {
        if (PayDay is not { } day) yield return InstalmentFault.PayDayIsMissing;
        else if (day is < 1 or > LastPayDay) yield return InstalmentFault.PayDayIsNotInEveryMonth;
    }

    private IEnumerable<InstalmentFault> OfFirstDay(DateOnly today, DateOnly? until)
    {
        if (FirstOn is not { } first) yield return InstalmentFault.FirstDayIsMissing;
        else if (first <= today) yield return InstalmentFault.FirstDayIsNotInTheFuture;
        else if (first > DeferralRules.LastUntil) yield return InstalmentFault.FirstDayIsTooFarAway;
        else if (first <= until) yield return InstalmentFault.FirstDayIsDuringWait;
    }
}
