using System.Globalization;

namespace Portal.Pdf;

/// <summary>
/// A file being written: what its documents share, and what stands once in it. A document's own pages and structure are
/// written when it is added.
/// </summary>
internal sealed class FileAssembly : IDisposable
{
    private readonly DocumentInfo _info;
    private readonly string _title;
    private readonly string _author;
    private readonly PdfFile _file;
    private readonly PageTree _pages;
    private readonly Outline _outline;
    private readonly int _resources;

    /// <param name="target">Where the file goes.</param>
    /// <param name="info">What it says about itself.</param>
    /// <param name="fonts">Its typefaces.</param>
    /// <param name="ofMany">Whether it holds several documents, each a part of its own.</param>
    public FileAssembly(Stream target, DocumentInfo info, FontSet fonts, bool ofMany)
    {
        _info = info;
        _title = CleanText.Required(info.Title, nameof(info));
        _author = CleanText.Shortened(CleanText.OneLine(info.Author));
        LanguageTag.Check(info.Language);
        _file = new PdfFile(target);
        _pages = new PageTree(_file);
        _outline = new Outline(_file, open: !ofMany);
        _resources = _file.Reserve();
        Fonts = new DocumentFonts(fonts, _file);
        Tree = new StructTree(_file);
        Pictures = new DocumentPictures(_file);
    }

    public DocumentFonts Fonts { get; }

    public StructTree Tree { get; }

    public DocumentPictures Pictures { get; }

    public int PageCount => _pages.Count;

    public int ReserveObject() => _file.Reserve();

    /// <summary>Adds the one document of a file.</summary>
    public void AddOnly(ComposedDocument document)
    {
        AddPages(document);
        document.Bookmarks.Roots.ForEach(_outline.Add);
    }

    /// <summary>Adds one of several documents: a list of pages, a part of the structure and a bookmark of its own.</summary>
    public void AddOneOfMany(ComposedDocument document, string title)
    {
        _pages.Open();
        AddPages(document);
        _pages.Close();
        Tree.WritePart();
        _outline.Add(new Bookmark(0, title, document.Pages[0].ObjectNumber, document.Pages[0].Height) { Children = document.Bookmarks.Roots });
    }

    /// <summary>Writes fonts, structure and metadata, and closes the file.</summary>
    public void Finish()
    {
        int catalog = _file.Reserve(), metadata = _file.Reserve(), profile = _file.Reserve();
        int pages = _pages.Finish();
        var resources = new PdfBuffer(64).Raw("<<"u8);
        Fonts.WriteResources(resources);
        Pictures.WriteResources(resources);
        _file.Begin(_resources).Raw(resources.Raw(">>"u8).Written);
        int structure = Tree.Finish();
        int? outline = _outline.Finish();
        _file.PlainStream(metadata, "/Type/Metadata/Subtype/XML"u8, Metadata.Build(_title, _author, _info.Language, _info.CreatedOn));
        _file.CompressedStream(profile, "/N 3"u8, SrgbProfile.Compressed);
        var target = _file.Begin(catalog).Raw("<</Type/Catalog/Pages "u8).Ref(pages)
            .Raw("/Lang"u8).TextString(_info.Language)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot "u8).Ref(structure)
            .Raw("/Metadata "u8).Ref(metadata)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8)
            .Ref(profile).Raw(">>]"u8);
        if (outline is { } number)
        {
            target.Raw("/Outlines "u8).Ref(number);
        }

        target.Raw(">>"u8);
        _file.Finish(catalog, WriteInfo());
    }

    public void Dispose() => _file.Dispose();

    private void AddPages(ComposedDocument document)
    {
        foreach (var page in document.Pages)
        {
            WritePage(page, document.Style);
            _pages.Add(page.ObjectNumber);
        }
    }

    private void WritePage(PageCanvas page, DocumentStyle style)
    {
        var links = new List<int>();
        foreach (var link in page.Links)
        {
            links.Add(link.Write(_file, Tree, page));
        }

        int content = _file.Reserve();
        _file.Stream(content, [], page.Finish().Written);
        var target = _file.Begin(page.ObjectNumber).Raw("<</Type/Page/Parent "u8).Ref(_pages.Parent)
            .Raw("/MediaBox[0 0 "u8).Number(Units.Points(style.PageWidth)).Number(page.Height)
            .Raw("]/Resources "u8).Ref(_resources).Raw("/Contents "u8).Ref(content)
            .Raw("/Tabs/S/StructParents "u8).Int(page.StructParents);
        if (links.Count > 0)
        {
            target.Raw("/Annots["u8);
            links.ForEach(link => target.Ref(link));
            target.Raw("]"u8);
        }

        target.Raw(">>"u8);
    }

    private int WriteInfo()
    {
        int number = _file.Reserve();
        string date = _info.CreatedOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        _file.Begin(number).Raw("<</Title"u8).TextString(_title).Raw("/Author"u8).TextString(_author)
            .Raw("/CreationDate(D:"u8).Ascii(date).Raw("000000Z)>>"u8);
        return number;
    }
}
