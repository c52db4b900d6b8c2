namespace Portal.Pdf.Tests;

/// <summary>A document made from a seed, with everything in it that a document can have. The same seed gives the same.</summary>
internal sealed class RandomDocument
{
    private static readonly string[] Languages = ["da-DK", "da", "en-GB", "kl"];

    /// <summary>Pictures of odd sizes and all kinds.</summary>
    private static readonly Picture[] AnyPicture =
    [
        .. from size in ((int Width, int Height)[])[(1, 1), (1, 200), (300, 1), (17, 13)]
           from kind in ((int Kind, int Bits)[])[(0, 1), (2, 8), (3, 4), (4, 8), (6, 16)]
           select Picture.Parse(Pictures.Png(size.Width, size.Height, kind.Kind, kind.Bits, (x, y, channel) => (x * 31) + (y * 17) + channel, kind.Kind == 3 ? new byte[48] : null)),
        Picture.Parse(Pictures.EvenJpeg(9, 31, 1)), Picture.Parse(Pictures.EvenJpeg(64, 3, 3)),
    ];

    private readonly Random _random;
    private readonly RandomText _text;
    private int _heading;

    public RandomDocument(int seed)
    {
        _random = new Random(seed);
        _text = new RandomText(_random);
        Info = new DocumentInfo(_text.Something(), One(Languages), _text.Any(), new DateOnly(2026, 1, 1).AddDays(_random.Next(3000)));
        Style = new DocumentStyle
        {
            PageWidth = Often() ? 210 : 130, PageHeight = Often() ? 297 : 215, MarginLeft = _random.Next(10, 30), MarginRight = _random.Next(10, 30), MarginTop = _random.Next(15, 30),
            Text = Often() ? new TextSize(11, 15.5) : new TextSize(14, 17), TableText = Often() ? new TextSize(10, 14) : new TextSize(7, 8),
        };
    }

    public DocumentInfo Info { get; }

    public DocumentStyle Style { get; }

    /// <summary>What was said to be read aloud, in order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What was said for headers and footers.</summary>
    public List<string> Running { get; } = [];

    public void Build(DocumentBuilder doc)
    {
        if (Often())
        {
            doc.Header(first: h => h.Text(Noted(_text.Short())), rest: h => h.Text(Noted(_text.Short()), Alignment.Centre).Text(Noted(_text.Short()), Alignment.Right, bold: true));
        }

        doc.Footer(f => f.Text(Noted(_text.Short())).PageNumber(Noted("Side ") + "{0}" + Noted(" af ") + "{1}", Often() ? Alignment.Right : Alignment.Centre));
        if (Often())
        {
            doc.Letterhead(Letterhead, width: _random.Next(20, 80));
        }

        if (Often())
        {
            double width = Style.PageWidth - Style.MarginLeft - Style.MarginRight;
            string[] lines = [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Say(_text.Any()))];
            doc.AddressWindow(lines, left: Style.MarginLeft, top: _random.Next(30, 60), width: _random.Next(15, (int)width), height: _random.Next(0, 40));
        }

        for (int section = _random.Next(1, 3); section > 0; section--)
        {
            doc.Section(One(Languages), s => Content(s, _random.Next(1, 5), depth: 0), onNewPage: !Often());
        }
    }

    private void Letterhead(ContentBuilder head)
    {
        _ = Often() ? head.DecorativePicture(One(AnyPicture), _random.Next(1, 60), Alignment.Right) : head;
        head.Paragraph(Text);
    }

    private void Content(ContentBuilder content, int blocks, int depth)
    {
        for (int i = 0; i < blocks; i++)
        {
            Block(content, depth);
        }
    }

    private void Block(ContentBuilder content, int depth)
    {
        switch (_random.Next(13))
        {
            case 0:
                _heading = _random.Next(1, Math.Min(3, _heading + 1) + 1);
                content.Heading(_heading, Say(_text.Something()));
                break;
            case 1 or 2:
                content.Paragraph(Text, Often() ? null : One(Languages), One(Enum.GetValues<Alignment>()));
                break;
            case 3:
                content.Bullets([.. Enumerable.Range(0, _random.Next(5)).Select(_ => Say("•", _text.Any()))]);
                break;
            case 4:
                content.Numbered([.. Enumerable.Range(1, Rarely() ? 105 : _random.Next(4)).Select(number => Say($"{number}.", Rarely() ? _text.Any() : _text.Short()))]);
                break;
            case 5 or 6:
                content.Table(Table, Often() ? null : One(Languages));
                break;
            case 7 when depth < 3:
                content.Box(b => Content(b, _random.Next(4), depth + 1), beside: Often() ? null : Drawing());
                break;
            case 8:
                content.Drawing(Drawing(), One(Enum.GetValues<Alignment>()));
                break;
            case 9:
                content.Picture(One(AnyPicture), _random.Next(1, 300), _text.Something(), One(Enum.GetValues<Alignment>()));
                break;
            case 10:
                content.Rule().Space(_random.Next(30));
                break;
            case 11 when depth == 0 && !Often():
                content.PageBreak();
                break;
            default:
                content.Paragraph(Say(_text.Any()));
                break;
        }
    }

    private void Text(TextBuilder text)
    {
        for (int runs = _random.Next(6); runs > 0; runs--)
        {
            _ = _random.Next(6) switch
            {
                0 => text.Bold(Say(_text.Any())),
                1 => text.Link(Say(_text.Something()), new Uri(Often() ? "https://æble.eksempel.dk/sti?a=ø" : "mailto:post@eksempel.dk")),
                2 => text.InLanguage(One(Languages), Say(_text.Any())),
                3 => text.LineBreak(),
                _ => text.Text(Say(_text.Any())),
            };
        }
    }

    private void Table(TableBuilder table)
    {
        int columns = Rarely() ? _random.Next(20, 90) : _random.Next(1, 6), rows = Rarely() ? _random.Next(40, 90) : _random.Next(6);
        for (int i = 0; i < columns; i++)
        {
            string heading = Say(Often() ? _text.Short() : "");
            _ = Often() ? table.Column(heading, _random.Next(4), One(Enum.GetValues<Alignment>())) : table.NumberColumn(heading);
        }

        table = Often() ? table : table.RowHeadings();
        bool large = columns * rows > 200;
        for (int row = 0; row < rows; row++)
        {
            _ = _random.Next(5) switch
            {
                0 => table.TotalRow([.. Cells(columns, large)]),
                1 when !large => table.Row([.. Enumerable.Range(0, columns).Select(_ => (Action<TextBuilder>)Text)]),
                _ => table.Row([.. Cells(columns, large)]),
            };
        }
    }

    private IEnumerable<string> Cells(int columns, bool large) => Enumerable.Range(0, columns).Select(_ => Say(large ? $"{_random.Next(3000)}" : _text.Any()));

    private Drawing Drawing() => Often()
        ? Pdf.Drawing.Modules(7, 7, (column, row) => (column ^ row) % 3 == 0, _random.Next(5, 50), _text.Something())
        : new Drawing(_random.Next(1, 400), _random.Next(1, 400), _text.Something()).Rectangle(0, 0, 1, 1, new Rgb(9, 99, 200)).Line(0.5, 0.5, 1, 0.5, 0.1, default);

    private bool Often() => _random.Next(3) > 0;

    private bool Rarely() => _random.Next(40) == 0;

    private T One<T>(T[] of) => of[_random.Next(of.Length)];

    private string Noted(string text)
    {
        Running.Add(text);
        return text;
    }

    private string Say(string text) => Say("", text);

    private string Say(string label, string text)
    {
        Said.Add(label);
        Said.Add(text);
        return text;
    }
}
