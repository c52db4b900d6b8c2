using System.Globalization;

namespace Portal.Pdf;

/// <summary>A list with bullets or numbers.</summary>
internal sealed class ListBlock(IReadOnlyList<IReadOnlyList<TextRun>> items, bool numbered, string? language) : Block
{
    private const double SpaceBetween = 3;

    /// <summary>Room for the label, as a share of the text's size.</summary>
    private const double BulletIndent = 1.3;
    private const double NumberIndent = 2;

    public override void LayOut(Flow flow)
    {
        var list = new StructElement("L", flow.Owner)
        {
            Language = language,
            Attributes = numbered ? "<</O/List/ListNumbering/Decimal>>" : "<</O/List/ListNumbering/Disc>>",
        };
        double indent = Math.Min(flow.Width / 2, Math.Max(flow.Text.Points * (numbered ? NumberIndent : BulletIndent), WidestLabel(flow)));
        for (int i = 0; i < items.Count; i++)
        {
            var item = new StructElement("LI", list);
            var label = SetText.Of(flow.Document, [new TextRun(Label(i))], flow.Text, indent, new StructElement("Lbl", item));
            var body = SetText.Of(flow.Document, items[i], flow.Text, flow.Width - indent, new StructElement("LBody", item));
            flow.AddLines(body, line => new LineSlice(body, line, flow.Left + indent) { Label = line == 0 ? (label, flow.Left) : null });
            if (body.LineCount == 0)
            {
                // An item of nothing is counted all the same.
                flow.Add(new LineSlice(label, 0, flow.Left));
            }

            flow.Space(SpaceBetween);
        }

        flow.Space(flow.Text.Leading * ParagraphBlock.SpaceAfter);
    }

    private string Label(int item) => numbered ? string.Create(CultureInfo.InvariantCulture, $"{item + 1}.") : "•";

    /// <summary>The last number of a long list needs more room than the first.</summary>
    private double WidestLabel(Flow flow)
    {
        const double gap = 0.4;
        string last = Label(Math.Max(0, items.Count - 1));
        double digits = ShapedText.Of([new TextRun(last)], flow.Text.Points, bold: false, flow.Document.Fonts).NaturalWidth();
        return digits + (gap * flow.Text.Points);
    }
}
