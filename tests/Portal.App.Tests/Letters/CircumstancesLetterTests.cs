using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.Domain.Deferrals;

namespace Portal.App.Tests.Letters;

/// <summary>The answer to somebody who has told that their circumstances have changed.</summary>
public sealed class CircumstancesLetterTests
{
    private static CircumstancesLetterModel Considered => new(
        SampleLetters.Anna, new DateOnly(2026, 10, 13), "2026-004178", SampleLetters.Granted.Claims, new DateOnly(2026, 10, 6), new HashSet<HardshipReason> { HardshipReason.Illness }, TakenIntoAccount: true,
        "Søg om mere tid, så ser vi på det med det samme.", new DateOnly(2026, 10, 27), "Sofie Sagsbehandler");

    [Theory]
    [InlineData("Considered")]
    [InlineData("Unchanged")]
    [InlineData("English")]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(Write(sample), $"circumstances-{sample}");

    [Theory]
    [InlineData("Considered")]
    [InlineData("Unchanged")]
    public void The_danish_is_plain(string sample)
    {
        var text = Write(sample).Texts.Single();
        Assert.All(Readability.Sentences(text), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, 38);
    }

    private static LetterContent Write(string sample) => new CircumstancesLetter(Database.Municipality).Compose(sample switch
    {
        "Unchanged" => Considered with { TakenIntoAccount = false, ResumesOn = null },
        "English" => Considered with { Receiver = SampleLetters.Anna with { Language = "en" } },
        _ => Considered,
    }).In(Wording.Standard);
}
