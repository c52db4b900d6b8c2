namespace Portal.Pdf.Tests;

public sealed class PageBreakTests
{
    private const double BottomOfText = 841.89 - (25 * 72 / 25.4);

    [Fact]
    public void The_table_header_is_repeated_on_the_next_page_and_read_aloud_once()
    {
        var result = Sample.Of(s => s.Table(t => Rows(t, 60)));
        var words = new WordPlaces(result.Bytes);
        Assert.Equal(2, result.PageCount);
        Assert.Contains(words.On(2), word => word.Text == "Beløb");
        Assert.Equal(words.On(1).Min(word => word.Top), words.On(2).First(word => word.Text == "Beløb").Top, 0.5);
        Assert.Equal(2, new OpenedPdf(result.Bytes).Elements().Count(element => element.Type == "TH"));
    }

    [Fact]
    public void A_row_is_never_divided()
    {
        // Rows of five lines, begun at ever lower places, so that one of them meets the bottom in every way.
        for (int lines = 0; lines < 8; lines++)
        {
            int above = lines;
            var result = Sample.Of(s => s
                .Paragraph(string.Join('\n', Enumerable.Repeat("x", above + 1)))
                .Table(t =>
                {
                    t.Column("Nr.");
                    for (int row = 0; row < 14; row++)
                    {
                        t.Row($"r{row}a\nr{row}b\nr{row}c\nr{row}d\nr{row}e");
                    }
                }));
            var words = new WordPlaces(result.Bytes);
            Assert.Equal(2, result.PageCount);
            for (int row = 0; row < 14; row++)
            {
                Assert.Equal(words.Find($"r{row}a").Page, words.Find($"r{row}e").Page);
            }
        }
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_and_loses_nothing()
    {
        string[] lines = [.. Enumerable.Range(0, 120).Select(i => $"linje{i}")];
        var result = Sample.Of(s => s.Table(t => t.Column("Note").Column("Andet").Row(string.Join('\n', lines), "kort")));
        var words = new WordPlaces(result.Bytes);
        Assert.Equal(3, result.PageCount);
        Assert.All(lines, line => Assert.True(words.Find(line).Bottom <= BottomOfText + 1));
        Assert.Equal(2, new OpenedPdf(result.Bytes).Elements().Count(element => element.Type == "TD"));
    }

    [Fact]
    public void A_sum_does_not_stand_alone_on_the_next_page()
    {
        for (int rows = 30; rows < 70; rows++)
        {
            int count = rows;
            var words = new WordPlaces(Sample.Of(s => s.Table(t => Rows(t, count).TotalRow("", "sum"))).Bytes);
            Assert.Equal(words.Find("sum").Page, words.Find($"{count - 1},00").Page);
        }
    }

    [Fact]
    public void A_heading_is_never_the_last_on_its_page()
    {
        int turned = 0;
        for (int lines = 30; lines < 48; lines++)
        {
            int above = lines;
            var words = new WordPlaces(Sample.Of(s => s
                .Heading(1, "Først")
                .Paragraph(string.Join('\n', Enumerable.Repeat("x", above)))
                .Heading(2, "Overskrift").Heading(3, "Under")
                .Paragraph("Første linje\nAnden linje\nTredje linje\nFjerde linje")).Bytes);
            Assert.Equal(words.Find("Overskrift").Page, words.Find("Anden").Page);
            turned += words.Find("Overskrift").Page - 1;
        }

        Assert.InRange(turned, 1, 17);
    }

    [Fact]
    public void No_page_begins_or_ends_with_one_line_of_a_paragraph()
    {
        for (int lines = 38; lines < 48; lines++)
        {
            int above = lines;
            var words = new WordPlaces(Sample.Of(s => s
                .Paragraph(string.Join('\n', Enumerable.Repeat("x", above)))
                .Paragraph("l1\nl2\nl3\nl4\nl5")).Bytes);
            Assert.Equal(words.Find("l1").Page, words.Find("l2").Page);
            Assert.Equal(words.Find("l4").Page, words.Find("l5").Page);
        }
    }

    [Fact]
    public void A_box_stays_on_one_page()
    {
        for (int lines = 30; lines < 46; lines++)
        {
            int above = lines;
            var words = new WordPlaces(Sample.Of(s => s
                .Paragraph(string.Join('\n', Enumerable.Repeat("x", above)))
                .Box(b => b.Paragraph("første\nanden\ntredje\nfjerde\nfemte\nsjette\nsidste"), beside: Sample.Code())).Bytes);
            Assert.Equal(words.Find("første").Page, words.Find("sidste").Page);
        }
    }

    [Fact]
    public void A_box_taller_than_a_page_is_drawn_on_each_of_its_pages()
    {
        var result = Sample.Of(s => s.Box(b => b.Paragraph(string.Join('\n', Enumerable.Range(0, 90).Select(i => $"linje{i}"))), beside: Sample.Code()));
        var pdf = new OpenedPdf(result.Bytes);
        Assert.True(result.PageCount >= 2);
        Assert.All(pdf.Pages, page => Assert.Contains("re S", pdf.Content(page), StringComparison.Ordinal));
        TaggingTests.AssertMarksAgree(pdf);
    }

    [Fact]
    public void A_page_break_begins_a_page_and_leaves_no_empty_one()
    {
        Assert.Equal(2, Sample.Of(s => s.PageBreak().Paragraph("en").PageBreak().PageBreak().Paragraph("to").PageBreak()).PageCount);
        Assert.Throws<InvalidOperationException>(() => Sample.Of(s => s.Box(b => b.PageBreak())));
    }

    [Fact]
    public void A_section_may_begin_on_a_new_page()
    {
        var result = PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Section("en", s => s.Paragraph("English"))
            .Section("da-DK", s => s.Paragraph("Dansk"), onNewPage: true));
        Assert.Equal(2, new WordPlaces(result.Bytes).Find("Dansk").Page);
    }

    private static TableBuilder Rows(TableBuilder table, int count)
    {
        table.Column("Dato").NumberColumn("Beløb");
        for (int i = 0; i < count; i++)
        {
            table.Row("1. august 2026", $"{i},00");
        }

        return table;
    }
}
