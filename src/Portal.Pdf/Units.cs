namespace Portal.Pdf;

/// <summary>The caller thinks in millimetres, the file in points of 1/72 inch.</summary>
internal static class Units
{
    /// <summary>The largest page PDF/A knows: 14,400 points.</summary>
    public const double MostMillimetres = 5080;

    public static double Points(double millimetres) => millimetres * 72 / 25.4;

    /// <summary>Gives the measure back, or says that nothing can be drawn with it.</summary>
    public static double Positive(double value, string parameter) =>
        value is > 0 and <= MostMillimetres ? value : throw new ArgumentOutOfRangeException(parameter, value, $"The measure is positive and at most {MostMillimetres} mm.");

    /// <summary>The same where nothing at all is a measure too.</summary>
    public static double NotNegative(double value, string parameter) => value == 0 ? value : Positive(value, parameter);
}
