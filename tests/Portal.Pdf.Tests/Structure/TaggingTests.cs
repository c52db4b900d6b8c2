namespace Portal.Pdf.Tests;

public sealed class TaggingTests
{
    private static readonly OpenedPdf Letter = new(Sample.Letter().Bytes);

    [Fact]
    public void Nothing_is_drawn_without_being_marked()
    {
        foreach (string page in Letter.Pages)
        {
            var marks = PageMarks.Read(Letter.Content(page));
            Assert.True(marks.IsBalanced);
            Assert.Empty(marks.Unmarked);
            Assert.NotEmpty(marks.Marked);
            Assert.True(marks.Artifacts > 0, "the footer is an artifact");
        }
    }

    [Fact]
    public void Every_mark_belongs_to_one_element_and_the_parent_tree_leads_back_to_it() => AssertMarksAgree(Letter);

    [Fact]
    public void A_paragraph_over_two_pages_is_one_element_with_a_mark_on_each()
    {
        var pdf = new OpenedPdf(Sample.Of(s => s.Paragraph(string.Join(' ', Enumerable.Repeat("Et langt afsnit om betaling.", 250)))).Bytes);

        AssertMarksAgree(pdf);
        var paragraph = Assert.Single(pdf.Elements(), element => element.Type == "P");
        Assert.Equal(pdf.Pages, paragraph.Marks.Select(mark => mark.Page));
        Assert.True(pdf.Pages.Count >= 2);
    }

    [Fact]
    public void Every_element_names_the_parent_that_holds_it()
    {
        foreach (var element in Letter.Elements().Where(element => element.Parent is not null))
        {
            Assert.Equal(element.Parent!.Reference, element.ParentReference);
        }
    }

    [Fact]
    public void Elements_stand_only_where_they_may()
    {
        var allowed = new Dictionary<string, string[]>
        {
            ["Part"] = ["Document"],
            ["Div"] = ["Document", "Part"],
            ["H1"] = ["Part"],
            ["H2"] = ["Part"],
            ["P"] = ["Part", "Div"],
            ["L"] = ["Part"],
            ["LI"] = ["L"],
            ["Lbl"] = ["LI"],
            ["LBody"] = ["LI"],
            ["Table"] = ["Part"],
            ["TR"] = ["Table"],
            ["TH"] = ["TR"],
            ["TD"] = ["TR"],
            ["Figure"] = ["Div"],
            ["Link"] = ["P", "LBody"],
        };
        var elements = Letter.Elements();
        Assert.Equal("Document", elements[0].Type);
        foreach (var element in elements.Skip(1))
        {
            Assert.Contains(element.Parent!.Type, allowed[element.Type]);
        }

        Assert.Equal(allowed.Keys.Order(), elements.Skip(1).Select(element => element.Type).Distinct().Order());
    }

    [Fact]
    public void Every_table_heading_says_what_it_is_the_heading_of()
    {
        var pdf = new OpenedPdf(Sample.Of(s => s
            .Table(t => t.Column("Hvad").NumberColumn("Beløb").RowHeadings().Row("Renter", "1,00"))
            .Table(t => t.Column().NumberColumn().Row("Beløb", "4.250,00"))).Bytes);

        var headings = pdf.Elements().Where(element => element.Type == "TH").Select(element => element.Attribute("/Scope"));
        Assert.Equal(["/Column", "/Column", "/Row", "/Row"], headings);
    }

    [Fact]
    public void What_a_table_shows_is_said_before_its_rows_and_stays_with_them()
    {
        byte[] file = Sample.Of(s =>
        {
            for (int i = 0; i < 45; i++)
            {
                s.Paragraph($"Linje {i}");
            }

            s.Table(t => t.Caption("Beløbets dele").Column("Hvad").NumberColumn("Beløb").Row("Renter", "1,00").TotalRow("I alt", "1,00"));
        }).Bytes;

        var table = Assert.Single(new OpenedPdf(file).Elements(), element => element.Type == "Table");
        Assert.Equal(["Caption", "TR", "TR", "TR"], new OpenedPdf(file).Elements().Where(element => element.Parent?.Reference == table.Reference).Select(element => element.Type));
        var words = new WordPlaces(file);
        Assert.Equal(words.Find("Renter").Page, words.Find("dele").Page);
        Assert.Empty(Sound.StructureCheck.Complaints(file));
    }

    [Fact]
    public void Every_row_has_a_cell_for_each_column_also_where_a_cell_is_empty()
    {
        var rows = Letter.Elements().Where(element => element.Type == "TR").ToList();
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(3, row.Children.Count()));
    }

    [Fact]
    public void A_drawing_has_an_alternative_text_and_a_place()
    {
        var figure = Assert.Single(Letter.Elements(), element => element.Type == "Figure");
        Assert.Equal("QR-kode med betalingslinjen +71<000000000047115+87654321<", figure.AlternativeText);
        Assert.NotNull(figure.Attribute("/BBox"));
    }

    [Fact]
    public void Lists_say_how_they_are_numbered() =>
        Assert.Equal(["/Disc", "/Decimal"], Letter.Elements().Where(element => element.Type == "L").Select(element => element.Attribute("/ListNumbering")));

    [Fact]
    public void Reading_order_is_the_order_of_the_code()
    {
        string text = Tool.Run("pdfinfo", Sample.Letter().Bytes, "-struct-text", "{file}").Output;
        string[] inOrder =
        [
            "\"Eksempel Kommune ", "\"Åse Ærøskøbing", "\"Bill for day care", "\"Regning for daginstitution", "\"Det kan du gøre", "\"•",
            "\"Sådan betaler du", "\"Beløb: 4.250,00 kr. ", "Figure", "\"Sådan er beløbet", "Table", "\"1. august 2026", "\"3.900,00", "\"725,00", "\"Det sker der nu",
        ];
        int at = 0;
        foreach (string expected in inOrder)
        {
            int found = text.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{expected}' does not come in its turn");
            at = found;
        }
    }

    internal static void AssertMarksAgree(OpenedPdf pdf)
    {
        var parents = pdf.Parents;
        var owners = pdf.Elements().SelectMany(element => element.Marks, (element, mark) => (mark, element)).ToDictionary(pair => pair.mark, pair => pair.element);
        int marks = 0;
        foreach (string page in pdf.Pages)
        {
            int key = pdf.Resolve(page).GetProperty("/StructParents").GetInt32();
            var ofPage = parents[key].EnumerateArray().Select(parent => parent.GetString()).ToList();
            var drawn = PageMarks.Read(pdf.Content(page)).Marked;
            Assert.Equal(Enumerable.Range(0, drawn.Count), drawn.Select(mark => mark.Number));
            Assert.Equal(drawn.Count, ofPage.Count);
            foreach (var (type, number) in drawn)
            {
                var owner = owners[(page, number)];
                Assert.Equal(owner.Type, type);
                Assert.Equal(owner.Reference, ofPage[number]);
                marks++;
            }
        }

        Assert.Equal(marks, owners.Count);
    }
}
