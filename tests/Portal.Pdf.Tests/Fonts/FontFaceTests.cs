using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Portal.Pdf.Tests;

public sealed class FontFaceTests
{
    private static readonly byte[] Font = LetterFonts.Bytes("IBMPlexSans-Regular.ttf");

    [Fact]
    public void The_typeface_knows_its_name_and_its_letters()
    {
        Assert.Equal("IBMPlexSans-Bold", LetterFonts.Bold.Name);
        Assert.True("ABCæøåÆØÅéüß0123456789.,-+<>§€–•".EnumerateRunes().All(LetterFonts.Regular.Has));
        Assert.False(LetterFonts.Regular.Has(new Rune('漢')));
    }

    [Fact]
    public void A_figure_is_as_wide_as_every_other_figure() =>
        Assert.Single("0123456789".Select(digit => LetterFonts.Regular.AdvanceOf(LetterFonts.Regular.GlyphOf(digit))).Distinct());

    [Fact]
    public void The_subset_draws_the_same_outline_as_the_font()
    {
        int glyph = LetterFonts.Regular.GlyphOf('H');
        var subset = Tables(FontSubset.Build(LetterFonts.Regular, [0, glyph]));
        var outline = subset.Outline(1);
        var original = LetterFonts.Regular.OutlineOf(glyph);
        int points = original.U16(10 + ((original.I16(0) - 1) * 2)) + 1;
        Assert.Equal(12, points);
        // Contour ends are the same; then instructions of no length; then the same points.
        int instructions = 10 + (original.I16(0) * 2);
        Assert.Equal(original.Slice(0, instructions).Span, outline.AsSpan(0, instructions));
        Assert.Equal([0, 0], outline[instructions..(instructions + 2)]);
        int length = original.Length - instructions - 2 - original.U16(instructions);
        Assert.Equal(original.Slice(original.Length - length, length).Span, outline.AsSpan(instructions + 2, length));
    }

    [Fact]
    public void A_composed_letter_brings_its_parts_along()
    {
        int glyph = Enumerable.Range(0xC0, 0x100).Select(LetterFonts.Regular.GlyphOf).First(g => g != 0 && LetterFonts.Regular.OutlineOf(g).I16(0) < 0);
        var subset = Tables(FontSubset.Build(LetterFonts.Regular, [0, glyph]));
        Assert.True(subset.GlyphCount > 2);
        int part = (subset.Outline(1)[12] << 8) + subset.Outline(1)[13];
        Assert.InRange(part, 2, subset.GlyphCount - 1);
        Assert.NotEmpty(subset.Outline(part));
    }

    [Fact]
    public void The_subset_is_a_small_part_of_the_font() =>
        Assert.InRange(FontSubset.Build(LetterFonts.Regular, [.. Enumerable.Range(0, 80)]).Length, 1000, Font.Length / 8);

    [Fact]
    public void A_font_cut_short_anywhere_is_refused_or_read_but_never_breaks()
    {
        Prop.ForAll(Gen.Choose(0, 20000).ToArbitrary(), length => IsRefusedOrRead(Font[..length])).QuickCheckThrowOnFailure();
        Assert.Throws<InvalidDataException>(() => FontFace.Parse([]));
        Assert.Throws<InvalidDataException>(() => FontFace.Parse(Encoding.ASCII.GetBytes("OTTO and something")));
    }

    [Fact]
    public void A_font_with_damaged_bytes_is_refused_or_read_but_never_breaks()
    {
        var damage = Gen.Zip(Gen.Choose(4, 2000), Gen.Choose(0, 255)).ListOf(12);
        Prop.ForAll(damage.ToArbitrary(), places =>
        {
            var bytes = (byte[])Font.Clone();
            foreach (var (place, value) in places)
            {
                bytes[place] = (byte)value;
            }

            return IsRefusedOrRead(bytes);
        }).QuickCheckThrowOnFailure();
    }

    private static bool IsRefusedOrRead(byte[] bytes)
    {
        try
        {
            var face = FontFace.Parse(bytes);
            PdfDocument.Create(Sample.Info, new FontSet(face, face), doc => doc.Section("da", s => s.Paragraph("Hej Åse, 4.250,00 kr.")));
            return true;
        }
        catch (InvalidDataException refusal)
        {
            return refusal.Message.Length > 0;
        }
    }

    private static SubsetTables Tables(byte[] font) => new(font);

    /// <summary>Reads the two tables of a subset that say where the outlines are.</summary>
    private sealed class SubsetTables(byte[] font)
    {
        private readonly FontData _loca = Find(font, "loca");
        private readonly FontData _glyf = Find(font, "glyf");

        public int GlyphCount => (_loca.Length / 4) - 1;

        public byte[] Outline(int glyph) =>
            _glyf.Slice(_loca.U32(glyph * 4), _loca.U32((glyph * 4) + 4) - _loca.U32(glyph * 4)).Span.ToArray();

        private static FontData Find(byte[] font, string tag)
        {
            var data = new FontData(font);
            int entry = Enumerable.Range(0, data.U16(4)).Select(i => 12 + (i * 16)).Single(at => Encoding.ASCII.GetString(font, at, 4) == tag);
            return data.Slice(data.U32(entry + 8), data.U32(entry + 12));
        }
    }
}
