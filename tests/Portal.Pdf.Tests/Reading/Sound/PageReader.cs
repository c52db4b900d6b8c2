using System.Buffers.Binary;
using System.Text;

namespace Portal.Pdf.Tests.Sound;

/// <summary>What a piece of a page is.</summary>
internal enum Ink
{
    Text,
    Fill,
    Stroke,
    Picture,
}

/// <summary>How a piece is marked: as content with a number, as an artifact of a kind, or not at all.</summary>
internal sealed record Mark(string Tag, int? Number, string? Kind, string? Subkind)
{
    public bool IsArtifact => Tag == "Artifact";

    public bool IsRunning => Subkind is "Header" or "Footer";
}

/// <summary>A piece of a page in points from its lower left corner.</summary>
internal sealed record Piece(Ink Ink, double Left, double Bottom, double Right, double Top, Mark? Mark, string Text = "", double Baseline = 0, double Size = 0);

/// <summary>Follows the drawing instructions of a page.</summary>
internal sealed class PageReader
{
    private readonly PdfReader _file;
    private readonly Dictionary<int, FontReader> _fonts;
    private readonly Stack<double[]> _saved = new();
    private readonly List<(double X, double Y)> _path = [];
    private readonly List<object?> _operands = [];
    private Mark? _mark;
    private double[] _place = [1, 0, 0, 1, 0, 0];
    private FontReader? _font;
    private double _size, _x, _y;

    private PageReader(PdfReader file, Dictionary<int, FontReader> fonts)
    {
        _file = file;
        _fonts = fonts;
    }

    public List<Piece> Pieces { get; } = [];

    /// <summary>The numbered marks in order of drawing.</summary>
    public List<Mark> Marks { get; } = [];

    /// <summary>Instructions that are wrong.</summary>
    public List<string> Complaints { get; } = [];

    /// <param name="file">The file.</param>
    /// <param name="page">The page's entries.</param>
    /// <param name="fonts">The fonts of the file by object; those met first are added.</param>
    public static PageReader Read(PdfReader file, Dictionary<string, object?> page, Dictionary<int, FontReader> fonts)
    {
        var reader = new PageReader(file, fonts);
        var tokens = new PdfTokens(file.Data(page["Contents"]));
        var resources = file.Dict(page["Resources"]);
        while (tokens.Next(out object? token))
        {
            if (token is PdfWord { Text: var instruction })
            {
                reader.Follow(instruction, resources);
                reader._operands.Clear();
            }
            else
            {
                reader._operands.Add(token);
            }
        }

        if (reader._mark is not null || reader._saved.Count > 0 || reader._operands.Count > 0)
        {
            reader.Complaints.Add("The page ends in the middle of something.");
        }

        return reader;
    }

    private double Number(int index) => (double)_operands[index]!;

    private void Follow(string instruction, Dictionary<string, object?> resources)
    {
        switch (instruction)
        {
            case "BDC":
                Open(PdfReader.Name(_operands[0])!, (Dictionary<string, object?>)_operands[1]!);
                break;
            case "EMC":
                Complaints.AddRange(_mark is null ? ["A mark ends that did not begin."] : []);
                _mark = null;
                break;
            case "q":
                _saved.Push([.. _place]);
                break;
            case "Q":
                _place = _saved.Pop();
                break;
            case "cm":
                _place = [.. _operands.Select(value => (double)value!)];
                Complaints.AddRange(_saved.Count == 1 && _place is [> 0, 0, 0, > 0, _, _] ? [] : ["A picture is turned, or its place is not put back."]);
                break;
            case "re":
                _path.Add((Number(0), Number(1)));
                _path.Add((Number(0) + Number(2), Number(1) + Number(3)));
                break;
            case "m" or "l":
                _path.Add((Number(0), Number(1)));
                break;
            case "f" or "S":
                Paint(instruction == "f" ? Ink.Fill : Ink.Stroke);
                break;
            case "Tf":
                var reference = (PdfRef)_file.Dict(resources["Font"])[PdfReader.Name(_operands[0])!]!;
                _font = _fonts.TryGetValue(reference.Number, out var known) ? known : _fonts[reference.Number] = new FontReader(_file, reference);
                _size = Number(1);
                break;
            case "BT":
                (_x, _y) = (0, 0);
                break;
            case "Td":
                (_x, _y) = (_x + Number(0), _y + Number(1));
                break;
            case "Tj":
                Show(((PdfBytes)_operands[0]!).Bytes);
                break;
            case "Do":
                Complaints.AddRange(_file.Dict(resources["XObject"]).ContainsKey(PdfReader.Name(_operands[0])!) ? [] : ["A picture is drawn that the page does not know."]);
                Pieces.Add(new Piece(Ink.Picture, _place[4], _place[5], _place[4] + _place[0], _place[5] + _place[3], _mark));
                break;
            case "ET" or "rg" or "RG" or "w":
                break;
            default:
                Complaints.Add($"The instruction {instruction} is not expected.");
                break;
        }
    }

    private void Open(string tag, Dictionary<string, object?> properties)
    {
        Complaints.AddRange(_mark is null ? [] : ["A mark begins inside another."]);
        int? number = properties.TryGetValue("MCID", out object? value) ? (int)(double)value! : null;
        _mark = new Mark(tag, number, PdfReader.Name(properties.GetValueOrDefault("Type")), PdfReader.Name(properties.GetValueOrDefault("Subtype")));
        if (number is not null)
        {
            Marks.Add(_mark);
        }

        Complaints.AddRange(_mark.IsArtifact == (number is null) ? [] : [$"A mark '{tag}' is neither content nor an artifact."]);
    }

    /// <summary>Each rectangle or line of a path is a piece of its own: two points each.</summary>
    private void Paint(Ink ink)
    {
        for (int i = 0; i + 1 < _path.Count; i += 2)
        {
            var (a, b) = (_path[i], _path[i + 1]);
            Pieces.Add(new Piece(ink, Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), _mark));
        }

        _path.Clear();
    }

    private void Show(byte[] codes)
    {
        // The square a letter is designed in, as a share of its size: most of it above the line it stands on.
        const double above = 0.75, below = 0.2;
        double pen = 0, ink = 0;
        var text = new StringBuilder();
        for (int i = 0; i + 1 < codes.Length; i += 2)
        {
            int code = BinaryPrimitives.ReadUInt16BigEndian(codes.AsSpan(i));
            string meaning = _font!.MeaningOf(code) ?? "";
            _font.Used.Add(code);
            text.Append(meaning);
            pen += _font.WidthOf(code) * _size;
            ink = meaning == " " ? ink : pen;
        }

        Complaints.AddRange(_size > 0 ? [] : ["Text has no size."]);
        Pieces.Add(new Piece(Ink.Text, _x, _y - (below * _size), _x + ink, _y + (above * _size), _mark, text.ToString(), _y, _size));
    }
}
