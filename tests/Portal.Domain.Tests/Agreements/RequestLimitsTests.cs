using Portal.Domain.Agreements;
using Portal.Domain.Law;
using Portal.Domain.Money;

namespace Portal.Domain.Tests.Agreements;

public sealed class RequestLimitsTests
{
    private static readonly LawRef Law = new("en bekendtgørelse", "§ 1");

    [Fact]
    public void Rule_L11a_no_limit_is_in_force_today()
    {
        Assert.Empty(RequestLimits.InForce.Rows);
        Assert.Empty(RequestLimits.InForce.Breaches(Asked.ByMonths(61_00, 61), Asked.Today));
        Assert.Empty(RequestLimits.InForce.Breaches(DateOnly.MaxValue, Asked.Today));
    }

    /// <summary>Ten months from July, twelve from September, none from November.</summary>
    [Theory]
    [InlineData("2026-06-30", 60, true)]
    [InlineData("2026-07-01", 10, true)]
    [InlineData("2026-07-01", 11, false)]
    [InlineData("2026-09-01", 12, true)]
    [InlineData("2026-09-01", 13, false)]
    [InlineData("2026-11-01", 60, true)]
    public void Rule_L11a_the_row_of_the_day_holds_until_the_next(string today, int months, bool allowed)
    {
        var limits = new RequestLimits(
        [
            new(RequestLimitKind.LongestAgreement, new(2026, 7, 1), 10, Law), new(RequestLimitKind.LongestAgreement, new(2026, 9, 1), 12, Law),
            new(RequestLimitKind.LongestAgreement, new(2026, 11, 1), null, Law),
        ]);

        Assert.Equal(allowed, limits.Breaches(Asked.ByMonths(60_000_00, months), DateOnly.Parse(today, null)).Count == 0);
    }

    [Fact]
    public void Rule_L11a_every_limit_that_is_broken_is_named_with_its_law()
    {
        var limits = Asked.Limits((RequestLimitKind.LongestAgreement, 3), (RequestLimitKind.SmallestInstalment, 1_000_01), (RequestLimitKind.LongestDeferral, 30));

        Assert.Equal([RequestLimitKind.LongestAgreement, RequestLimitKind.SmallestInstalment], limits.Breaches(Asked.ByMonths(4_000_00, 4), Asked.Today).Select(limit => limit.Kind));
        Assert.Empty(limits.Breaches(Asked.Today.AddDays(30), Asked.Today));
        Assert.Equal("gældsinddrivelsesloven § 2, stk. 6", Assert.Single(limits.Breaches(Asked.Today.AddDays(31), Asked.Today)).Law.ToString());
    }

    [Fact]
    public void The_last_instalment_may_be_smaller_than_the_least()
    {
        var limits = Asked.Limits((RequestLimitKind.SmallestInstalment, 400_00));

        Assert.Empty(limits.Breaches(Asked.ByAmount(4_887_00, 400), Asked.Today));
        Assert.Single(limits.Breaches([new(1, Asked.FirstOn, Kroner.Of(399)), new(2, Asked.FirstOn.AddMonths(1), Kroner.Of(400))], Asked.Today));
    }
}
