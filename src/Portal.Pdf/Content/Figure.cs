namespace Portal.Pdf;

/// <summary>What stands in the text as one piece with its own measures: a drawing or a picture. In millimetres.</summary>
internal abstract record Figure(double Width, double Height, string? AlternativeText)
{
    /// <summary>Draws it at a scale of points for a millimetre.</summary>
    public abstract void Draw(PageCanvas page, double left, double top, double scale);

    /// <summary>Points for a millimetre; fewer when it would not fit.</summary>
    public double ScaleIn(double width, double height) => Math.Min(Units.Points(1), Math.Min(width / Width, height / Height));
}

/// <summary>Lines and rectangles.</summary>
internal sealed record DrawnFigure(Drawing Drawing) : Figure(Drawing.Width, Drawing.Height, Drawing.AlternativeText)
{
    public override void Draw(PageCanvas page, double left, double top, double scale) => page.Shapes(Drawing.Shapes, left, top, scale);
}

/// <summary>A picture at a width; without an alternative text it is decoration.</summary>
internal sealed record PictureFigure(Picture Picture, double Across, string? ReadAloud)
    : Figure(Across, Across * Picture.PixelHeight / Picture.PixelWidth, ReadAloud)
{
    public override void Draw(PageCanvas page, double left, double top, double scale) =>
        page.Picture(Picture, left, top, Width * scale, Height * scale);
}
