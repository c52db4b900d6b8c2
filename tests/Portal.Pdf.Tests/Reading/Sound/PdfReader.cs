using System.IO.Compression;
using System.Text;

namespace Portal.Pdf.Tests.Sound;

/// <summary>Reads a PDF 1.7 file by its cross-reference stream. Whatever is not as the standard says is refused.</summary>
internal sealed class PdfReader
{
    private readonly byte[] _file;
    private readonly Dictionary<int, (int Kind, long Where, int Index)> _places = [];
    private readonly Dictionary<int, object?> _objects = [];
    private readonly Dictionary<int, (PdfTokens Tokens, List<int> Offsets, List<int> Numbers)> _packed = [];

    /// <exception cref="InvalidDataException">The file is not sound.</exception>
    public PdfReader(byte[] file)
    {
        _file = file;
        Demand(file.AsSpan().StartsWith("%PDF-1.7\n"u8) && file.Length > 40, "The file does not begin as a PDF 1.7 file.");
        Demand(file.AsSpan(10, 4).IndexOfAnyInRange((byte)0, (byte)127) < 0, "The second line does not say that the file is binary.");
        int end = file.AsSpan().LastIndexOf("startxref\n"u8);
        Demand(end > 0 && file.AsSpan().EndsWith("\n%%EOF\n"u8), "The file does not end as a PDF file.");
        string place = Encoding.ASCII.GetString(file.AsSpan(end + 10, file.Length - end - 10 - 7));
        Demand(int.TryParse(place, out int start) && start > 0 && start < end, $"startxref says '{place}'.");
        Trailer = ReadPlaces((PdfStream)ObjectAt(start, out _)!);
        Catalog = Dict(Trailer.GetValueOrDefault("Root"));
    }

    public Dictionary<string, object?> Trailer { get; }

    public Dictionary<string, object?> Catalog { get; }

    /// <summary>The numbers of all objects.</summary>
    public IEnumerable<int> Numbers => _places.Where(place => place.Value.Kind != 0).Select(place => place.Key);

    /// <summary>The pages in order: their numbers and entries.</summary>
    public IReadOnlyList<(int Number, Dictionary<string, object?> Entries)> Pages => field ??= [.. PagesIn((PdfRef)Catalog["Pages"]!, null)];

    public object? Resolve(object? value) => value is PdfRef reference ? Object(reference.Number) : value;

    public Dictionary<string, object?> Dict(object? value) => Resolve(value) switch
    {
        Dictionary<string, object?> entries => entries,
        PdfStream stream => stream.Entries,
        var other => throw new InvalidDataException($"A dictionary was expected and not {other ?? "nothing"}."),
    };

    public List<object?> List(object? value) => Resolve(value) as List<object?> ?? throw new InvalidDataException("A list was expected.");

    /// <summary>The numbers of a list.</summary>
    public double[] Box(object? value) => [.. List(value).Select(side => (double)side!)];

    /// <summary>A stream's data, unpacked.</summary>
    public byte[] Data(object? value)
    {
        var stream = Resolve(value) as PdfStream ?? throw new InvalidDataException("A stream was expected.");
        if (!stream.Entries.TryGetValue("Filter", out object? filter))
        {
            return stream.Raw.ToArray();
        }

        Demand(filter is PdfName { Text: "FlateDecode" } && !stream.Entries.ContainsKey("DecodeParms"), "The stream is packed in a way that is not expected here.");
        using var source = new ZLibStream(new MemoryStream(stream.Raw.ToArray()), CompressionMode.Decompress);
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    public object? Object(int number)
    {
        if (!_objects.TryGetValue(number, out object? found))
        {
            Demand(_places.TryGetValue(number, out var place) && place.Kind != 0, $"Object {number} is spoken of and not there.");
            _objects[number] = found = place.Kind == 2 ? ObjectIn((int)place.Where, place.Index, number) : ObjectAt((int)place.Where, out int own) is var value && own == number ? value : throw new InvalidDataException($"Object {number} is not where it should be.");
        }

        return found;
    }

    private Dictionary<string, object?> ReadPlaces(PdfStream table)
    {
        Demand(Name(table.Entries.GetValueOrDefault("Type")) == "XRef" && !table.Entries.ContainsKey("Prev") && !table.Entries.ContainsKey("Encrypt"), "The cross-reference stream is not a whole one.");
        var widths = Box(table.Entries["W"]).Select(width => (int)width).ToArray();
        var bytes = Data(table);
        int size = (int)(double)table.Entries["Size"]!, row = widths.Sum();
        Demand(bytes.Length == size * row, "The cross-reference stream has not a line for each object.");
        for (int number = 0; number < size; number++)
        {
            int at = number * row;
            _places[number] = ((int)Field(bytes, at, widths[0]), Field(bytes, at + widths[0], widths[1]), (int)Field(bytes, at + widths[0] + widths[1], widths[2]));
        }

        return table.Entries;
    }

    private static long Field(byte[] bytes, int at, int width)
    {
        long value = 0;
        for (int i = 0; i < width; i++)
        {
            value = (value << 8) | bytes[at + i];
        }

        return value;
    }

    private object? ObjectAt(int at, out int number)
    {
        var tokens = new PdfTokens(_file, at);
        tokens.Next(out object? own);
        tokens.Next(out object? generation);
        tokens.Next(out object? word);
        Demand(char.IsAsciiDigit((char)_file[at]) && own is double && generation is 0.0 && word is PdfWord { Text: "obj" }, $"No object begins at {at}.");
        number = (int)(double)own!;
        object? value = tokens.Value();
        tokens.Next(out object? after);
        if (after is PdfWord { Text: "stream" })
        {
            var entries = (Dictionary<string, object?>)value!;
            int from = tokens.At + 1, length = (int)(double)entries["Length"]!;
            Demand(_file[from - 1] == '\n' && _file.AsSpan(from + length).StartsWith("\nendstream\nendobj\n"u8), $"The stream {number} is not as long as it says.");
            return new PdfStream(entries, _file.AsMemory(from, length));
        }

        Demand(after is PdfWord { Text: "endobj" }, $"Object {number} does not end.");
        return value;
    }

    private object? ObjectIn(int stream, int index, int number)
    {
        if (!_packed.TryGetValue(stream, out var packed))
        {
            var entries = Dict(new PdfRef(stream));
            var data = Data(new PdfRef(stream));
            int first = (int)(double)entries["First"]!;
            packed = (new PdfTokens(data), [], []);
            for (int i = 0; i < (int)(double)entries["N"]!; i++)
            {
                packed.Numbers.Add((int)(double)packed.Tokens.Value()!);
                packed.Offsets.Add(first + (int)(double)packed.Tokens.Value()!);
            }

            _packed.Add(stream, packed);
        }

        Demand(index < packed.Numbers.Count && packed.Numbers[index] == number, $"Object {number} is not in its object stream.");
        packed.Tokens.At = packed.Offsets[index];
        return packed.Tokens.Value();
    }

    private List<(int Number, Dictionary<string, object?> Entries)> PagesIn(PdfRef node, PdfRef? parent)
    {
        var entries = Dict(node);
        Demand(Equals(entries.GetValueOrDefault("Parent"), parent), "A page names another parent than it has.");
        if (Name(entries["Type"]) == "Page")
        {
            return [(node.Number, entries)];
        }

        var pages = List(entries["Kids"]).SelectMany(kid => PagesIn((PdfRef)kid!, node)).ToList();
        Demand(entries["Count"] is double count && count == pages.Count, "The list of pages says another number than it has.");
        return pages;
    }

    public static string? Name(object? value) => (value as PdfName)?.Text;

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
