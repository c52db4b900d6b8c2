namespace Portal.Pdf;

/// <summary>A drawing on its own in the column.</summary>
internal sealed class DrawingBlock(Drawing drawing, Alignment alignment) : Block
{
    public override void LayOut(Flow flow)
    {
        double scale = Scale(drawing, flow.Width, flow.Document.FullHeight);
        double free = flow.Width - (drawing.Width * scale);
        double indent = alignment switch { Alignment.Right => free, Alignment.Centre => free / 2, _ => 0 };
        flow.Add(new DrawingSlice(drawing, scale, flow.Left + indent, flow.Owner));
        flow.Space(flow.Text.Leading * ParagraphBlock.SpaceAfter);
    }

    /// <summary>Points for a millimetre of the drawing; fewer when it would not fit.</summary>
    public static double Scale(Drawing drawing, double width, double height) =>
        Math.Min(Units.Points(1), Math.Min(width / drawing.Width, height / drawing.Height));
}
