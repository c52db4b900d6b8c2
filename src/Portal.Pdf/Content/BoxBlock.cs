namespace Portal.Pdf;

/// <summary>Content in a tinted box with a border. It stays on one page unless it is taller than a page.</summary>
internal sealed class BoxBlock(IReadOnlyList<Block> content, Drawing? beside, string? language) : Block
{
    private const double Padding = 11;
    private const double LeastWidth = 40;

    public override void LayOut(Flow flow)
    {
        var style = flow.Document.Style;
        var box = new StructElement("Div", flow.Owner) { Language = language };
        var frame = new Frame(flow.Frame, flow.Left, flow.Width, style.BoxTint, style.BoxBorder);
        double room = flow.Width - (2 * Padding);
        double scale = beside is null ? 0 : DrawingBlock.Scale(beside, room / 2, flow.Document.FullHeight / 2);
        double taken = beside is null ? 0 : (beside.Width * scale) + Padding;
        var inside = flow.Inside(box, Padding, Math.Max(LeastWidth, room - taken), frame);

        flow.Space(flow.Text.Leading / 2);
        int from = flow.Slices.Count;
        inside.Add(new SpacerSlice(Padding));
        foreach (var block in content)
        {
            block.LayOut(inside);
        }

        inside.NoSpace();
        DropSpaceAfterBorder(flow.Slices, from + 1);
        if (beside is not null)
        {
            double tall = HeightFrom(flow.Slices, from + 1);
            double raise = tall + (2 * Padding) <= flow.Document.FullHeight ? tall : 0;
            inside.Add(new DrawingSlice(beside, scale, flow.Left + flow.Width - Padding - (beside.Width * scale), box) { Raise = raise });
        }

        inside.Add(new SpacerSlice(Padding));
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
