using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Tasks;

namespace Portal.Domain.Tests.Arrangements;

public sealed class RaiseAndLapseTests
{
    private static readonly DateOnly Today = new(2026, 9, 1), First = new(2026, 10, 1), ReplyBy = new(2026, 9, 15);

    /// <summary>200.000,00 is 1.500,00 a month by the table; 350,00 is set.</summary>
    [Theory]
    [InlineData(null, "2026-09-01", "RaiseNeedsHearing")]
    [InlineData("1499 unanswered", "2026-09-20", "RaiseNeedsHearing")]
    [InlineData("1500 unanswered", "2026-09-15", "HearingIsOpen")]
    [InlineData("1500 unanswered", "2026-09-16", "")]
    [InlineData("1500 answered", "2026-09-02", "")]
    public void Rule_P13_a_raise_is_heard_first_and_comes_with_the_answer_or_after_the_time_for_it(string? heard, string today, string refusal)
    {
        var about = heard?.Split(' ');
        var raise = about is null ? null : new HeardRaise(Kroner.Of(int.Parse(about[0], System.Globalization.CultureInfo.InvariantCulture)), ReplyBy, about[1] == "answered");
        var answer = Decide(SetOnClaim.Claim(), 200_000, Day(today), raise);
        Assert.Equal(refusal, answer is ArrangementAnswer.Refused refused ? string.Join(' ', refused.Reasons) : "");
    }

    [Fact]
    public void Rule_P13_an_amount_that_is_no_higher_is_set_at_once()
    {
        var answer = ArrangementRules.Decide(SetOnClaim.Claim(), new ArrangementAsk(null, false, false, null, false, First, 1), null, Today, Policies.Default, RequestLimits.InForce);
        Assert.Equal(Kroner.Of(350), Assert.IsType<ArrangementAnswer.Instalments>(answer).Monthly);
    }

    [Fact]
    public void Rule_P13_a_claim_lapses_three_years_after_the_benefit_ended_when_there_was_never_an_amount_to_pay()
    {
        var (waiting, lapses) = (SetOnClaim.Claim(arranged: false), new DateOnly(2029, 1, 31));
        Assert.Equal(lapses, RepaymentLapses.LapsesOn(waiting));
        Assert.Equal((false, true), (RepaymentLapses.HasLapsed(waiting, lapses), RepaymentLapses.HasLapsed(waiting, lapses.AddDays(1))));
        Assert.False(RepaymentLapses.HasLapsed(SetOnClaim.Claim(), lapses.AddDays(1)));
        Assert.False(RepaymentLapses.HasLapsed(waiting with { PeriodTo = null }, lapses.AddDays(1)));
        Assert.Equal(new DateOnly(2031, 1, 31), RepaymentLapses.LapsesOn(waiting with { Type = ClaimType.DaycareRepayment }));
        Assert.Null(RepaymentLapses.LapsesOn(waiting with { Type = ClaimType.PensionRepayment }));
    }

    [Fact]
    public void Rule_P13_nothing_is_collected_on_a_claim_that_has_lapsed()
    {
        var (waiting, after) = (SetOnClaim.Claim(arranged: false), new DateOnly(2029, 2, 1));
        var unpaid = DerivedAccount.Of(waiting, after, Policies.Default).Unpaid;
        Assert.NotEmpty(Course.Plans(waiting, unpaid, after.AddDays(-1), Policies.Default));
        Assert.Empty(Course.Plans(waiting, unpaid, after, Policies.Default));
        Assert.Contains(ArrangementRefusal.ClaimHasLapsed, Assert.IsType<ArrangementAnswer.Refused>(Decide(waiting, 200_000, after, null)).Reasons);
    }

    [Fact]
    public void Staff_are_told_when_the_day_on_which_a_claim_lapses_is_near()
    {
        var claim = SetOnClaim.Claim();
        Assert.Null(RepaymentTasks.Lapse(claim, new DateOnly(2029, 1, 30)));
        var task = RepaymentTasks.Lapse(claim, new DateOnly(2029, 1, 31))!;
        Assert.Equal((TaskKind.Limitation, new DateOnly(2029, 1, 31), "lapse"), (task.Kind, task.Deadline!.Value, task.Detail));
        Assert.Equal(task.Id, RepaymentTasks.Lapse(claim, new DateOnly(2029, 6, 1))!.Id);
    }

    [Fact]
    public void An_income_is_looked_at_once_for_each_occasion()
    {
        var (claim, set) = (SetOnClaim.Claim(), Guid.NewGuid());
        Assert.Equal(RepaymentTasks.Recheck(claim, set, null, Today).Id, RepaymentTasks.Recheck(claim, set, null, Today.AddDays(9)).Id);
        Assert.NotEqual(RepaymentTasks.Recheck(claim, set, null, Today).Id, RepaymentTasks.Recheck(claim, set, Guid.NewGuid(), Today).Id);
    }

    private static ArrangementAnswer Decide(ClaimFacts claim, int income, DateOnly today, HeardRaise? heard) =>
        ArrangementRules.Decide(claim, SetOnClaim.Income(income, today.AddMonths(1)), null, today, Policies.Default, RequestLimits.InForce, heard);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
