namespace Portal.Pdf.Tests;

public sealed class LinkTests
{
    private static readonly OpenedPdf Pdf = new(Sample.Of(s => s
        .Paragraph(p => p.Text("Læs mere på ").Link("eksempel.dk/privatliv", new Uri("https://eksempel.dk/privatliv?sprog=dansk")).Text("."))
        .Paragraph(p => p.Text("Skriv til ").Link("os", new Uri("mailto:post@eksempel.dk")).Text(" eller "))).Bytes);

    [Fact]
    public void A_link_can_be_clicked_is_in_the_structure_and_is_read_aloud()
    {
        var links = Pdf.Elements().Where(element => element.Type == "Link").ToList();
        Assert.Equal(2, links.Count);
        var annotations = Pdf.Resolve(Pdf.Pages[0]).GetProperty("/Annots").EnumerateArray().Select(a => a.GetString()).ToList();
        Assert.Equal(annotations, links.SelectMany(link => link.Annotations).Select(annotation => annotation.Object));
        Assert.All(links, link => Assert.Single(link.Marks));
        var first = Pdf.Resolve(annotations[0]!);
        Assert.Equal("u:eksempel.dk/privatliv", first.GetProperty("/Contents").GetString());
        Assert.Equal("u:https://eksempel.dk/privatliv?sprog=dansk", first.GetProperty("/A").GetProperty("/URI").GetString());
        Assert.Equal(4, first.GetProperty("/F").GetInt32());
    }

    [Fact]
    public void The_parent_tree_leads_from_a_link_to_its_element()
    {
        var parents = Pdf.Parents;
        foreach (var link in Pdf.Elements().Where(element => element.Type == "Link"))
        {
            int key = Pdf.Resolve(link.Annotations.Single().Object).GetProperty("/StructParent").GetInt32();
            Assert.Equal(link.Reference, parents[key].GetString());
        }
    }

    [Fact]
    public void The_clickable_area_is_where_the_words_are()
    {
        var rectangle = Pdf.Resolve(Pdf.Elements().First(element => element.Type == "Link").Annotations.Single().Object)
            .GetProperty("/Rect").EnumerateArray().Select(side => side.GetDouble()).ToList();
        var words = new WordPlaces(Sample.Of(s => s.Paragraph("Læs mere på eksempel.dk/privatliv.")).Bytes);
        var word = words.Find("eksempel.dk/privatliv.");
        Assert.Equal(word.Left, rectangle[0], 0.1);
        Assert.InRange(rectangle[2], word.Left + 50, word.Right);
        Assert.InRange(841.89 - rectangle[3], word.Top - 4, word.Top + 4);
    }

    [Fact]
    public void A_link_over_two_lines_has_an_area_on_each_and_is_one_element()
    {
        var pdf = new OpenedPdf(Sample.Of(s => s.Paragraph(p => p
            .Link(string.Concat(Enumerable.Repeat("sikker selvbetjening om betaling ", 5)), new Uri("https://eksempel.dk")))).Bytes);
        var link = Assert.Single(pdf.Elements(), element => element.Type == "Link");
        Assert.Equal(2, link.Annotations.Count());
        Assert.Single(link.Marks);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://eksempel.dk")]
    public void Only_harmless_addresses_become_links(string address) =>
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Paragraph(p => p.Link("her", new Uri(address)))));
}
