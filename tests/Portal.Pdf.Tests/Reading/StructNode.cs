using System.Text.Json;

namespace Portal.Pdf.Tests;

/// <summary>A structure element as qpdf reads it.</summary>
internal sealed class StructNode(OpenedPdf pdf, string reference, StructNode? parent)
{
    private readonly JsonElement _value = pdf.Resolve(reference);

    public string Reference => reference;

    public StructNode? Parent => parent;

    public string Type => _value.GetProperty("/S").GetString()![1..];

    public string? Language => Text("/Lang");

    public string? Title => Text("/T");

    public string? AlternativeText => Text("/Alt");

    /// <summary>The reference that the element itself gives as its parent.</summary>
    public string ParentReference => _value.GetProperty("/P").GetString()!;

    public string? Attribute(string name) =>
        _value.TryGetProperty("/A", out var attributes) && attributes.TryGetProperty(name, out var value) ? value.ToString() : null;

    private IEnumerable<JsonElement> Kids => _value.GetProperty("/K").EnumerateArray();

    public IEnumerable<string> Children => Kids.Where(kid => kid.ValueKind == JsonValueKind.String).Select(kid => kid.GetString()!);

    /// <summary>The marked content of the element: page and number.</summary>
    public IEnumerable<(string Page, int Number)> Marks =>
        from kid in Kids
        where kid.ValueKind == JsonValueKind.Number || IsOf(kid, "/MCR")
        select kid.ValueKind == JsonValueKind.Number
            ? (_value.GetProperty("/Pg").GetString()!, kid.GetInt32())
            : (kid.GetProperty("/Pg").GetString()!, kid.GetProperty("/MCID").GetInt32());

    /// <summary>The annotations of the element: page and object.</summary>
    public IEnumerable<(string Page, string Object)> Annotations =>
        from kid in Kids
        where IsOf(kid, "/OBJR")
        select (kid.GetProperty("/Pg").GetString()!, kid.GetProperty("/Obj").GetString()!);

    private static bool IsOf(JsonElement kid, string type) =>
        kid.ValueKind == JsonValueKind.Object && kid.GetProperty("/Type").GetString() == type;

    /// <summary>qpdf writes text strings with "u:" before them.</summary>
    private string? Text(string key) => _value.TryGetProperty(key, out var value) ? value.GetString()![2..] : null;
}
