namespace Portal.Pdf;

/// <summary>The outline shown beside the pages: one bookmark for each heading, nested by level.</summary>
internal sealed class Bookmarks
{
    private readonly List<Bookmark> _all = [];

    public int Count => _all.Count;

    private sealed class Bookmark(int level, string title, int page, double top)
    {
        public int Level => level;

        public string Title => title;

        public int Page => page;

        public double Top => top;

        public List<Bookmark> Children { get; } = [];

        public int ObjectNumber { get; set; }
    }

    public void Add(int level, string title, int page, double top) => _all.Add(new Bookmark(level, title, page, top));

    /// <summary>Writes the outline and gives its object number.</summary>
    public int Write(PdfFile file)
    {
        var roots = new List<Bookmark>();
        var path = new Stack<Bookmark>();
        foreach (var bookmark in _all)
        {
            while (path.Count > 0 && path.Peek().Level >= bookmark.Level)
            {
                path.Pop();
            }

            (path.Count > 0 ? path.Peek().Children : roots).Add(bookmark);
            path.Push(bookmark);
            bookmark.ObjectNumber = file.Reserve();
        }

        int outline = file.Reserve();
        file.Begin(outline).Raw("<</Type/Outlines/First "u8).Ref(roots[0].ObjectNumber).Raw("/Last "u8).Ref(roots[^1].ObjectNumber)
            .Raw("/Count "u8).Int(_all.Count).Raw(">>"u8);
        WriteLevel(roots, outline, file);
        return outline;
    }

    private static void WriteLevel(List<Bookmark> level, int parent, PdfFile file)
    {
        for (int i = 0; i < level.Count; i++)
        {
            var bookmark = level[i];
            var target = file.Begin(bookmark.ObjectNumber).Raw("<</Title"u8).TextString(bookmark.Title).Raw("/Parent "u8).Ref(parent)
                .Raw("/Dest["u8).Ref(bookmark.Page).Raw("/XYZ null "u8).Number(bookmark.Top).Raw("null]"u8);
            if (i > 0)
            {
                target.Raw("/Prev "u8).Ref(level[i - 1].ObjectNumber);
            }

            if (i < level.Count - 1)
            {
                target.Raw("/Next "u8).Ref(level[i + 1].ObjectNumber);
            }

            if (bookmark.Children.Count > 0)
            {
                target.Raw("/First "u8).Ref(bookmark.Children[0].ObjectNumber).Raw("/Last "u8).Ref(bookmark.Children[^1].ObjectNumber)
                    .Raw("/Count "u8).Int(Descendants(bookmark));
            }

            target.Raw(">>"u8);
            WriteLevel(bookmark.Children, bookmark.ObjectNumber, file);
        }
    }

    private static int Descendants(Bookmark bookmark)
    {
        int count = bookmark.Children.Count;
        foreach (var child in bookmark.Children)
        {
            count += Descendants(child);
        }

        return count;
    }
}
