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
        double indent = flow.Text.Points * (numbered ? NumberIndent : BulletIndent);
        for (int i = 0; i < items.Count; i++)
        {
            var item = new StructElement("LI", list);
            string label = numbered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}.") : "•";
            var labelText = SetText.Of(flow.Document, [new TextRun(label)], flow.Text, indent, new StructElement("Lbl", item));
            var body = SetText.Of(flow.Document, items[i], flow.Text, flow.Width - indent, new StructElement("LBody", item));
            flow.AddLines(body, line => new LineSlice(body, line, flow.Left + indent) { Label = line == 0 ? (labelText, flow.Left) : null });
            flow.Space(SpaceBetween);
        }

        flow.Space(flow.Text.Leading * ParagraphBlock.SpaceAfter);
    }
}
