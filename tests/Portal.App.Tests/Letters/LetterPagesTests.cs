using Portal.App.Letters;
using Portal.App.Letters.Samples;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.OwnTexts;
using Portal.App.Tests.Statements;
using Portal.Domain.Claims;
using Portal.Pdf.Tests.Sound;

namespace Portal.App.Tests.Letters;

/// <summary>
/// Every letter of every kind and type in both languages as pages: structure whole (headings in order, tables with headers, nothing untagged, typefaces embedded), nothing over
/// anything else or off the page, no sign missing, and word for word what the letter says.
/// </summary>
public sealed class LetterPagesTests
{
    /// <summary>Of the letter that stands on one page; the others have wider ones.</summary>
    private static readonly Margins Narrowest = new(20, 20, 20, 17);

    private static readonly LetterSamples Samples = new(Database.Municipality, new LettersOptions(), new ComplaintOptions());

    [Theory, MemberData(nameof(SampleLetterTests.Names), MemberType = typeof(SampleLetterTests))]
    public void A_letter_is_sound_on_every_page_for_every_type_that_gets_it(string name)
    {
        var sample = LetterSamples.All.Single(one => one.Name == name);
        foreach (var type in Enum.GetValues<ClaimType>().Where(type => Samples.Has(sample, type)))
            foreach (var language in (string[])["da", "en"])
                foreach (var paper in (bool[])[false, true])
                    Sound(Samples.Write(sample, type, language, Wording.Standard) with { LargeType = paper }, $"{name} {type} {language}{(paper ? " on paper" : "")}");
    }

    [Theory, MemberData(nameof(SampleStatements.All), MemberType = typeof(SampleStatements))]
    public void A_statement_is_sound_on_every_page(string sample) => Sound(SampleStatements.Named(sample), sample);

    [Fact]
    public void A_letter_with_something_wrong_is_found()
    {
        var content = SampleStatements.Named("Year");
        var text = content.Texts[0];
        Assert.Throws<Xunit.Sdk.TrueException>(() => Sound(content with { Texts = [text with { Blocks = [.. text.Blocks, new LetterBlock.Paragraph([new LetterRun("\u4e2d\u6587")])] }] }, "a sign that the typeface lacks"));
    }

    [Fact]
    public void A_word_that_stands_on_the_pages_alone_or_in_the_text_alone_is_found()
    {
        var letter = SampleStatements.Named("Year");
        var (pdf, text) = (new SoundPdf(new PdfReader(LetterPdf.Drawn(letter).Bytes)), LetterPlainText.Of(letter));
        var word = letter.Texts[0].Title.Split(' ')[0];

        Assert.Empty(PdfWords.Complaints(pdf, text));
        Assert.NotEmpty(PdfWords.Complaints(pdf, text.Replace($"# {word} ", "# ", StringComparison.Ordinal)));
        Assert.NotEmpty(PdfWords.Complaints(pdf, text.Replace($"# {word} ", $"# {word} ikke ", StringComparison.Ordinal)));
        Assert.NotEmpty(PdfWords.Complaints(pdf, $"{text}Til sidst."));
    }

    private static void Sound(LetterContent letter, string name)
    {
        var drawn = LetterPdf.Drawn(letter);
        Assert.True(drawn.MissingGlyphs.Count == 0, $"{name}: the typeface has no {string.Join(' ', drawn.MissingGlyphs)}");
        var wrong = SoundPdf.Check(drawn.Bytes, pdf => [.. StructureCheck.Complaints(pdf), .. LayoutCheck.Complaints(pdf, Narrowest), .. PdfWords.Complaints(pdf, LetterPlainText.Of(letter))]);
        Assert.True(wrong.Count == 0, $"{name}: {string.Join("; ", wrong)}");
    }
}
