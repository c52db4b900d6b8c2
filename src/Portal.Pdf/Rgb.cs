namespace Portal.Pdf;

/// <summary>A colour in sRGB, as on a web page: <c>new Rgb(0x1A, 0x1A, 0x1A)</c>.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    internal void Write(PdfBuffer target) => target.Number(Red / 255.0).Number(Green / 255.0).Number(Blue / 255.0);
}
