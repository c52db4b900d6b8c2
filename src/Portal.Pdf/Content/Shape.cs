namespace Portal.Pdf;

/// <summary>A part of a drawing, in the drawing's millimetres from its top left corner.</summary>
internal abstract record Shape(Rgb Colour);

internal sealed record FilledRectangle(double Left, double Top, double Width, double Height, Rgb Colour) : Shape(Colour);

internal sealed record StraightLine(double FromLeft, double FromTop, double ToLeft, double ToTop, double Thickness, Rgb Colour) : Shape(Colour);
