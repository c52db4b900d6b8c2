using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class InstalmentAskTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        Assert.Equal([InstalmentFault.MonthlyIsMissing, InstalmentFault.PayDayIsMissing, InstalmentFault.FirstDayIsMissing], new InstalmentAsk(null, null, null).Faults(Today));
        Assert.Equal(
            [InstalmentFault.MonthlyIsNotPositive, InstalmentFault.PayDayIsNotInEveryMonth, InstalmentFault.FirstDayIsNotInTheFuture],
            new InstalmentAsk(Kroner.Zero, 29, Today).Faults(Today));
        Assert.Equal([InstalmentFault.PayDayIsNotInEveryMonth, InstalmentFault.FirstDayIsTooFarAway], new InstalmentAsk(Kroner.Of(1), 0, DateOnly.MaxValue).Faults(Today));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(28)]
    public void A_day_that_every_month_has_can_be_paid_on(int day) => Assert.Empty(new InstalmentAsk(Kroner.Of(250), day, Today.AddDays(1)).Faults(Today));
}
