using Portal.Domain.Payments;

namespace Portal.Domain.Tests.Payments;

public sealed class NearPaymentIdsTests
{
    [Theory]
    [InlineData("000000000000117")]                      // as it is
    [InlineData("000000000000127")]                      // one digit another
    [InlineData("000000000001017")]                      // two neighbours changed round
    [InlineData("Tak +71<000000000000118+87654321<")]    // the check digit itself, in a line
    public void What_was_meant_is_among_them(string text) => Assert.Contains("000000000000117", NearPaymentIds.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("Tak for hjælpen 12345678")]
    [InlineData("0000000000001170")]
    public void What_is_not_15_digits_is_near_to_none(string text) => Assert.Empty(NearPaymentIds.Of(text));

    [Fact]
    public void All_of_them_are_ids_that_could_have_been_given() =>
        Assert.All(NearPaymentIds.Of("000000000000118"), near => Assert.True(PaymentId.TryParse(near, out _)));
}
