using System.Text;

namespace Portal.Pdf;

/// <summary>A drawing or a picture with its alternative text; one without is decoration.</summary>
internal sealed class FigureSlice(Figure figure, double scale, double left, StructElement owner) : Slice
{
    /// <summary>How far above the slice's own edge it begins: beside the text of a box.</summary>
    public double Raise { get; init; }

    public override double Height => Math.Max(0, (figure.Height * scale) - Raise);

    public override void Draw(PageCanvas page, double top)
    {
        double upper = top - Raise;
        if (figure.AlternativeText is { } alternative)
        {
            double lower = upper + (figure.Height * scale);
            var box = new PdfBuffer(64).Number(left).Number(page.Height - lower).Number(left + (figure.Width * scale)).Number(page.Height - upper);
            page.Mark(new StructElement("Figure", owner)
            {
                AlternativeText = alternative,
                Attributes = $"<</O/Layout/Placement/Block/BBox[{Encoding.ASCII.GetString(box.Written)}]>>",
            });
        }
        else
        {
            page.MarkArtifact(Artifact.Decoration);
        }

        figure.Draw(page, left, upper, scale);
    }
}
