namespace Portal.Pdf;

/// <summary>How a row looks.</summary>
internal enum RowLook
{
    Body,
    Header,
    Total,
}

/// <summary>A table cell: its element, its text and where it stands.</summary>
internal readonly record struct RowCell(StructElement Element, SetText Text, double Left);

/// <summary>A table row, or the lines of it that fit on a page when it is taller than one.</summary>
internal sealed class RowSlice(DocumentStyle style, RowCell[] cells, int from, int to, double left, double width, RowLook look) : Slice
{
    /// <summary>Space over and under the text of a row.</summary>
    public const double Padding = 3;

    private const double HairLine = 0.5;
    private const double StrongLine = 1;

    public override double Height => ((to - from) * style.TableText.Leading) + (2 * Padding);

    public override void Draw(PageCanvas page, double top)
    {
        foreach (var cell in cells)
        {
            cell.Element.Join();
            DrawCell(page, cell, top, artifact: null);
        }

        DrawLines(page, top);
    }

    public override void DrawRepeated(PageCanvas page, double top)
    {
        foreach (var cell in cells)
        {
            DrawCell(page, cell, top, Artifact.Repeated);
        }

        DrawLines(page, top);
    }

    private void DrawCell(PageCanvas page, RowCell cell, double top, Artifact? artifact)
    {
        for (int line = from; line < to && line < cell.Text.LineCount; line++)
        {
            cell.Text.DrawLine(page, line, cell.Left, top + Padding + ((line - from) * style.TableText.Leading), artifact);
        }
    }

    private void DrawLines(PageCanvas page, double top)
    {
        if (look == RowLook.Total)
        {
            page.Decorate(Decoration.Line(left, top - (StrongLine / 2), width, StrongLine, style.TextColour));
            return;
        }

        double thickness = look == RowLook.Header ? StrongLine : HairLine;
        var colour = look == RowLook.Header ? style.TextColour : style.RuleColour;
        page.Decorate(Decoration.Line(left, top + Height - (thickness / 2), width, thickness, colour));
    }
}
