using System.Globalization;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Derivation;

/// <summary>
/// Interest reckoned by hand from formats.md section 5. Gebyrloven: 1 % of the principal left on the day after the due date and on the same day of each later month,
/// or that month's last day; what falls by the effective pay-by counts from the day after it, of what was left when it ended. Each is written "day amount",
/// with "for" and the accrual date where that is another day.
/// </summary>
public sealed class InterestVectorTests
{
    /// <summary>1.000,00 at 1 % is 10,00 each time; only the days differ.</summary>
    [Theory]
    [InlineData("2026-01-15", "2026-01-16 2026-02-16 2026-03-16 2026-04-16")]
    [InlineData("2026-01-29", "2026-01-30 2026-02-28 2026-03-30 2026-04-30")] // the 30th, which February has not
    [InlineData("2026-01-30", "2026-01-31 2026-02-28 2026-03-31 2026-04-30")] // the 31st
    [InlineData("2026-03-31", "2026-04-01 2026-05-01 2026-06-01")]            // the 1st
    [InlineData("2026-04-30", "2026-05-01 2026-06-01")]
    [InlineData("2026-12-30", "2026-12-31 2027-01-31 2027-02-28 2027-03-31")] // over New Year
    [InlineData("2024-01-29", "2024-01-30 2024-02-29 2024-03-30")]            // leap year
    [InlineData("2024-01-30", "2024-01-31 2024-02-29 2024-03-31 2024-04-30")]
    [InlineData("2024-02-28", "2024-02-29 2024-03-29 2024-04-29")]            // the day after is the leap day
    [InlineData("2024-02-29", "2024-03-01 2024-04-01 2024-05-01")]
    [InlineData("2023-02-28", "2023-03-01 2023-04-01 2023-05-01")]
    public void Each_month_begun_bears_interest_on_the_day_after_the_due_date_or_the_months_last_day(string due, string days)
    {
        var expected = days.Split(' ');

        Assert.Equal(expected.Select(day => $"{day} 10.00"), Interest(Claim(due), Day(expected[^1])));
    }

    /// <summary>The leap day's claim a year on: 28 February 2025 for want of a 29th, and the 29th again in March.</summary>
    [Fact]
    public void A_short_month_does_not_shift_the_months_after_it() =>
        Assert.Equal(["2025-01-29 10.00", "2025-02-28 10.00", "2025-03-29 10.00"], Interest(Claim("2024-02-28"), Day("2025-03-29")).TakeLast(3));

    [Theory]
    [InlineData(1000_50, "10.01")] // 1.000,50 x 1 % = 10,005
    [InlineData(1000_49, "10.00")] // 10,0049
    [InlineData(1349_50, "13.50")] // 13,495
    [InlineData(1349_49, "13.49")]
    [InlineData(50, "0.01")]       // half an øre
    [InlineData(49, null)]         // 0,49 øre rounds to nothing, and nothing makes no entry
    public void Interest_is_rounded_half_up_to_the_ore(long ore, string? amount) =>
        Assert.Equal(amount is null ? [] : [$"2026-01-16 {amount}"], Interest(Claim("2026-01-15", ore: ore), Day("2026-01-16")));

    /// <summary>Due on 1 September, to be paid by Thursday 15 October 2026: 2 September and 2 October count from 16 October.</summary>
    [Theory]
    [InlineData("", "2026-10-16 10.00 for 2026-09-02|2026-10-16 10.00 for 2026-10-02|2026-11-02 10.00")]
    [InlineData("2026-10-10 400", "2026-10-16 6.00 for 2026-09-02|2026-10-16 6.00 for 2026-10-02|2026-11-02 6.00")]           // 600,00 left when the pay-by ended
    [InlineData("2026-10-16 400", "2026-10-16 10.00 for 2026-09-02|2026-10-16 10.00 for 2026-10-02|2026-11-02 6.00")]         // a day late: 1.000,00 was left, then 600,00
    [InlineData("2026-10-15 1000", "")]                                                                                        // on the last day: never any
    [InlineData("2026-10-15 999.99", "")]                                                                                      // 1 øre left: 0,01 øre rounds to nothing
    [InlineData("2026-10-16 1000", "2026-10-16 10.00 for 2026-09-02|2026-10-16 10.00 for 2026-10-02")]                         // the 20,00 are owed, the principal is paid
    [InlineData("2026-10-17 400", "2026-10-16 10.00 for 2026-09-02|2026-10-16 10.00 for 2026-10-02|2026-11-02 6.20")]         // 400,00 cover 20,00 of interest and 380,00
    public void A_pay_by_later_than_the_due_date_moves_the_months_begun_to_the_day_after_it(string paid, string interest) =>
        Assert.Equal(Lines(interest), Interest(Claim("2026-09-01", "2026-10-15", paid: paid), Day("2026-11-02")));

    [Theory]
    [InlineData("2026-10-31", "", "2026-11-03 10.00 for 2026-11-01|2026-12-01 10.00")]           // a Saturday: Monday 2 November
    [InlineData("2026-10-31", "2026-11-02 1000", "")]                                             // paid on that Monday
    [InlineData("2026-10-31", "2026-11-03 1000", "2026-11-03 10.00 for 2026-11-01")]              // on the Tuesday
    [InlineData("2026-04-02", "", "2026-04-08 10.00 for 2026-04-03|2026-05-03 10.00")]           // Maundy Thursday: Tuesday 7 April
    [InlineData("2026-05-14", "", "2026-05-19 10.00 for 2026-05-15|2026-06-15 10.00")]           // Ascension Day: Monday 18 May
    [InlineData("2026-12-24", "", "2026-12-29 10.00 for 2026-12-25|2027-01-25 10.00")]           // Christmas Eve: Monday 28 December
    [InlineData("2026-12-31", "", "2027-01-05 10.00 for 2027-01-01|2027-02-01 10.00")]           // New Year's Eve: Monday 4 January
    public void A_pay_by_on_a_closed_day_counts_as_the_next_banking_day(string due, string paid, string interest) =>
        Assert.Equal(Lines(interest), Interest(Claim(due, paid: paid), Day(due).AddMonths(1).AddDays(1)));

    /// <summary>Renteloven: øre x days x rate / 365, posted at the month's end.</summary>
    [Theory]
    [InlineData("2026-01-21", 73_00, "2026-01-31", "2026-01-31 0.20")]                        // 7.300 x 10 x 9,75 % / 365 = 19,5 øre
    [InlineData("2026-01-21", 72_99, "2026-01-31", "2026-01-31 0.19")]                        // 19,497 øre
    [InlineData("2024-01-31", 10_000_00, "2024-03-31", "2024-02-29 93.36|2024-03-31 99.79")]  // 29 and 31 days at 11,75 %, a year of 365 days in a leap year too: 93,3562 and 99,7945
    [InlineData("2024-05-31", 10_000_00, "2024-08-31", "2024-06-30 96.58")]                   // 30 days: 96,5753; no verified rate from 1 July, so nothing for July and August
    [InlineData("2026-02-28", 10_000_00, "2026-03-31", "2026-03-31 77.47")]                   // a Saturday, so Monday 2 March; 29 days from 3 March: 77,4658
    public void Civil_interest_runs_by_the_day_from_the_day_after_the_effective_pay_by(string due, long ore, string through, string interest) =>
        Assert.Equal(Lines(interest), Interest(Claim(due, ore: ore) with { Type = ClaimType.Civil }, Day(through)));

    private static ClaimFacts Claim(string due, string? payBy = null, long ore = 1000_00, string paid = "") => TestClaim.With() with
    {
        ArrivedOn = Day(due).AddDays(-20), DueOn = Day(due), PayBy = Day(payBy ?? due),
        Postings = [TestClaim.Entry(EntryKind.Principal, Day(due).AddDays(-20), ore), .. paid.Length == 0 ? [] : new[] { Payment(paid.Split(' ')) }],
    };

    private static Posting Payment(string[] words) => TestClaim.Entry(EntryKind.Payment, Day(words[0]), -(long)(decimal.Parse(words[1], CultureInfo.InvariantCulture) * 100));

    private static IEnumerable<string> Interest(ClaimFacts claim, DateOnly through) =>
        DerivedAccount.Of(claim, through, Policies.Default).Differences(through).Where(posting => posting.Kind == EntryKind.Interest)
            .Select(posting => string.Create(CultureInfo.InvariantCulture, $"{posting.On:yyyy-MM-dd} {posting.Amount.Ore / 100}.{posting.Amount.Ore % 100:00}{(posting.AccrualOn == posting.On ? "" : $" for {posting.AccrualOn:yyyy-MM-dd}")}"));

    private static string[] Lines(string text) => text.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
