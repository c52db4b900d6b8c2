namespace Portal.Pdf;

/// <summary>The structure of the document, and the way back to it from each piece of a page (the parent tree).</summary>
internal sealed class StructTree
{
    /// <summary>Per key: the elements of a page's marks in order, or the one element of an annotation.</summary>
    private readonly List<(List<StructElement>? Marks, StructElement? Annotation)> _parents = [];

    public StructElement Root { get; } = new("Document", null);

    public int AddPage(List<StructElement> marks)
    {
        _parents.Add((marks, null));
        return _parents.Count - 1;
    }

    public int AddAnnotation(StructElement element)
    {
        _parents.Add((null, element));
        return _parents.Count - 1;
    }

    /// <summary>Writes root, elements and parent tree; gives the root's object number.</summary>
    public int Write(PdfFile file)
    {
        int treeRoot = file.Reserve();
        int parentTree = file.Reserve();
        Number(Root, file);
        file.Begin(treeRoot).Raw("<</Type/StructTreeRoot/K "u8).Ref(Root.ObjectNumber).Raw("/ParentTree "u8).Ref(parentTree)
            .Raw("/ParentTreeNextKey "u8).Int(_parents.Count).Raw(">>"u8);
        WriteElement(Root, treeRoot, file);
        WriteParents(file.Begin(parentTree));
        return treeRoot;
    }

    private static void Number(StructElement element, PdfFile file)
    {
        element.ObjectNumber = file.Reserve();
        foreach (var kid in element.Kids)
        {
            if (kid.Element is { } child)
            {
                Number(child, file);
            }
        }
    }

    private static void WriteElement(StructElement element, int parent, PdfFile file)
    {
        var target = file.Begin(element.ObjectNumber).Raw("<</Type/StructElem/S/"u8).Ascii(element.Type).Raw("/P "u8).Ref(parent);
        if (element.Language is { } language)
        {
            target.Raw("/Lang"u8).TextString(language);
        }

        if (element.AlternativeText is { } alternative)
        {
            target.Raw("/Alt"u8).TextString(alternative);
        }

        if (element.Attributes is { } attributes)
        {
            target.Raw("/A"u8).Ascii(attributes);
        }

        WriteKids(element, target);
        target.Raw(">>"u8);
        foreach (var kid in element.Kids)
        {
            if (kid.Element is { } child)
            {
                WriteElement(child, element.ObjectNumber, file);
            }
        }
    }

    private static void WriteKids(StructElement element, PdfBuffer target)
    {
        int page = 0;
        foreach (var kid in element.Kids)
        {
            if (kid.Page != 0)
            {
                page = kid.Page;
                target.Raw("/Pg "u8).Ref(page);
                break;
            }
        }

        target.Raw("/K["u8);
        foreach (var kid in element.Kids)
        {
            if (kid.Element is { } child)
            {
                target.Ref(child.ObjectNumber);
            }
            else if (kid.Annotation != 0)
            {
                target.Raw("<</Type/OBJR/Pg "u8).Ref(kid.Page).Raw("/Obj "u8).Ref(kid.Annotation).Raw(">>"u8);
            }
            else if (kid.Page == page)
            {
                target.Int(kid.Mark);
            }
            else
            {
                target.Raw("<</Type/MCR/Pg "u8).Ref(kid.Page).Raw("/MCID "u8).Int(kid.Mark).Raw(">>"u8);
            }
        }

        target.Raw("]"u8);
    }

    private void WriteParents(PdfBuffer target)
    {
        target.Raw("<</Nums["u8);
        for (int key = 0; key < _parents.Count; key++)
        {
            target.Int(key);
            if (_parents[key].Annotation is { } element)
            {
                target.Ref(element.ObjectNumber);
                continue;
            }

            target.Raw("["u8);
            foreach (var marked in _parents[key].Marks!)
            {
                target.Ref(marked.ObjectNumber);
            }

            target.Raw("]"u8);
        }

        target.Raw("]>>"u8);
    }
}
