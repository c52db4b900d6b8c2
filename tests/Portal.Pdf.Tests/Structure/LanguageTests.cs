namespace Portal.Pdf.Tests;

public sealed class LanguageTests
{
    private static readonly OpenedPdf Pdf = new(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
        .Section("en-GB", s => s.Heading(1, "Bill").Paragraph("Gælden er betalt.", language: "da"))
        .Section("da-DK", s => s.Heading(1, "Regning").Paragraph(p => p.Text("Det hedder ").InLanguage("en", "direct debit").Text(" på engelsk.")))).Bytes);

    [Fact]
    public void The_document_says_its_language() => Assert.Equal("u:da-DK", Pdf.Catalog.GetProperty("/Lang").GetString());

    [Fact]
    public void A_section_in_another_language_says_so_and_one_in_the_same_need_not() =>
        Assert.Equal(["en-GB", null], Pdf.Elements().Where(element => element.Type == "Part").Select(element => element.Language));

    [Fact]
    public void A_paragraph_may_be_in_a_language_of_its_own() =>
        Assert.Equal("da", Pdf.Elements().First(element => element.Type == "P").Language);

    [Fact]
    public void Words_may_be_in_a_language_of_their_own()
    {
        var span = Assert.Single(Pdf.Elements(), element => element.Type == "Span");
        Assert.Equal("en", span.Language);
        Assert.Equal("P", span.Parent!.Type);
        Assert.Single(span.Marks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dansk sprog")]
    [InlineData("da_DK")]
    [InlineData("da\n")]
    public void A_wrong_language_tag_is_refused(string language)
    {
        Assert.Throws<ArgumentException>(() => PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc.Section(language, s => s.Paragraph("Hej"))));
        Assert.Throws<ArgumentException>(() => PdfDocument.Create(Sample.Info with { Language = language }, LetterFonts.Set, _ => { }));
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Paragraph("Hej", language: language)));
    }
}
