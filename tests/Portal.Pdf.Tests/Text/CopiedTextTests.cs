using System.Text;

namespace Portal.Pdf.Tests;

public sealed class CopiedTextTests
{
    [Fact]
    public void Danish_letters_and_amounts_come_back_when_text_is_copied()
    {
        string text = Tool.Text(Sample.Letter().Bytes, "-layout");
        foreach (string expected in new[]
        {
            "Åse Ærøskøbing Østergård", "børnehaven Æblegården", "Du skal betale 4.250,00 kr. senest den 1. september 2026",
            "+71<000000000047115+87654321<", "3.900,00", "-375,00", "Eksempel Kommune · Opkrævningen",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_fonts_are_embedded_subsets_that_lead_back_to_Unicode()
    {
        var fonts = Tool.Run("pdffonts", Sample.Letter().Bytes, "{file}").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Equal(2, fonts.Count);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+IBMPlexSans(-Bold)?\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
    }

    [Fact]
    public void A_typeface_that_is_not_used_is_not_in_the_file() =>
        Assert.DoesNotContain("Bold", Tool.Run("pdffonts", Sample.Of(s => s.Paragraph("Hej")).Bytes, "{file}").Output, StringComparison.Ordinal);

    [Fact]
    public void A_character_without_a_glyph_is_reported_drawn_as_a_box_and_still_copied()
    {
        var result = Sample.Of(s => s.Paragraph("Navn: 漢 og 🎈 og 漢").Paragraph(p => p.Bold("漢")));
        Assert.Equal([new Rune('漢'), new Rune(0x1F388)], result.MissingGlyphs);
        Assert.Contains("Navn: 漢 og 🎈 og 漢", Tool.Text(result.Bytes), StringComparison.Ordinal);
        Tool.AssertSound(result.Bytes);
        Tool.AssertDrawn(result.Bytes);
    }

    [Fact]
    public void The_box_for_a_missing_glyph_leaves_ink_on_the_page()
    {
        Assert.True(Ink("漢") > 20, "a box is drawn");
        Assert.True(Ink("漢") < Ink("漢漢漢"), "three boxes are more than one");

        static int Ink(string text) => Render(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc.Section("da-DK", s => s.Paragraph(text))).Bytes).Count(b => b < 128);
    }

    [Fact]
    public void Separate_accents_are_put_together()
    {
        var result = Sample.Of(s => s.Paragraph("A\u030Ase Mu\u0308ller"));
        Assert.Empty(result.MissingGlyphs);
        Assert.Contains("Åse Müller", Tool.Text(result.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_and_direction_marks_are_harmless_and_broken_halves_are_replaced()
    {
        var result = Sample.Of(s => s.Paragraph("a\0b\u0007c\u001Bd\u202Ee\u2066f\uFEFFg\uD83Dh\uDC00i\uFFFEj\uE000k"));
        Tool.AssertSound(result.Bytes);
        Assert.Contains("abcdefg\uFFFDh\uFFFDi\uFFFDj\uFFFDk", Tool.Text(result.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_around_a_line_break_are_not_read_as_one()
    {
        string text = Tool.Run("pdfinfo", Sample.Of(s => s.Paragraph("Rådhuset\r\n9999 Eksempel")).Bytes, "-struct-text", "{file}").Output;
        Assert.Contains("\"Rådhuset 9999 Eksempel\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bold_words_in_a_sentence_follow_each_other_without_a_gap()
    {
        string text = Tool.Text(Sample.Of(s => s.Paragraph(p => p.Text("Betal ").Bold("250 kr").Text(". Tak."))).Bytes);
        Assert.Contains("Betal 250 kr. Tak.", text, StringComparison.Ordinal);
    }

    /// <summary>The first page as grey values, with the header of the picture before them.</summary>
    private static byte[] Render(byte[] document)
    {
        string prefix = Path.Combine(Path.GetTempPath(), $"portal-pdf-{Guid.NewGuid():N}");
        Tool.Run("pdftoppm", document, "-r", "100", "-gray", "-singlefile", "{file}", prefix);
        var picture = File.ReadAllBytes(prefix + ".pgm");
        File.Delete(prefix + ".pgm");
        return picture;
    }
}
