using System.Globalization;
using Portal.Domain.Claims;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>
/// The days of the course around closed days, night after night, by formats.md section 5: reminder 1 on the banking day of pay-by + 10, its deadline the banking day of
/// + 10, reminder 2 on the banking day of the later of + 14 and the day after that deadline, the call on the day after reminder 2's deadline.
/// </summary>
public sealed class ReminderDayTests
{
    private const string Anna = "6101801234";

    [Theory]
    [InlineData("2026-03-23", "2026-04-07", "2026-04-21", "2026-05-02")] // + 10 is Maundy Thursday: the Tuesday after Easter; deadline 17 April; 21 April + 10 = Friday 1 May, the call on a Saturday
    [InlineData("2026-05-04", "2026-05-18", "2026-06-01", "2026-06-12")] // Ascension Day, the Friday after it, a weekend: Monday 18 May
    [InlineData("2026-04-30", "2026-05-11", "2026-05-26", "2026-06-09")] // + 10 is a Sunday; + 14 is Whit Monday; + 10 is Constitution Day, so 8 June and the call on the 9th
    [InlineData("2026-12-11", "2026-12-21", "2027-01-05", "2027-01-16")] // the deadline 31 December becomes 4 January: reminder 2 waits for the day after it, though + 14 is 4 January
    [InlineData("2026-12-14", "2026-12-28", "2027-01-11", "2027-01-22")] // + 10 is Christmas Eve: Monday 28 December
    [InlineData("2026-12-21", "2027-01-04", "2027-01-18", "2027-01-29")] // + 10 is New Year's Eve: Monday 4 January
    [InlineData("2026-12-24", "2027-01-07", "2027-01-21", "2027-02-02")] // the pay-by itself is closed: 28 December + 10; the last deadline 31 January is a Sunday
    [InlineData("2026-10-09", "2026-10-19", "2026-11-02", "2026-11-13")] // nothing closed but weekends: + 10, + 14, + 11
    public void Letters_leave_on_banking_days_and_never_before_their_day(string payBy, string first, string second, string call)
    {
        var on = Day(payBy);
        var town = new MemoryTown(on.AddDays(-3));
        town.Apply(new ModelEvent.Persons([new ModelPerson(Anna, HasPhone: true, Dead: false, "DK")]));
        town.Apply(new ModelEvent.Claims([new ModelClaim("KILDE", "1", "after-school", Anna, [], 1790_00, on, on, "ordinary", [])]));
        for (var night = on.AddDays(-3); night <= on.AddDays(50); night = night.AddDays(1)) town.Apply(new ModelEvent.Night(night));

        Assert.Equal(
            [$"Reminder1 {first}", $"Reminder2 {second}", $"PhoneTask {call}"],
            town.Claims["KILDE/1"].Steps.Where(step => step.Step != Step.Bill).Select(step => $"{step.Step} {step.On:yyyy-MM-dd}"));
    }

    /// <summary>Formats.md section 5, "deferral granted until U": "unpaid: the step that was next, on the banking day of U + 10 days", a Saturday here, with five banking days to it over Easter.</summary>
    [Fact]
    public void The_notice_of_a_broken_term_comes_ten_days_after_the_time_that_was_granted()
    {
        var town = new MemoryTown(Day("2026-12-15"));
        town.Apply(new ModelEvent.Persons([new ModelPerson(Anna, HasPhone: true, Dead: false, "DK")]));
        town.Apply(new ModelEvent.Claims([new ModelClaim("KILDE", "1", "after-school", Anna, [], 1790_00, Day("2027-01-04"), Day("2027-01-04"), "settlement", [(Day("2027-01-04"), 790_00), (Day("2027-07-01"), 1000_00)])]));
        RunTo("2027-01-05");
        town.Apply(new ModelEvent.Request(["KILDE/1"], Day("2027-01-05"), 1, Day("2027-03-24")));
        RunTo("2027-02-19");
        town.Apply(new ModelEvent.Decide(1, Day("2027-02-19"), Day("2027-03-24")));
        RunTo("2027-04-10");
        Assert.Equal(Day("2027-04-05"), town.Claims["KILDE/1"].Steps.Single(step => step.Step == Step.TransferNotice).On);

        void RunTo(string day)
        {
            for (var night = town.BusinessDay.AddDays(1); night <= Day(day); night = night.AddDays(1)) town.Apply(new ModelEvent.Night(night));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
