using FsCheck;
using FsCheck.Fluent;

namespace Portal.Pdf.Tests;

public sealed class LineBreakingTests
{
    [Fact]
    public void Text_is_broken_at_spaces() =>
        Assert.Equal(["Du skal", "betale nu"], Lines("Du skal betale nu", WidthOf("betale nu")));

    [Fact]
    public void A_no_break_space_keeps_an_amount_together() =>
        Assert.Equal(["Betal", "4.250,00\u00A0kr."], Lines("Betal 4.250,00\u00A0kr.", WidthOf("Betal 4.250,00")));

    [Fact]
    public void A_soft_hyphen_shows_only_where_the_word_is_divided()
    {
        const string word = "tilbage\u00ADbetalings\u00ADordning";
        Assert.Equal(["tilbagebetalings¬", "ordning"], Lines(word, WidthOf("tilbagebetalingsord")));
        Assert.Equal(["tilbagebetalingsordning"], Lines(word, WidthOf("tilbagebetalingsordning")));
    }

    [Fact]
    public void The_hyphen_itself_must_fit_on_the_line() =>
        Assert.Equal(["mm¬", "mmi"], Lines("mm\u00ADmm\u00ADi", WidthOf("mmmm") + 1));

    [Fact]
    public void A_hyphen_divides_words_but_not_numbers()
    {
        Assert.Equal(["Mandag-", "fredag"], Lines("Mandag-fredag", WidthOf("Mandag-fre")));
        Assert.Equal(["Sag", "2026-004711"], Lines("Sag 2026-004711", WidthOf("2026-004711")));
    }

    [Fact]
    public void A_word_wider_than_the_line_is_broken_inside()
    {
        var lines = Lines(new string('m', 30), WidthOf("mmmmmmmmmmmm"));
        Assert.Equal([12, 12, 6], lines.Select(line => line.Length));
    }

    [Fact]
    public void A_line_feed_begins_a_new_line_and_two_leave_one_empty() =>
        Assert.Equal(["a", "", "b"], Lines("a\n\nb\n", 100));

    [Fact]
    public void A_line_narrower_than_a_letter_holds_one_letter() => Assert.Equal(["a", "b", "c"], Lines("abc", 0.5));

    [Fact]
    public void No_line_is_too_wide_and_no_letter_is_lost()
    {
        var letters = Gen.Elements('a', 'm', 'i', ' ', ' ', '-', '\u00AD', '\u00A0', '\u200B', '\n', '5', 'æ').ArrayOf().Select(chars => new string(chars));
        var widths = Gen.Choose(20, 200);
        Prop.ForAll(Gen.Zip(letters, widths).ToArbitrary(), pair =>
        {
            var (text, width) = pair;
            var shaped = Shape(text);
            var lines = LineBreaker.Break(shaped, width);
            int at = 0;
            foreach (var line in lines)
            {
                Assert.True(line.Width <= width + 0.01, $"{line.Width} on {width}");
                AssertOnlySpaces(shaped, at, line.Start);
                at = line.End;
            }

            AssertOnlySpaces(shaped, at, shaped.Count);
        }).QuickCheckThrowOnFailure();
    }

    private static void AssertOnlySpaces(ShapedText text, int from, int to)
    {
        foreach (var glyph in text.Glyphs[from..to])
        {
            Assert.Contains(glyph.Kind, new[] { GlyphKind.Space, GlyphKind.LineEnd });
        }
    }

    private static ShapedText Shape(string text) =>
        ShapedText.Of([new TextRun(text)], 11, false, new DocumentFonts(LetterFonts.Set, new PdfFile(Stream.Null)));

    private static double WidthOf(string text) => Shape(text).NaturalWidth();

    /// <summary>The lines as seen: ¬ is a hyphen that was made, and spaces at the end are gone.</summary>
    private static List<string> Lines(string text, double width)
    {
        var shaped = Shape(text);
        return [.. LineBreaker.Break(shaped, width).Select(line =>
            new string([.. text[line.Start..line.End].Where(c => c is not ('\u00AD' or '\u200B'))]).TrimEnd(' ', '\n') + (line.Hyphenated ? "¬" : ""))];
    }
}
