namespace Portal.Pdf;

/// <summary>
/// Places letterhead and address on the first page. What would cover another moves below it, and what is longer than the
/// page goes on at the same place of the next: nothing is lost.
/// </summary>
internal sealed class FixedColumn(DocumentContext document, List<PageCanvas> pages, Func<PageCanvas> newPage, double fullTop, double bottom)
{
    private readonly List<Taken> _taken = [];

    /// <summary>How far down, on the last page reached.</summary>
    public (int Page, double Y) Lowest { get; private set; }

    private readonly record struct Taken(double Left, double Right, (int Page, double Y) From, (int Page, double Y) To)
    {
        public bool Covers(double left, double right, (int Page, double Y) from, (int Page, double Y) to) =>
            left < Right && Left < right && from.CompareTo(To) < 0 && From.CompareTo(to) < 0;
    }

    /// <param name="slices">What is to be placed.</param>
    /// <param name="left">The left edge of it all.</param>
    /// <param name="right">The right edge of it all.</param>
    /// <param name="top">Where it wants to begin.</param>
    /// <param name="least">How high it is at least: the window of an envelope.</param>
    public void Place(List<Slice> slices, double left, double right, double top, double least)
    {
        double height = 0;
        slices.ForEach(slice => height += slice.SpaceBefore + slice.Height);
        (int Page, double Y) from = (0, top);
        while (_taken.Find(taken => taken.Covers(left, right, from, End(from, height))) is { Right: > 0 } other)
        {
            from = (other.To.Page, other.To.Y + document.Style.LetterheadText.Leading);
        }

        int page = from.Page;
        var paginator = new Paginator(() => ++page < pages.Count ? pages[page] : newPage(), pages[page], from.Y, fullTop, bottom);
        paginator.Place(slices);
        (int Page, double Y) to = (page, page == from.Page ? Math.Max(paginator.Y, from.Y + least) : paginator.Y);
        _taken.Add(new Taken(left, right, from, to));
        Lowest = to.CompareTo(Lowest) > 0 ? to : Lowest;
    }

    private (int Page, double Y) End((int Page, double Y) from, double height) =>
        from.Y + height <= bottom ? (from.Page, from.Y + height) : (int.MaxValue, 0);
}
