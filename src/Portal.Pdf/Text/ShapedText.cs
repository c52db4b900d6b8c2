using System.Text;

namespace Portal.Pdf;

/// <summary>What a glyph means for the breaking of lines.</summary>
internal enum GlyphKind : byte
{
    Letter,
    Space,
    BreakAfter,
    SoftHyphen,
    ZeroWidthSpace,
    LineEnd,
}

/// <summary>One character ready to be set: its code in the font, its width in points, the run it belongs to.</summary>
internal readonly record struct Glyph(ushort Code, GlyphKind Kind, int Run, double Width);

/// <summary>Runs of text turned into glyphs at one size.</summary>
internal sealed class ShapedText
{
    private ShapedText(Glyph[] glyphs, int count, IReadOnlyList<TextRun> runs, DocumentFont[] fonts, double size)
    {
        _glyphs = glyphs;
        Count = count;
        Runs = runs;
        Fonts = fonts;
        Size = size;
    }

    private readonly Glyph[] _glyphs;

    public ReadOnlySpan<Glyph> Glyphs => _glyphs.AsSpan(0, Count);

    public int Count { get; }

    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>The font of each run.</summary>
    public DocumentFont[] Fonts { get; }

    public double Size { get; }

    /// <summary>The hyphen shown where a word is divided at a soft hyphen.</summary>
    public (ushort Code, double Width) HyphenIn(int run)
    {
        ushort code = Fonts[run].CodeOf(CleanText.SoftHyphen);
        return (code, Fonts[run].WidthOf(code) * Size / 1000);
    }

    /// <summary>The same, smaller where a single letter is wider than the column: it must not stand in the next one.</summary>
    public ShapedText In(double width)
    {
        double widest = 0;
        foreach (ref readonly var glyph in Glyphs)
        {
            widest = Math.Max(widest, glyph.Width);
        }

        if (widest <= width)
        {
            return this;
        }

        double scale = width / widest;
        return new ShapedText([.. _glyphs.Take(Count).Select(glyph => glyph with { Width = glyph.Width * scale })], Count, Runs, Fonts, Size * scale);
    }

    /// <summary>The width of the widest line when nothing is broken that need not be.</summary>
    public double NaturalWidth()
    {
        double widest = 0, line = 0;
        foreach (var glyph in Glyphs)
        {
            line = glyph.Kind == GlyphKind.LineEnd ? 0 : line + glyph.Width;
            widest = Math.Max(widest, line);
        }

        return widest;
    }

    public static ShapedText Of(IReadOnlyList<TextRun> runs, double size, bool bold, DocumentFonts fonts)
    {
        int length = 0;
        foreach (var run in runs)
        {
            length += run.Text.Length;
        }

        var glyphs = new Glyph[length];
        var fontOfRun = new DocumentFont[runs.Count];
        int count = 0;
        var before = default(Rune);
        for (int r = 0; r < runs.Count; r++)
        {
            var font = fontOfRun[r] = bold || runs[r].Bold ? fonts.Bold : fonts.Regular;
            string text = runs[r].Text;
            for (int i = 0; i < text.Length;)
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out int used);
                i += used;
                glyphs[count++] = Shape(rune, before, i < text.Length ? text[i] : ' ', font, r, size);
                before = rune;
            }
        }

        return new ShapedText(glyphs, count, runs, fontOfRun, size);
    }

    private static Glyph Shape(Rune rune, Rune before, char after, DocumentFont font, int run, double size)
    {
        var kind = rune.Value switch
        {
            ' ' => GlyphKind.Space,
            '\n' => GlyphKind.LineEnd,
            CleanText.SoftHyphen => GlyphKind.SoftHyphen,
            CleanText.ZeroWidthSpace => GlyphKind.ZeroWidthSpace,
            // Never in numbers: a date or an account number keeps its parts together.
            '-' or '/' or 0x2010 or 0x2013 when Rune.IsLetter(before) && char.IsLetter(after) => GlyphKind.BreakAfter,
            _ => GlyphKind.Letter,
        };
        switch (kind)
        {
            case GlyphKind.SoftHyphen or GlyphKind.ZeroWidthSpace:
                return new Glyph(0, kind, run, 0);
            case GlyphKind.LineEnd:
                // A space that nobody sees: without it the words around a line end are read aloud as one.
                return new Glyph(font.CodeOf(' '), kind, run, 0);
            default:
                ushort code = font.CodeOf(rune.Value);
                return new Glyph(code, kind, run, font.WidthOf(code) * size / 1000);
        }
    }
}
