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
