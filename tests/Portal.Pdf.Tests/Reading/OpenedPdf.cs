using System.Text;
using System.Text.Json;

namespace Portal.Pdf.Tests;

/// <summary>A document as qpdf reads it: objects, pages and structure. None of our own code takes part in the reading.</summary>
internal sealed class OpenedPdf
{
    private readonly JsonElement _objects;

    public OpenedPdf(byte[] document)
    {
        var (exitCode, output, errors) = Tool.Run(
            "qpdf", document, "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", "{file}");
        Assert.True(exitCode == 0, errors);
        _objects = JsonDocument.Parse(output).RootElement.GetProperty("qpdf")[1];
    }

    public JsonElement Trailer => _objects.GetProperty("trailer").GetProperty("value");

    public JsonElement Catalog => Resolve(Trailer.GetProperty("/Root"));

    public JsonElement StructTreeRoot => Resolve(Catalog.GetProperty("/StructTreeRoot"));

    /// <summary>The references of the pages, in order.</summary>
    public IReadOnlyList<string> Pages => [.. PagesIn(Catalog.GetProperty("/Pages").GetString()!)];

    /// <summary>What the parent tree says of each key.</summary>
    public IReadOnlyDictionary<int, JsonElement> Parents => ParentsIn(StructTreeRoot.GetProperty("/ParentTree")).ToDictionary();

    public JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith(" R", StringComparison.Ordinal) ? Resolve(value.GetString()!) : value;

    public JsonElement Resolve(string reference)
    {
        var found = _objects.GetProperty("obj:" + reference);
        return found.TryGetProperty("value", out var value) ? value : found.GetProperty("stream").GetProperty("dict");
    }

    public byte[] Stream(JsonElement reference) =>
        Convert.FromBase64String(_objects.GetProperty("obj:" + reference.GetString()).GetProperty("stream").GetProperty("data").GetString()!);

    /// <summary>The drawing instructions of a page.</summary>
    public string Content(string page) => Encoding.ASCII.GetString(Stream(Resolve(page).GetProperty("/Contents")));

    /// <summary>All structure elements, in the order they are read aloud.</summary>
    public IReadOnlyList<StructNode> Elements()
    {
        var found = new List<StructNode>();
        Collect(StructTreeRoot.GetProperty("/K").GetString()!, null, found);
        return found;
    }

    private IEnumerable<string> PagesIn(string reference) =>
        Resolve(reference).TryGetProperty("/Kids", out var kids) ? kids.EnumerateArray().SelectMany(kid => PagesIn(kid.GetString()!)) : [reference];

    private IEnumerable<(int Key, JsonElement Value)> ParentsIn(JsonElement node)
    {
        var tree = Resolve(node);
        if (tree.TryGetProperty("/Kids", out var kids))
        {
            return kids.EnumerateArray().SelectMany(ParentsIn);
        }

        var numbers = tree.GetProperty("/Nums").EnumerateArray().ToList();
        return Enumerable.Range(0, numbers.Count / 2).Select(i => (numbers[i * 2].GetInt32(), numbers[(i * 2) + 1]));
    }

    private void Collect(string reference, StructNode? parent, List<StructNode> found)
    {
        var node = new StructNode(this, reference, parent);
        found.Add(node);
        foreach (string child in node.Children)
        {
            Collect(child, node, found);
        }
    }
}
