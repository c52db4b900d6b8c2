using System.Text;

namespace Portal.Pdf;

/// <summary>A drawing with its alternative text.</summary>
internal sealed class DrawingSlice(Drawing drawing, double scale, double left, StructElement owner) : Slice
{
    /// <summary>How far above the slice's own edge it begins: beside the text of a box.</summary>
    public double Raise { get; init; }

    public override double Height => Math.Max(0, (drawing.Height * scale) - Raise);

    public override void Draw(PageCanvas page, double top)
    {
        double upper = top - Raise;
        double lower = upper + (drawing.Height * scale);
        var box = new PdfBuffer(64).Number(left).Number(page.Height - lower).Number(left + (drawing.Width * scale)).Number(page.Height - upper);
        var figure = new StructElement("Figure", owner)
        {
            AlternativeText = drawing.AlternativeText,
            Attributes = $"<</O/Layout/Placement/Block/BBox[{Encoding.ASCII.GetString(box.Written)}]>>",
        };
        page.Mark(figure);
        page.Rectangles(drawing.Rectangles, left, upper, scale);
    }
}
