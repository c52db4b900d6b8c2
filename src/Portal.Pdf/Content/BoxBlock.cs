namespace Portal.Pdf;

/// <summary>Content in a tinted box with a border. It stays on one page unless it is taller than a page.</summary>
internal sealed class BoxBlock(IReadOnlyList<Block> content, Figure? beside, string? language) : Block
{
    private const double MostPadding = 11;

    /// <summary>Padding at most, as a share of the width: boxes in boxes must leave room for words.</summary>
    private const double PaddingShare = 0.125;

    public override void LayOut(Flow flow)
    {
        var style = flow.Document.Style;
        var box = new StructElement("Div", flow.Owner) { Language = language };
        var frame = new Frame(flow.Frame, flow.Left, flow.Width, style.BoxTint, style.BoxBorder);
        double padding = Math.Min(MostPadding, flow.Width * PaddingShare);
        double room = flow.Width - (2 * padding);
        double scale = beside is null ? 0 : beside.ScaleIn(room / 2, flow.Document.FullHeight / 2);
        double taken = beside is null ? 0 : (beside.Width * scale) + padding;
        var inside = flow.Inside(box, padding, room - taken, frame);

        flow.Space(flow.Text.Leading / 2);
        int from = flow.Slices.Count;
        inside.Add(new SpacerSlice(padding));
        foreach (var block in content)
        {
            block.LayOut(inside);
        }

        inside.NoSpace();
        DropSpaceAfterBorder(flow.Slices, from + 1);
        if (beside is not null)
        {
            double tall = HeightFrom(flow.Slices, from + 1);
            double raise = tall + (2 * padding) <= flow.Document.FullHeight ? tall : 0;
            inside.Add(new FigureSlice(beside, scale, flow.Left + flow.Width - padding - (beside.Width * scale), box) { Raise = raise });
        }

        inside.Add(new SpacerSlice(padding));
        KeepTogether(flow, from);
        flow.Space(flow.Text.Leading * 0.7);
    }

    private static void DropSpaceAfterBorder(List<Slice> slices, int first)
    {
        if (first < slices.Count)
        {
            slices[first].SpaceBefore = 0;
        }
    }

    private static double HeightFrom(List<Slice> slices, int from)
    {
        double height = 0;
        for (int i = from; i < slices.Count; i++)
        {
            height += slices[i].SpaceBefore + slices[i].Height;
        }

        return height;
    }

    private static void KeepTogether(Flow flow, int from)
    {
        if (HeightFrom(flow.Slices, from) <= flow.Document.FullHeight)
        {
            for (int i = from; i < flow.Slices.Count - 1; i++)
            {
                flow.Slices[i].KeepWithNext = true;
            }
        }
    }
}
