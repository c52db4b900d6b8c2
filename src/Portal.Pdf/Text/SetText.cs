namespace Portal.Pdf;

/// <summary>Text broken into lines at a width, ready to be drawn line by line.</summary>
internal sealed class SetText
{
    private const double UnderlineBelow = 0.12;
    private const double UnderlineThickness = 0.05;

    private readonly DocumentContext _document;
    private readonly ShapedText _text;
    private readonly List<TextLine> _lines;
    private readonly TextSize _size;
    private readonly double _width;
    private readonly Alignment _alignment;
    private readonly StructElement?[] _elements;

    private SetText(DocumentContext document, ShapedText text, TextSize size, double width, Alignment alignment, StructElement? owner)
    {
        _document = document;
        _text = text;
        _size = size;
        _width = width;
        _alignment = alignment;
        _lines = LineBreaker.Break(text, width);
        _elements = ElementsOf(text.Runs, owner);
    }

    public int LineCount => _lines.Count;

    public double Leading => _size.Leading;

    public double Height => LineCount * _size.Leading;

    /// <summary>Sets text for an element, or as an artifact when there is none.</summary>
    public static SetText Of(
        DocumentContext document, IReadOnlyList<TextRun> runs, TextSize size, double width, StructElement? owner,
        Alignment alignment = Alignment.Left, bool bold = false) =>
        Of(document, ShapedText.Of(runs, size.Points, bold, document.Fonts), size, width, owner, alignment);

    /// <summary>The same for text that was shaped before, to measure it.</summary>
    public static SetText Of(
        DocumentContext document, ShapedText text, TextSize size, double width, StructElement? owner, Alignment alignment) =>
        new(document, text.In(width), size, width, alignment, owner);

    /// <summary>Draws one line in a column that begins at left; top is the line's upper edge.</summary>
    public void DrawLine(PageCanvas page, int index, double left, double top, Artifact? artifact = null)
    {
        var line = _lines[index];
        double x = left + _alignment switch
        {
            Alignment.Right => _width - line.Width,
            Alignment.Centre => (_width - line.Width) / 2,
            _ => 0,
        };
        for (int start = line.Start; start < line.End;)
        {
            int end = start + 1;
            int run = _text.Glyphs[start].Run;
            while (end < line.End && _text.Glyphs[end].Run == run)
            {
                end++;
            }

            bool hyphen = line.Hyphenated && end == line.End;
            x = DrawRun(page, start, end, hyphen, x, top, artifact);
            start = end;
        }
    }

    private double DrawRun(PageCanvas page, int start, int end, bool hyphen, double x, double top, Artifact? artifact)
    {
        var glyphs = _text.Glyphs[start..end];
        int index = glyphs[0].Run;
        var run = _text.Runs[index];
        var font = _text.Fonts[index];
        double rise = (_size.Leading - ((font.Ascent - font.Descent) * _text.Size)) / 2;
        double baseline = top + rise + (font.Ascent * _text.Size);
        var element = artifact is null ? _elements[index] : null;
        if (element is not null)
        {
            page.Mark(element);
        }
        else
        {
            page.MarkArtifact(artifact ?? Artifact.Decoration);
        }

        double width = 0, ink = 0;
        var colour = run.Link is null ? _document.Style.TextColour : _document.Style.LinkColour;
        var codes = page.BeginText(font, _text.Size, colour, x, baseline);
        foreach (ref readonly var glyph in glyphs)
        {
            if (glyph.Code != 0)
            {
                codes.Hex4(glyph.Code);
                width += glyph.Width;
                ink = glyph.Kind is GlyphKind.Space or GlyphKind.LineEnd ? ink : width;
            }
        }

        if (hyphen)
        {
            codes.Hex4(_text.HyphenIn(index).Code);
        }

        page.EndText();
        if (run.Link is { } target && element is not null && ink > 0)
        {
            page.Decorate(Decoration.Line(
                x, baseline + (UnderlineBelow * _text.Size), ink, UnderlineThickness * _text.Size, _document.Style.LinkColour));
            page.Links.Add(new LinkArea(element, x, top, x + ink, top + _size.Leading, target, run.Text));
        }

        return x + width;
    }

    /// <summary>A link, and words in another language, are elements of their own inside the text's element.</summary>
    private static StructElement?[] ElementsOf(IReadOnlyList<TextRun> runs, StructElement? owner)
    {
        var elements = new StructElement?[runs.Count];
        for (int i = 0; i < elements.Length && owner is not null; i++)
        {
            bool apart = runs[i].Link is not null || runs[i].Language is not null;
            elements[i] = !apart
                ? owner
                : new StructElement(runs[i].Link is null ? "Span" : "Link", owner) { Language = runs[i].Language };
        }

        return elements;
    }
}
