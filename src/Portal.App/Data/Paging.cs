namespace Portal.App.Data;

/// <summary>Which page of a long list is shown. When another is asked for than there is, it is the nearest there is.</summary>
/// <param name="Shown">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Size">Lines on a page.</param>
internal readonly record struct Paging(int Shown, int Pages, int Size)
{
    /// <summary>Lines on the pages before it.</summary>
    public int Before => (Shown - 1) * Size;

    public static Paging Of(int lines, int size, int asked)
    {
        var pages = Math.Max(1, (lines + size - 1) / size);
        return new Paging(Math.Clamp(asked, 1, pages), pages, size);
    }
}
