namespace Portal.Pdf;

/// <summary>A line of the outline shown beside the pages. It leads to a place on a page.</summary>
internal sealed class Bookmark(int level, string title, int page, double top)
{
    public int Level => level;

    public string Title => title;

    public int Page => page;

    public double Top => top;

    public List<Bookmark> Children { get; init; } = [];

    public int ObjectNumber { get; set; }

    /// <summary>How many lines stand under it, at all levels.</summary>
    public int Descendants()
    {
        int count = Children.Count;
        foreach (var child in Children)
        {
            count += child.Descendants();
        }

        return count;
    }
}

/// <summary>The bookmarks of one document: one for each heading, nested by level.</summary>
internal sealed class Bookmarks
{
    private readonly Stack<Bookmark> _path = new();

    /// <summary>Those that stand under no other.</summary>
    public List<Bookmark> Roots { get; } = [];

    public void Add(int level, string title, int page, double top)
    {
        var bookmark = new Bookmark(level, title, page, top);
        while (_path.Count > 0 && _path.Peek().Level >= level)
        {
            _path.Pop();
        }

        (_path.Count > 0 ? _path.Peek().Children : Roots).Add(bookmark);
        _path.Push(bookmark);
    }
}
