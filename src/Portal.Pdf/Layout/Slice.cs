namespace Portal.Pdf;

/// <summary>
/// A piece of content as high as can be without being divided: a line of text, a table row, a drawing.
/// All content becomes a list of slices, and breaking pages is placing slices one below the other.
/// </summary>
internal abstract class Slice
{
    /// <summary>Height in points.</summary>
    public abstract double Height { get; }

    /// <summary>Space above it, which is left out at the top of a page.</summary>
    public double SpaceBefore { get; set; }

    /// <summary>Whether it may not be the last on its page while something follows.</summary>
    public bool KeepWithNext { get; set; }

    /// <summary>The box it stands in.</summary>
    public Frame? Frame { get; set; }

    /// <summary>A table's header row, drawn again when this slice begins a page.</summary>
    public Slice? RepeatedHeader { get; init; }

    /// <summary>Draws it with its upper edge at top.</summary>
    public abstract void Draw(PageCanvas page, double top);

    /// <summary>Draws it as decoration, when it has been read already.</summary>
    public virtual void DrawRepeated(PageCanvas page, double top)
    {
    }
}

/// <summary>Empty space that stays also at the top of a page, such as the padding of a box.</summary>
internal sealed class SpacerSlice(double height) : Slice
{
    public override double Height => height;

    public override void Draw(PageCanvas page, double top)
    {
    }
}

/// <summary>Says that what follows begins a new page.</summary>
internal sealed class PageBreakSlice : Slice
{
    public override double Height => 0;

    public override void Draw(PageCanvas page, double top)
    {
    }
}
