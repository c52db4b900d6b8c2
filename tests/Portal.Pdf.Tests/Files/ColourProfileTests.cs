using System.Buffers.Binary;
using System.Text;

namespace Portal.Pdf.Tests;

public sealed class ColourProfileTests
{
    private static readonly byte[] Profile = SrgbProfile.Build();

    [Fact]
    public void The_document_says_what_its_colours_mean()
    {
        var pdf = new OpenedPdf(Sample.Letter().Bytes);
        var intent = pdf.Resolve(pdf.Catalog.GetProperty("/OutputIntents")[0]);
        Assert.Equal("/GTS_PDFA1", intent.GetProperty("/S").GetString());
        Assert.Equal(Profile, pdf.Stream(intent.GetProperty("/DestOutputProfile")));
        Assert.Equal(3, pdf.Resolve(intent.GetProperty("/DestOutputProfile")).GetProperty("/N").GetInt32());
    }

    [Fact]
    public void Its_header_is_that_of_a_version_2_display_profile()
    {
        Assert.Equal(Profile.Length, BinaryPrimitives.ReadInt32BigEndian(Profile));
        Assert.Equal(2, Profile[8]);
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(Profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(Profile, 36, 4));
    }

    [Fact]
    public void Every_tag_lies_inside_the_file_at_a_multiple_of_four()
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(128));
        Assert.Equal(9, count);
        for (int i = 0; i < count; i++)
        {
            int offset = BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(132 + (i * 12) + 4));
            int length = BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(132 + (i * 12) + 8));
            Assert.Equal(0, offset % 4);
            Assert.InRange(offset, 132 + (count * 12), Profile.Length - length);
        }
    }

    [Fact]
    public void Red_green_and_blue_together_are_white()
    {
        int[] white = Point("wtpt"), red = Point("rXYZ"), green = Point("gXYZ"), blue = Point("bXYZ");
        for (int axis = 0; axis < 3; axis++)
        {
            Assert.InRange(red[axis] + green[axis] + blue[axis] - white[axis], -20, 20);
        }
    }

    private static int[] Point(string tag)
    {
        int entry = Profile.AsSpan(132).IndexOf(Encoding.ASCII.GetBytes(tag)) + 132;
        int offset = BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(entry + 4));
        return [.. Enumerable.Range(0, 3).Select(i => BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(offset + 8 + (i * 4))))];
    }
}
