using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Payments;

namespace Portal.Domain.Tests.Payments;

public sealed class PaymentIdTests
{
    [Theory]
    [InlineData("026840149965328")]
    [InlineData("000000000000018")]
    [InlineData("000000001030105")]
    public void A_verified_id_is_good(string digits)
    {
        Assert.True(PaymentId.TryParse(digits, out var id));
        Assert.Equal(digits, id.Digits);
    }

    [Theory]
    [InlineData("000000000030154")]
    [InlineData("00000000000018")]
    [InlineData("0000000000000018")]
    [InlineData("00000000000001a")]
    [InlineData("")]
    public void An_id_with_a_wrong_check_digit_or_length_is_bad(string digits) => Assert.False(PaymentId.TryParse(digits, out _));

    [Fact]
    public void Ids_given_here_are_good_ascend_and_stand_on_the_payment_line()
    {
        Assert.Equal("000000000000018", PaymentId.Of(1).Digits);
        Assert.Equal("+71<000000000000018+87654321<", PaymentId.Of(1).Line("87654321"));
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), number =>
            PaymentId.TryParse(PaymentId.Of(number).Digits, out _) && string.CompareOrdinal(PaymentId.Of(number).Digits, PaymentId.Of(number + 1).Digits) < 0).QuickCheckThrowOnFailure();
    }

    /// <summary>Weights 1-2-1-2 … over 14 digits, the digits of each product added up; the check digit fills up to the next ten.</summary>
    [Theory]
    [InlineData(5, "000000000000059")]                // 5 x 2 = 10: 1 + 0 = 1, 9 to ten
    [InlineData(9, "000000000000091")]                // 9 x 2 = 18: 9, 1 to ten
    [InlineData(10, "000000000000109")]               // 1 x 1 = 1, 9 to ten
    [InlineData(55, "000000000000554")]               // 5 x 1 + (1 + 0) = 6, 4 to ten
    [InlineData(82, "000000000000828")]               // 8 x 1 + 2 x 2 = 12, 8 to twenty
    [InlineData(64, "000000000000646")]               // 6 x 1 + 4 x 2 = 14, 6 to twenty
    [InlineData(18, "000000000000182")]               // 1 + (1 + 6) = 8, 2 to ten
    [InlineData(19, "000000000000190")]               // 1 + 9 = 10, which is a ten already
    [InlineData(12_345_678_901_234, "123456789012347")] // 1+4+3+8+5+3+7+7+9+0+1+4+3+8 = 63, 7 to seventy
    [InlineData(99_999_999_999_999, "999999999999994")] // fourteen nines: 126, 4 to 130
    public void The_check_digit_is_reckoned_by_modulus_10(long number, string digits) => Assert.Equal(digits, PaymentId.Of(number).Digits);

    [Fact]
    public void One_wrong_digit_is_always_found() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(0, 14).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (number, at, add) =>
        {
            var digits = PaymentId.Of(number).Digits.ToCharArray();
            digits[at] = (char)('0' + (digits[at] - '0' + add) % 10);
            return !PaymentId.TryParse(new string(digits), out _);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000_000_000_000)]
    public void A_number_that_has_no_id_is_an_error(long number) => Assert.Throws<ArgumentOutOfRangeException>(() => PaymentId.Of(number));
}
