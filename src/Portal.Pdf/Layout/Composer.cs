namespace Portal.Pdf;

/// <summary>Turns a described document into pages, and the pages into a file.</summary>
internal sealed class Composer
{
    /// <summary>Space between running text or the address window and the text of the page.</summary>
    private const double Clearance = 14;

    private readonly PdfFile _file = new();
    private readonly List<PageCanvas> _pages = [];
    private readonly DocumentInfo _info;
    private readonly DocumentStyle _style;
    private readonly DocumentContext _document;
    private readonly double _left;
    private readonly double _width;
    private readonly double _height;

    public Composer(DocumentInfo info, FontSet fonts, DocumentStyle style)
    {
        _info = info;
        _style = style;
        _document = new DocumentContext(style, new DocumentFonts(fonts, _file), new StructTree(), new Bookmarks());
        _left = Units.Points(style.MarginLeft);
        _width = Units.Points(style.PageWidth - style.MarginLeft - style.MarginRight);
        _height = Units.Points(style.PageHeight);
    }

    public PdfResult Compose(DocumentBuilder document)
    {
        var first = new RunningText(_document, document.FirstHeader, _left, _width);
        var rest = new RunningText(_document, document.RestHeader, _left, _width);
        var footer = new RunningText(_document, document.FooterLines, _left, _width);
        double footerHeight = footer.Height();
        double fullTop = Below(rest.Height(), _style.MarginTop);
        double bottom = _height - Below(footerHeight, _style.MarginBottom);
        _document.FullHeight = bottom - fullTop;

        var page = NewPage();
        double top = DrawFixed(page, document.Fixed, Below(first.Height(), _style.MarginTop));
        new Paginator(NewPage, page, top, fullTop, bottom).Place(LayOut(document.Sections));

        double edge = Units.Points(_style.EdgeToRunningText);
        for (int i = 0; i < _pages.Count; i++)
        {
            (i == 0 ? first : rest).Draw(_pages[i], edge, i + 1, _pages.Count);
            footer.Draw(_pages[i], _height - edge - footerHeight, i + 1, _pages.Count);
        }

        var bytes = new FileAssembly(_file, _info, _style, _document, _pages).Write();
        return new PdfResult(bytes, _pages.Count, _document.Fonts.Missing);
    }

    /// <summary>How far from the edge the text begins, when running text of that height stands at the edge.</summary>
    private double Below(double runningHeight, double margin) =>
        runningHeight == 0
            ? Units.Points(margin)
            : Math.Max(Units.Points(margin), Units.Points(_style.EdgeToRunningText) + runningHeight + Clearance);

    private PageCanvas NewPage()
    {
        var page = new PageCanvas(_file.Reserve(), _height, _document.Tree);
        _pages.Add(page);
        return page;
    }

    /// <summary>Draws letterhead and address, and gives the place where the sections begin.</summary>
    private double DrawFixed(PageCanvas page, IReadOnlyList<FixedBlock> blocks, double top)
    {
        double lowest = top;
        foreach (var block in blocks)
        {
            bool isLetterhead = block.Left is null;
            double width = Units.Points(block.Width);
            double left = block.Left is { } given ? Units.Points(given) : _left + _width - width;
            double y = block.Top is { } from ? Units.Points(from) : top;
            double end = y + Units.Points(block.Height);
            var flow = new Flow(_document, new StructElement("Div", _document.Tree.Root), left, width, isLetterhead ? _style.LetterheadText : _style.Text);
            foreach (var content in block.Blocks)
            {
                content.LayOut(flow);
            }

            double height = 0;
            flow.Slices.ForEach(slice => height += slice.SpaceBefore + slice.Height);
            new Paginator(() => page, page, y, y, double.PositiveInfinity).Place(flow.Slices);
            lowest = Math.Max(lowest, Math.Max(end, y + height) + Clearance);
        }

        return lowest;
    }

    private List<Slice> LayOut(IReadOnlyList<Section> sections)
    {
        var slices = new List<Slice>();
        foreach (var section in sections)
        {
            bool same = string.Equals(section.Language, _info.Language, StringComparison.OrdinalIgnoreCase);
            var part = new StructElement("Part", _document.Tree.Root) { Language = same ? null : section.Language };
            var flow = new Flow(_document, part, _left, _width, _style.Text);
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
