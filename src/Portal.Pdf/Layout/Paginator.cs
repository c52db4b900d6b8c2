namespace Portal.Pdf;

/// <summary>Places slices one below the other and begins a new page where they end.</summary>
internal sealed class Paginator(Func<PageCanvas> newPage, PageCanvas page, double firstTop, double fullTop, double bottom)
{
    private readonly List<Frame> _frames = [];
    private PageCanvas _page = page;
    private double _y = firstTop;
    private double _top = firstTop;
    private bool _breakAsked;

    /// <summary>The lower edge of what was placed last.</summary>
    public double Y => _y;

    public void Place(List<Slice> slices)
    {
        for (int i = 0; i < slices.Count; i++)
        {
            var slice = slices[i];
            if (slice is PageBreakSlice)
            {
                _breakAsked = _y > _top;
                continue;
            }

            bool beginsChain = i == 0 || !slices[i - 1].KeepWithNext;
            double wanted = beginsChain ? Chain(slices, i) : slice.Height;
            double space = _y > _top ? slice.SpaceBefore : 0;
            bool full = _y + space + wanted > bottom && (_y > _top || _top > fullTop);
            if (full || _breakAsked)
            {
                TurnPage();
                space = 0;
                Repeat(slice.RepeatedHeader);
            }

            Put(slice, space);
        }

        CloseFrames();
    }

    /// <summary>The height of a slice with all that must stay on its page; just its own when all of it is more than a page.</summary>
    private double Chain(List<Slice> slices, int from)
    {
        double height = slices[from].Height;
        for (int i = from; slices[i].KeepWithNext && i + 1 < slices.Count; i++)
        {
            height += slices[i + 1].SpaceBefore + slices[i + 1].Height;
        }

        double repeated = slices[from].RepeatedHeader?.Height ?? 0;
        return height + repeated <= bottom - fullTop ? height : slices[from].Height;
    }

    private void Put(Slice slice, double space)
    {
        _y += space;
        slice.Draw(_page, _y);
        for (var frame = slice.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Extend(_y, _y + slice.Height))
            {
                _frames.Add(frame);
            }
        }

        _y += slice.Height;
    }

    private void Repeat(Slice? header)
    {
        if (header is not null)
        {
            header.DrawRepeated(_page, _y);
            _y += header.Height;
        }
    }

    private void TurnPage()
    {
        CloseFrames();
        _breakAsked = false;
        _page = newPage();
        _top = fullTop;
        _y = fullTop;
    }

    private void CloseFrames()
    {
        foreach (var frame in _frames)
        {
            frame.DrawOn(_page);
        }

        _frames.Clear();
    }
}
