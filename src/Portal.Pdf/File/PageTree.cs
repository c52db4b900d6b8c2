namespace Portal.Pdf;

/// <summary>The list of the file's pages; in a file of many documents each has a list of its own in it.</summary>
internal sealed class PageTree(PdfFile file)
{
    private readonly int _root = file.Reserve();
    private readonly List<int> _lists = [];
    private readonly List<int> _pages = [];
    private int? _own;

    /// <summary>How many pages there are.</summary>
    public int Count { get; private set; }

    /// <summary>The list that the next page names as the one it stands in.</summary>
    public int Parent => _own ?? _root;

    /// <summary>The pages that follow get a list of their own.</summary>
    public void Open() => _own = file.Reserve();

    public void Add(int page)
    {
        _pages.Add(page);
        Count++;
    }

    public void Close()
    {
        var list = file.Begin(_own!.Value).Raw("<</Type/Pages/Parent "u8).Ref(_root);
        Kids(list, _pages, _pages.Count);
        _lists.Add(_own.Value);
        _own = null;
        _pages.Clear();
    }

    /// <summary>Writes the whole list and gives its object number.</summary>
    public int Finish()
    {
        Kids(file.Begin(_root).Raw("<</Type/Pages"u8), _lists.Count > 0 ? _lists : _pages, Count);
        return _root;
    }

    private static void Kids(PdfBuffer list, List<int> kids, int pages)
    {
        list.Raw("/Count "u8).Int(pages).Raw("/Kids["u8);
        kids.ForEach(kid => list.Ref(kid));
        list.Raw("]>>"u8);
    }
}
