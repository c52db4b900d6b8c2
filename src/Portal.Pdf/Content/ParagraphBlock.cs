namespace Portal.Pdf;

/// <summary>A paragraph of text.</summary>
internal sealed class ParagraphBlock(IReadOnlyList<TextRun> runs, Alignment alignment, string? language) : Block
{
    /// <summary>Space after a paragraph, as a share of its leading.</summary>
    public const double SpaceAfter = 0.45;

    public override void LayOut(Flow flow)
    {
        var element = new StructElement("P", flow.Owner) { Language = language };
        var text = SetText.Of(flow.Document, runs, flow.Text, flow.Width, element, alignment);
        flow.AddLines(text, i => new LineSlice(text, i, flow.Left));
        flow.Space(flow.Text.Leading * SpaceAfter);
    }
}
