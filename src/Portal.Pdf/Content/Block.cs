namespace Portal.Pdf;

/// <summary>A part of the content: a heading, a paragraph, a table. It lays itself out as slices in a column.</summary>
internal abstract class Block
{
    public abstract void LayOut(Flow flow);
}
