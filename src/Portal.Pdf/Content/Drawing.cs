namespace Portal.Pdf;

/// <summary>
/// A drawing of filled rectangles, such as a QR code. All measures are millimetres from its top left corner.
/// </summary>
public sealed class Drawing
{
    private readonly List<FilledRectangle> _rectangles = [];

    /// <param name="width">Width in millimetres.</param>
    /// <param name="height">Height in millimetres.</param>
    /// <param name="alternativeText">What is read aloud instead of it; must not be empty.</param>
    /// <exception cref="ArgumentException">The text is empty or a measure is not positive.</exception>
    public Drawing(double width, double height, string alternativeText)
    {
        Width = Measure(width);
        Height = Measure(height);
        AlternativeText = CleanText.Required(alternativeText, nameof(alternativeText));
    }

    /// <summary>Width in millimetres.</summary>
    public double Width { get; }

    /// <summary>Height in millimetres.</summary>
    public double Height { get; }

    /// <summary>What is read aloud instead of the drawing.</summary>
    public string AlternativeText { get; }

    internal IReadOnlyList<FilledRectangle> Rectangles => _rectangles;

    /// <summary>A matrix of square modules, such as a QR code with its quiet zone, drawn in black.</summary>
    /// <param name="columns">Modules across.</param>
    /// <param name="rows">Modules down.</param>
    /// <param name="isDark">Whether the module in that column and row is dark; both count from 0.</param>
    /// <param name="width">Width of the whole in millimetres.</param>
    /// <param name="alternativeText">What is read aloud instead of it; must not be empty.</param>
    /// <exception cref="ArgumentException">The text is empty or a measure is not positive.</exception>
    public static Drawing Modules(int columns, int rows, Func<int, int, bool> isDark, double width, string alternativeText)
    {
        ArgumentNullException.ThrowIfNull(isDark);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        double module = width / columns;
        var drawing = new Drawing(width, module * rows, alternativeText);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int first = column;
                while (column < columns && isDark(column, row))
                {
                    column++;
                }

                if (column > first)
                {
                    drawing.Rectangle(first * module, row * module, (column - first) * module, module, default);
                }
            }
        }

        return drawing;
    }

    /// <summary>Adds a filled rectangle; later ones cover earlier ones.</summary>
    /// <returns>The same drawing.</returns>
    public Drawing Rectangle(double left, double top, double width, double height, Rgb colour)
    {
        _rectangles.Add(new FilledRectangle(left, top, width, height, colour));
        return this;
    }

    private static double Measure(double millimetres) =>
        millimetres > 0 && double.IsFinite(millimetres)
            ? millimetres
            : throw new ArgumentOutOfRangeException(nameof(millimetres), millimetres, "A drawing's width and height are positive.");
}
