namespace Portal.Pdf;

/// <summary>
/// One page being drawn. Places are in points from the top left corner. Everything drawn is either marked as belonging to
/// a structure element or as an artifact (decoration that is not read aloud); there is no third way.
/// </summary>
internal sealed class PageCanvas
{
    private readonly double _height;
    private readonly PdfBuffer _content = new(8 * 1024);
    private readonly List<StructElement> _marks = [];
    private readonly List<Decoration> _decorations = [];
    private StructElement? _open;
    private bool _artifactOpen;
    private DocumentFont? _font;
    private double _size;
    private Rgb? _fill;

    public PageCanvas(int objectNumber, double height, StructTree tree)
    {
        _height = height;
        ObjectNumber = objectNumber;
        StructParents = tree.AddPage(_marks);
    }

    public int ObjectNumber { get; }

    public double Height => _height;

    /// <summary>The page's key in the parent tree.</summary>
    public int StructParents { get; }

    public List<LinkArea> Links { get; } = [];

    /// <summary>What follows belongs to the element, until something else is said.</summary>
    public void Mark(StructElement element)
    {
        if (ReferenceEquals(_open, element))
        {
            return;
        }

        CloseMark();
        element.AddMark(ObjectNumber, _marks.Count);
        _content.Byte((byte)'/').Ascii(element.Type).Raw(" <</MCID "u8).Int(_marks.Count).Raw(">> BDC\n"u8);
        _marks.Add(element);
        _open = element;
    }

    /// <summary>What follows is repeated page furniture that is not read aloud.</summary>
    public void MarkArtifact()
    {
        if (!_artifactOpen)
        {
            CloseMark();
            _content.Raw("/Artifact <</Type/Pagination>> BDC\n"u8);
            _artifactOpen = true;
        }
    }

    /// <summary>Begins a piece of text at a place on its base line.</summary>
    public PdfBuffer BeginText(DocumentFont font, double size, Rgb colour, double x, double baseline)
    {
        Fill(colour);
        _content.Raw("BT "u8);
        if (!ReferenceEquals(font, _font) || size != _size)
        {
            _content.Byte((byte)'/').Ascii(font.Resource).Byte((byte)' ').Number(size).Raw("Tf "u8);
            _font = font;
            _size = size;
        }

        return _content.Number(x).Number(_height - baseline).Raw("Td <"u8);
    }

    public void EndText() => _content.Raw("> Tj ET\n"u8);

    /// <summary>Filled rectangles that are the marked content; one path for each colour in a row, so that no seams show.</summary>
    public void Rectangles(IReadOnlyList<FilledRectangle> rectangles, double left, double top, double scale)
    {
        for (int i = 0; i < rectangles.Count; i++)
        {
            var (x, y, width, tall, colour) = rectangles[i];
            Fill(colour);
            _content.Number(left + (x * scale)).Number(_height - top - ((y + tall) * scale)).Number(width * scale).Number(tall * scale).Raw("re "u8);
            if (i == rectangles.Count - 1 || rectangles[i + 1].Colour != colour)
            {
                _content.Raw("f\n"u8);
            }
        }
    }

    /// <summary>A line or tint behind the text, as an artifact. Those of greater depth are drawn over the others.</summary>
    public void Decorate(Decoration decoration) => _decorations.Add(decoration);

    /// <summary>The finished content: decorations first, then the text over them.</summary>
    public PdfBuffer Finish()
    {
        CloseMark();
        var page = new PdfBuffer(_content.Length + 512);
        if (_decorations.Count > 0)
        {
            page.Raw("/Artifact BMC\n"u8);
            for (int depth = 0; depth <= Decoration.Deepest; depth++)
            {
                foreach (var decoration in _decorations)
                {
                    if (decoration.Depth == depth)
                    {
                        decoration.Draw(page, _height);
                    }
                }
            }

            page.Raw("EMC\n"u8);
        }

        return page.Raw(_content.Written);
    }

    private void Fill(Rgb colour)
    {
        if (_fill != colour)
        {
            colour.Write(_content);
            _content.Raw("rg\n"u8);
            _fill = colour;
        }
    }

    private void CloseMark()
    {
        if (_open is not null || _artifactOpen)
        {
            _content.Raw("EMC\n"u8);
        }

        _open = null;
        _artifactOpen = false;
    }
}
