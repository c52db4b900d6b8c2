using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Agreements;

/// <summary>5.000,00 in ten instalments of 500,00 on the 1st, from 1 November 2026 on.</summary>
public sealed class AgreementChangesTests
{
    private static readonly DateOnly Early = new(2026, 10, 2), AfterThree = new(2027, 1, 10);

    [Theory]
    [InlineData("2026-10-02", 15, "2026-11-15 2027-08-15")]
    [InlineData("2026-11-01", 15, "2026-12-15 2027-08-15")]  // the first is due today and keeps its row
    [InlineData("2026-10-02", 28, "2026-11-28 2027-08-28")]
    public void The_pay_day_moves_within_each_month(string today, int payDay, string firstAndLast)
    {
        var plan = Changed(AgreementChanges.PayDay(Running(), payDay, Day(today), Policies.Default, RequestLimits.InForce));
        var coming = plan.Where(instalment => instalment.DueOn > Day(today)).ToList();

        Assert.Equal(firstAndLast, $"{coming[0].DueOn:yyyy-MM-dd} {coming[^1].DueOn:yyyy-MM-dd}");
        Assert.Equal(10, plan.Count);
        Assert.All(plan.Where(instalment => instalment.DueOn <= Day(today)), instalment => Assert.Equal(Running().Agreement.Instalments[instalment.Number - 1], instalment));
    }

    /// <summary>Due on the 20th: moved to the 5th.</summary>
    [Theory]
    [InlineData("2026-10-21", "2026-11-05")] // fifteen days away
    [InlineData("2026-10-22", "2026-12-05")] // fourteen: it comes a month later
    [InlineData("2026-11-10", "2026-12-05")] // the 5th has passed
    public void An_instalment_is_never_moved_to_a_day_sooner_than_is_announced(string today, string next) =>
        Assert.Equal(Day(next), Changed(AgreementChanges.PayDay(Running(first: new(2026, 11, 20)), 5, Day(today), Policies.Default, RequestLimits.InForce))[0].DueOn);

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "TooManyPayDayChanges")]
    public void The_pay_day_is_moved_twice_a_year(int before, string refusals) =>
        Assert.Equal(refusals, Refusals(AgreementChanges.PayDay(Running() with { PayDayChanges = before }, 15, Early, Policies.Default, RequestLimits.InForce)));

    [Fact]
    public void Every_refusal_is_told_at_once()
    {
        var ended = Running() with { PayDayChanges = 9, Skipped = 9, Paid = Kroner.Of(5_000) };
        ended = ended with { Agreement = ended.Agreement with { Status = AgreementStatus.Breached } };

        Assert.Equal("AgreementDoesNotRun NothingIsLeft NoSuchPayDay TooManyPayDayChanges", Refusals(AgreementChanges.PayDay(ended, 29, Early, Policies.Default, RequestLimits.InForce)));
        Assert.Equal("AgreementDoesNotRun NothingIsLeft TooManySkipped", Refusals(AgreementChanges.SkipNext(ended, Early, Policies.Default, RequestLimits.InForce)));
        Assert.Equal("AgreementDoesNotRun NothingIsLeft", Refusals(AgreementChanges.ExtraPayment(ended, ExtraPaymentUse.Lower, Early, Policies.Default, RequestLimits.InForce)));
        Assert.Equal(
            "AgreementDoesNotRun NothingIsLeft AmountIsNotWholeKroner AmountIsNotLower",
            Refusals(AgreementChanges.LowerAmount(ended, new Kroner(500_01), Early, Policies.Default, RequestLimits.InForce)));
        Assert.Equal("SamePayDay", Refusals(AgreementChanges.PayDay(Running(), 1, Early, Policies.Default, RequestLimits.InForce)));
        Assert.Equal("NothingPaidAhead", Refusals(AgreementChanges.ExtraPayment(Running(paid: 1_500_00), ExtraPaymentUse.Lower, AfterThree, Policies.Default, RequestLimits.InForce)));
    }

    [Fact]
    public void A_skipped_instalment_and_those_after_it_come_a_month_later()
    {
        var plan = Changed(AgreementChanges.SkipNext(Running(paid: 1_500_00), AfterThree, Policies.Default, RequestLimits.InForce));

        Assert.Equal(["2026-11", "2026-12", "2027-01", "2027-03", "2027-04", "2027-05", "2027-06", "2027-07", "2027-08", "2027-09"], plan.Select(instalment => $"{instalment.DueOn:yyyy-MM}"));
        Assert.Equal(5_000_00, plan.Sum(instalment => instalment.Amount.Ore));
    }

    [Fact]
    public void What_is_paid_ahead_is_not_skipped() =>
        Assert.Equal(new DateOnly(2027, 2, 1), Changed(AgreementChanges.SkipNext(Running(paid: 2_000_00), AfterThree, Policies.Default, RequestLimits.InForce))[3].DueOn);

    [Theory]
    [InlineData(11, 0, "")]                // eleven months become twelve
    [InlineData(12, 0, "TooManyMonths")]   // the frame for up to 15.000,00 is twelve
    [InlineData(11, 1, "TooManySkipped")]
    [InlineData(12, 1, "TooManySkipped TooManyMonths")]
    public void One_instalment_a_year_is_skipped_if_the_frame_still_holds(int months, int before, string refusals) =>
        Assert.Equal(refusals, Refusals(AgreementChanges.SkipNext(Running(months: months) with { Skipped = before }, Early, Policies.Default, RequestLimits.InForce)));

    /// <summary>1.500,00 are due and 3.500,00 to come; 1.200,00 more have been paid, so 2.300,00 are left in seven months.</summary>
    [Theory]
    [InlineData(ExtraPaymentUse.Shorten, "120000 50000 50000 50000 50000 30000")]
    [InlineData(ExtraPaymentUse.Lower, "120000 32900 32900 32900 32900 32900 32900 32600")]
    public void An_extra_payment_shortens_the_plan_or_lowers_its_instalments(ExtraPaymentUse use, string rest)
    {
        var plan = Changed(AgreementChanges.ExtraPayment(Running(paid: 2_700_00), use, AfterThree, Policies.Default, RequestLimits.InForce));

        Assert.Equal(Running().Agreement.Instalments.Take(3), plan.Take(3));
        Assert.Equal(rest, string.Join(' ', plan.Skip(3).Select(instalment => instalment.Amount.Ore)));
        Assert.Equal([AfterThree, new DateOnly(2027, 2, 1)], plan.Skip(3).Take(2).Select(instalment => instalment.DueOn));
        Assert.Equal(Enumerable.Range(1, plan.Count), plan.Select(instalment => instalment.Number));
    }

    [Fact]
    public void An_extra_payment_never_lowers_below_the_least_instalment() =>
        Assert.Equal("InstalmentIsTooSmall", Refusals(AgreementChanges.ExtraPayment(Running(paid: 4_000_00), ExtraPaymentUse.Lower, AfterThree, Policies.Default, RequestLimits.InForce)));

    /// <summary>A claim has become 1.000,00 smaller: 2.500,00 of the 3.500,00 to come are left.</summary>
    [Fact]
    public void What_is_no_longer_owed_is_in_no_instalment() =>
        Assert.Equal(2_500_00, Changed(AgreementChanges.LowerAmount(Running(paid: 1_500_00, owed: 2_500_00), Kroner.Of(400), AfterThree, Policies.Default, RequestLimits.InForce)).Skip(3).Sum(instalment => instalment.Amount.Ore));

    [Theory]
    [InlineData(450, "")]
    [InlineData(400, "")]                                  // nine more: twelve months in all
    [InlineData(380, "TooManyMonths")]
    [InlineData(249, "InstalmentIsTooSmall")]
    [InlineData(500, "AmountIsNotLower")]
    [InlineData(0, "AmountIsNotPositive")]
    public void A_lower_amount_is_granted_if_the_frame_still_holds(int kroner, string refusals) =>
        Assert.Equal(refusals, Refusals(AgreementChanges.LowerAmount(Running(paid: 1_500_00), Kroner.Of(kroner), AfterThree, Policies.Default, RequestLimits.InForce)));

    [Fact]
    public void Rule_L11a_no_change_goes_beyond_what_law_allows()
    {
        var limits = Asked.Limits((RequestLimitKind.LongestAgreement, 10), (RequestLimitKind.SmallestInstalment, 450_00));

        Assert.Equal("LongerThanLawAllows", Refusals(AgreementChanges.SkipNext(Running(), Early, Policies.Default, limits)));
        Assert.Equal("LongerThanLawAllows SmallerThanLawAllows", Refusals(AgreementChanges.LowerAmount(Running(), Kroner.Of(449), Early, Policies.Default, limits)));
        Assert.Equal("SmallerThanLawAllows", Refusals(AgreementChanges.ExtraPayment(Running(paid: 2_700_00), ExtraPaymentUse.Lower, AfterThree, Policies.Default, limits)));
        Assert.Equal("", Refusals(AgreementChanges.PayDay(Running(), 15, Early, Policies.Default, limits)));
    }

    [Fact]
    public void No_change_reaches_beyond_the_calendar() =>
        Assert.Equal("TooManyInstalments", Refusals(AgreementChanges.PayDay(Running(first: new(2031, 2, 27)), 1, new(2031, 2, 20), Policies.Default, RequestLimits.InForce)));

    /// <summary>Whatever is changed, whenever, and whatever has been paid.</summary>
    [Fact]
    public void A_changed_plan_keeps_what_was_due_and_sums_to_what_is_left() =>
        Prop.ForAll(Gen.Choose(1_000_00, 15_000_00).ToArbitrary(), Gen.Choose(0, 110).Three().ToArbitrary(), Gen.Choose(1, 28).Two().ToArbitrary(), (debt, percent, days) =>
        {
            var (paid, wait, months) = (debt * Math.Min(percent.Item1, 100) / 100, percent.Item2 * 4, percent.Item3 % 12 + 1);
            var running = Running(debt, months, paid, new DateOnly(2026, 11, days.Item1));
            var today = Early.AddDays(wait);
            return Changes(running, today, days.Item2, debt / months / 100 - days.Item2).OfType<ChangeAnswer.Changed>().All(changed =>
                InstalmentPlans.Sum(changed.Plan) == running.Debt && changed.Plan.All(instalment => instalment.Amount.IsPositive)
                && running.DueBy(today).SequenceEqual(changed.Plan.Take(running.DueBy(today).Count))
                && changed.Plan.Zip(changed.Plan.Skip(1)).All(pair => pair.First.DueOn < pair.Second.DueOn || pair.First.DueOn == today)
                && !(changed.Plan.First(instalment => instalment.DueOn > today).DueOn is var next && next < running.After(today)[0].DueOn && next <= today.AddDays(14)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>A claim with 1 % a month; so much is paid before the first instalment.</summary>
    [Fact]
    public void An_extra_payment_never_makes_it_dearer() =>
        Prop.ForAll(Gen.Choose(3_000_00, 15_000_00).ToArbitrary(), Gen.Choose(2, 12).ToArbitrary(), Gen.Choose(1, 90).ToArbitrary(), (debt, months, percent) =>
        {
            var claim = TestClaim.With([TestClaim.Entry(EntryKind.Principal, Early.AddDays(-40), debt)], payBy: Early.AddDays(-1)) with { Type = ClaimType.AfterSchool, DueOn = Early.AddDays(-1) };
            var owed = debt + (debt + 50) / 100; // the first month's interest, on the day of the agreement
            var plan = Asked.ByMonths(owed, months);
            var extra = owed * (long)percent / 100;
            var before = ExpectedCost.Of([claim], plan, Early, Policies.Default).Total;
            var (day, paid) = (Early.AddDays(1), claim with { Postings = [.. claim.Postings, TestClaim.Entry(EntryKind.Payment, Early.AddDays(1), -extra)] });
            var running = Running(owed, months, extra) with { Claims = [new OwedClaim(paid, new Kroner(owed - extra))] };
            return Enum.GetValues<ExtraPaymentUse>().Select(use => AgreementChanges.ExtraPayment(running, use, day, Policies.Default, RequestLimits.InForce)).OfType<ChangeAnswer.Changed>()
                .All(changed => new Kroner(extra) + ExpectedCost.Of([paid], [.. changed.Plan.Where(instalment => instalment.DueOn > day)], day, Policies.Default).Total <= before);
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<ChangeAnswer> Changes(RunningAgreement running, DateOnly today, int payDay, int kroner) =>
    [
        AgreementChanges.PayDay(running, payDay, today, Policies.Default, RequestLimits.InForce), AgreementChanges.SkipNext(running, today, Policies.Default, RequestLimits.InForce),
        AgreementChanges.ExtraPayment(running, ExtraPaymentUse.Shorten, today, Policies.Default, RequestLimits.InForce),
        AgreementChanges.ExtraPayment(running, ExtraPaymentUse.Lower, today, Policies.Default, RequestLimits.InForce),
        AgreementChanges.LowerAmount(running, Kroner.Of(kroner), today, Policies.Default, RequestLimits.InForce),
    ];

    private static RunningAgreement Running(long debt = 5_000_00, int months = 10, long paid = 0, DateOnly? first = null, long? owed = null)
    {
        var firstOn = first ?? Asked.FirstOn;
        var plan = Asked.Made(InstalmentPlans.ByMonths(new PlanAsk(new Kroner(debt), firstOn, firstOn.Day), months, Early, Policies.Default, RequestLimits.InForce));
        var claim = Asked.Claim(owed ?? debt - paid);
        return new(new Agreement(Guid.NewGuid(), AgreementStatus.Active, PaymentId.Of(9), TestClaim.Person, [claim.Claim.Id], Early, plan), [claim], new Kroner(paid), 0, 0);
    }

    private static IReadOnlyList<Instalment> Changed(ChangeAnswer answer) => Assert.IsType<ChangeAnswer.Changed>(answer).Plan;

    private static string Refusals(ChangeAnswer answer) => string.Join(' ', (answer as ChangeAnswer.Refused)?.Reasons ?? []);

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
