using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.Domain.Agreements;

/// <summary>
/// Plans for paying a debt in instalments (rateplan), one a month on the same day, in whole kroner but the last (P07; formats.md, "agreement").
/// A rest of at most <see cref="PolicySetting.InstalmentCarried"/> is carried by the last instalment; more makes one more, smaller instalment.
/// </summary>
public static class InstalmentPlans
{
    /// <summary>The list of bank closing days ends; what follows an instalment can be counted only when its date lies a month before that.</summary>
    public static readonly DateOnly LastDate = BankClosingDays.LastKnown.AddDays(-31);

    /// <summary>A hundred years: more months than any calendar holds are not counted out.</summary>
    private const int MostMonths = 1_200;

    /// <summary>So much a month.</summary>
    public static PlanAnswer ByAmount(PlanAsk ask, Kroner amount, DateOnly today, Policies policies, RequestLimits limits)
    {
        var carried = policies.Amount(PolicySetting.InstalmentCarried, today);
        List<PlanRefusal> reasons = [.. Faults(ask, today)];
        if (!amount.IsPositive) reasons.Add(PlanRefusal.AmountIsNotPositive);
        if (amount.Ore % 100 != 0) reasons.Add(PlanRefusal.AmountIsNotWholeKroner);
        if (ask.Owed.IsPositive && amount.IsPositive)
        {
            var count = InstalmentAmounts.CountByAmount(ask.Owed, amount, carried);
            reasons.AddRange(TooLong(ask, count));
            reasons.AddRange(Beyond(limits, count, count > 1 ? amount : null, today));
        }
        return reasons.Count > 0 ? new PlanAnswer.Refused(reasons) : Made(ask, InstalmentAmounts.ByAmount(ask.Owed, amount, carried));
    }

    /// <summary>So many months. The plan has exactly that many instalments.</summary>
    public static PlanAnswer ByMonths(PlanAsk ask, int months, DateOnly today, Policies policies, RequestLimits limits)
    {
        var carried = policies.Amount(PolicySetting.InstalmentCarried, today);
        List<PlanRefusal> reasons = [.. Faults(ask, today)];
        if (months < 1) reasons.Add(PlanRefusal.TooFewMonths);
        reasons.AddRange(TooLong(ask, months));
        var hasAmount = ask.Owed.IsPositive && months is >= 1 and <= MostMonths;
        if (hasAmount && months > 1 && ask.Owed.Ore < months * 100L) reasons.Add(PlanRefusal.TooLittleForThatManyMonths);
        var amounts = hasAmount ? InstalmentAmounts.ByMonths(ask.Owed, months, carried) : [];
        reasons.AddRange(Beyond(limits, months, months > 1 && hasAmount ? amounts[0] : null, today));
        return reasons.Count > 0 ? new PlanAnswer.Refused(reasons) : Made(ask, amounts);
    }

    /// <summary>The first pay day on or after the wished date, and after today.</summary>
    public static DateOnly FirstPayDay(DateOnly wished, int payDay, DateOnly today) => PayDayFrom(wished > today ? wished : today.AddDays(1), payDay);

    /// <summary>How long a plan lasts: from the month of its first instalment to that of its last, both counted.</summary>
    public static int Months(IReadOnlyList<Instalment> plan) => plan is [var first, .., var last]
        ? (last.DueOn.Year - first.DueOn.Year) * 12 + last.DueOn.Month - first.DueOn.Month + 1
        : plan.Count;

    /// <summary>The least instalment but the last, which may be smaller; null when there is only one.</summary>
    public static Kroner? Smallest(IReadOnlyList<Instalment> plan) => plan.Count > 1 ? plan.SkipLast(1).Min(instalment => instalment.Amount) : null;

    /// <summary>What a plan sums to.</summary>
    public static Kroner Sum(IReadOnlyList<Instalment> plan) => Kroner.Sum(plan.Select(instalment => instalment.Amount));

    /// <summary>The amounts in order, one a month.</summary>
    internal static IReadOnlyList<Instalment> Dated(IReadOnlyList<Kroner> amounts, DateOnly firstOn, int firstNumber = 1) =>
        [.. amounts.Select((amount, i) => new Instalment(firstNumber + i, firstOn.AddMonths(i), amount))];

    /// <summary>A day that every month has.</summary>
    internal static bool IsPayDay(int day) => day is >= 1 and <= InstalmentAsk.LastPayDay;

    private static DateOnly PayDayFrom(DateOnly earliest, int payDay)
    {
        var sameMonth = new DateOnly(earliest.Year, earliest.Month, payDay);
        return sameMonth >= earliest ? sameMonth : sameMonth.AddMonths(1);
    }

    private static PlanAnswer.Made Made(PlanAsk ask, IReadOnlyList<Kroner> amounts) => new(Dated(amounts, PayDayFrom(ask.FirstOn, ask.PayDay)));

    private static IEnumerable<PlanRefusal> Faults(PlanAsk ask, DateOnly today)
    {
        if (!ask.Owed.IsPositive) yield return PlanRefusal.NothingIsOwed;
        if (!IsPayDay(ask.PayDay)) yield return PlanRefusal.NoSuchPayDay;
        if (ask.FirstOn <= today) yield return PlanRefusal.FirstDateIsNotInTheFuture;
    }

    private static IEnumerable<PlanRefusal> TooLong(PlanAsk ask, long count)
    {
        var beyond = count > MostMonths || ask.FirstOn > LastDate || (IsPayDay(ask.PayDay) && PayDayFrom(ask.FirstOn, ask.PayDay).AddMonths((int)Math.Max(count, 1) - 1) > LastDate);
        if (beyond) yield return PlanRefusal.TooManyInstalments;
    }

    private static IEnumerable<PlanRefusal> Beyond(RequestLimits limits, long months, Kroner? smallest, DateOnly today) =>
        limits.Breaches(months, smallest, today).Select(limit => limit.Kind == RequestLimitKind.LongestAgreement ? PlanRefusal.LongerThanLawAllows : PlanRefusal.SmallerThanLawAllows);
}
