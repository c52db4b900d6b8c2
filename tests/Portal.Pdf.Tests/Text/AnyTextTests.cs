using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Portal.Pdf.Tests;

/// <summary>Whatever people write in a name or a note, the file is sound.</summary>
public sealed class AnyTextTests
{
    /// <summary>Strings of every kind of character, broken surrogates and control characters among them.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
            Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0x2FF), Gen.Choose(0x300, 0x36F), Gen.Choose(0x2000, 0x206F), Gen.Choose(0, 0xFFFF), Gen.Choose(0xD800, 0xDFFF),
            Gen.Elements(0xAD, 0xA0, 0x200B, '\n', '\r', '(', ')', '<', '>', '\\', '/', '%', ' ', '-', 'æ', 0x1F388, 0x10FFFF, 0xE0001))
        .Select(Unit)
        .ListOf()
        .Select(string.Concat);

    [Fact]
    public void Any_text_anywhere_gives_a_sound_file()
    {
        // Many texts in one document: starting qpdf is what takes time.
        var documents = AnyText.ArrayOf(300).ToArbitrary();
        Prop.ForAll(documents, texts =>
        {
            var result = Everywhere(texts);
            Tool.AssertSound(result.Bytes);
            var pdf = new OpenedPdf(result.Bytes);
            TaggingTests.AssertMarksAgree(pdf);
            Assert.All(pdf.Pages, page => Assert.Empty(PageMarks.Read(pdf.Content(page)).Unmarked));
            Tool.AssertDrawn(result.Bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));
    }

    [Fact]
    public void What_is_visible_is_never_dropped()
    {
        Prop.ForAll(AnyText.ToArbitrary(), text =>
        {
            var visible = CleanText.Of(text).EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && rune.Value is not (0xAD or 0x200B));
            var shaped = ShapedText.Of([new TextRun(CleanText.Of(text))], 11, false, new DocumentFonts(LetterFonts.Set, new PdfFile(Stream.Null)));
            int drawn = 0;
            foreach (var glyph in shaped.Glyphs)
            {
                drawn += glyph.Kind is GlyphKind.Letter or GlyphKind.BreakAfter && glyph.Code != 0 ? 1 : 0;
            }

            // No-break spaces are set like letters.
            int noBreak = CleanText.Of(text).Count(c => c is '\u00A0' or '\u2007' or '\u202F');
            Assert.Equal(visible.Count(), drawn - noBreak);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once() =>
        Prop.ForAll(AnyText.ToArbitrary(), text => CleanText.Of(CleanText.Of(text)) == CleanText.Of(text)).QuickCheckThrowOnFailure();

    private static string Unit(int code) => code > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString();

    private static PdfResult Everywhere(string[] texts) => PdfDocument.Create(Sample.Info with { Author = texts[0] }, LetterFonts.Set, doc => doc
        .Header(first: h => h.Text(texts[1]), rest: h => h.Text(texts[2], Alignment.Right))
        .Footer(f => f.Text(texts[3]).PageNumber("Side {0} af {1}"))
        .Letterhead(l => l.Paragraph(texts[4]))
        .AddressWindow(texts.Take(5))
        .Section("da-DK", s =>
        {
            for (int i = 0; i + 7 < texts.Length; i += 8)
            {
                int at = i;
                s.Heading(1, "Brev " + texts[at]).Paragraph(texts[at + 1]).Bullets([texts[at + 2], texts[at + 3]])
                    .Table(t => t.Column(texts[at + 4]).NumberColumn(texts[at + 5]).Row(texts[at + 6], texts[at + 7]).TotalRow(texts[at], texts[at + 1]))
                    .Box(b => b.Paragraph(p => p.Bold(texts[at + 2]).Link("her " + texts[at + 3], new Uri("https://eksempel.dk"))));
            }
        }));
}
