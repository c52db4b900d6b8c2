using Portal.App.Letters;

namespace Portal.App.Tests.Letters;

/// <summary>Receipt, request for information and hearing (letters.md 4.9-4.11).</summary>
public sealed class RequestLetterTests
{
    private static readonly string[] Never = ["diagnosen", "sygdom", "inkasso", "RKI", "snarest", "straks", "!"];

    [Theory, MemberData(nameof(SampleRequestLetters.All), MemberType = typeof(SampleRequestLetters))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(SampleRequestLetters.Named(sample), $"request-{sample}");

    [Theory, MemberData(nameof(SampleRequestLetters.All), MemberType = typeof(SampleRequestLetters))]
    public void The_danish_is_plain_and_holds_nothing_that_no_letter_may(string sample)
    {
        var content = SampleRequestLetters.Named(sample);
        var text = content.Texts.Single(text => text.Language == "da");
        var sentences = Readability.Sentences(text);

        Assert.All(sentences, sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, 42);
        Assert.All(Never, word => Assert.DoesNotContain(word, LetterPlainText.Of(content), StringComparison.OrdinalIgnoreCase));
        // Nothing is decided in them, so there is nothing to complain about (letters.md 2.1).
        Assert.DoesNotContain(content.Texts.SelectMany(part => part.Blocks), block => block is LetterBlock.Locked);
    }

    [Theory, MemberData(nameof(SampleRequestLetters.All), MemberType = typeof(SampleRequestLetters))]
    public void The_content_reads_back_as_it_was_kept_and_is_drawn(string sample)
    {
        var content = SampleRequestLetters.Named(sample);

        Assert.Equal(LetterPlainText.Of(content), LetterPlainText.Of(LetterContent.FromBytes(content.ToBytes())));
        Assert.True(LetterPdf.Draw(content).Span.StartsWith("%PDF-"u8));
    }

    [Theory]
    [InlineData("Information_English")]
    [InlineData("Hearing_English")]
    public void A_caseworkers_words_are_marked_as_danish_in_the_english_letter(string sample) =>
        Assert.Contains(SampleRequestLetters.Named(sample).Texts[0].Blocks.OfType<LetterBlock.Paragraph>(), paragraph => paragraph.Language == "da");
}
