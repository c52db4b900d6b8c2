using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Agreements;

public sealed class InstalmentPlansTests
{
    private static readonly Gen<int> Debts = Gen.Choose(1, 6_000_000);

    /// <summary>4.887,00 at 400,00 a month: twelve of them are 4.800,00.</summary>
    [Theory]
    [InlineData(4_887_00, 400, "12 x 40000, 8700")]   // the rest of 87,00 is one more
    [InlineData(4_850_01, 400, "12 x 40000, 5001")]   // 50,01 is more than is carried
    [InlineData(4_850_00, 400, "11 x 40000, 45000")]  // 50,00 is carried by the last
    [InlineData(4_800_00, 400, "11 x 40000, 40000")]
    [InlineData(400_00, 400, "40000")]
    [InlineData(400_01, 400, "40001")]
    [InlineData(399_99, 400, "39999")]
    [InlineData(1, 400, "1")]
    public void Rule_P07_an_amount_a_month_until_it_is_paid_and_a_small_rest_with_the_last(long owed, int kroner, string amounts) =>
        Assert.Equal(amounts, Amounts(Asked.ByAmount(owed, kroner)));

    [Theory]
    [InlineData(4_887_00, 12, "11 x 40800, 39900")] // 407,25 rounded up: the last is smaller
    [InlineData(4_887_00, 1, "488700")]
    [InlineData(1_000_01, 2, "50100, 49901")]
    [InlineData(12_00, 12, "11 x 100, 100")]
    [InlineData(115_00, 12, "11 x 900, 1600")]      // ten kroner a month would leave 5,00 for the last: nine, and 16,00
    [InlineData(99, 1, "99")]
    public void Rule_P07_a_number_of_months_as_evenly_as_whole_kroner_allow(long owed, int months, string amounts) =>
        Assert.Equal(amounts, Amounts(Asked.ByMonths(owed, months)));

    [Fact]
    public void The_instalments_sum_to_the_debt_to_the_ore_and_none_is_zero() =>
        Prop.ForAll(Debts.ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 5_000).ToArbitrary(), (owed, months, kroner) =>
            IsSound(owed, ByMonths(owed, months)) && IsSound(owed, ByAmount(owed, kroner))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_of_months_gives_that_many_instalments() =>
        Prop.ForAll(Debts.ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (owed, months) =>
            owed < months * 100 && months > 1 ? ByMonths(owed, months) is null : ByMonths(owed, months)!.Count == months).QuickCheckThrowOnFailure();

    /// <summary>The page's two fields: the months that an amount gives, and the amount that those months give.</summary>
    [Fact]
    public void Months_to_amount_and_back_are_the_same_months() =>
        Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(250_00, 5_000_00).ToArbitrary(), (months, each) =>
        {
            var plan = ByMonths((long)each * months, months)!;
            return ByAmount((long)each * months, (int)(plan[0].Amount.Ore / 100) + (plan[0].Amount.Ore % 100 == 0 ? 0 : 1))!.Count == months;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-10-03", 15, "2026-10-15")]
    [InlineData("2026-10-15", 15, "2026-10-15")]
    [InlineData("2026-10-16", 15, "2026-11-15")]
    [InlineData("2026-12-29", 28, "2027-01-28")]
    [InlineData("2020-01-01", 2, "2026-11-02")] // wished in the past: after today, which is the 2nd
    public void The_first_instalment_falls_on_the_first_pay_day_from_the_wished_date(string wished, int payDay, string first) =>
        Assert.Equal(DateOnly.Parse(first, null), InstalmentPlans.FirstPayDay(DateOnly.Parse(wished, null), payDay, Asked.Today));

    [Fact]
    public void The_months_are_consecutive_on_the_pay_day()
    {
        var plan = Asked.Made(InstalmentPlans.ByMonths(new PlanAsk(Kroner.Of(3000), new(2026, 12, 29), 28), 4, Asked.Today, Policies.Default, RequestLimits.InForce));

        Assert.Equal(["2027-01-28", "2027-02-28", "2027-03-28", "2027-04-28"], plan.Select(instalment => $"{instalment.DueOn:yyyy-MM-dd}"));
        Assert.Equal([1, 2, 3, 4], plan.Select(instalment => instalment.Number));
        Assert.Equal(4, InstalmentPlans.Months(plan));
    }

    [Fact]
    public void The_last_instalment_may_fall_a_month_before_the_calendar_ends_and_no_later()
    {
        Assert.Equal(new DateOnly(2031, 11, 1), Asked.ByMonths(61_000_00, 61)[^1].DueOn);
        Assert.Equal([PlanRefusal.TooManyInstalments], Refusals(new PlanAsk(Kroner.Of(62_000), Asked.FirstOn, 1), months: 62));
        Assert.Equal([PlanRefusal.TooManyInstalments], Refusals(new PlanAsk(Kroner.Of(62_000), Asked.FirstOn, 1), kroner: 1000_00));
        Assert.Equal([PlanRefusal.TooManyInstalments], Refusals(new PlanAsk(new Kroner(Kroner.MaxOre), Asked.FirstOn, 1), kroner: 1_00));
        Assert.Equal([PlanRefusal.TooManyInstalments], Refusals(new PlanAsk(Kroner.Of(500), DateOnly.MaxValue, 1), kroner: 500_00));
    }

    [Fact]
    public void Every_refusal_is_told_at_once()
    {
        Assert.Equal(
            [PlanRefusal.NothingIsOwed, PlanRefusal.NoSuchPayDay, PlanRefusal.FirstDateIsNotInTheFuture, PlanRefusal.AmountIsNotPositive, PlanRefusal.AmountIsNotWholeKroner],
            Refusals(new PlanAsk(Kroner.Zero, Asked.Today, 29), kroner: -1));
        Assert.Equal(
            [PlanRefusal.NothingIsOwed, PlanRefusal.NoSuchPayDay, PlanRefusal.FirstDateIsNotInTheFuture, PlanRefusal.TooFewMonths],
            Refusals(new PlanAsk(Kroner.Zero, Asked.Today, 0), months: 0));
        Assert.Equal([PlanRefusal.TooLittleForThatManyMonths], Refusals(new PlanAsk(new Kroner(2_99), Asked.FirstOn, 1), months: 3));
        Assert.Equal([PlanRefusal.AmountIsNotWholeKroner], Refusals(new PlanAsk(Kroner.Of(1000), Asked.FirstOn, 1), kroner: 250_50));
    }

    [Theory]
    [InlineData(10, 300, "")]
    [InlineData(9, 300, "LongerThanLawAllows")]
    [InlineData(10, 301, "SmallerThanLawAllows")]
    [InlineData(9, 301, "LongerThanLawAllows SmallerThanLawAllows")]
    public void Rule_L11a_no_plan_is_longer_or_smaller_than_law_allows(long months, long kroner, string refusals)
    {
        var limits = Asked.Limits((RequestLimitKind.LongestAgreement, months), (RequestLimitKind.SmallestInstalment, kroner * 100));
        var ask = new PlanAsk(Kroner.Of(3000), Asked.FirstOn, 1);

        foreach (var answer in new[] { InstalmentPlans.ByMonths(ask, 10, Asked.Today, Policies.Default, limits), InstalmentPlans.ByAmount(ask, Kroner.Of(300), Asked.Today, Policies.Default, limits) })
            Assert.Equal(refusals, string.Join(' ', (answer as PlanAnswer.Refused)?.Reasons ?? []));
    }

    private static IReadOnlyList<PlanRefusal> Refusals(PlanAsk ask, int? months = null, long kroner = 0) => Assert.IsType<PlanAnswer.Refused>(months is { } count
        ? InstalmentPlans.ByMonths(ask, count, Asked.Today, Policies.Default, RequestLimits.InForce)
        : InstalmentPlans.ByAmount(ask, new Kroner(kroner), Asked.Today, Policies.Default, RequestLimits.InForce)).Reasons;

    private static IReadOnlyList<Instalment>? ByMonths(long owed, int months) =>
        (InstalmentPlans.ByMonths(new PlanAsk(new Kroner(owed), Asked.FirstOn, 1), months, Asked.Today, Policies.Default, RequestLimits.InForce) as PlanAnswer.Made)?.Plan;

    private static IReadOnlyList<Instalment>? ByAmount(long owed, int kroner) =>
        (InstalmentPlans.ByAmount(new PlanAsk(new Kroner(owed), Asked.FirstOn, 1), Kroner.Of(kroner), Asked.Today, Policies.Default, RequestLimits.InForce) as PlanAnswer.Made)?.Plan;

    /// <summary>Sums, is never zero, has øre in the last alone, and carries no more than it may.</summary>
    private static bool IsSound(long owed, IReadOnlyList<Instalment>? plan) => plan is null
        || (plan.Sum(instalment => instalment.Amount.Ore) == owed && plan.All(instalment => instalment.Amount.IsPositive) && plan.SkipLast(1).All(instalment => instalment.Amount.Ore % 100 == 0));

    private static string Amounts(IReadOnlyList<Instalment> plan) => plan switch
    {
        [var only] => $"{only.Amount.Ore}",
        [var first, var last] => $"{first.Amount.Ore}, {last.Amount.Ore}",
        [var first, .., var last] when plan.SkipLast(1).All(instalment => instalment.Amount == first.Amount) => $"{plan.Count - 1} x {first.Amount.Ore}, {last.Amount.Ore}",
        _ => "uneven",
    };
}
