using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>The fees that a letter tells of before they are charged (formats.md section 5), dated by law. "Law none" has no line: no fee.</summary>
/// <param name="Reminder2">0 where rykker 2 costs nothing.</param>
internal sealed record AnnouncedFee(FeeLaw FeeLaw, DateOnly ValidFrom, Kroner Reminder1, Kroner Reminder2, LawRef Law)
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<AnnouncedFee> All =
    [
        //  law                 valid from        reminder 1       reminder 2       source
        new(FeeLaw.Gebyrloven,  new(2000, 1, 1),  Kroner.Of(250),  Kroner.Zero,     new("gebyrloven", "§ 2")),
        new(FeeLaw.Renteloven,  new(2000, 1, 1),  Kroner.Of(100),  Kroner.Of(100),  new("renteloven", "§ 9 b")),
    ];
#pragma warning restore format

    /// <returns>Null where no law gives a fee.</returns>
    public static AnnouncedFee? For(FeeLaw law, DateOnly on) => All.Where(fee => fee.FeeLaw == law && fee.ValidFrom <= on).MaxBy(fee => fee.ValidFrom);
}

/// <summary>The earliest days of what follows, as a letter tells them: never sooner than the course itself allows (formats.md section 5).</summary>
internal static class CourseOutlook
{
    private const int NoticeDays = 14;

    /// <param name="payBy">The claim's effective pay-by.</param>
    public static DateOnly Reminder1(DateOnly payBy) => payBy.AddDays(10).BankingDay();

    /// <param name="on">The date of reminder 1.</param>
    /// <param name="payBy">The deadline that it printed.</param>
    public static DateOnly Reminder2(DateOnly on, DateOnly payBy) => (on.AddDays(14) > payBy ? on.AddDays(14) : payBy.AddDays(1)).BankingDay();

    /// <param name="payBy">The deadline of reminder 2.</param>
    public static DateOnly Phone(DateOnly payBy) => payBy.AddDays(1);

    /// <inheritdoc cref="Phone"/>
    public static DateOnly Notice(DateOnly payBy) => Phone(payBy).AddDays(1).BankingDay();

    /// <summary>The day after the waiting time, counted from when the notice can be in the receiver's hands.</summary>
    /// <param name="paperDays">Banking days that paper is on its way; 0 for Digital Post.</param>
    public static DateOnly Transfer(DateOnly notice, int paperDays)
    {
        for (var i = 0; i < paperDays; i++) notice = notice.AddDays(1).BankingDay();
        return notice.AddDays(NoticeDays + 1);
    }
}
