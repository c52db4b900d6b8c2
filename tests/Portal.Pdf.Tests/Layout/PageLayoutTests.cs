namespace Portal.Pdf.Tests;

public sealed class PageLayoutTests
{
    private const double Millimetre = 72 / 25.4;
    private const double RightEdge = (210 - 23) * Millimetre;

    [Fact]
    public void A_long_word_does_not_leave_the_page_or_its_cell()
    {
        string word = new('W', 300);
        var words = new WordPlaces(Sample.Of(s => s
            .Heading(1, word).Paragraph(word).Bullets([word]).Box(b => b.Paragraph(word), beside: Sample.Code())
            .Table(t => t.Column("A").Column("B").NumberColumn("C").Row(word, "midt", word))).Bytes);
        Assert.All(words.All, place => Assert.True(place.Right <= RightEdge + 0.5 && place.Left >= 22.9 * Millimetre, place.ToString()));
    }

    [Fact]
    public void Numbers_stand_under_each_other_at_the_right()
    {
        var words = new WordPlaces(Sample.Of(s => s.Table(t => t.Column("Hvad").NumberColumn("Beløb").Row("a", "1,00").Row("b", "12.345,67").TotalRow("c", "12.346,67"))).Bytes);
        Assert.All(["Beløb", "1,00", "12.345,67", "12.346,67"], (string text) => Assert.Equal(RightEdge, words.Find(text).Right, 0.5));
    }

    [Fact]
    public void Page_numbers_say_how_many_pages_there_are()
    {
        var result = Sample.Of(s => s.Paragraph("et").PageBreak().Paragraph("to").PageBreak().Paragraph("tre"));
        string text = Tool.Text(result.Bytes);
        Assert.Equal(3, result.PageCount);
        Assert.All(["Side 1 af 3", "Side 2 af 3", "Side 3 af 3"], (string side) => Assert.Contains(side, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_page_has_a_header_of_its_own()
    {
        var words = new WordPlaces(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Header(first: h => h.Text("forside"), rest: h => h.Text("fortsat"))
            .Section("da-DK", s => s.Paragraph("et").PageBreak().Paragraph("to"))).Bytes);
        Assert.Equal(1, words.Find("forside").Page);
        Assert.Equal(2, Assert.Single(words.All, word => word.Text == "fortsat").Page);
    }

    [Fact]
    public void The_address_stands_in_the_window_and_the_text_begins_below_it()
    {
        var words = new WordPlaces(Sample.Letter().Bytes);
        var address = words.Find("Ærøskøbing");
        Assert.InRange(address.Top, 42 * Millimetre, 50 * Millimetre);
        Assert.InRange(words.Find("Åse").Left, 22.9 * Millimetre, 24 * Millimetre);
        Assert.True(words.Find("Bill").Top > 77 * Millimetre);
    }

    [Fact]
    public void A_tall_header_or_footer_pushes_the_text_away()
    {
        string tall = string.Join('\n', Enumerable.Repeat("h", 12));
        var words = new WordPlaces(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Header(first: h => h.Text(tall), rest: h => h.Text(tall))
            .Footer(f => f.Text(tall.Replace('h', 'f')))
            .Section("da-DK", s => s.Paragraph(string.Join('\n', Enumerable.Repeat("x", 80))))).Bytes);
        foreach (int page in new[] { 1, 2 })
        {
            double header = words.On(page).Where(word => word.Text == "h").Max(word => word.Bottom);
            double footer = words.On(page).Where(word => word.Text == "f").Min(word => word.Top);
            Assert.All(words.On(page).Where(word => word.Text == "x"), word => Assert.True(word.Top > header && word.Bottom < footer));
        }
    }

    [Fact]
    public void Long_footer_text_and_page_number_do_not_cover_each_other()
    {
        var words = new WordPlaces(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Footer(f => f.Text(string.Join(' ', Enumerable.Repeat("adresse", 40))).PageNumber("Side {0} af {1}"))
            .Section("da-DK", s => s.Paragraph("x"))).Bytes);
        double number = words.Find("Side").Left;
        Assert.All(words.All.Where(word => word.Text == "adresse"), word => Assert.True(word.Right < number - 5));
    }

    [Fact]
    public void A_drawing_too_large_is_made_to_fit_the_page()
    {
        var result = Sample.Of(s => s.Drawing(new Drawing(900, 100, "bred").Rectangle(0, 0, 900, 100, default)).Drawing(new Drawing(10, 900, "høj").Rectangle(0, 0, 10, 900, default)));
        var boxes = new OpenedPdf(result.Bytes).Elements().Where(element => element.Type == "Figure")
            .Select(figure => System.Text.Json.JsonDocument.Parse(figure.Attribute("/BBox")!).RootElement.EnumerateArray().Select(side => side.GetDouble()).ToArray());
        Assert.All(boxes, box => Assert.True(box[0] >= 0 && box[1] >= 0 && box[2] <= RightEdge + 0.5 && box[3] <= 842));
        Assert.Equal(2, boxes.Count());
    }

    [Fact]
    public void Margins_that_leave_no_room_are_refused() =>
        Assert.Throws<ArgumentException>(() => PdfDocument.Create(Sample.Info, LetterFonts.Set, _ => { }, new DocumentStyle { MarginLeft = 190 }));

    [Fact]
    public void What_cannot_be_laid_out_is_refused_where_it_is_said()
    {
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Table(t => t.Column("A").Row("a", "b"))));
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Table(t => t.Row("a"))));
        Assert.Throws<InvalidOperationException>(() => Sample.Of(s => s.Table(t => t.Column("A").Row("a").Column("B"))));
        Assert.Throws<ArgumentException>(() => new Drawing(10, 10, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Drawing(0, 10, "tom"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Drawing.Modules(0, 1, (_, _) => true, 20, "tom"));
        Assert.Throws<FormatException>(() => PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc.Footer(f => f.PageNumber("Side {2}"))));
    }
}
