using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Law;

namespace Portal.Domain.Tests.Law;

public sealed class DanishCalendarTests
{
    [Theory]
    [InlineData("2026-10-02", "2026-10-02")] // a Friday
    [InlineData("2026-10-03", "2026-10-05")] // Saturday
    [InlineData("2026-04-02", "2026-04-07")] // Maundy Thursday to the Tuesday after Easter
    [InlineData("2026-05-14", "2026-05-18")] // Ascension Day, the Friday after it, a weekend
    [InlineData("2026-06-05", "2026-06-08")] // Constitution Day
    [InlineData("2026-12-24", "2026-12-28")]
    [InlineData("2026-12-31", "2027-01-04")]
    [InlineData("2021-12-25", "2021-12-27")] // before the list: only weekends are known
    public void The_banking_day_of_a_day_is_itself_or_the_first_one_after_it(string day, string banking) =>
        Assert.Equal(Day(banking), Day(day).BankingDay());

    [Fact]
    public void The_banking_day_is_a_banking_day_and_nothing_between_is_one() =>
        Prop.ForAll(Gen.Choose(0, 3640).ToArbitrary(), days =>
        {
            var day = new DateOnly(2022, 1, 1).AddDays(days);
            var banking = day.BankingDay();
            var between = true;
            for (var other = day; other < banking; other = other.AddDays(1)) between &= !other.IsBankingDay();
            return between && banking.IsBankingDay() && banking >= day && banking.BankingDay() == banking;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_beyond_the_list_is_refused_and_never_guessed()
    {
        Assert.Equal(new DateOnly(2032, 1, 1), Assert.Throws<BeyondCalendarException>(() => new DateOnly(2032, 1, 1).IsBankingDay()).Day);
        Assert.Throws<BeyondCalendarException>(() => BankClosingDays.LastKnown.BankingDay());
    }

    [Fact]
    public void Every_year_of_the_list_has_its_holidays()
    {
        for (var year = 2022; year <= 2031; year++) Assert.InRange(BankClosingDays.All.Count(day => day.Year == year), 13, 15);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
