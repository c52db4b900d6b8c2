using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>
/// What a debtor may change in a running agreement without asking anybody (ændring af aftale; story 8). Instalments that are due keep their rows;
/// those to come sum to what is left.
/// </summary>
public static class AgreementChanges
{
    /// <summary>A date that lies no further away than this is announced: it is never moved to an earlier day, and no instalment is moved to one.</summary>
    public const int AnnouncedDays = 14;

    /// <summary>Another pay day (afdragsdag). Each instalment stays in its month, unless it would come sooner than is announced: then all come a month later.</summary>
    public static ChangeAnswer PayDay(RunningAgreement running, int payDay, DateOnly today, Policies policies, RequestLimits limits)
    {
        var reasons = Faults(running, today);
        var next = running.After(today) is [var first, ..] ? first.DueOn : (DateOnly?)null;
        if (!InstalmentPlans.IsPayDay(payDay)) reasons.Add(ChangeRefusal.NoSuchPayDay);
        if (next?.Day == payDay) reasons.Add(ChangeRefusal.SamePayDay);
        if (running.PayDayChanges >= policies.For(PolicySetting.PayDayChanges, today).Value) reasons.Add(ChangeRefusal.TooManyPayDayChanges);
        if (reasons.Count > 0 || next is not { } old) return new ChangeAnswer.Refused(reasons);

        var moved = new DateOnly(old.Year, old.Month, payDay);
        if (moved < old && moved <= today.AddDays(AnnouncedDays)) moved = moved.AddMonths(1);
        var months = (moved.Year - old.Year) * 12 + moved.Month - old.Month;
        return Answer(running, today, limits, instalment => new DateOnly(instalment.DueOn.Year, instalment.DueOn.Month, payDay).AddMonths(months));
    }

    /// <summary>The next instalment that is not paid ahead is skipped, if the frame still holds: it and those after it come a month later.</summary>
    public static ChangeAnswer SkipNext(RunningAgreement running, DateOnly today, Policies policies, RequestLimits limits)
    {
        var reasons = Faults(running, today);
        if (running.Skipped >= policies.For(PolicySetting.SkippedInstalments, today).Value) reasons.Add(ChangeRefusal.TooManySkipped);
        var next = NextUnpaid(running, today);
        if (next is null && !reasons.Contains(ChangeRefusal.NothingIsLeft)) reasons.Add(ChangeRefusal.NothingIsLeft);
        if (Months(running, running.Agreement.Instalments) + 1 > MostMonths(running, today, policies)) reasons.Add(ChangeRefusal.TooManyMonths);
        if (reasons.Count > 0 || next is not { } skipped) return new ChangeAnswer.Refused(reasons);

        return Answer(running, today, limits, instalment => instalment.DueOn < skipped.DueOn ? instalment.DueOn : instalment.DueOn.AddMonths(1));
    }

    /// <summary>What has been paid ahead becomes an instalment of its own today, and the rest is cut anew.</summary>
    public static ChangeAnswer ExtraPayment(RunningAgreement running, ExtraPaymentUse use, DateOnly today, Policies policies, RequestLimits limits)
    {
        var (reasons, left, coming) = (Faults(running, today), running.Left(today), running.After(today));
        if (!running.PaidAhead(today).IsPositive) reasons.Add(ChangeRefusal.NothingPaidAhead);
        if (reasons.Count > 0) return new ChangeAnswer.Refused(reasons);

        var carried = policies.Amount(PolicySetting.InstalmentCarried, today);
        // Less than a krone for each is paid in as many as there are kroner.
        var months = (int)Math.Clamp(left.Ore / 100, 1, coming.Count);
        var amounts = use == ExtraPaymentUse.Shorten ? InstalmentAmounts.ByAmount(left, AmountOf(coming), carried) : InstalmentAmounts.ByMonths(left, months, carried);
        var smallest = FrameBounds.Of(running.Claims, running.Debt, today, policies).Smallest;
        if (use == ExtraPaymentUse.Lower && amounts.Count > 1 && amounts[0] < smallest) reasons.Add(ChangeRefusal.InstalmentIsTooSmall);
        return Answer(running, Cut(running, amounts, today), today, limits, reasons);
    }

    /// <summary>A lower amount a month, if the frame still holds: more months from the next date on.</summary>
    public static ChangeAnswer LowerAmount(RunningAgreement running, Kroner amount, DateOnly today, Policies policies, RequestLimits limits)
    {
        var (reasons, left, coming) = (Faults(running, today), running.Left(today), running.After(today));
        if (!amount.IsPositive) reasons.Add(ChangeRefusal.AmountIsNotPositive);
        if (amount.Ore % 100 != 0) reasons.Add(ChangeRefusal.AmountIsNotWholeKroner);
        if (coming.Count > 0 && amount >= AmountOf(coming)) reasons.Add(ChangeRefusal.AmountIsNotLower);
        var bounds = FrameBounds.Of(running.Claims, running.Debt, today, policies);
        if (amount.IsPositive && amount < bounds.Smallest) reasons.Add(ChangeRefusal.InstalmentIsTooSmall);
        if (reasons.Count > 0) return new ChangeAnswer.Refused(reasons);

        var plan = Cut(running, InstalmentAmounts.ByAmount(left, amount, policies.Amount(PolicySetting.InstalmentCarried, today)), today);
        if (Months(running, plan) > MostMonths(running, today, policies)) reasons.Add(ChangeRefusal.TooManyMonths);
        return Answer(running, plan, today, limits, reasons);
    }

    private static List<ChangeRefusal> Faults(RunningAgreement running, DateOnly today)
    {
        List<ChangeRefusal> reasons = [];
        if (running.Agreement is not { Status: AgreementStatus.Active, Holds: true }) reasons.Add(ChangeRefusal.AgreementDoesNotRun);
        if (running.After(today).Count == 0 || !running.Left(today).IsPositive) reasons.Add(ChangeRefusal.NothingIsLeft);
        return reasons;
    }

    /// <summary>The same amounts on other days.</summary>
    private static ChangeAnswer Answer(RunningAgreement running, DateOnly today, RequestLimits limits, Func<Instalment, DateOnly> moved) =>
        Answer(running, [.. running.DueBy(today), .. running.After(today).Select(instalment => instalment with { DueOn = moved(instalment) })], today, limits, []);

    private static ChangeAnswer Answer(RunningAgreement running, IReadOnlyList<Instalment> plan, DateOnly today, RequestLimits limits, List<ChangeRefusal> reasons)
    {
        if (plan[^1].DueOn > InstalmentPlans.LastDate) reasons.Add(ChangeRefusal.TooManyInstalments);
        // The rows that are due, and what was paid ahead, are nobody's to limit any more.
        var coming = plan.Where(instalment => instalment.DueOn > today).ToList();
        reasons.AddRange(limits.Breaches(Months(running, plan), InstalmentPlans.Smallest(coming), today)
            .Select(limit => limit.Kind == RequestLimitKind.LongestAgreement ? ChangeRefusal.LongerThanLawAllows : ChangeRefusal.SmallerThanLawAllows));
        return reasons.Count > 0 ? new ChangeAnswer.Refused(reasons) : new ChangeAnswer.Changed(plan);
    }

    /// <summary>What was due, what was paid ahead as an instalment of today, and new amounts from the next date on.</summary>
    private static IReadOnlyList<Instalment> Cut(RunningAgreement running, IReadOnlyList<Kroner> amounts, DateOnly today)
    {
        var (due, ahead, next) = (running.DueBy(today), running.PaidAhead(today), running.After(today)[0]);
        IReadOnlyList<Instalment> extra = ahead.IsPositive ? [new Instalment(next.Number, today, ahead)] : [];
        return [.. due, .. extra, .. InstalmentPlans.Dated(amounts, next.DueOn, next.Number + extra.Count)];
    }

    /// <summary>The amount a month: of the first to come, for the last may differ.</summary>
    private static Kroner AmountOf(IReadOnlyList<Instalment> coming) => coming[0].Amount;

    private static Instalment? NextUnpaid(RunningAgreement running, DateOnly today)
    {
        var paid = running.Paid;
        foreach (var instalment in running.Agreement.Instalments)
        {
            paid -= instalment.Amount;
            if (paid.Ore < 0 && instalment.DueOn > today) return instalment;
        }
        return null;
    }

    /// <summary>How long the agreement lasts with a plan: a first instalment that has been moved or skipped makes it no shorter.</summary>
    private static int Months(RunningAgreement running, IReadOnlyList<Instalment> plan) => InstalmentPlans.Months([running.Agreement.Instalments[0], plan[^1]]);

    /// <summary>How long the frame lets it last.</summary>
    private static int? MostMonths(RunningAgreement running, DateOnly today, Policies policies)
    {
        var bounds = FrameBounds.Of(running.Claims, running.Debt, today, policies);
        return new[] { bounds.Months ?? 0, bounds.MonthsForStateRefund }.Min();
    }
}
