using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Money;

namespace Portal.Domain.Tests.Money;

public sealed class KronerTests
{
    [Theory]
    [InlineData("1234,50", 123450)]
    [InlineData("1234,5", 123450)]
    [InlineData("1234", 123400)]
    [InlineData("0,01", 1)]
    [InlineData("0", 0)]
    [InlineData("007,00", 700)]
    [InlineData("99999999999,99", 9_999_999_999_999)]
    public void A_Danish_amount_is_read_as_ore(string text, long ore)
    {
        Assert.True(Kroner.TryParse(text, out var amount));
        Assert.Equal(ore, amount.Ore);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",50")]
    [InlineData("12,")]
    [InlineData("12,345")]
    [InlineData("1.234,50")]
    [InlineData("1234.50")]
    [InlineData("-1,00")]
    [InlineData("+1,00")]
    [InlineData(" 1,00")]
    [InlineData("1,00 kr.")]
    [InlineData("1,0,0")]
    [InlineData("١٢,٠٠")]
    [InlineData("100000000000,00")]
    [InlineData("999999999999999999999,00")]
    public void Anything_else_is_no_amount(string text) => Assert.False(Kroner.TryParse(text, out _));

    [Fact]
    public void What_is_printed_without_thousands_marks_reads_back_as_the_same_amount() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), ore =>
            Kroner.TryParse(new Kroner(ore * 4L).Number().Replace(".", "", StringComparison.Ordinal), out var read) && read.Ore == ore * 4L).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(425000, "4.250,00")]
    [InlineData(5, "0,05")]
    [InlineData(-5, "-0,05")]
    [InlineData(-123456789, "-1.234.567,89")]
    public void An_amount_is_printed_the_Danish_way(long ore, string text)
    {
        Assert.Equal(text, new Kroner(ore).Number());
        Assert.Equal($"{text}\u00a0kr.", new Kroner(ore).Text());
    }

    [Fact]
    public void A_sum_too_large_to_hold_is_an_error_and_never_a_small_amount() =>
        Assert.Throws<OverflowException>(() => Kroner.Sum([new Kroner(long.MaxValue), new Kroner(1)]));
}
