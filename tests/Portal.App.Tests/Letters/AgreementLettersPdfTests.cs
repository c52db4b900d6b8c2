using Portal.App.Letters;

namespace Portal.App.Tests.Letters;

public sealed class AgreementLettersPdfTests
{
    [Theory]
    [InlineData("Agreed_Automatic", 2)]
    [InlineData("Agreed_Business", 3)]
    [InlineData("Agreed_Paper", 3)]
    [InlineData("Agreed_English", 5)]
    [InlineData("Decided_Partly", 3)]
    [InlineData("Decided_Refused", 3)]
    [InlineData("Changed_Shortened", 2)]
    [InlineData("Ended_Breached", 2)]
    public async Task The_pdf_is_sound_tagged_and_says_the_amounts_of_the_letter(string sample, int most)
    {
        var content = SampleAgreementLetters.Named(sample);
        var pdf = LetterPdf.Draw(content);
        Assert.True(pdf.Span.SequenceEqual(LetterPdf.Draw(content).Span), "the same content must give the same bytes");
        using var file = new PdfFile(pdf);

        Assert.Contains("No syntax or stream encoding errors", await PdfTools.Run("qpdf", "--check", file.Path), StringComparison.Ordinal);
        var text = (await PdfTools.Run("pdftotext", "-layout", file.Path, "-")).Replace('\u00a0', ' ');
        foreach (var row in content.Texts.SelectMany(part => part.Blocks).OfType<LetterBlock.Table>().SelectMany(table => table.Rows))
            Assert.Contains(row[^1], text, StringComparison.Ordinal);
        var tags = await PdfTools.Run("pdfinfo", "-struct-text", file.Path);
        Assert.All((string[])["H1", "H2", "Table", "TH"], tag => Assert.Contains(tag, tags, StringComparison.Ordinal));
        var pages = (await PdfTools.Run("pdfinfo", file.Path)).Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal));
        Assert.InRange(int.Parse(pages[6..], System.Globalization.CultureInfo.InvariantCulture), 1, most);
    }
}
