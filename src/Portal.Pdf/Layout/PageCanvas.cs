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
    private Artifact? _artifact;
    private DocumentFont? _font;
    private double _size;
    private Rgb? _fill;

    private readonly DocumentPictures _pictures;

    public PageCanvas(int objectNumber, double height, StructTree tree, DocumentPictures pictures)
    {
        _height = height;
        _pictures = pictures;
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

    /// <summary>What follows is not read aloud.</summary>
    public void MarkArtifact(Artifact kind)
    {
        if (_artifact != kind)
        {
            CloseMark();
            _content.Raw(Opening(kind));
            _artifact = kind;
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

    /// <summary>Shapes that are the marked content; one path for rectangles of one colour in a row, so that no seams show.</summary>
    public void Shapes(IReadOnlyList<Shape> shapes, double left, double top, double scale)
    {
        for (int i = 0; i < shapes.Count; i++)
        {
            switch (shapes[i])
            {
                case FilledRectangle (var x, var y, var width, var tall, var colour):
                    Fill(colour);
                    At(left + (x * scale), top + ((y + tall) * scale)).Number(width * scale).Number(tall * scale).Raw("re "u8);
                    bool goesOn = i + 1 < shapes.Count && shapes[i + 1] is FilledRectangle next && next.Colour == colour;
                    _content.Raw(goesOn ? ""u8 : "f\n"u8);
                    break;
                case StraightLine line:
                    line.Colour.Write(_content);
                    _content.Raw("RG "u8).Number(line.Thickness * scale).Raw("w "u8);
                    At(left + (line.FromLeft * scale), top + (line.FromTop * scale)).Raw("m "u8);
                    At(left + (line.ToLeft * scale), top + (line.ToTop * scale)).Raw("l S\n"u8);
                    break;
            }
        }
    }

    /// <summary>A picture that is the marked content.</summary>
    public void Picture(Picture picture, double left, double top, double width, double height) =>
        _content.Raw("q "u8).Number(width).Raw("0 0 "u8).Number(height).Number(left).Number(_height - top - height)
            .Raw("cm /"u8).Ascii(_pictures.NameOf(picture)).Raw(" Do Q\n"u8);

    /// <summary>A line or tint behind the text, as an artifact. Those of greater depth are drawn over the others.</summary>
    public void Decorate(Decoration decoration) => _decorations.Add(decoration);

    /// <summary>The finished content: decorations first, then the text over them.</summary>
    public PdfBuffer Finish()
    {
        CloseMark();
        var page = new PdfBuffer(_content.Length + 512);
        if (_decorations.Count > 0)
        {
            page.Raw(Opening(Artifact.Decoration));
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

    private PdfBuffer At(double x, double y) => _content.Number(x).Number(_height - y);

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
        if (_open is not null || _artifact is not null)
        {
            _content.Raw("EMC\n"u8);
        }

        _open = null;
        _artifact = null;
    }

    private static ReadOnlySpan<byte> Opening(Artifact kind) => kind switch
    {
        Artifact.Header => "/Artifact <</Type/Pagination/Subtype/Header>> BDC\n"u8,
        Artifact.Footer => "/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n"u8,
        Artifact.Repeated => "/Artifact <</Type/Pagination>> BDC\n"u8,
        _ => "/Artifact <</Type/Layout>> BDC\n"u8,
    };
}
