using Portal.App.Letters;

namespace Portal.App.Tests.Letters;

public sealed class CourseLetterPdfTests
{
    [Theory, MemberData(nameof(SampleCourseLetters.All), MemberType = typeof(SampleCourseLetters))]
    public async Task The_pdf_is_sound_and_says_the_amounts_and_lines_of_the_letter(string sample)
    {
        var content = SampleCourseLetters.Named(sample);
        var pdf = LetterPdf.Draw(content);
        Assert.True(pdf.Span.SequenceEqual(LetterPdf.Draw(content).Span), "the same content must give the same bytes");
        using var file = new PdfFile(pdf);

        Assert.Contains("No syntax or stream encoding errors", await PdfTools.Run("qpdf", "--check", file.Path), StringComparison.Ordinal);
        var text = (await PdfTools.Run("pdftotext", "-layout", file.Path, "-")).Replace('\u00a0', ' ');
        foreach (var cell in content.Texts.SelectMany(part => part.Blocks).OfType<LetterBlock.Table>().SelectMany(table => table.Rows).Select(row => row[^1]))
            Assert.Contains(cell, text, StringComparison.Ordinal);
        foreach (var claim in SampleCourseLetters.Case(sample).Claims) Assert.Contains(claim.PaymentId.Digits, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bill_General", 1)]
    [InlineData("Bill_Business", 1)]
    [InlineData("Bill_Daycare", 2)]
    [InlineData("Reminder1_Daycare", 2)]
    [InlineData("Notice_Daycare", 2)]
    public async Task A_bill_stands_on_one_page_and_no_danish_letter_needs_a_third(string sample, int most)
    {
        using var file = new PdfFile(LetterPdf.Draw(SampleCourseLetters.Named(sample)));
        var pages = (await PdfTools.Run("pdfinfo", file.Path)).Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal));

        Assert.InRange(int.Parse(pages[6..], System.Globalization.CultureInfo.InvariantCulture), 1, most);
    }

    /// <summary>Read by poppler: every word of the letter and of what runs along its pages, as often as it stands there, and no other.</summary>
    [Theory]
    [InlineData("Bill_General")]
    [InlineData("Reminder1_Daycare")]
    [InlineData("Reminder2_Maintenance")]
    [InlineData("Notice_Maintenance")]
    public async Task Another_reader_finds_the_same_words(string sample)
    {
        var letter = SampleCourseLetters.Named(sample);
        using var file = new PdfFile(LetterPdf.Draw(letter));
        var pages = (await PdfTools.Run("pdftotext", file.Path, "-")).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        var running = pages.Index().SelectMany(page => (string[])
        [
            $"{letter.Sender[0]} {letter.Sender[1]}", string.Format(System.Globalization.CultureInfo.InvariantCulture, letter.Texts[0].PageFormat, page.Index + 1, pages.Length),
            page.Index > 0 ? $"{letter.Sender[0]} {letter.Texts[0].CaseLine}" : "",
        ]);

        Assert.Equal(Sorted(PdfWords.InText(LetterPlainText.Of(letter)).Concat(running.SelectMany(line => line.Split(' ')))), Sorted(string.Join(' ', pages).Split((char[]?)null)));

        static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Where(word => word is not ("" or "·" or "•")).Order(StringComparer.Ordinal);
    }
}
