using FsCheck;
using FsCheck.Fluent;

namespace Portal.Pdf.Tests;

public sealed class JpegTests
{
    [Fact]
    public void A_photograph_is_carried_over_as_it_is()
    {
        var result = Sample.Of(s => s
            .Picture(Picture.Parse(Pictures.Photograph), 30, "farver")
            .Picture(Picture.Parse(Pictures.EvenJpeg(19, 30, 1)), 30, "grå")
            .Picture(Picture.Parse(Pictures.Jpeg("-jpegopt", "progressive=y")), 30, "i flere omgange"));
        Tool.AssertSound(result.Bytes);
        Tool.AssertDrawn(result.Bytes);
        var lines = Tool.Run("pdfimages", result.Bytes, "-list", "{file}").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        Assert.Equal(["rgb", "gray", "rgb"], lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[5]));
        Assert.All(lines, line => Assert.Equal("jpeg", line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[8]));
    }

    [Fact]
    public void What_a_camera_writes_beside_the_picture_is_left_out()
    {
        byte[] exif = [0xFF, 0xE1, 0, 14, .. "Exif\0\0GPS 55"u8], comment = [0xFF, 0xFE, 0, 9, .. "skjult!"u8];
        byte[] whole = [.. Pictures.Photograph[..2], .. exif, .. comment, .. Pictures.Photograph[2..], .. "efter"u8];
        var bytes = Sample.Of(s => s.Picture(Picture.Parse(whole), 30, "farver")).Bytes;
        Assert.Equal(Sample.Of(s => s.Picture(Picture.Parse(Pictures.Photograph), 30, "farver")).Bytes, bytes);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("skjult"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("Exif"u8));
    }

    [Fact]
    public void A_picture_for_print_is_refused_and_says_what_to_do() =>
        Assert.Contains("as RGB", PngTests.Refusal(Pictures.EvenJpeg(19, 30, 4)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC9)]
    [InlineData(0xCF)]
    public void Other_kinds_of_compression_are_refused(int marker)
    {
        var bytes = (byte[])Pictures.Photograph.Clone();
        bytes[bytes.AsSpan().IndexOf((byte[])[0xFF, 0xC0]) + 1] = (byte)marker;
        Assert.Contains("kind", PngTests.Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_says_it_is_huge_or_has_no_height_is_refused()
    {
        int frame = Pictures.Photograph.AsSpan().IndexOf((byte[])[0xFF, 0xC0]);
        foreach (byte side in (byte[])[0xFF, 0])
        {
            var bytes = (byte[])Pictures.Photograph.Clone();
            bytes.AsSpan(frame + 5, 4).Fill(side);
            Assert.Contains("pixels", PngTests.Refusal(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        for (int length = 0; length < Pictures.Photograph.Length; length++)
        {
            PngTests.Refusal(Pictures.Photograph[..length]);
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_but_never_breaks()
    {
        var damage = Gen.Zip(Gen.Choose(2, Pictures.Photograph.Length - 1), Gen.Choose(0, 255)).ListOf(6);
        Prop.ForAll(damage.ToArbitrary(), places =>
        {
            var bytes = (byte[])Pictures.Photograph.Clone();
            foreach (var (place, value) in places)
            {
                bytes[place] = (byte)value;
            }

            return PngTests.IsRefusedOrRead(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
