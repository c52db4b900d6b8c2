namespace Portal.Pdf;

/// <summary>A document laid out on pages that are not written yet.</summary>
internal sealed record ComposedDocument(IReadOnlyList<PageCanvas> Pages, Bookmarks Bookmarks, DocumentStyle Style);

/// <summary>Turns a described document into pages.</summary>
internal sealed class Composer
{
    /// <summary>Space between running text or the address window and the text of the page.</summary>
    private const double Clearance = 14;

    private readonly FileAssembly _file;
    private readonly List<PageCanvas> _pages = [];
    private readonly DocumentStyle _style;
    private readonly string _language;
    private readonly DocumentContext _document;
    private readonly double _left;
    private readonly double _width;
    private readonly double _height;

    public Composer(FileAssembly file, DocumentStyle? style, string language)
    {
        _file = file;
        _style = (style ?? DocumentStyle.Default).Checked();
        _language = language;
        _document = new DocumentContext(_style, file.Fonts, new Bookmarks());
        _left = Units.Points(_style.MarginLeft);
        _width = Units.Points(_style.PageWidth - _style.MarginLeft - _style.MarginRight);
        _height = Units.Points(_style.PageHeight);
    }

    /// <param name="document">What is in it.</param>
    /// <param name="owner">The element of the structure it becomes a part of.</param>
    /// <param name="section">What a section is called in the structure.</param>
    public ComposedDocument Compose(DocumentBuilder document, StructElement owner, string section)
    {
        var first = new RunningText(_document, document.FirstHeader, Artifact.Header, _left, _width);
        var rest = new RunningText(_document, document.RestHeader, Artifact.Header, _left, _width);
        var footer = new RunningText(_document, document.FooterLines, Artifact.Footer, _left, _width);
        double footerHeight = footer.Height();
        double firstTop = Below(first.Height(), _style.MarginTop), fullTop = Below(rest.Height(), _style.MarginTop);
        double bottom = _height - Below(footerHeight, _style.MarginBottom);
        DocumentStyle.CheckRoom(bottom - Math.Max(firstTop, fullTop), "header and footer");
        _document.FullHeight = bottom - fullTop;

        NewPage();
        var column = new FixedColumn(_document, _pages, NewPage, fullTop, bottom);
        double belowHeader = first.Height() == 0 ? 0 : firstTop;
        foreach (var block in document.Fixed)
        {
            DrawFixed(block, column, block.Top is { } given ? Math.Max(belowHeader, Units.Points(given)) : firstTop, owner);
        }

        // Without letterhead and address the sections begin at the top; with them, a little below the lowest.
        var (onPage, lowest) = column.Lowest;
        double top = document.Fixed.Count == 0 ? firstTop : onPage == 0 ? Math.Max(firstTop, lowest + Clearance) : lowest + Clearance;
        new Paginator(NewPage, _pages[onPage], top, fullTop, bottom).Place(LayOut(document.Sections, owner, section));

        double edge = Units.Points(_style.EdgeToRunningText);
        for (int i = 0; i < _pages.Count; i++)
        {
            (i == 0 ? first : rest).Draw(_pages[i], edge, i + 1, _pages.Count);
            footer.Draw(_pages[i], _height - edge - footerHeight, i + 1, _pages.Count);
        }

        return new ComposedDocument(_pages, _document.Bookmarks, _style);
    }

    /// <summary>How far from the edge the text begins, when running text of that height stands at the edge.</summary>
    private double Below(double runningHeight, double margin) =>
        runningHeight == 0
            ? Units.Points(margin)
            : Math.Max(Units.Points(margin), Units.Points(_style.EdgeToRunningText) + runningHeight + Clearance);

    private PageCanvas NewPage()
    {
        var page = new PageCanvas(_file.ReserveObject(), _height, _file.Tree, _file.Pictures);
        _pages.Add(page);
        return page;
    }

    private void DrawFixed(FixedBlock block, FixedColumn column, double top, StructElement owner)
    {
        bool isLetterhead = block.Left is null;
        double width = isLetterhead ? Math.Min(_width, Units.Points(block.Width)) : Units.Points(block.Width);
        double left = block.Left is { } given ? Units.Points(given) : _left + _width - width;
        var flow = new Flow(_document, new StructElement("Div", owner), left, width, isLetterhead ? _style.LetterheadText : _style.Text);
        foreach (var content in block.Blocks)
        {
            content.LayOut(flow);
        }

        column.Place(flow.Slices, left, left + width, top, Units.Points(block.Height));
    }

    private List<Slice> LayOut(IReadOnlyList<Section> sections, StructElement owner, string type)
    {
        var slices = new List<Slice>();
        foreach (var section in sections)
        {
            bool same = string.Equals(section.Language, _language, StringComparison.OrdinalIgnoreCase);
            var element = new StructElement(type, owner) { Language = same ? null : section.Language };
            var flow = new Flow(_document, element, _left, _width, _style.Text);
            if (section.OnNewPage)
            {
                flow.Add(new PageBreakSlice());
            }

            foreach (var block in section.Blocks)
            {
                block.LayOut(flow);
            }

            slices.AddRange(flow.Slices);
        }

        return slices;
    }
}
