using System.Text;
using Portal.Pdf.Tests.Sound;

namespace Portal.Pdf.Tests;

/// <summary>Every checker finds the file that it is there for, and nothing in one that is sound.</summary>
public sealed class CheckerTests
{
    private static readonly Margins Margins = new(23, 23, 22, 25);

    private static readonly byte[] Letter = PdfDocument.Create(Sample.Info, LetterFonts.Set, doc =>
    {
        Sample.LetterOf("2026-004711")(doc);
        doc.Section("da-DK", s => s.Picture(Picture.Parse(Pictures.Png(9, 9, 6, 8, (x, y, _) => x * y)), 20, "våben"));
    }).Bytes;

    [Fact]
    public void A_sound_letter_is_found_sound_also_when_it_is_spelled_otherwise()
    {
        Assert.Empty(StructureCheck.Complaints(Letter));
        Assert.Empty(LayoutCheck.Complaints(Letter, Margins));
        var again = PdfRewriter.Rewritten(Letter, (_, value) => value);
        Assert.Empty(StructureCheck.Complaints(again));
        Assert.Empty(LayoutCheck.Complaints(again, Margins));
        Tool.AssertSound(again);
    }

    [Theory]
    [InlineData("Catalog", "Lang", "language")]
    [InlineData("Catalog", "MarkInfo", "cannot be read")]
    [InlineData("Catalog", "OutputIntents", "cannot be read")]
    [InlineData("Page", "Tabs", "reading order")]
    [InlineData("Annot", "Contents", "does not say in words")]
    [InlineData("Annot", "F", "not printed")]
    [InlineData("Annot", "StructParent", "from a link to its element")]
    [InlineData("Figure", "Alt", "no words for it")]
    [InlineData("Figure", "A", "where it is")]
    [InlineData("TH", "A", "heading of")]
    [InlineData("L", "A", "numbered")]
    [InlineData("Font", "ToUnicode", "leads to no character")]
    [InlineData("XRef", "ID", "identifier")]
    public void What_is_left_out_is_missed(string of, string entry, string complaint) =>
        AssertFound(complaint, Changed(of, entries => entries.Remove(entry)));

    [Theory]
    [InlineData("H2", "S", "H3", "A heading of level 3 follows one of level 1")]
    [InlineData("TH", "S", "TD", "no headings")]
    [InlineData("P", "S", "H7", "H7 stands in")]
    [InlineData("LI", "S", "LBody", "LBody stands in L")]
    [InlineData("Link", "S", "Span", "belongs to no link")]
    [InlineData("Document", "S", "Art", "does not begin with a document")]
    [InlineData("Image", "ColorSpace", "DeviceCMYK", "colours")]
    [InlineData("FontDescriptor", "FontName", "Helvetica", "subset")]
    public void What_has_another_name_is_seen(string of, string entry, string name, string complaint) =>
        AssertFound(complaint, Changed(of, entries => entries[entry] = new PdfName(name)));

    [Fact]
    public void What_has_another_value_is_seen()
    {
        AssertFound("does not show the title", Changed("Catalog", entries => entries["ViewerPreferences"] = new Dictionary<string, object?>()));
        AssertFound("acts on its own", Changed("Catalog", entries => entries["OpenAction"] = new List<object?>()));
        AssertFound("no language", Changed("Part", entries => entries["Lang"] = new PdfBytes("dansk!"u8.ToArray())));
        AssertFound("longer than PDF/A knows", Changed("Figure", entries => entries["Alt"] = new PdfBytes(new byte[40_000])));
        AssertFound("does not know", Changed("Image", entries => entries["Interpolate"] = true));
        AssertFound("leads to no address", Changed("Annot", entries => entries["A"] = new Dictionary<string, object?> { ["S"] = new PdfName("Launch"), ["URI"] = null }));
        AssertFound("not on its page", Changed("Annot", entries => entries["Rect"] = new List<object?> { 0.0, 0.0, 2000.0, 10.0 }));
        AssertFound("wide in the file", Changed("CIDFontType2", entries => entries["W"] = new List<object?> { 0.0, new List<object?> { 1.0, 2.0, 3.0 } }));
        AssertFound("different numbers of cells", Changed("TR", entries => entries["K"] = ((List<object?>)entries["K"]!)[..1], first: true));
        AssertFound("names another parent", Changed("P", entries => entries["P"] = new PdfRef(1)));
        AssertFound("belongs to no element", Changed("P", entries => entries["K"] = new List<object?>()));
        AssertFound("does not lead from mark", Changed("Nums", entries => ((List<object?>)((List<object?>)entries["Nums"]!)[1]!).Reverse()));
    }

    [Fact]
    public void The_metadata_must_claim_and_name_what_the_document_does()
    {
        AssertFound("does not claim", Data("Metadata", xmp => xmp.Replace("<pdfuaid:part>1", "<pdfuaid:part>2")));
        AssertFound("title", Data("Metadata", xmp => xmp.Replace("Regning for", "Rykker for")));
        AssertFound("title", Data("Metadata", xmp => xmp[20..]));
    }

    [Theory]
    [InlineData("BDC\n", "BDC\nEMC\n", "neither content nor an artifact")]
    [InlineData("/P <</MCID", "/H1 <</MCID", "belongs to no element of that kind")]
    [InlineData("/MCID 3 ", "/MCID 33 ", "not numbered from 0")]
    [InlineData("> Tj", "0000> Tj", "code 0 is drawn")]
    [InlineData(" rg\n", " rg\nW n\n", "is not expected")]
    [InlineData(" Do Q", " Do", "in the middle of something")]
    public void A_page_that_is_marked_wrongly_is_seen(string from, string to, string complaint) =>
        AssertFound(complaint, Data("Content", page => page.Replace(from, to)));

    [Theory]
    [InlineData(" Td <", " Td <00010001000100010001000100010001000100010001000100010001000100010001000100010001000100010001000100010001", "outside the margins")]
    [InlineData("BT ", "BT 0 -9 Td ", "cover each other|struck through|half in a box|outside")]
    [InlineData("65.197 ", "60 ", "outside the margins")]
    public void Words_that_are_not_where_they_should_be_are_seen(string from, string to, string complaint)
    {
        var found = LayoutCheck.Complaints(Data("Content", page => page.Replace(from, to)), Margins);
        Assert.Contains(found, problem => complaint.Split('|').Any(problem.Contains));
    }

    [Fact]
    public void Words_over_words_over_lines_over_borders_and_over_pictures_are_seen()
    {
        static string Moved(string page, string add) => page + "/Artifact <</Type/Layout>> BDC\n" + add + "EMC\n";
        var word = new SoundWord(Letter, "Betal senest:");
        AssertPlaced("cover each other", page => Moved(page, $"BT {word.Left + 3} {word.Baseline + 2} Td /F1 10 Tf <000100020003> Tj ET\n"));
        AssertPlaced("struck through", page => Moved(page, $"{word.Left - 5} {word.Baseline + 2} 60 0.5 re f\n"));
        AssertPlaced("half in a box", page => Moved(page, $"{word.Left + 5} {word.Baseline - 20} 60 40 re S\n"));
        AssertPlaced("cover each other", page => Moved(page, $"q 60 0 0 60 {word.Left} {word.Baseline} cm /I1 Do Q\n"));

        static void AssertPlaced(string complaint, Func<string, string> change) =>
            Assert.Contains(LayoutCheck.Complaints(Data("Content", change), Margins), problem => problem.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_short_or_damaged_is_not_sound()
    {
        foreach (int length in (int[])[0, 10, 100, Letter.Length / 2, Letter.Length - 1])
        {
            Assert.NotEmpty(StructureCheck.Complaints(Letter[..length]));
        }

        Assert.NotEmpty(StructureCheck.Complaints([.. Letter[..40], 0, .. Letter[40..]]));
        Assert.NotEmpty(LayoutCheck.Complaints([.. Letter[..40], 0, .. Letter[40..]], Margins));
    }

    /// <summary>Where a text stands on the first page.</summary>
    private sealed class SoundWord
    {
        public SoundWord(byte[] file, string text)
        {
            var piece = new SoundPdf(new PdfReader(file)).Pages[0].Drawn.Pieces.First(piece => piece.Text.StartsWith(text, StringComparison.Ordinal));
            (Left, Baseline) = ((int)piece.Left, (int)piece.Baseline);
        }

        public int Left { get; }

        public int Baseline { get; }
    }

    private static void AssertFound(string complaint, byte[] broken) =>
        Assert.Contains(StructureCheck.Complaints(broken), problem => problem.Contains(complaint, StringComparison.Ordinal));

    /// <summary>The letter with every dictionary of a kind changed, or the first of them.</summary>
    private static byte[] Changed(string kind, Action<Dictionary<string, object?>> change, bool first = false)
    {
        bool changed = false;
        object? Change(object? value)
        {
            var entries = value as Dictionary<string, object?> ?? (value as PdfStream)?.Entries;
            if (entries is not null && IsOf(kind, entries) && !(changed && first))
            {
                changed = true;
                change(entries);
            }

            return value;
        }

        var broken = PdfRewriter.Rewritten(Letter, (_, value) => Change(value), trailer => Change(trailer));
        Assert.True(changed, $"the letter has no {kind}");
        return broken;
    }

    private static bool IsOf(string kind, Dictionary<string, object?> entries) =>
        entries.ContainsKey(kind) || new[] { "Type", "Subtype", "S" }.Any(key => PdfReader.Name(entries.GetValueOrDefault(key)) == kind);

    /// <summary>The letter with the data of its metadata, or of its pages, changed.</summary>
    private static byte[] Data(string kind, Func<string, string> change)
    {
        var pdf = new PdfReader(Letter);
        var pages = pdf.Pages.Select(page => ((PdfRef)page.Entries["Contents"]!).Number).ToHashSet();
        bool changed = false;
        var broken = PdfRewriter.Rewritten(Letter, (number, value) =>
        {
            bool wanted = value is PdfStream && (kind == "Content" ? pages.Contains(number) : PdfReader.Name(((PdfStream)value).Entries.GetValueOrDefault("Type")) == kind);
            if (!wanted)
            {
                return value;
            }

            string before = Encoding.UTF8.GetString(pdf.Data(new PdfRef(number))), after = change(before);
            changed |= before != after;
            return PdfRewriter.Unpacked((PdfStream)value!, Encoding.UTF8.GetBytes(after));
        });
        Assert.True(changed, "nothing of the letter was changed");
        return broken;
    }
}
