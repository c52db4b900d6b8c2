using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Letters;

/// <summary>What a letter tells beforehand, by the municipality's choices on the letter's date: the earliest days of what follows, and what it costs.</summary>
internal sealed class CourseOutlook(Policies policies, DateOnly on)
{
    /// <param name="payBy">The claim's effective pay-by.</param>
    public DateOnly Reminder1(DateOnly payBy) => payBy.AddDays(policies.Days(PolicySetting.Reminder1After, on)).BankingDay();

    /// <param name="payBy">The deadline that reminder 1 prints.</param>
    public DateOnly Reminder2(DateOnly payBy)
    {
        var after = on.AddDays(policies.Days(PolicySetting.Reminder2After, on));
        return (after > payBy ? after : payBy.AddDays(1)).BankingDay();
    }

    /// <param name="payBy">The deadline of reminder 2.</param>
    public static DateOnly Phone(DateOnly payBy) => payBy.AddDays(1);

    /// <inheritdoc cref="Phone"/>
    public static DateOnly Notice(DateOnly payBy) => Phone(payBy).AddDays(1).BankingDay();

    /// <summary>The day after the waiting time, counted from when the notice can be in the receiver's hands.</summary>
    /// <param name="paperDays">Banking days that paper is on its way; 0 for Digital Post.</param>
    public DateOnly Transfer(DateOnly notice, int paperDays)
    {
        for (var i = 0; i < paperDays; i++) notice = notice.AddDays(1).BankingDay();
        return notice.AddDays(policies.Days(PolicySetting.NoticeWait, on) + 1);
    }

    public FeeLaw LawOf(CourseLetterSubject claim) => policies.FeeLaw(claim.Type, claim.Amounts.DueOn);

    /// <summary>The fee of reminder 1, or of reminder 2 where it has one without a further reason.</summary>
    /// <returns>Null where there is none.</returns>
    public PolicyRow? Fee(CourseLetterSubject claim, Step step) => (LawOf(claim), step) switch
    {
        (FeeLaw.Gebyrloven, Step.Reminder1) => policies.For(PolicySetting.ReminderFee, claim.Type, on),
        (FeeLaw.Renteloven, Step.Reminder1 or Step.Reminder2) => policies.For(PolicySetting.CivilReminderFee, claim.Type, on),
        _ => null,
    } is { Value: > 0 } row ? row : null;

    /// <summary>Interest on a claim: the law, and the rate as it is on the letter's date.</summary>
    /// <returns>Null where no law gives interest, or the municipality takes none.</returns>
    public (LawRef Law, FeeLaw By, int? BasisPoints)? Interest(CourseLetterSubject claim)
    {
        var by = LawOf(claim);
        if (InterestPolicies.For(by, on) is not { } policy) return null;
        if (by == FeeLaw.Renteloven) return (policy.Law, by, (int?)policies.CivilInterest(CivilInterestRates.HalfYear(on))?.Value);
        var monthly = (int)policies.For(PolicySetting.MonthlyInterest, claim.Type, on).Value;
        return monthly > 0 ? (policy.Law, by, monthly) : null;
    }

    /// <summary>The law that an entry names, without the row of policy beside it.</summary>
    public static string LawNamed(string rule) => rule.Split(" (")[0];
}
