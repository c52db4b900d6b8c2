namespace Portal.Pdf.Tests;

public sealed class BookmarkTests
{
    [Fact]
    public void Every_heading_has_a_bookmark_under_the_one_above_it()
    {
        var pdf = new OpenedPdf(Sample.Of(s => s.Heading(1, "Regning").Heading(2, "Betaling").Heading(3, "Kort").Heading(2, "Klage").Heading(1, "Bilag")).Bytes);
        Assert.Equal(
            ["Regning", "  Betaling", "    Kort", "  Klage", "Bilag"],
            Titles(pdf, pdf.Resolve(pdf.Catalog.GetProperty("/Outlines")), ""));
    }

    [Fact]
    public void A_bookmark_leads_to_the_page_of_its_heading()
    {
        var pdf = new OpenedPdf(Sample.Of(s => s.Heading(1, "Regning").PageBreak().Heading(1, "Bi\u00ADlag")).Bytes);
        var last = pdf.Resolve(pdf.Resolve(pdf.Catalog.GetProperty("/Outlines")).GetProperty("/Last"));
        Assert.Equal("u:Bilag", last.GetProperty("/Title").GetString());
        Assert.Equal(pdf.Pages[1], last.GetProperty("/Dest")[0].GetString());
    }

    [Fact]
    public void A_document_without_headings_has_no_outline() =>
        Assert.False(new OpenedPdf(Sample.Of(s => s.Paragraph("Hej")).Bytes).Catalog.TryGetProperty("/Outlines", out _));

    [Fact]
    public void A_level_of_heading_is_never_skipped()
    {
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Heading(2, "For dybt")));
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Heading(1, "Et").Box(b => b.Heading(3, "For dybt"))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of(s => s.Heading(1, "Et").Heading(4, "For dybt")));
        Assert.Equal(1, Sample.Of(s => s.Heading(1, "Et").Heading(2, "To").Heading(3, "Tre").Heading(1, "Et igen")).PageCount);
    }

    internal static List<string> Titles(OpenedPdf pdf, System.Text.Json.JsonElement parent, string indent)
    {
        var titles = new List<string>();
        bool more = parent.TryGetProperty("/First", out var next);
        while (more)
        {
            var item = pdf.Resolve(next);
            titles.Add(indent + item.GetProperty("/Title").GetString()![2..]);
            titles.AddRange(Titles(pdf, item, indent + "  "));
            more = item.TryGetProperty("/Next", out next);
        }

        return titles;
    }
}
