namespace Portal.Pdf;

/// <summary>
/// A drawing of lines and filled rectangles, such as a QR code. All measures are millimetres from its top left corner.
/// </summary>
public sealed class Drawing
{
    private readonly List<Shape> _shapes = [];

    /// <param name="width">Width in millimetres.</param>
    /// <param name="height">Height in millimetres.</param>
    /// <param name="alternativeText">What is read aloud instead of it; must not be empty.</param>
    /// <exception cref="ArgumentException">The text is empty or a measure is not positive.</exception>
    public Drawing(double width, double height, string alternativeText)
    {
        Width = Units.Positive(width, nameof(width));
        Height = Units.Positive(height, nameof(height));
        AlternativeText = CleanText.Required(alternativeText, nameof(alternativeText));
    }

    /// <summary>Width in millimetres.</summary>
    public double Width { get; }

    /// <summary>Height in millimetres.</summary>
    public double Height { get; }

    /// <summary>What is read aloud instead of the drawing.</summary>
    public string AlternativeText { get; }

    internal IReadOnlyList<Shape> Shapes => _shapes;

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

    /// <summary>Adds a filled rectangle; later shapes cover earlier ones.</summary>
    /// <returns>The same drawing.</returns>
    /// <exception cref="ArgumentException">It is not inside the drawing.</exception>
    public Drawing Rectangle(double left, double top, double width, double height, Rgb colour) =>
        Add(new FilledRectangle(left, top, width, height, colour), left, top, left + width, top + height);

    /// <summary>Adds a straight line.</summary>
    /// <returns>The same drawing.</returns>
    /// <exception cref="ArgumentException">It does not begin and end inside the drawing, or its thickness is not positive.</exception>
    public Drawing Line(double fromLeft, double fromTop, double toLeft, double toTop, double thickness, Rgb colour) =>
        Add(
            new StraightLine(fromLeft, fromTop, toLeft, toTop, Units.Positive(thickness, nameof(thickness)), colour),
            Math.Min(fromLeft, toLeft), Math.Min(fromTop, toTop), Math.Max(fromLeft, toLeft), Math.Max(fromTop, toTop));

    private Drawing Add(Shape shape, double left, double top, double right, double bottom)
    {
        // Modules of a code are sums of shares of its width.
        const double rounding = 1e-6;
        bool inside = left >= -rounding && top >= -rounding && left <= right && top <= bottom && right <= Width + rounding && bottom <= Height + rounding;
        _shapes.Add(inside ? shape : throw new ArgumentException($"The drawing is {Width} by {Height} mm; a part of it lies outside."));
        return this;
    }
}
