namespace Portal.Pdf;

/// <summary>One line of a text: the glyphs from start up to end, and its width without the spaces at its end.</summary>
internal readonly record struct TextLine(int Start, int End, double Width, bool Hyphenated);

/// <summary>
/// Breaks text into lines: at spaces, after hyphens between letters, at soft hyphens,
/// and, when a word is wider than the line, inside the word.
/// </summary>
internal static class LineBreaker
{
    /// <summary>Sums of widths are not exact; a text must not break because it is a millionth too wide.</summary>
    private const double Slack = 0.001;

    public static List<TextLine> Break(ShapedText text, double width)
    {
        var lines = new List<TextLine>();
        int start = 0;
        while (start < text.Count)
        {
            start = Line(text, start, width + Slack, lines);
        }

        return lines;
    }

    /// <summary>Adds one line and gives the place where the next begins.</summary>
    private static int Line(ShapedText text, int start, double width, List<TextLine> lines)
    {
        var glyphs = text.Glyphs;
        while (start < glyphs.Length && glyphs[start].Kind == GlyphKind.Space)
        {
            start++;
        }

        double pen = 0, ink = 0;
        TextLine? fallback = null;
        for (int i = start; i < glyphs.Length; i++)
        {
            ref readonly var glyph = ref glyphs[i];
            switch (glyph.Kind)
            {
                case GlyphKind.LineEnd:
                    lines.Add(new TextLine(start, ink > 0 ? i + 1 : i, ink, false));
                    return i + 1;
                case GlyphKind.Space:
                    pen += glyph.Width;
                    fallback = new TextLine(start, i + 1, ink, false);
                    continue;
                case GlyphKind.ZeroWidthSpace when ink > 0:
                    fallback = new TextLine(start, i + 1, ink, false);
                    continue;
                case GlyphKind.SoftHyphen when ink > 0 && pen == ink:
                    double hyphen = text.HyphenIn(glyph.Run).Width;
                    fallback = pen + hyphen <= width ? new TextLine(start, i + 1, pen + hyphen, true) : fallback;
                    continue;
            }

            if (ink > 0 && pen + glyph.Width > width)
            {
                var line = fallback ?? new TextLine(start, i, pen, false);
                lines.Add(line);
                return line.End;
            }

            pen += glyph.Width;
            ink = pen;
            if (glyph.Kind == GlyphKind.BreakAfter)
            {
                fallback = new TextLine(start, i + 1, ink, false);
            }
        }

        if (start < glyphs.Length)
        {
            lines.Add(new TextLine(start, glyphs.Length, ink, false));
        }

        return glyphs.Length;
    }
}
