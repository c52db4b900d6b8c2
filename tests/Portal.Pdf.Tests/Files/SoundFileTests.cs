using System.Xml.Linq;

namespace Portal.Pdf.Tests;

public sealed class SoundFileTests
{
    [Fact]
    public void The_letter_is_a_sound_file()
    {
        var letter = Sample.Letter();
        if (Environment.GetEnvironmentVariable("PDF_SAMPLE") is { } path)
        {
            File.WriteAllBytes(path, letter.Bytes);
        }

        Tool.AssertSound(letter.Bytes);
        Assert.Empty(letter.MissingGlyphs);
    }

    [Fact]
    public void A_document_of_nothing_is_sound_too()
    {
        var result = PdfDocument.Create(Sample.Info, LetterFonts.Set, _ => { });
        Tool.AssertSound(result.Bytes);
        Assert.Equal(1, result.PageCount);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Assert.Equal(Sample.Letter().Bytes, Sample.Letter().Bytes);

    [Fact]
    public void Another_text_or_date_gives_another_identifier()
    {
        string[] identifiers =
        [
            Identifier(Sample.Of(s => s.Paragraph("Hej")).Bytes),
            Identifier(Sample.Of(s => s.Paragraph("Hov")).Bytes),
            Identifier(PdfDocument.Create(Sample.Info with { CreatedOn = new DateOnly(2026, 8, 2) }, LetterFonts.Set, _ => { }).Bytes),
            Identifier(PdfDocument.Create(Sample.Info, LetterFonts.Set, _ => { }).Bytes),
        ];
        Assert.Equal(4, identifiers.Distinct().Count());
        Assert.All(identifiers, identifier => Assert.Equal(34, identifier.Length));
    }

    [Fact]
    public void The_window_shows_the_title_and_the_document_says_it_is_tagged()
    {
        var catalog = new OpenedPdf(Sample.Letter().Bytes).Catalog;
        Assert.True(catalog.GetProperty("/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
        Assert.True(catalog.GetProperty("/MarkInfo").GetProperty("/Marked").GetBoolean());
        string info = Tool.Run("pdfinfo", Sample.Letter().Bytes, "{file}").Output;
        Assert.Contains("Title:           Regning for daginstitution – juli 2026", info, StringComparison.Ordinal);
        Assert.Contains("Tagged:          yes", info, StringComparison.Ordinal);
        Assert.Contains("A4", info, StringComparison.Ordinal);
        Assert.Contains("JavaScript:      no", info, StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_goes_in_reading_order_on_every_page()
    {
        var pdf = new OpenedPdf(Sample.Letter().Bytes);
        Assert.All(pdf.Pages, page => Assert.Equal("/S", pdf.Resolve(page).GetProperty("/Tabs").GetString()));
    }

    [Fact]
    public void The_metadata_claims_the_standards_and_survives_a_hostile_title()
    {
        var info = Sample.Info with { Title = "Brev <til> \"dig\" & \u0001\uD800 mig\n]]>", Author = "A & B" };
        var result = PdfDocument.Create(info, LetterFonts.Set, _ => { });
        Tool.AssertSound(result.Bytes);
        var pdf = new OpenedPdf(result.Bytes);
        var xmp = XDocument.Parse(System.Text.Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog.GetProperty("/Metadata"))));
        Assert.Equal("Brev <til> \"dig\" & \uFFFD mig ]]>", Value(xmp, "http://purl.org/dc/elements/1.1/", "title"));
        Assert.Equal("1", Value(xmp, "http://www.aiim.org/pdfua/ns/id/", "part"));
        Assert.Equal("2", Value(xmp, "http://www.aiim.org/pdfa/ns/id/", "part"));
        Assert.Equal("A", Value(xmp, "http://www.aiim.org/pdfa/ns/id/", "conformance"));
        Assert.Equal("2026-08-01T00:00:00Z", Value(xmp, "http://ns.adobe.com/xap/1.0/", "CreateDate"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\u0001")]
    public void A_document_without_a_title_is_refused(string title) =>
        Assert.Throws<ArgumentException>(() => PdfDocument.Create(Sample.Info with { Title = title }, LetterFonts.Set, _ => { }));

    [Fact]
    public void A_letter_is_small() => Assert.InRange(Sample.Letter().Bytes.Length, 1, 30_000);

    private static string Identifier(byte[] document) => new OpenedPdf(document).Trailer.GetProperty("/ID")[0].GetString()!;

    private static string Value(XDocument xmp, XNamespace space, string name) => xmp.Descendants(space + name).Single().Value.Trim();
}
