namespace Portal.Pdf;

/// <summary>
/// One element of the document's structure: a heading, a paragraph, a table cell. It joins its parent when something
/// is first drawn for it, so the structure's order is the order of drawing, which is the order of reading.
/// </summary>
internal sealed class StructElement(string type, StructElement? parent)
{
    private List<Kid> _kids = [];
    private bool _joined = parent is null;

    public string Type => type;

    public StructElement? Parent => parent;

    /// <summary>Its object in the file; given when the structure is written.</summary>
    public int ObjectNumber { get; set; }

    /// <summary>Its title, where people know the part by a name.</summary>
    public string? Title { get; init; }

    /// <summary>The language of what is in it, where that differs from its surroundings.</summary>
    public string? Language { get; init; }

    /// <summary>What is read aloud instead of a drawing.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>An attribute dictionary in PDF spelling, e.g. the scope of a table heading.</summary>
    public string? Attributes { get; set; }

    public IReadOnlyList<Kid> Kids => _kids;

    /// <summary>A kid is an element, or marked content on a page, or an annotation (a link's clickable area).</summary>
    public readonly record struct Kid(StructElement? Element, int Page, int Mark, int Annotation);

    /// <summary>Joins the parent now; an empty table cell is a cell too.</summary>
    public void Join()
    {
        if (!_joined)
        {
            _joined = true;
            parent!.Join();
            parent._kids.Add(new Kid(this, 0, 0, 0));
        }
    }

    public void AddMark(int page, int mark)
    {
        Join();
        _kids.Add(new Kid(null, page, mark, 0));
    }

    public void AddAnnotation(int page, int annotation)
    {
        Join();
        _kids.Add(new Kid(null, page, 0, annotation));
    }

    /// <summary>Lets go of what is in it, once that is written: of many documents in one file only the last is in memory.</summary>
    public void Release() => _kids = [];
}
