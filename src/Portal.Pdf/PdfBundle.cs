namespace Portal.Pdf;

/// <summary>
/// Several documents one after the other in one file, such as the letters of a day for a print shop. Each has its own header,
/// footer and letterhead, page numbers that begin at 1, a part of its own in the structure, and a bookmark; typefaces and
/// pictures stand once in the file. What is added is written at once: memory holds one document, and a few numbers for each
/// page and element of those before it. The file is tagged and archived as one of <see cref="PdfDocument"/>.
/// </summary>
/// <example>
/// <code>
/// using var file = File.Create("breve.pdf");
/// using var bundle = PdfBundle.Create(file, new DocumentInfo("Breve til tryk", "da-DK", "Kommunen", today), fonts);
/// foreach (var letter in letters)
/// {
///     bundle.Document(letter.Info, doc => doc
///         .Footer(f => f.PageNumber("Side {0} af {1}"))
///         .Section("da-DK", s => s.Heading(1, letter.Title).Paragraph(letter.Text)));
/// }
///
/// BundleResult result = bundle.Finish();
/// </code>
/// </example>
public sealed class PdfBundle : IDisposable
{
    private readonly FileAssembly _file;
    private readonly DocumentInfo _info;
    private int _documents;
    private bool _closed;

    private PdfBundle(Stream target, DocumentInfo info, FontSet fonts)
    {
        _info = info;
        _file = new FileAssembly(target, info, fonts, ofMany: true);
    }

    /// <summary>Begins a bundle. The same documents give the same bytes.</summary>
    /// <param name="target">Where the file is written; it stays open.</param>
    /// <param name="info">What the file says about itself as a whole.</param>
    /// <param name="fonts">The typefaces, parsed once and shared by all documents.</param>
    /// <exception cref="ArgumentException">The title is empty, or the language is not a language tag.</exception>
    public static PdfBundle Create(Stream target, DocumentInfo info, FontSet fonts)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(fonts);
        return new PdfBundle(target, info, fonts);
    }

    /// <summary>Adds a document, which begins on a page of its own. One that is refused is not in the bundle, which goes on without it.</summary>
    /// <param name="info">Its title, which its bookmark shows, and its language. Author and date are those of the bundle.</param>
    /// <param name="build">Says what is in it.</param>
    /// <param name="style">Its looks; an A4 letter when left out.</param>
    /// <returns>Where it stands in the file.</returns>
    /// <exception cref="ArgumentException">
    /// The title is empty, the language is not a language tag, or margins, header and footer leave no room.
    /// </exception>
    /// <exception cref="InvalidOperationException">The bundle is finished, or the file is full (more than eight million elements).</exception>
    public BundledDocument Document(DocumentInfo info, Action<DocumentBuilder> build, DocumentStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(build);
        ThrowIfClosed();
        string title = CleanText.Required(info.Title, nameof(info));
        var composer = new Composer(_file, style, LanguageTag.Check(info.Language));
        var document = DocumentBuilder.Build(build);
        int before = _file.PageCount;
        bool same = string.Equals(info.Language, _info.Language, StringComparison.OrdinalIgnoreCase);
        var part = new StructElement("Part", _file.Tree.Root) { Title = title, Language = same ? null : info.Language };
        part.Join();
        var composed = composer.Compose(document, part, "Sect");
        _file.AddOneOfMany(composed, title);
        _documents++;
        return new BundledDocument(before + 1, _file.PageCount - before);
    }

    /// <summary>Writes what the documents share and closes the file.</summary>
    /// <exception cref="InvalidOperationException">The bundle is finished already, or nothing is in it.</exception>
    /// <exception cref="InvalidDataException">A typeface is damaged in a letter that is used.</exception>
    public BundleResult Finish()
    {
        ThrowIfClosed();
        if (_documents == 0)
        {
            throw new InvalidOperationException("A bundle has at least one document.");
        }

        _closed = true;
        _file.Finish();
        return new BundleResult(_documents, _file.PageCount, _file.Fonts.Missing);
    }

    /// <summary>Lets go of what it holds. A bundle that was not finished is no PDF file.</summary>
    public void Dispose()
    {
        _closed = true;
        _file.Dispose();
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new InvalidOperationException("The bundle is finished.");
        }
    }
}
