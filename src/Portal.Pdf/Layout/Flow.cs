namespace Portal.Pdf;

/// <summary>Where blocks put their slices: a column of a certain width, in a certain element of the structure.</summary>
internal sealed class Flow(DocumentContext document, StructElement owner, double left, double width, TextSize text)
{
    private List<Slice> _slices = [];
    private Gap _gap = new();

    public DocumentContext Document => document;

    /// <summary>The element that blocks become children of.</summary>
    public StructElement Owner => owner;

    public double Left => left;

    public double Width => width;

    public TextSize Text => text;

    public Frame? Frame { get; private init; }

    public List<Slice> Slices => _slices;

    /// <summary>Space waiting for the next slice; shared by the column and the boxes in it.</summary>
    private sealed class Gap
    {
        public double Points { get; set; }
    }

    /// <summary>A narrower column inside this one; its slices follow those of this one.</summary>
    public Flow Inside(StructElement inner, double indent, double narrower, Frame? frame = null) =>
        new(document, inner, left + indent, narrower, text) { _slices = _slices, _gap = _gap, Frame = frame ?? Frame };

    /// <summary>Asks for space before the next slice; the greatest wish wins.</summary>
    public void Space(double points) => _gap.Points = Math.Max(_gap.Points, points);

    /// <summary>Adds to the space before the next slice.</summary>
    public void MoreSpace(double points) => _gap.Points += points;

    /// <summary>Takes back the space asked for, where a border follows.</summary>
    public void NoSpace() => _gap.Points = 0;

    public void Add(Slice slice)
    {
        slice.SpaceBefore = _gap.Points;
        slice.Frame = Frame;
        _gap.Points = 0;
        _slices.Add(slice);
    }

    /// <summary>Adds all lines of a text so that no page begins or ends with a single line of it.</summary>
    public void AddLines(SetText lines, Func<int, LineSlice> make)
    {
        for (int i = 0; i < lines.LineCount; i++)
        {
            var slice = make(i);
            bool second = i == 0 || i == lines.LineCount - 2;
            slice.KeepWithNext = second && i < lines.LineCount - 1;
            Add(slice);
        }
    }
}
