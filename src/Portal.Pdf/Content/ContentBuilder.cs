namespace Portal.Pdf;

/// <summary>
/// The content of a section, of a box or of the letterhead, from top to bottom, which is also the order it is read aloud in.
/// Every method gives the same builder back. A language is only said where it differs from the section's.
/// </summary>
public sealed class ContentBuilder
{
    private readonly List<Block> _blocks = [];
    private readonly HeadingOrder _headings;
    private readonly bool _canBreakPages;

    internal ContentBuilder(HeadingOrder headings, bool canBreakPages)
    {
        _headings = headings;
        _canBreakPages = canBreakPages;
    }

    internal IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>Adds a heading, which gets a bookmark and stays on the page of what follows it.</summary>
    /// <param name="level">1, 2 or 3. The first heading of a document is of level 1, and no level is skipped on the way down.</param>
    /// <param name="text">The heading; must not be empty.</param>
    /// <param name="language">Its language, where that is another one.</param>
    /// <exception cref="ArgumentException">The text is empty, or the level is out of order.</exception>
    public ContentBuilder Heading(int level, string text, string? language = null)
    {
        CleanText.Required(text, nameof(text));
        _headings.Next(level);
        return Add(new HeadingBlock(level, CleanText.Of(text), Checked(language)));
    }

    /// <summary>Adds a paragraph of plain text.</summary>
    public ContentBuilder Paragraph(string text, string? language = null, Alignment alignment = Alignment.Left) =>
        Add(new ParagraphBlock(TextBuilder.Plain(text), alignment, Checked(language)));

    /// <summary>Adds a paragraph with bold words, links or line breaks.</summary>
    public ContentBuilder Paragraph(Action<TextBuilder> text, string? language = null, Alignment alignment = Alignment.Left) =>
        Add(new ParagraphBlock(TextBuilder.Build(text), alignment, Checked(language)));

    /// <summary>Adds a list with bullets.</summary>
    public ContentBuilder Bullets(IEnumerable<string> items, string? language = null) =>
        Add(new ListBlock([.. items.Select(TextBuilder.Plain)], numbered: false, Checked(language)));

    /// <summary>Adds a list with bullets whose items have bold words or links.</summary>
    public ContentBuilder Bullets(IEnumerable<Action<TextBuilder>> items, string? language = null) =>
        Add(new ListBlock([.. items.Select(TextBuilder.Build)], numbered: false, Checked(language)));

    /// <summary>Adds a numbered list: 1., 2., 3.</summary>
    public ContentBuilder Numbered(IEnumerable<string> items, string? language = null) =>
        Add(new ListBlock([.. items.Select(TextBuilder.Plain)], numbered: true, Checked(language)));

    /// <summary>Adds a numbered list whose items have bold words or links.</summary>
    public ContentBuilder Numbered(IEnumerable<Action<TextBuilder>> items, string? language = null) =>
        Add(new ListBlock([.. items.Select(TextBuilder.Build)], numbered: true, Checked(language)));

    /// <summary>Adds a table.</summary>
    public ContentBuilder Table(Action<TableBuilder> table, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var builder = new TableBuilder();
        table(builder);
        return Add(new TableBlock(builder, Checked(language)));
    }

    /// <summary>Adds a tinted box with a border. It stays on one page unless it is taller than a page.</summary>
    /// <param name="content">What is in it.</param>
    /// <param name="beside">A drawing at its right edge, beside the content and read after it.</param>
    /// <param name="language">The language of what is in it, where that is another one.</param>
    public ContentBuilder Box(Action<ContentBuilder> content, Drawing? beside = null, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        var builder = new ContentBuilder(_headings, canBreakPages: false);
        content(builder);
        return Add(new BoxBlock(builder.Blocks, beside is null ? null : new DrawnFigure(beside), Checked(language)));
    }

    /// <summary>Adds a drawing; one wider or taller than the page's text is made smaller.</summary>
    public ContentBuilder Drawing(Drawing drawing, Alignment alignment = Alignment.Left)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        return Add(new FigureBlock(new DrawnFigure(drawing), alignment));
    }

    /// <summary>Adds a picture that says something; one wider or taller than the page's text is made smaller.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Width in millimetres; the height follows.</param>
    /// <param name="alternativeText">What is read aloud instead of it; must not be empty.</param>
    /// <param name="alignment">Where it stands.</param>
    /// <exception cref="ArgumentException">The text is empty or too long, or the width is not positive.</exception>
    public ContentBuilder Picture(Picture picture, double width, string alternativeText, Alignment alignment = Alignment.Left)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Add(new FigureBlock(new PictureFigure(picture, Units.Positive(width, nameof(width)), CleanText.Required(alternativeText, nameof(alternativeText))), alignment));
    }

    /// <summary>Adds a picture that says nothing the words do not say, such as a logo beside the name: it is not read aloud.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Width in millimetres; the height follows.</param>
    /// <param name="alignment">Where it stands.</param>
    /// <exception cref="ArgumentException">The width is not positive.</exception>
    public ContentBuilder DecorativePicture(Picture picture, double width, Alignment alignment = Alignment.Left)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Add(new FigureBlock(new PictureFigure(picture, Units.Positive(width, nameof(width)), ReadAloud: null), alignment));
    }

    /// <summary>Adds a thin line across the page.</summary>
    public ContentBuilder Rule() => Add(new RuleBlock());

    /// <summary>Adds space.</summary>
    /// <param name="millimetres">How much more than there would be.</param>
    /// <exception cref="ArgumentException">It is less than nothing.</exception>
    public ContentBuilder Space(double millimetres) => Add(new SpaceBlock(Units.Points(Units.NotNegative(millimetres, nameof(millimetres)))));

    /// <summary>Begins a new page, unless one has just begun.</summary>
    /// <exception cref="InvalidOperationException">In a box or letterhead.</exception>
    public ContentBuilder PageBreak() =>
        _canBreakPages ? Add(new PageBreakBlock()) : throw new InvalidOperationException("A page cannot begin inside a box or the letterhead.");

    private ContentBuilder Add(Block block)
    {
        _blocks.Add(block);
        return this;
    }

    private static string? Checked(string? language) => language is null ? null : LanguageTag.Check(language);
}
