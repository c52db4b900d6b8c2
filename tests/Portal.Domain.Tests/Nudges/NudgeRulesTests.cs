using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;

namespace Portal.Domain.Tests.Nudges;

public sealed class NudgeRulesTests
{
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly NudgeFacts Fresh = new(ReceiverIsDead: false, IsChosen: true, IsOpened: false, TimeSpan.FromMinutes(5));

    [Fact]
    public void A_fresh_nudge_that_is_chosen_goes_out_by_day() => Assert.Equal(new NudgeAnswer.Send(), NudgeRules.Decide(Fresh, Noon, QuietHours.Usual));

    [Fact]
    public void Each_reason_against_it_counts_by_day_and_by_night()
    {
        foreach (var clock in new[] { Noon, new TimeOnly(23, 0) })
        {
            Assert.Equal(new NudgeAnswer.Dropped("receiver-dead"), NudgeRules.Decide(Fresh with { ReceiverIsDead = true }, clock, QuietHours.Usual));
            Assert.Equal(new NudgeAnswer.Dropped("not-chosen"), NudgeRules.Decide(Fresh with { IsChosen = false }, clock, QuietHours.Usual));
            Assert.Equal(new NudgeAnswer.Dropped("opened"), NudgeRules.Decide(Fresh with { IsOpened = true }, clock, QuietHours.Usual));
            Assert.Equal(new NudgeAnswer.Dropped("too-late"), NudgeRules.Decide(Fresh with { Age = TimeSpan.FromDays(3) + TimeSpan.FromMilliseconds(1) }, clock, QuietHours.Usual));
        }
        Assert.Equal(new NudgeAnswer.Send(), NudgeRules.Decide(Fresh with { Age = TimeSpan.FromDays(3) }, Noon, QuietHours.Usual));
    }

    [Theory]
    [InlineData(7, 59, false)]
    [InlineData(8, 0, true)]
    [InlineData(19, 59, true)]
    [InlineData(20, 0, false)]
    [InlineData(0, 0, false)]
    public void Who_has_chosen_no_hours_is_left_alone_from_20_to_8(int hour, int minute, bool goes) =>
        Assert.Equal(goes ? new NudgeAnswer.Send() : new NudgeAnswer.Wait(), NudgeRules.Decide(Fresh, new TimeOnly(hour, minute), QuietHours.Usual));

    [Fact]
    public void The_quiet_hours_are_those_counted_forward_from_the_first_to_the_last_over_midnight_too() =>
        Prop.ForAll(Gen.Choose(0, 23).Three().ToArbitrary(), Gen.Choose(0, 59).ToArbitrary(), (hours, minute) =>
        {
            var (from, to, hour) = hours;
            var quiet = new HashSet<int>();
            for (var each = from; each != to; each = (each + 1) % 24) quiet.Add(each);
            return new QuietHours(from, to).Contains(new TimeOnly(hour, minute)) == quiet.Contains(hour);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_letters_whose_nudge_names_a_day_are_those_that_letters_md_lists() => Assert.Equal(
        [
            LetterKind.Bill, LetterKind.Reminder1, LetterKind.Reminder2, LetterKind.BreachReminder, LetterKind.Demand, LetterKind.CoDebtorFirst, LetterKind.TransferNotice,
            LetterKind.InformationRequest, LetterKind.Hearing,
        ],
        Enum.GetValues<LetterKind>().Where(kind => NudgeRules.NamesDate(kind, new DateOnly(2026, 10, 12), new DateOnly(2026, 10, 12))));

    [Fact]
    public void A_day_that_has_passed_is_not_named()
    {
        Assert.False(NudgeRules.NamesDate(LetterKind.Bill, new DateOnly(2026, 10, 11), new DateOnly(2026, 10, 12)));
        Assert.False(NudgeRules.NamesDate(LetterKind.Bill, null, new DateOnly(2026, 10, 12)));
    }

    [Theory]
    [InlineData("anna@example.dk", true)]
    [InlineData("a.b+c_d@post.example.co", true)]
    [InlineData("anna@example", false)]
    [InlineData("anna", false)]
    [InlineData("@example.dk", false)]
    [InlineData("anna@@example.dk", false)]
    [InlineData("anna@example.dk\n", false)]
    [InlineData("anna@example.dk\r\nBcc: bo@example.dk", false)]
    [InlineData("Anna <anna@example.dk>", false)]
    [InlineData("anna@example.dk, bo@example.dk", false)]
    [InlineData("\"anna\"@example.dk", false)]
    [InlineData("ånna@example.dk", false)]
    [InlineData(".anna@example.dk", false)]
    [InlineData("anna@-example.dk", false)]
    [InlineData("anna@example..dk", false)]
    [InlineData("", false)]
    public void An_address_is_one_plain_address_and_nothing_that_could_begin_another_line(string text, bool valid) => Assert.Equal(valid, EmailAddress.IsValid(text));

    [Fact]
    public void An_address_longer_than_mail_can_carry_is_none() => Assert.False(EmailAddress.IsValid($"anna@{string.Join('.', Enumerable.Repeat("example", 40))}.dk"));
}
