namespace Portal.Pdf;

/// <summary>The caller thinks in millimetres, the file in points of 1/72 inch.</summary>
internal static class Units
{
    public static double Points(double millimetres) => millimetres * 72 / 25.4;
}
