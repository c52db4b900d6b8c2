namespace Portal.Pdf;

/// <summary>The tint and border of a box. It is drawn when it is known how far the box reaches on a page.</summary>
internal sealed class Frame(Frame? outer, double left, double width, Rgb? fill, Rgb? border)
{
    private double _top = double.NaN;
    private double _bottom;

    public Frame? Outer => outer;

    public int Depth { get; } = Math.Min(outer is null ? 0 : outer.Depth + 1, Decoration.Deepest - 1);

    /// <summary>Takes a slice in; true when it is the first on its page.</summary>
    public bool Extend(double top, double bottom)
    {
        bool first = double.IsNaN(_top);
        _top = first ? top : _top;
        _bottom = bottom;
        return first;
    }

    public void DrawOn(PageCanvas page)
    {
        page.Decorate(new Decoration(Depth, left, _top, width, _bottom - _top, fill, border));
        _top = double.NaN;
    }
}
