namespace Portal.Pdf;

/// <summary>A line, a tint or a border behind the text. It says nothing, so it is not read aloud.</summary>
/// <param name="Depth">What lies over what: 0 is at the bottom.</param>
internal readonly record struct Decoration(int Depth, double Left, double Top, double Width, double Height, Rgb? Fill, Rgb? Border)
{
    /// <summary>Boxes may stand in boxes to this depth; lines and underlines lie over them all.</summary>
    public const int Deepest = 4;

    private const double BorderWidth = 0.8;

    public static Decoration Line(double left, double top, double width, double thickness, Rgb colour) =>
        new(Deepest, left, top, width, thickness, colour, null);

    public void Draw(PdfBuffer page, double pageHeight)
    {
        if (Fill is { } fill)
        {
            fill.Write(page);
            page.Raw("rg "u8);
            Path(page, pageHeight, 0).Raw("f\n"u8);
        }

        if (Border is { } border)
        {
            border.Write(page);
            page.Raw("RG "u8).Number(BorderWidth).Raw("w "u8);
            Path(page, pageHeight, BorderWidth / 2).Raw("S\n"u8);
        }
    }

    private PdfBuffer Path(PdfBuffer page, double pageHeight, double inset) =>
        page.Number(Left + inset).Number(pageHeight - Top - Height + inset)
            .Number(Width - (2 * inset)).Number(Height - (2 * inset)).Raw("re "u8);
}
