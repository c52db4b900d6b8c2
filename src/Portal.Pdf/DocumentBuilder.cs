namespace Portal.Pdf;

/// <summary>The parts of a document: header and footer, letterhead, address window, and sections of content.</summary>
public sealed class DocumentBuilder
{
    private readonly List<FixedBlock> _fixed = [];
    private readonly List<Section> _sections = [];
    private readonly HeadingOrder _headings = new();

    internal DocumentBuilder()
    {
    }

    internal IReadOnlyList<RunningLine> FirstHeader { get; private set; } = [];

    internal IReadOnlyList<RunningLine> RestHeader { get; private set; } = [];

    internal IReadOnlyList<RunningLine> FooterLines { get; private set; } = [];

    internal IReadOnlyList<FixedBlock> Fixed => _fixed;

    internal IReadOnlyList<Section> Sections => _sections;

    internal static DocumentBuilder Build(Action<DocumentBuilder> build)
    {
        var document = new DocumentBuilder();
        build(document);
        return document;
    }

    /// <summary>Sets the header of the first page and that of the others. It is not read aloud.</summary>
    /// <returns>The same builder.</returns>
    public DocumentBuilder Header(Action<RunningTextBuilder>? first = null, Action<RunningTextBuilder>? rest = null)
    {
        FirstHeader = Running(first);
        RestHeader = Running(rest);
        return this;
    }

    /// <summary>Sets the footer of all pages. It is not read aloud.</summary>
    /// <returns>The same builder.</returns>
    public DocumentBuilder Footer(Action<RunningTextBuilder> footer)
    {
        FooterLines = Running(footer);
        return this;
    }

    /// <summary>
    /// Puts content at the top right of the first page: who the letter is from, its date and number. It is read aloud, so it is
    /// said before the sections. What is longer than the page goes on on the next.
    /// </summary>
    /// <param name="content">What stands there.</param>
    /// <param name="width">Width in millimetres; at most that of the text.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A section was said before it.</exception>
    public DocumentBuilder Letterhead(Action<ContentBuilder> content, double width = 62)
    {
        return Add(new FixedBlock(Build(content, canBreakPages: false), null, null, Units.Positive(width, nameof(width)), 0));
    }

    /// <summary>
    /// Puts the receiver's address on the first page where the window of an envelope shows it. It is read aloud,
    /// before or after the letterhead as said first, and said before the sections, which begin below it.
    /// </summary>
    /// <param name="lines">The lines of the address.</param>
    /// <param name="left">From the page's left edge to the window, in millimetres.</param>
    /// <param name="top">From the page's upper edge to the window, in millimetres.</param>
    /// <param name="width">Width in millimetres; longer lines are broken.</param>
    /// <param name="height">Height in millimetres; an address that needs more takes more.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A section was said before it.</exception>
    public DocumentBuilder AddressWindow(
        IEnumerable<string> lines, double left = 23, double top = 42, double width = 80, double height = 35)
    {
        string address = string.Join('\n', lines);
        return Add(new FixedBlock(
            Build(c => c.Paragraph(address), canBreakPages: false), Units.NotNegative(left, nameof(left)), Units.NotNegative(top, nameof(top)),
            Units.Positive(width, nameof(width)), Units.NotNegative(height, nameof(height))));
    }

    /// <summary>Adds a section: content in one language. An English letter and its Danish original are two sections.</summary>
    /// <param name="language">Its language as in HTML, e.g. <c>da-DK</c>.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="onNewPage">Whether it begins a new page.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The language is not a language tag.</exception>
    public DocumentBuilder Section(string language, Action<ContentBuilder> content, bool onNewPage = false)
    {
        _sections.Add(new Section(LanguageTag.Check(language), Build(content, canBreakPages: true), onNewPage));
        return this;
    }

    private DocumentBuilder Add(FixedBlock block)
    {
        _fixed.Add(_sections.Count == 0 ? block : throw new InvalidOperationException("Letterhead and address are said before the sections, as they are read."));
        return this;
    }

    private IReadOnlyList<Block> Build(Action<ContentBuilder> content, bool canBreakPages)
    {
        ArgumentNullException.ThrowIfNull(content);
        var builder = new ContentBuilder(_headings, canBreakPages);
        content(builder);
        return builder.Blocks;
    }

    private static IReadOnlyList<RunningLine> Running(Action<RunningTextBuilder>? build)
    {
        var builder = new RunningTextBuilder();
        build?.Invoke(builder);
        return builder.Lines;
    }
}

/// <summary>A part of the document in one language.</summary>
internal sealed record Section(string Language, IReadOnlyList<Block> Blocks, bool OnNewPage);

/// <summary>Content at a fixed place of the first page, in millimetres; without a place it is the letterhead at the top right.</summary>
internal sealed record FixedBlock(IReadOnlyList<Block> Blocks, double? Left, double? Top, double Width, double Height);
