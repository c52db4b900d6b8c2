namespace Portal.Pdf;

/// <summary>Draws a header or footer as an artifact.</summary>
internal sealed class RunningText(DocumentContext document, IReadOnlyList<RunningLine> lines, Artifact kind, double left, double width)
{
    /// <summary>Page numbers are measured with as many digits as they could have, so that the height is known before the pages are.</summary>
    private const int LongestNumber = 9999;

    private const double Gap = 12;

    public double Height()
    {
        double highest = 0;
        for (var alignment = Alignment.Left; alignment <= Alignment.Right; alignment++)
        {
            highest = Math.Max(highest, Draw(null, alignment, 0, LongestNumber, LongestNumber));
        }

        return highest;
    }

    public void Draw(PageCanvas page, double top, int number, int count)
    {
        for (var alignment = Alignment.Left; alignment <= Alignment.Right; alignment++)
        {
            Draw(page, alignment, top, number, count);
        }
    }

    /// <summary>An equal share of the width, or what the texts of the other alignment leave free.</summary>
    private double Room(Alignment alignment, int number, int count)
    {
        var others = lines.Where(line => line.Alignment != alignment).ToList();
        bool twoSides = alignment != Alignment.Centre && others.Count > 0 && others.TrueForAll(line => line.Alignment != Alignment.Centre);
        int columns = others.Count == 0 ? 1 : twoSides ? 2 : 3;
        double share = (width - (Gap * (columns - 1))) / columns;
        if (columns != 2)
        {
            return share;
        }

        double taken = others.Max(line => ShapedText
            .Of([new TextRun(line.On(number, count))], document.Style.RunningText.Points, line.Bold, document.Fonts).NaturalWidth());
        return Math.Max(share, width - taken - Gap);
    }

    private double Draw(PageCanvas? page, Alignment alignment, double top, int number, int count)
    {
        double room = Room(alignment, number, count);
        double column = alignment switch { Alignment.Right => left + width - room, Alignment.Centre => left + ((width - room) / 2), _ => left };
        double y = 0;
        foreach (var line in lines)
        {
            if (line.Alignment != alignment)
            {
                continue;
            }

            var text = SetText.Of(document, [new TextRun(line.On(number, count))], document.Style.RunningText, room, null, alignment, line.Bold);
            for (int i = 0; page is not null && i < text.LineCount; i++)
            {
                text.DrawLine(page, i, column, top + y + (i * text.Leading), kind);
            }

            y += text.Height;
        }

        return y;
    }
}
