namespace Portal.Pdf;

/// <summary>A rectangle of a drawing, in the drawing's millimetres from its top left corner.</summary>
internal readonly record struct FilledRectangle(double Left, double Top, double Width, double Height, Rgb Colour);
