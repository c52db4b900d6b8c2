namespace Portal.Pdf.Tests.Sound;

/// <summary>A file read as a whole: its pages drawn, its structure walked.</summary>
internal sealed class SoundPdf
{
    private readonly Dictionary<int, FontReader> _fonts = [];

    public SoundPdf(PdfReader file)
    {
        File = file;
        foreach (var (number, entries) in file.Pages)
        {
            Pages.Add((number, entries, PageReader.Read(file, entries, _fonts)));
        }

        foreach (var (number, _, drawn) in Pages)
        {
            foreach (var piece in drawn.Pieces.Where(piece => piece is { Ink: Ink.Text, Mark.Number: not null }))
            {
                var key = (number, piece.Mark!.Number!.Value);
                Texts[key] = Texts.GetValueOrDefault(key, "") + piece.Text;
            }
        }

        var root = file.Dict(file.Catalog["StructTreeRoot"]);
        Document = new TagNode(this, (PdfRef)root["K"]!, null);
        Parents = ParentsIn(root["ParentTree"]).ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    public PdfReader File { get; }

    public List<(int Number, Dictionary<string, object?> Entries, PageReader Drawn)> Pages { get; } = [];

    public IEnumerable<FontReader> Fonts => _fonts.Values;

    /// <summary>The text of each mark, by page and number.</summary>
    public Dictionary<(int Page, int Number), string> Texts { get; } = [];

    public TagNode Document { get; }

    /// <summary>What the parent tree says of each key.</summary>
    public Dictionary<int, object?> Parents { get; }

    /// <summary>Reads a file, looks at it, and says what was found; that it cannot be read is found too.</summary>
    public static List<string> Check(byte[] file, Func<SoundPdf, List<string>> check)
    {
        try
        {
            return check(new SoundPdf(new PdfReader(file)));
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidCastException or KeyNotFoundException or NullReferenceException or ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            return [$"The file cannot be read: {problem.Message}"];
        }
    }

    private IEnumerable<KeyValuePair<int, object?>> ParentsIn(object? node)
    {
        var tree = File.Dict(node);
        if (tree.TryGetValue("Kids", out object? kids))
        {
            return File.List(kids).SelectMany(ParentsIn);
        }

        var numbers = File.List(tree["Nums"]);
        return Enumerable.Range(0, numbers.Count / 2).Select(i => KeyValuePair.Create((int)(double)numbers[i * 2]!, numbers[(i * 2) + 1]));
    }
}

/// <summary>An element of the structure.</summary>
internal sealed class TagNode
{
    private readonly Dictionary<string, object?> _entries;

    public TagNode(SoundPdf pdf, PdfRef reference, TagNode? parent)
    {
        _entries = pdf.File.Dict(reference);
        Number = reference.Number;
        Parent = parent;
        Type = PdfReader.Name(_entries["S"])!;
        foreach (object? kid in pdf.File.List(_entries["K"]))
        {
            switch (kid)
            {
                case PdfRef child:
                    Children.Add(new TagNode(pdf, child, this));
                    Text += Children[^1].Text;
                    break;
                case double mark:
                    AddMark(pdf, ((PdfRef)_entries["Pg"]!).Number, (int)mark);
                    break;
                case Dictionary<string, object?> other when PdfReader.Name(other["Type"]) == "MCR":
                    AddMark(pdf, ((PdfRef)other["Pg"]!).Number, (int)(double)other["MCID"]!);
                    break;
                case Dictionary<string, object?> other when PdfReader.Name(other["Type"]) == "OBJR":
                    Annotations.Add(((PdfRef)other["Obj"]!).Number);
                    break;
                default:
                    throw new InvalidDataException("An element holds something unknown.");
            }
        }
    }

    public int Number { get; }

    public TagNode? Parent { get; }

    public string Type { get; }

    public List<TagNode> Children { get; } = [];

    public List<(int Page, int Number)> Marks { get; } = [];

    public List<int> Annotations { get; } = [];

    /// <summary>All that is read aloud for it, drawings apart.</summary>
    public string Text { get; private set; } = "";

    public string? AlternativeText => (_entries.GetValueOrDefault("Alt") as PdfBytes)?.Text;

    public string? Language => (_entries.GetValueOrDefault("Lang") as PdfBytes)?.Text;

    public PdfRef? ParentReference => _entries.GetValueOrDefault("P") as PdfRef;

    public object? Attribute(string name) => (_entries.GetValueOrDefault("A") as Dictionary<string, object?>)?.GetValueOrDefault(name);

    /// <summary>This element and all under it, in the order they are read aloud.</summary>
    public IEnumerable<TagNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    private void AddMark(SoundPdf pdf, int page, int number)
    {
        Marks.Add((page, number));
        Text += pdf.Texts.GetValueOrDefault((page, number), "");
    }
}
