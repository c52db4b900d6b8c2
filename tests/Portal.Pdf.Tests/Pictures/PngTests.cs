using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Portal.Pdf.Tests;

public sealed class PngTests
{
    private const int Width = 13, Height = 7;

    private static readonly byte[] Palette = [.. Enumerable.Range(0, 16 * 3).Select(i => (byte)(i * 5))];

    /// <summary>Every kind of PNG that is read: colour kind and bits.</summary>
    private static readonly (int Kind, int Bits)[] Kinds =
        [(0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16), (6, 8), (6, 16)];

    [Fact]
    public void Every_kind_of_picture_keeps_its_pixels_and_its_transparency()
    {
        var pictures = Kinds.Select(kind => Picture.Parse(Pictures.Png(Width, Height, kind.Kind, kind.Bits, Value, kind.Kind == 3 ? Palette : null))).ToArray();
        var result = Sample.Of(s => Array.ForEach(pictures, picture => s.Picture(picture, 10, "prøve")));
        Tool.AssertSound(result.Bytes);
        Tool.AssertDrawn(result.Bytes);
        var pdf = new OpenedPdf(result.Bytes);
        for (int i = 0; i < Kinds.Length; i++)
        {
            var (kind, bits) = Kinds[i];
            var image = XObject(pdf, $"/I{i + 1}");
            bool alpha = kind is 4 or 6;
            int channels = kind switch { 2 or 6 => 3, _ => 1 };
            Assert.Equal((Width, Height, bits), (pdf.Resolve(image).GetProperty("/Width").GetInt32(), pdf.Resolve(image).GetProperty("/Height").GetInt32(), pdf.Resolve(image).GetProperty("/BitsPerComponent").GetInt32()));
            Assert.Equal(Packed(channels, bits, 0), pdf.Stream(image));
            Assert.Equal(alpha, pdf.Resolve(image).TryGetProperty("/SMask", out var mask));
            if (alpha)
            {
                Assert.Equal(Packed(1, bits, channels), pdf.Stream(mask));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_palette_with_transparency_says_for_each_pixel_how_opaque_it_is(int bits)
    {
        byte[] opaque = [0, 100, 200];
        var pdf = new OpenedPdf(Shown(Pictures.Png(Width, Height, 3, bits, Value, Palette, opaque)).Bytes);
        var expected = Enumerable.Range(0, Width * Height).Select(i => (Value(i % Width, i / Width, 0) & ((1 << bits) - 1)) is var colour && colour < 3 ? opaque[colour] : (byte)255);
        Assert.Equal(expected, pdf.Stream(pdf.Resolve(XObject(pdf, "/I1")).GetProperty("/SMask")));
    }

    [Fact]
    public void A_transparent_colour_is_not_drawn()
    {
        var pdf = new OpenedPdf(Shown(Pictures.Png(Width, Height, 2, 8, Value, transparent: [0, 10, 0, 20, 0, 30])).Bytes);
        Assert.Equal("[10,10,20,20,30,30]", pdf.Resolve(XObject(pdf, "/I1")).GetProperty("/Mask").ToString().Replace(" ", "").ReplaceLineEndings(""));
    }

    [Fact]
    public void What_cannot_be_read_is_refused_and_says_why()
    {
        Assert.Contains("interlaced", Refusal(Pictures.Png(4, 4, 0, 8, Value, interlaced: 1)), StringComparison.Ordinal);
        Assert.Contains("neither", Refusal("GIF89a"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("unknown kind", Refusal(Pictures.Whole(Pictures.Header(4, 4, 2, 4), null, null, [])), StringComparison.Ordinal);
        Assert.Contains("no palette", Refusal(Pictures.Png(4, 4, 3, 8, Value)), StringComparison.Ordinal);
        Assert.Contains("palette", Refusal(Pictures.Png(4, 4, 3, 8, Value, palette: [1, 2])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(-1, 10)]
    [InlineData(0, 10)]
    [InlineData(16_385, 1)]
    [InlineData(16_384, 16_384)]
    public void A_picture_that_says_it_is_huge_is_refused_before_it_is_unpacked(int width, int height) =>
        Assert.Contains("pixels", Refusal(Pictures.Whole(Pictures.Header(width, height, 6, 16), null, null, Pictures.Packed(new byte[100]))), StringComparison.Ordinal);

    [Fact]
    public void A_picture_with_more_or_fewer_rows_than_it_says_is_refused()
    {
        var header = Pictures.Header(10, 10, 0, 8);
        Refusal(Pictures.Whole(header, null, null, Pictures.Packed(new byte[109])));
        Picture.Parse(Pictures.Whole(header, null, null, Pictures.Packed(new byte[110])));
        Refusal(Pictures.Whole(header, null, null, Pictures.Packed(new byte[111])));
        Refusal(Pictures.Whole(header, null, null, Pictures.Packed(new byte[20_000_000])));
        Refusal(Pictures.Whole(header, null, null, [.. Pictures.Packed(new byte[110]), 1, 2, 3, 4]));
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var whole = Pictures.Png(Width, Height, 6, 8, Value);
        Picture.Parse(whole);
        for (int length = 0; length < whole.Length - 12; length++)
        {
            Refusal(whole[..length]);
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_but_never_breaks()
    {
        var files = Kinds.Select(kind => Pictures.Png(Width, Height, kind.Kind, kind.Bits, Value, Palette, [1, 2, 3, 4, 5, 6])).ToArray();
        var damage = Gen.Zip(Gen.Choose(0, files.Length - 1), Gen.Zip(Gen.Choose(8, 400), Gen.Choose(0, 255)).ListOf(6));
        Prop.ForAll(damage.ToArbitrary(), pair =>
        {
            var bytes = (byte[])files[pair.Item1].Clone();
            foreach (var (place, value) in pair.Item2)
            {
                bytes[place % bytes.Length] = (byte)value;
            }

            return IsRefusedOrRead(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    internal static bool IsRefusedOrRead(byte[] bytes)
    {
        try
        {
            return Picture.Parse(bytes).PixelWidth > 0;
        }
        catch (InvalidDataException refusal)
        {
            return refusal.Message.Length > 0;
        }
    }

    internal static string Refusal(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Picture.Parse(bytes)).Message;

    internal static JsonElement XObject(OpenedPdf pdf, string name) =>
        pdf.Resolve(pdf.Resolve(pdf.Pages[0]).GetProperty("/Resources")).GetProperty("/XObject").GetProperty(name);

    private static PdfResult Shown(byte[] png) => Sample.Of(s => s.Picture(Picture.Parse(png), 10, "prøve"));

    private static int Value(int x, int y, int channel) => (x * 9241) + (y * 40503) + (channel * 7919) + (x * y);

    private static byte[] Packed(int channels, int bits, int firstChannel)
    {
        int length = ((Width * channels * bits) + 7) / 8;
        var bytes = new byte[length * Height];
        for (int y = 0; y < Height; y++)
        {
            for (int i = 0; i < Width * channels * bits; i++)
            {
                int sample = i / bits;
                bool set = (Value(sample / channels, y, firstChannel + (sample % channels)) >> (bits - 1 - (i % bits)) & 1) != 0;
                bytes[(y * length) + (i / 8)] |= (byte)(set ? 0x80 >> (i % 8) : 0);
            }
        }

        return bytes;
    }
}
