namespace Portal.Pdf;

/// <summary>One line of a text, with what belongs to its first line: a bookmark or a list item's label.</summary>
internal sealed class LineSlice(SetText text, int line, double left) : Slice
{
    public override double Height => text.Leading;

    /// <summary>A bullet or number left of the line.</summary>
    public (SetText Text, double Left)? Label { get; init; }

    /// <summary>Called with the page and the line's upper edge.</summary>
    public Action<(PageCanvas Page, double Top)>? WhenDrawn { get; init; }

    public override void Draw(PageCanvas page, double top)
    {
        WhenDrawn?.Invoke((page, top));
        if (Label is { } label)
        {
            label.Text.DrawLine(page, 0, label.Left, top);
        }

        text.DrawLine(page, line, left, top);
    }
}
