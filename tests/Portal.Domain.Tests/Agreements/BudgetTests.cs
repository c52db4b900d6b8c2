using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.Domain.Tests.Agreements;

/// <summary>A household of one adult keeps 9.000,00; each other adult 6.500,00 and each child 4.000,00 more.</summary>
public sealed class BudgetTests
{
    private static readonly DateOnly Day = new(2026, 10, 2);

    [Theory]
    [InlineData(20_000, 6_000, 1, 0, 5_000_00)]
    [InlineData(40_000, 12_000, 2, 2, 4_500_00)]
    [InlineData(15_000, 6_000, 1, 0, 0)]
    [InlineData(15_000, 6_001, 1, 0, -1_00)]
    public void What_is_left_is_the_income_less_fixed_costs_and_the_living_amount(int net, int costs, int adults, int children, long left) =>
        Assert.Equal(left, With(net * 100L, costs, adults, children).LeftOver(Day).Ore);

    [Fact]
    public void Every_fixed_cost_counts()
    {
        var costs = Enum.GetValues<BudgetCost>();
        var budget = new Budget(Kroner.Of(20_000), [.. costs.Select(cost => new BudgetLine(cost, Kroner.Of(100)))], new Household(1, 0));

        Assert.Equal(11_000_00 - costs.Length * 100_00, budget.LeftOver(Day).Ore);
    }

    [Theory]
    [InlineData(15_002_00, 1_00L)]
    [InlineData(15_003_99, 1_00L)]  // half of 3,99 in whole kroner
    [InlineData(15_001_99, null)]   // less than a krone
    [InlineData(15_000_00, null)]
    [InlineData(14_000_00, null)]
    public void At_most_half_of_what_is_left_is_offered_and_nothing_of_nothing(long net, long? offered) => Assert.Equal(offered, With(net, 6_000, 1, 0).Affordable(Day)?.Ore);

    [Theory]
    [InlineData(2_500_00, false)]
    [InlineData(2_500_01, true)]
    public void More_than_half_of_what_is_left_is_heavy(long monthly, bool isHeavy) => Assert.Equal(isHeavy, With(20_000_00, 6_000, 1, 0).IsHeavy(new Kroner(monthly), Day));

    [Fact]
    public void Everything_wrong_with_a_budget_is_told_at_once()
    {
        Assert.Equal([BudgetFault.AmountIsNegative, BudgetFault.NoAdult, BudgetFault.TooManyPeople], With(-1, 0, 0, -1).Faults());
        Assert.Equal([BudgetFault.AmountIsNegative], With(100, -1, 1, 0).Faults());
        Assert.Empty(With(0, 0, 1, 0).Faults());
    }

    private static Budget With(long net, int costs, int adults, int children) => new(new Kroner(net), [new BudgetLine(BudgetCost.Rent, Kroner.Of(costs))], new Household(adults, children));
}
