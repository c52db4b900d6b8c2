namespace Portal.Pdf.Tests;

public sealed class PictureTests
{
    private static readonly Picture Logo = Picture.Parse(Pictures.Png(40, 20, 6, 8, (x, y, channel) => (x * y) + channel));

    [Fact]
    public void A_picture_is_a_figure_with_an_alternative_text_and_a_place()
    {
        var pdf = new OpenedPdf(Sample.Of(s => s.Paragraph("før").Picture(Logo, 40, "Kommunens våben", Alignment.Right).Paragraph("efter")).Bytes);
        var figure = Assert.Single(pdf.Elements(), element => element.Type == "Figure");
        Assert.Equal("Kommunens våben", figure.AlternativeText);
        Assert.Single(figure.Marks);
        Assert.Equal(["P", "Figure", "P"], figure.Parent!.Children.Select(child => new StructNode(pdf, child, null).Type));
        TaggingTests.AssertMarksAgree(pdf);
    }

    [Fact]
    public void A_decorative_picture_is_not_read_aloud()
    {
        var pdf = new OpenedPdf(PdfDocument.Create(Sample.Info, LetterFonts.Set, doc => doc
            .Letterhead(l => l.DecorativePicture(Logo, 30).Paragraph("Kommunen"))
            .Section("da-DK", s => s.Paragraph("Hej"))).Bytes);
        Assert.DoesNotContain(pdf.Elements(), element => element.Type == "Figure");
        var marks = PageMarks.Read(pdf.Content(pdf.Pages[0]));
        Assert.Empty(marks.Unmarked);
        Assert.Equal(2, marks.Marked.Count);
        Assert.Contains("/I1 Do", pdf.Content(pdf.Pages[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_shown_many_times_stands_in_the_file_once()
    {
        int once = Sample.Of(s => s.Picture(Logo, 20, "våben")).Bytes.Length;
        Assert.InRange(Sample.Of(s => s.Picture(Logo, 20, "våben").Picture(Logo, 10, "våben").DecorativePicture(Logo, 5)).Bytes.Length, once, once + 400);
    }

    [Fact]
    public void A_picture_too_large_is_made_to_fit_and_keeps_its_shape()
    {
        var tall = Picture.Parse(Pictures.Png(2, 300, 0, 8, (_, y, _) => y));
        var pdf = new OpenedPdf(Sample.Of(s => s.Picture(Logo, 900, "bred").Picture(tall, 100, "høj")).Bytes);
        var sides = pdf.Elements().Where(element => element.Type == "Figure").Select(figure =>
            System.Text.Json.JsonDocument.Parse(figure.Attribute("/BBox")!).RootElement.EnumerateArray().Select(side => side.GetDouble()).ToArray()).ToList();
        Assert.Equal(2, (sides[0][2] - sides[0][0]) / (sides[0][3] - sides[0][1]), 0.01);
        Assert.Equal(1.0 / 150, (sides[1][2] - sides[1][0]) / (sides[1][3] - sides[1][1]), 0.01);
        Assert.All(sides, box => Assert.True(box[0] >= 65 && box[2] <= 530.1 && box[1] >= 70 && box[3] <= 780));
        Assert.Equal(2, pdf.Pages.Count);
    }

    [Fact]
    public void A_picture_that_says_nothing_aloud_or_has_no_size_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Picture(Logo, 30, " ")));
        Assert.Throws<ArgumentException>(() => Sample.Of(s => s.Picture(Logo, 30, new string('x', 20_000))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of(s => s.Picture(Logo, 0, "våben")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of(s => s.DecorativePicture(Logo, double.NaN)));
    }
}
