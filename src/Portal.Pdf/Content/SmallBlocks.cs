namespace Portal.Pdf;

/// <summary>A horizontal line across the column.</summary>
internal sealed class RuleBlock : Block
{
    public override void LayOut(Flow flow)
    {
        flow.Space(flow.Text.Leading / 2);
        flow.Add(new RuleSlice(flow.Left, flow.Width, flow.Document.Style.RuleColour));
        flow.Space(flow.Text.Leading / 2);
    }

    private sealed class RuleSlice(double left, double width, Rgb colour) : Slice
    {
        public override double Height => 0.8;

        public override void Draw(PageCanvas page, double top) => page.Decorate(Decoration.Line(left, top, width, Height, colour));
    }
}

/// <summary>Extra space, in points.</summary>
internal sealed class SpaceBlock(double points) : Block
{
    public override void LayOut(Flow flow) => flow.MoreSpace(points);
}

/// <summary>A new page.</summary>
internal sealed class PageBreakBlock : Block
{
    public override void LayOut(Flow flow) => flow.Add(new PageBreakSlice());
}
