namespace Portal.Pdf;

/// <summary>The structure of the file, and the way back to it from each piece of a page (the parent tree).</summary>
internal sealed class StructTree
{
    private readonly PdfFile _file;
    private readonly int _treeRoot;

    /// <summary>Per key: the elements of a page's marks in order, or the one element of an annotation. What is written is gone.</summary>
    private readonly List<(List<StructElement>? Marks, StructElement? Annotation)> _parents = [];
    private readonly List<int> _leaves = [];
    private int _firstKey;
    private int _written;

    public StructTree(PdfFile file)
    {
        _file = file;
        _treeRoot = file.Reserve();
        Root.ObjectNumber = file.Reserve();
    }

    public StructElement Root { get; } = new("Document", null);

    public int AddPage(List<StructElement> marks)
    {
        _parents.Add((marks, null));
        return _firstKey + _parents.Count - 1;
    }

    public int AddAnnotation(StructElement element)
    {
        _parents.Add((null, element));
        return _firstKey + _parents.Count - 1;
    }

    /// <summary>Writes what joined the root since the last time, and forgets it.</summary>
    public void WritePart()
    {
        WriteNewElements();
        int leaf = _file.Reserve();
        var target = _file.Begin(leaf).Raw("<</Limits["u8).Int(_firstKey).Int(_firstKey + _parents.Count - 1).Raw("]"u8);
        WriteParents(target);
        _leaves.Add(leaf);
        _firstKey += _parents.Count;
        _parents.Clear();
    }

    /// <summary>Writes the rest, and gives the object number of the tree.</summary>
    public int Finish()
    {
        WriteNewElements();
        int parentTree = _file.Reserve();
        WriteElement(Root, _treeRoot, deep: false);
        _file.Begin(_treeRoot).Raw("<</Type/StructTreeRoot/K "u8).Ref(Root.ObjectNumber).Raw("/ParentTree "u8).Ref(parentTree)
            .Raw("/ParentTreeNextKey "u8).Int(_firstKey + _parents.Count).Raw(">>"u8);
        var target = _file.Begin(parentTree).Raw("<<"u8);
        if (_leaves.Count == 0)
        {
            WriteParents(target);
            return _treeRoot;
        }

        target.Raw("/Kids["u8);
        _leaves.ForEach(leaf => target.Ref(leaf));
        target.Raw("]>>"u8);
        return _treeRoot;
    }

    private void WriteNewElements()
    {
        for (; _written < Root.Kids.Count; _written++)
        {
            var element = Root.Kids[_written].Element!;
            Number(element, _file);
            WriteElement(element, Root.ObjectNumber, deep: true);
            element.Release();
        }
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

    private void WriteElement(StructElement element, int parent, bool deep)
    {
        var target = _file.Begin(element.ObjectNumber).Raw("<</Type/StructElem/S/"u8).Ascii(element.Type).Raw("/P "u8).Ref(parent);
        if (element.Title is { } title)
        {
            target.Raw("/T"u8).TextString(CleanText.Shortened(title));
        }

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
            if (deep && kid.Element is { } child)
            {
                WriteElement(child, element.ObjectNumber, deep);
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
        target.Raw("/Nums["u8);
        for (int key = 0; key < _parents.Count; key++)
        {
            target.Int(_firstKey + key);
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
