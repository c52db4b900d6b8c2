using Portal.App.Letters;

namespace Portal.App.Tests.Letters;

public sealed class DeferralDecisionLetterTests
{
    [Theory, MemberData(nameof(SampleLetters.All), MemberType = typeof(SampleLetters))]
    public void The_text_is_the_one_that_was_approved(string sample) =>
        ApprovedLetter.Same(SampleLetters.Named(sample), $"decision-deferral-{sample}");

    [Theory, MemberData(nameof(SampleLetters.All), MemberType = typeof(SampleLetters))]
    public void The_content_reads_back_as_it_was_kept(string sample)
    {
        var content = SampleLetters.Named(sample);

        Assert.Equal(LetterPlainText.Of(content), LetterPlainText.Of(LetterContent.FromBytes(content.ToBytes())));
    }

    [Theory]
    [InlineData("Granted", "K1")]
    [InlineData("PartlyGranted", "K1")]
    [InlineData("Refused", "K1")]
    [InlineData("Repayment", "K2")]
    public void Rule_L06_the_complaint_paragraph_follows_the_law_of_the_claim_and_cannot_be_left_out(string sample, string block) =>
        Assert.Equal(block, Assert.Single(SampleLetters.Named(sample).Texts.Single().Blocks.OfType<LetterBlock.Locked>()).Id);

    [Fact]
    public void Rule_L06_a_repayment_decision_that_gives_all_has_no_appeal_to_tell_of()
    {
        var letter = SampleLetters.Write(SampleLetters.Repayment with { Outcome = Domain.Deferrals.DeferralOutcome.Granted, Until = new DateOnly(2026, 12, 1) });

        Assert.Equal("K0", Assert.Single(letter.Texts.Single().Blocks.OfType<LetterBlock.Locked>()).Id);
    }

    [Fact]
    public void Somebody_who_reads_english_gets_english_first_and_the_danish_that_applies_after_it()
    {
        var letter = SampleLetters.Named("English");

        Assert.Equal(["en", "da"], letter.Texts.Select(text => text.Language));
        Assert.Contains("This is a translation. The Danish text applies.", LetterPlainText.Of(letter), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_always_names_the_nearest_thing_we_would_grant()
    {
        Assert.Contains("du venter til den **2. november 2026**", LetterPlainText.Of(SampleLetters.Named("Refused")), StringComparison.Ordinal);
        Assert.Contains("søge om at betale i rater", LetterPlainText.Of(SampleLetters.Named("Repayment")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_caseworkers_words_are_taken_as_they_stand_and_never_as_markup()
    {
        var letter = SampleLetters.Write(SampleLetters.Granted with { WrittenGrounds = "**fed** {0} <b>x</b>" });

        Assert.Contains(letter.Texts[0].Blocks.OfType<LetterBlock.Paragraph>(), paragraph => paragraph.Runs is [{ Text: "**fed** {0} <b>x</b>", Bold: false }]);
    }

    [Theory, MemberData(nameof(SampleLetters.All), MemberType = typeof(SampleLetters))]
    public async Task The_pdf_is_sound_tagged_and_says_what_the_letter_says(string sample)
    {
        var content = SampleLetters.Named(sample);
        var pdf = LetterPdf.Draw(content);
        Assert.True(pdf.Span.SequenceEqual(LetterPdf.Draw(content).Span), "the same content must give the same bytes");
        using var file = new PdfFile(pdf);

        Assert.Contains("No syntax or stream encoding errors", await PdfTools.Run("qpdf", "--check", file.Path), StringComparison.Ordinal);
        var text = (await PdfTools.Run("pdftotext", "-layout", file.Path, "-")).Replace('\u00a0', ' ');
        Assert.Contains(content.Receiver[0], text, StringComparison.Ordinal);
        foreach (var amount in content.Texts.SelectMany(part => part.Blocks).OfType<LetterBlock.Table>().SelectMany(table => table.Rows).Select(row => row[^1]))
            Assert.Contains(amount, text, StringComparison.Ordinal);
        var fonts = (await PdfTools.Run("pdffonts", file.Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.All(fonts, font => Assert.Matches(@"yes\s+yes\s+yes", font));
        Assert.NotEmpty(fonts);
        var tags = await PdfTools.Run("pdfinfo", "-struct-text", file.Path);
        Assert.All((string[])["H1", "H2", "\n      P", "Table", "TH"], tag => Assert.Contains(tag.Trim(), tags, StringComparison.Ordinal));
        Assert.Contains("Begrundelse", tags, StringComparison.Ordinal);
    }
}
