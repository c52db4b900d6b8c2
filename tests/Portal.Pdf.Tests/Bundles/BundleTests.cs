using System.Text.Json;

namespace Portal.Pdf.Tests;

public sealed class BundleTests
{
    internal static readonly DocumentInfo Info = new("Breve til tryk", "da-DK", "Eksempel Kommune", new DateOnly(2026, 8, 1));

    private static readonly BundleResult Result;

    private static readonly byte[] Bytes = Make(out Result);

    private static readonly OpenedPdf Pdf = new(Bytes);

    [Fact]
    public void A_bundle_is_a_sound_file_and_the_same_each_time()
    {
        Tool.AssertSound(Bytes);
        Tool.AssertDrawn(Bytes);
        Assert.Equal(Bytes, Make(out _));
        Assert.Equal((3, 4), (Result.DocumentCount, Result.PageCount));
        Assert.Equal(["漢"], Result.MissingGlyphs.Select(rune => rune.ToString()));
    }

    [Fact]
    public void Every_document_has_its_own_header_footer_and_page_numbers()
    {
        var pages = Tool.Text(Bytes, "-layout").Split('\f');
        Assert.All(["Brev 1", "Side 1 af 1"], (string text) => Assert.Contains(text, pages[0], StringComparison.Ordinal));
        Assert.All(["Letter 2", "Page 1 of 2"], (string text) => Assert.Contains(text, pages[1], StringComparison.Ordinal));
        Assert.All(["fortsat 2", "Page 2 of 2"], (string text) => Assert.Contains(text, pages[2], StringComparison.Ordinal));
        Assert.All(["Brev 3", "Side 1 af 1"], (string text) => Assert.Contains(text, pages[3], StringComparison.Ordinal));
        Assert.DoesNotContain("Brev 1", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_document_is_a_part_of_its_own_with_its_title_and_language()
    {
        var parts = Pdf.Elements().Where(element => element.Type == "Part").ToList();
        Assert.Equal(["Brev 1", "Letter 2", "Brev 3"], parts.Select(part => part.Title));
        Assert.Equal([null, "en", null], parts.Select(part => part.Language));
        Assert.All(parts, part => Assert.Equal("Document", part.Parent!.Type));
        Assert.All(Pdf.Elements().Where(element => element.Type == "Sect"), section => Assert.Equal("Part", section.Parent!.Type));
        TaggingTests.AssertMarksAgree(Pdf);
        Assert.All(Pdf.Pages, page => Assert.Empty(PageMarks.Read(Pdf.Content(page)).Unmarked));
    }

    [Fact]
    public void Every_document_has_a_bookmark_with_its_headings_folded_under_it()
    {
        var outline = Pdf.Resolve(Pdf.Catalog.GetProperty("/Outlines"));
        Assert.Equal(["Brev 1", "  Overskrift 1", "Letter 2", "  Heading 2", "Brev 3", "  Overskrift 3"], BookmarkTests.Titles(Pdf, outline, ""));
        Assert.Equal(3, outline.GetProperty("/Count").GetInt32());
        var last = Pdf.Resolve(outline.GetProperty("/Last"));
        Assert.Equal(-1, last.GetProperty("/Count").GetInt32());
        Assert.Equal(Pdf.Pages[3], last.GetProperty("/Dest")[0].GetString());
    }

    [Fact]
    public void Every_document_has_its_own_list_of_pages()
    {
        var root = Pdf.Resolve(Pdf.Catalog.GetProperty("/Pages"));
        Assert.Equal(4, root.GetProperty("/Count").GetInt32());
        Assert.Equal([1, 2, 1], root.GetProperty("/Kids").EnumerateArray().Select(list => Pdf.Resolve(list).GetProperty("/Count").GetInt32()));
        Assert.All(Pdf.Pages, page => Assert.Contains(page, Pdf.Resolve(Pdf.Resolve(page).GetProperty("/Parent")).GetProperty("/Kids").EnumerateArray().Select(kid => kid.GetString())));
    }

    [Fact]
    public void Typefaces_and_pictures_stand_in_the_file_once()
    {
        Assert.Equal(2, Tool.Run("pdffonts", Bytes, "{file}").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 2);
        var resources = Pdf.Resolve(Pdf.Resolve(Pdf.Pages[0]).GetProperty("/Resources"));
        Assert.Single(resources.GetProperty("/XObject").EnumerateObject());
        Assert.All(Pdf.Pages, page => Assert.Equal(Pdf.Resolve(Pdf.Pages[0]).GetProperty("/Resources").GetString(), Pdf.Resolve(page).GetProperty("/Resources").GetString()));
    }

    [Fact]
    public void The_caller_is_told_where_each_document_stands()
    {
        using var target = new MemoryStream();
        using var bundle = PdfBundle.Create(target, Info, LetterFonts.Set);
        Assert.Equal(new BundledDocument(1, 2), bundle.Document(Info, doc => doc.Section("da", s => s.Paragraph("a").PageBreak().Paragraph("b"))));
        Assert.Equal(new BundledDocument(3, 1), bundle.Document(Info, _ => { }));
        Assert.Equal(new BundledDocument(4, 1), bundle.Document(Info, doc => doc.Section("da", s => s.Paragraph("c")), new DocumentStyle { PageWidth = 148, PageHeight = 210 }));
        bundle.Finish();
        Tool.AssertSound(target.ToArray());
        Assert.Equal(["595.276 x 841.89 pts (A4)", "595.276 x 841.89 pts (A4)", "595.276 x 841.89 pts (A4)", "419.528 x 595.276 pts"], Sizes(target.ToArray()));
    }

    [Fact]
    public void A_bundle_goes_on_without_a_document_that_is_refused()
    {
        using var target = new MemoryStream();
        using var bundle = PdfBundle.Create(target, Info, LetterFonts.Set);
        bundle.Document(Info, doc => doc.Section("da", s => s.Paragraph("først")));
        Assert.Throws<ArgumentException>(() => bundle.Document(Info, doc => doc.Section("da", s => s.Paragraph("aldrig").Heading(2, "For dybt"))));
        Assert.Throws<ArgumentException>(() => bundle.Document(Info with { Title = " " }, _ => { }));
        Assert.Throws<ArgumentException>(() => bundle.Document(Info, doc => doc.Footer(f => f.Text(string.Concat(Enumerable.Repeat("aldrig\n", 80))))));
        Assert.Equal(2, bundle.Document(Info, doc => doc.Section("da", s => s.Paragraph("sidst"))).FirstPage);
        bundle.Finish();
        Tool.AssertSound(target.ToArray());
        Assert.Equal(["først", "sidst"], Tool.Text(target.ToArray()).Split(['\n', '\f'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_bundle_is_finished_once_and_is_never_empty()
    {
        using var bundle = PdfBundle.Create(Stream.Null, Info, LetterFonts.Set);
        Assert.Throws<InvalidOperationException>(bundle.Finish);
        bundle.Document(Info, _ => { });
        bundle.Finish();
        Assert.Throws<InvalidOperationException>(bundle.Finish);
        Assert.Throws<InvalidOperationException>(() => bundle.Document(Info, _ => { }));
        Assert.Throws<ArgumentException>(() => PdfBundle.Create(Stream.Null, Info with { Language = "dansk sprog" }, LetterFonts.Set));
    }

    private static byte[] Make(out BundleResult result)
    {
        var logo = Picture.Parse(Pictures.Png(20, 10, 6, 8, (x, y, channel) => x * y * channel));
        using var target = new MemoryStream();
        using var bundle = PdfBundle.Create(target, Info, LetterFonts.Set);
        bundle.Document(Info with { Title = "Brev 1" }, doc => doc
            .Footer(f => f.Text("Brev 1").PageNumber("Side {0} af {1}"))
            .Letterhead(l => l.DecorativePicture(logo, 20).Paragraph("Kommunen"))
            .Section("da-DK", s => s.Heading(1, "Overskrift 1").Paragraph(p => p.Link("her", new Uri("https://eksempel.dk")))));
        bundle.Document(Info with { Title = "Letter 2", Language = "en" }, doc => doc
            .Header(rest: h => h.Text("fortsat 2"))
            .Footer(f => f.Text("Letter 2").PageNumber("Page {0} of {1}"))
            .Section("en", s => s.Heading(1, "Heading 2").PageBreak().Paragraph("漢")));
        bundle.Document(Info with { Title = "Brev 3" }, doc => doc
            .Footer(f => f.Text("Brev 3").PageNumber("Side {0} af {1}"))
            .Section("da-DK", s => s.Heading(1, "Overskrift 3").Picture(logo, 30, "våben")));
        result = bundle.Finish();
        return target.ToArray();
    }

    private static IEnumerable<string> Sizes(byte[] document) =>
        Tool.Run("pdfinfo", document, "-l", "9", "{file}").Output.Split('\n').Where(line => line.StartsWith("Page ", StringComparison.Ordinal) && line.Contains("size", StringComparison.Ordinal)).Select(line => line.Split(':')[1].Trim());
}
