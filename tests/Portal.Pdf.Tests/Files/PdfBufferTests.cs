using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Portal.Pdf.Tests;

public sealed class PdfBufferTests
{
    [Theory]
    [InlineData(0, "0 ")]
    [InlineData(-0.0001, "0 ")]
    [InlineData(12, "12 ")]
    [InlineData(0.5, "0.5 ")]
    [InlineData(-0.25, "-0.25 ")]
    [InlineData(1.005, "1.005 ")]
    [InlineData(0.1 + 0.2, "0.3 ")]
    [InlineData(595.2755905511812, "595.276 ")]
    [InlineData(-17.9996, "-18 ")]
    public void A_number_has_at_most_three_decimals_and_no_noise(double value, string expected) => Assert.Equal(expected, Spelled(value));

    [Fact]
    public void Any_number_is_spelled_as_the_nearest_thousandth_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
        try
        {
            Prop.ForAll(Gen.Choose(-5_000_000, 5_000_000).ToArbitrary(), thousandths =>
                Spelled(thousandths / 1000.0) == (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture) + " ").QuickCheckThrowOnFailure();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_text_string_needs_no_escaping() =>
        Assert.Equal("<FEFF00280029005C00E6D83CDF88>", Encoding.ASCII.GetString(new PdfBuffer().TextString("()\\æ🎈").Written));

    private static string Spelled(double value) => Encoding.ASCII.GetString(new PdfBuffer().Number(value).Written);
}
