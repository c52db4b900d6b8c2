using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Policy;

public sealed class PolicyRulesTests
{
    private static readonly DateOnly BusinessDay = new(2026, 10, 2), Next = new(2026, 10, 3);

    [Fact]
    public void The_first_set_is_within_the_limits_of_the_law() => Assert.Empty(LegalLimits.Breaches(Policies.Default));

    [Fact]
    public void Every_setting_has_its_unit_and_every_limit_its_law()
    {
        Assert.Equal(Enum.GetValues<PolicySetting>(), PolicySettings.All.Select(rules => rules.Setting));
        Assert.All(LegalLimits.All, limit => Assert.NotEmpty(limit.Law));
        Assert.All(DefaultPolicies.All, row => Assert.NotEmpty(row.Source));
    }

    [Fact]
    public void Every_number_has_a_most_or_its_law_names_the_values() =>
        Assert.All(
            PolicySettings.All.Where(rules => rules.Unit is not (PolicyUnit.FeeLaw or PolicyUnit.CoverOrder or PolicyUnit.YesNo)),
            rules => Assert.Contains(LegalLimits.All, limit => limit.Setting == rules.Setting && limit.Bound == LimitBound.AtMost));

    [Theory]
    [InlineData(PolicySetting.ReminderFee, 25_000, 25_001)]
    [InlineData(PolicySetting.SecondReminderFee, 0, 25_001)]
    [InlineData(PolicySetting.CivilReminderFee, 10_000, 10_001)]
    [InlineData(PolicySetting.MonthlyInterest, 60, 101)]
    [InlineData(PolicySetting.LetterDeadline, 10, 9)]
    [InlineData(PolicySetting.Reminder2After, 10, 9)]
    [InlineData(PolicySetting.SmallestNotice, 10_000, 9_999)]
    [InlineData(PolicySetting.NoticeWait, 14, 13)]
    public void A_choice_may_reach_the_limit_and_not_pass_it(PolicySetting setting, long allowed, long beyond)
    {
        Assert.Empty(Reasons(setting, null, Next, allowed));
        var fault = Assert.Single(PolicyRules.Decide(Row(setting, null, Next, beyond), BusinessDay, Policies.Default));
        Assert.Equal((PolicyRefusal.BeyondLimit, setting), (fault.Reason, fault.Limit!.Setting));
    }

    [Fact]
    public void What_has_been_decided_stays_explained() => Assert.Equal([PolicyRefusal.NotAfterBusinessDay], Reasons(PolicySetting.ReminderFee, null, BusinessDay, 10_000));

    [Fact]
    public void No_day_beyond_the_calendar() => Assert.Equal([PolicyRefusal.BeyondCalendar], Reasons(PolicySetting.ReminderFee, null, new(2032, 1, 1), 10_000));

    [Fact]
    public void Nothing_is_chosen_without_its_law_or_decision()
    {
        Assert.Equal([PolicyRefusal.SourceIsMissing], Reasons(PolicySetting.ReminderFee, null, Next, 10_000, ""));
        Assert.Equal([PolicyRefusal.SourceIsTooLong], Reasons(PolicySetting.ReminderFee, null, Next, 10_000, new string('x', 201)));
    }

    [Fact]
    public void Less_than_nothing_is_no_value() => Assert.Equal([PolicyRefusal.NoSuchValue], Reasons(PolicySetting.ReminderFee, null, Next, -1));

    [Fact]
    public void A_fee_needs_a_right_of_distraint_and_may_be_given_up()
    {
        Assert.Empty(Reasons(PolicySetting.FeeLaw, ClaimType.Daycare, Next, (long)FeeLaw.None));
        Assert.Empty(Reasons(PolicySetting.FeeLaw, ClaimType.Civil, Next, (long)FeeLaw.Renteloven));
        Assert.Equal([PolicyRefusal.LawIsNotForType], Reasons(PolicySetting.FeeLaw, ClaimType.General, Next, (long)FeeLaw.Gebyrloven));
        Assert.Equal([PolicyRefusal.LawIsNotForType], Reasons(PolicySetting.FeeLaw, ClaimType.Daycare, Next, (long)FeeLaw.Renteloven));
        Assert.Equal([PolicyRefusal.NoSuchValue], Reasons(PolicySetting.FeeLaw, ClaimType.Daycare, Next, 7));
        Assert.Equal([PolicyRefusal.TypeIsMissing], Reasons(PolicySetting.FeeLaw, null, Next, (long)FeeLaw.None));
    }

    [Fact]
    public void The_course_is_the_same_for_all_types() => Assert.Equal([PolicyRefusal.SameForAllTypes], Reasons(PolicySetting.LetterDeadline, ClaimType.Daycare, Next, 14));

    [Fact]
    public void A_missing_rate_may_come_late_and_a_known_one_is_never_changed()
    {
        Assert.Empty(Reasons(PolicySetting.CivilInterest, null, new(2026, 7, 1), 965));
        Assert.Equal([PolicyRefusal.RateIsOnRecord], Reasons(PolicySetting.CivilInterest, null, new(2026, 1, 1), 965));
        Assert.Equal([PolicyRefusal.NotAHalfYear], Reasons(PolicySetting.CivilInterest, null, new(2027, 2, 1), 965));
    }

    [Fact]
    public void Every_reason_is_told_at_once() =>
        Assert.Equal(
            [PolicyRefusal.NotAfterBusinessDay, PolicyRefusal.SameForAllTypes, PolicyRefusal.BeyondLimit, PolicyRefusal.SourceIsMissing],
            Reasons(PolicySetting.NoticeWait, ClaimType.Civil, BusinessDay, 5, ""));

    private static IEnumerable<PolicyRefusal> Reasons(PolicySetting setting, ClaimType? type, DateOnly from, long value, string source = "byrådets beslutning") =>
        PolicyRules.Decide(Row(setting, type, from, value, source), BusinessDay, Policies.Default).Select(fault => fault.Reason);

    private static PolicyRow Row(PolicySetting setting, ClaimType? type, DateOnly from, long value, string source = "byrådets beslutning") => new(setting, type, from, value, source);
}
