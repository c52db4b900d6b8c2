namespace Portal.Pdf;

/// <summary>A heading. It gets a bookmark and stays on the page of what follows it.</summary>
internal sealed class HeadingBlock(int level, string title, string? language) : Block
{
    public override void LayOut(Flow flow)
    {
        var size = flow.Document.Style.Heading(level);
        var element = new StructElement(level switch { 1 => "H1", 2 => "H2", _ => "H3" }, flow.Owner) { Language = language };
        var text = SetText.Of(flow.Document, [new TextRun(title)], size, flow.Width, element, bold: true);
        flow.Space(size.Leading * (level == 3 ? 0.6 : 0.8));
        for (int i = 0; i < text.LineCount; i++)
        {
            flow.Add(new LineSlice(text, i, flow.Left) { KeepWithNext = true, WhenDrawn = i == 0 ? place => Bookmark(flow.Document, place) : null });
        }

        flow.Space(size.Leading * 0.25);
    }

    private void Bookmark(DocumentContext document, (PageCanvas Page, double Top) place)
    {
        document.Bookmarks.Add(level, CleanText.OneLine(title), place.Page.ObjectNumber, place.Page.Height - place.Top);
    }
}
