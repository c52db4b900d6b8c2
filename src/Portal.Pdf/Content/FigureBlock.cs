namespace Portal.Pdf;

/// <summary>A drawing or a picture on its own in the column.</summary>
internal sealed class FigureBlock(Figure figure, Alignment alignment) : Block
{
    public override void LayOut(Flow flow)
    {
        double scale = figure.ScaleIn(flow.Width, flow.Document.FullHeight);
        double free = flow.Width - (figure.Width * scale);
        double indent = alignment switch { Alignment.Right => free, Alignment.Centre => free / 2, _ => 0 };
        flow.Add(new FigureSlice(figure, scale, flow.Left + indent, flow.Owner));
        flow.Space(flow.Text.Leading * ParagraphBlock.SpaceAfter);
    }
}
