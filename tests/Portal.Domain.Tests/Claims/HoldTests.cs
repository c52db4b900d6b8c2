using Portal.Domain.Claims;

namespace Portal.Domain.Tests.Claims;

public sealed class HoldTests
{
    private static readonly DateOnly Day = new(2026, 10, 2);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void First_and_last_day_are_both_held(int days, bool held) =>
        Assert.Equal(held, New(HoldKind.Contact) with { Until = Day.AddDays(14) } is var hold && hold.StopsOn(Day.AddDays(days)));

    [Fact]
    public void From_the_day_it_is_lifted_it_stops_nothing()
    {
        var lifted = New(HoldKind.Staff) with { LiftedOn = Day.AddDays(3) };
        Assert.True(lifted.StopsOn(Day.AddDays(2)));
        Assert.False(lifted.StopsOn(Day.AddDays(3)));
        Assert.True(New(HoldKind.Staff).StopsOn(DateOnly.MaxValue));
    }

    [Fact]
    public void The_strongest_of_those_that_stop_the_claim_that_day_is_named()
    {
        Hold[] holds = [New(HoldKind.Staff), New(HoldKind.Deferral), New(HoldKind.RequestPending) with { LiftedOn = Day }];
        Assert.Equal(HoldKind.Deferral, holds.Strongest(Day)!.Kind);
        Assert.Null(holds.Strongest(Day.AddDays(-1)));
    }

    private static Hold New(HoldKind kind) => new(Guid.NewGuid(), kind, Day);
}
