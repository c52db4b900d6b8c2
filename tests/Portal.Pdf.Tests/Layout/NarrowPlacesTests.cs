using Portal.Pdf.Tests.Sound;

namespace Portal.Pdf.Tests;

/// <summary>Where there is too much text or too little room: nothing is lost, and nothing stands over another.</summary>
public sealed class NarrowPlacesTests
{
    private static readonly Margins Margins = new(23, 23, 22, 25);

    [Fact]
    public void The_number_of_a_long_list_is_whole()
    {
        var result = Sample.Of(s => s.Numbered(Enumerable.Repeat("punkt", 1000)));
        var labels = new SoundPdf(new PdfReader(result.Bytes)).Document.All().Where(element => element.Type == "Lbl").Select(label => label.Text);
        Assert.Equal(Enumerable.Range(1, 1000).Select(number => $"{number}."), labels);
        AssertWellPlaced(result);
    }

    [Fact]
    public void An_item_of_nothing_is_counted() =>
        Assert.Equal("1. a 2. 3. c", string.Join(' ', Tool.Text(Sample.Of(s => s.Numbered(["a", "", "c"])).Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)[..5]));

    [Fact]
    public void A_column_of_numbers_keeps_its_width_beside_a_very_long_text()
    {
        var result = Sample.Of(s => s.Table(t => t.NumberColumn("Tekst").NumberColumn("Beløb").Row(string.Concat(Enumerable.Repeat("lang tekst ", 300)), "1.234,50")));
        AssertWellPlaced(result);
        Assert.Equal(1, new WordPlaces(result.Bytes).All.Count(word => word.Text == "1.234,50"));
    }

    [Fact]
    public void A_table_of_more_columns_than_there_is_room_for_has_smaller_letters()
    {
        var result = Sample.Of(s => s.Table(t =>
        {
            for (int i = 0; i < 150; i++)
            {
                t.Column("W");
            }

            t.Row([.. Enumerable.Repeat("MW", 150)]);
        }));
        AssertWellPlaced(result);
        Assert.Equal(150, new SoundPdf(new PdfReader(result.Bytes)).Document.All().Count(element => element is { Type: "TD", Text: "MW" or "MW " }));
    }

    [Fact]
    public void A_heading_row_taller_than_a_page_loses_nothing()
    {
        string[] lines = [.. Enumerable.Range(0, 100).Select(i => $"linje{i}")];
        var result = Sample.Of(s => s.Table(t => t.Column(string.Join('\n', lines)).Row("under")));
        AssertWellPlaced(result);
        var words = new WordPlaces(result.Bytes);
        Assert.All(lines, line => Assert.Single(words.All, word => word.Text == line));
    }

    [Fact]
    public void Boxes_in_boxes_stay_inside_each_other()
    {
        static void Nested(ContentBuilder content, int depth)
        {
            content.Paragraph("tekst i kasse").Bullets(["punkt"]);
            _ = depth > 0 ? content.Box(inner => Nested(inner, depth - 1), beside: Sample.Code()) : content;
        }

        AssertWellPlaced(Sample.Of(s => Nested(s, 8)));
    }

    [Fact]
    public void A_letterhead_and_an_address_longer_than_the_page_go_on_on_the_next()
    {
        string[] lines = [.. Enumerable.Range(0, 90).Select(i => $"linje{i}")];
        var result = PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Letterhead(l => l.Paragraph(string.Join('\n', lines)), width: 50)
            .AddressWindow(lines.Select(line => "adresse-" + line))
            .Section("da-DK", s => s.Paragraph("brødtekst")));
        AssertWellPlaced(result);
        var words = new WordPlaces(result.Bytes);
        Assert.All(lines, line => Assert.Single(words.All, word => word.Text == line));
        Assert.Equal(2, words.Find("linje89").Page);
        Assert.True(words.Find("brødtekst").Top > words.Find("adresse-linje89").Bottom);
    }

    [Fact]
    public void A_letterhead_as_wide_as_the_page_does_not_cover_the_address_nor_another_letterhead()
    {
        var result = PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Letterhead(l => l.Paragraph(string.Join('\n', Enumerable.Repeat("linje", 10))), width: 900)
            .Letterhead(l => l.Paragraph("anden"))
            .AddressWindow(["Åse"])
            .Section("da-DK", s => s.Paragraph("brødtekst")));
        AssertWellPlaced(result);
    }

    [Fact]
    public void Running_text_at_the_left_in_the_middle_and_at_the_right_has_a_third_each()
    {
        string text = string.Concat(Enumerable.Repeat("ord og ", 20));
        AssertWellPlaced(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Header(first: h => h.Text(text).Text(text, Alignment.Centre))
            .Footer(f => f.Text(text).Text(text, Alignment.Centre).Text(text, Alignment.Right))
            .Section("da-DK", s => s.Paragraph("brødtekst"))));
    }

    [Fact]
    public void A_link_to_a_host_with_Danish_letters_can_be_followed_and_one_without_end_is_refused()
    {
        var result = Sample.Of(s => s.Paragraph(p => p.Link("her", new Uri("https://æble.eksempel.dk/sti")).Link(" og der", new Uri("mailto:øse@eksempel.dk"))));
        var pdf = new OpenedPdf(result.Bytes);
        var addresses = pdf.Resolve(pdf.Pages[0]).GetProperty("/Annots").EnumerateArray().Select(link => pdf.Resolve(link).GetProperty("/A").GetProperty("/URI").GetString()![2..]);
        Assert.Equal(["https://xn--ble-xla.eksempel.dk/sti", "mailto:%C3%B8se@eksempel.dk"], addresses);
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Paragraph(p => p.Link("her", new Uri("https://eksempel.dk/" + new string('a', 9000))))));
    }

    [Fact]
    public void Looks_that_nobody_could_read_are_refused()
    {
        foreach (var style in (DocumentStyle[])
        [
            new() { Text = new TextSize(11, 5) }, new() { TableText = new TextSize(0, 10) }, new() { Heading1 = new TextSize(500, 600) }, new() { PageWidth = double.PositiveInfinity },
            new() { PageHeight = 6000 }, new() { MarginLeft = -5 }, new() { MarginTop = double.NaN },
        ])
        {
            Assert.ThrowsAny<ArgumentException>(() => PdfDocument.Create(Sample.Info, LetterFonts.Set, _ => { }, style));
        }

        Assert.Throws<ArgumentException>(() => PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc.Footer(f => f.Text(string.Concat(Enumerable.Repeat("f\n", 70))))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of(s => s.Space(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of(s => s.Table(t => t.Column("a", double.NaN))));
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Drawing(new Drawing(10, 10, "streg").Line(0, 0, 11, 5, 1, default))));
        Assert.Throws<InvalidOperationException>(() => PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc.Section("da", s => s.Paragraph("a")).Letterhead(l => l.Paragraph("for sent"))));
    }

    [Fact]
    public void Lines_of_a_drawing_are_drawn_where_they_are_said()
    {
        var result = Sample.Of(s => s.Drawing(new Drawing(100, 50, "en streg").Line(0, 0, 100, 50, 1, new Rgb(255, 0, 0))));
        AssertWellPlaced(result);
        var stroke = Assert.Single(new SoundPdf(new PdfReader(result.Bytes)).Pages[0].Drawn.Pieces, piece => piece.Ink == Ink.Stroke);
        Assert.Equal(100 * 72 / 25.4, stroke.Right - stroke.Left, 0.01);
        Assert.Equal(50 * 72 / 25.4, stroke.Top - stroke.Bottom, 0.01);
    }

    [Fact]
    public void Signs_that_are_seen_stay_and_those_that_only_ask_for_a_look_go()
    {
        var result = Sample.Of(s => s.Paragraph("\u0600\u06DD x\uFE0F\U000E0100y"));
        Assert.Equal([0x600, 0x6DD], result.MissingGlyphs.Select(rune => rune.Value));
        Assert.Contains("xy", Tool.Text(result.Bytes), StringComparison.Ordinal);
    }

    private static void AssertWellPlaced(PdfResult result)
    {
        Assert.Empty(LayoutCheck.Complaints(result.Bytes, Margins));
        Assert.Empty(StructureCheck.Complaints(result.Bytes));
    }
}
