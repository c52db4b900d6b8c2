using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.Domain.Calls;

namespace Portal.App.Tests.Letters;

/// <summary>What was said on the phone in writing, and that somebody was called in vain.</summary>
public sealed class PhoneFollowUpLetterTests
{
    private static PhoneFollowUpModel WillPay => new(
        SampleLetters.Anna, new DateOnly(2026, 10, 7), CallOutcome.WillPayBy, SampleLetters.Granted.Claims, "", new DateOnly(2026, 10, 20), new DateOnly(2026, 10, 21), "Sofie Sagsbehandler");

    [Theory]
    [InlineData("WillPay")]
    [InlineData("Agreed_English")]
    [InlineData("Refused")]
    [InlineData("Missed")]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(Write(sample), $"follow-up-{sample}");

    [Theory]
    [InlineData("WillPay")]
    [InlineData("Refused")]
    [InlineData("Missed")]
    public void The_danish_is_plain(string sample)
    {
        var text = Write(sample).Texts.Single();
        Assert.All(Readability.Sentences(text), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, 38);
    }

    private static LetterContent Write(string sample) => new PhoneFollowUpLetter(Database.Municipality).Compose(sample switch
    {
        "Agreed_English" => WillPay with { Outcome = CallOutcome.Agreed, Words = "Du søger om en aftale på portalen.", Receiver = SampleLetters.Anna with { Language = "en" } },
        "Refused" => WillPay with { Outcome = CallOutcome.Refused, By = null, RestsUntil = null },
        "Missed" => WillPay with { Outcome = CallOutcome.NoAnswer, By = new DateOnly(2026, 10, 19), RestsUntil = null },
        _ => WillPay,
    }).In(Wording.Standard);
}
