namespace Portal.Pdf;

/// <summary>How large a kind of text is.</summary>
/// <param name="Points">The letters' size in points.</param>
/// <param name="Leading">From line to line, in points.</param>
public readonly record struct TextSize(double Points, double Leading);

/// <summary>
/// The looks of a document. The page is measured in millimetres, text in points.
/// The default is an A4 letter: 11 point text in lines of 15.5, margins of 22 to 25 mm.
/// </summary>
public sealed record DocumentStyle
{
    private const double LeastRoom = 30;

    /// <summary>An A4 letter.</summary>
    public static DocumentStyle Default { get; } = new();

    /// <summary>Page width in millimetres.</summary>
    public double PageWidth { get; init; } = 210;

    /// <summary>Page height in millimetres.</summary>
    public double PageHeight { get; init; } = 297;

    /// <summary>Free space left of the text, in millimetres.</summary>
    public double MarginLeft { get; init; } = 23;

    /// <summary>Free space right of the text, in millimetres.</summary>
    public double MarginRight { get; init; } = 23;

    /// <summary>Free space above the text, in millimetres; a taller header takes more.</summary>
    public double MarginTop { get; init; } = 22;

    /// <summary>Free space below the text, in millimetres; a taller footer takes more.</summary>
    public double MarginBottom { get; init; } = 25;

    /// <summary>From the page's edge to the header and to the footer, in millimetres.</summary>
    public double EdgeToRunningText { get; init; } = 12;

    /// <summary>Running text.</summary>
    public TextSize Text { get; init; } = new(11, 15.5);

    /// <summary>Letterhead.</summary>
    public TextSize LetterheadText { get; init; } = new(9.5, 13.5);

    /// <summary>Header and footer.</summary>
    public TextSize RunningText { get; init; } = new(8.5, 11.5);

    /// <summary>Tables.</summary>
    public TextSize TableText { get; init; } = new(10, 14);

    /// <summary>Headings of level 1.</summary>
    public TextSize Heading1 { get; init; } = new(18, 23);

    /// <summary>Headings of level 2.</summary>
    public TextSize Heading2 { get; init; } = new(13, 17);

    /// <summary>Headings of level 3.</summary>
    public TextSize Heading3 { get; init; } = new(11, 15.5);

    /// <summary>Text.</summary>
    public Rgb TextColour { get; init; } = new(0x1A, 0x1A, 0x1A);

    /// <summary>Links, which are underlined too.</summary>
    public Rgb LinkColour { get; init; } = new(0x00, 0x4D, 0x99);

    /// <summary>Rules and the lines of tables.</summary>
    public Rgb RuleColour { get; init; } = new(0xB0, 0xB0, 0xB0);

    /// <summary>The tint of a box.</summary>
    public Rgb BoxTint { get; init; } = new(0xF3, 0xF6, 0xF9);

    /// <summary>The border of a box.</summary>
    public Rgb BoxBorder { get; init; } = new(0x8A, 0x9B, 0xAC);

    /// <summary>Gives the style back, or says that no text would fit between its margins or that its lines would cover each other.</summary>
    internal DocumentStyle Checked()
    {
        foreach (double measure in (double[])[PageWidth, PageHeight, MarginLeft, MarginRight, MarginTop, MarginBottom, EdgeToRunningText])
        {
            Units.NotNegative(measure, nameof(DocumentStyle));
        }

        CheckRoom(Units.Points(PageWidth - MarginLeft - MarginRight), "margins");
        CheckRoom(Units.Points(PageHeight - MarginTop - MarginBottom), "margins");
        foreach (var (points, leading) in (TextSize[])[Text, LetterheadText, RunningText, TableText, Heading1, Heading2, Heading3])
        {
            if (!(points is >= 1 and <= 72 && leading >= points && leading <= Units.Points(LeastRoom)))
            {
                throw new ArgumentException($"Text of {points} points in lines of {leading} cannot be read: 1 to 72 points, and lines at least as high.", nameof(DocumentStyle));
            }
        }

        return this;
    }

    /// <summary>Says that what stands around the text leaves too little for it.</summary>
    internal static void CheckRoom(double points, string around)
    {
        if (!(points >= Units.Points(LeastRoom) - 0.001))
        {
            throw new ArgumentException($"The {around} leave less than {LeastRoom} mm for the text.");
        }
    }

    internal TextSize Heading(int level) => level switch { 1 => Heading1, 2 => Heading2, _ => Heading3 };
}
