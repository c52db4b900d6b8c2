using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.People;

namespace Portal.Domain.Tests.People;

public sealed class IdNumberTests
{
    [Theory]
    [InlineData("2512484916")]
    [InlineData("2512489996")] // fails modulus 11, which never rejects
    [InlineData("2101270087")]
    [InlineData("1107744882")]
    [InlineData("2211771212")]
    [InlineData("6101801234")] // day + 60: a replacement number
    [InlineData("9112801234")]
    [InlineData("2902004000")] // 29 February 2000
    [InlineData("0101360000")] // leading zeros, 1936
    [InlineData("12345674")]
    [InlineData("00000001")]
    public void A_number_that_can_exist_is_taken(string digits)
    {
        Assert.True(IdNumber.TryParse(digits, out var id));
        Assert.Equal(digits, id.Digits);
        Assert.Equal(digits.Length == 10 ? PersonKind.Person : PersonKind.Business, id.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("251248491")]
    [InlineData("25124849160")]
    [InlineData("251248-4916")]
    [InlineData("251248491a")]
    [InlineData("٢٥١٢٤٨٤٩١٦")]
    [InlineData("3201801234")] // day 32
    [InlineData("6001801234")] // day 60 is nobody's
    [InlineData("9201801234")] // day 92 is 32
    [InlineData("0001801234")]
    [InlineData("0113801234")]
    [InlineData("0100801234")]
    [InlineData("2902001234")] // 1900 was no leap year
    [InlineData("2902014000")]
    [InlineData("3104801234")]
    [InlineData("1234567")]
    public void A_number_that_cannot_exist_is_refused(string? text) => Assert.False(IdNumber.TryParse(text, out _));

    [Theory]
    [InlineData("290200", '4', true)] // 2000
    [InlineData("290200", '9', true)]
    [InlineData("290240", '4', true)] // 1940
    [InlineData("290200", '5', true)] // 2000
    [InlineData("290200", '0', false)] // 1900
    [InlineData("290256", '5', true)] // 2056
    [InlineData("290260", '5', true)] // 1860
    [InlineData("290258", '8', false)] // 1858
    public void The_seventh_digit_decides_the_century(string date, char digit, bool exists) => Assert.Equal(exists, IdNumber.TryParse($"{date}{digit}001", out _));

    [Fact]
    public void Every_day_has_numbers_also_as_a_replacement_number() =>
        Prop.ForAll(Gen.Choose(0, 36524).ToArbitrary(), Gen.Choose(0, 3999).ToArbitrary(), (day, serial) =>
        {
            var born = new DateOnly(1900, 1, 1).AddDays(day);
            string Number(int add) => string.Create(CultureInfo.InvariantCulture, $"{born.Day + add:00}{born.Month:00}{born.Year % 100:00}{serial:0000}");
            return IdNumber.TryParse(Number(0), out _) && IdNumber.TryParse(Number(60), out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_four_digits_never_stand_in_its_text()
    {
        Assert.True(IdNumber.TryParse("6101801234", out var person));
        Assert.Equal("610180-••••", $"{person}");
        Assert.True(IdNumber.TryParse("12345674", out var business));
        Assert.Equal("12345674", $"{business}");
    }
}
