using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>The fixed costs that a budget asks for (faste udgifter).</summary>
public enum BudgetCost
{
    /// <summary>Husleje, eller ydelse på bolig.</summary>
    Rent,

    /// <summary>El, vand og varme.</summary>
    Utilities,

    /// <summary>Forsikring.</summary>
    Insurance,

    /// <summary>Transport.</summary>
    Transport,

    /// <summary>Institution og skole.</summary>
    Daycare,

    /// <summary>Afdrag på anden gæld.</summary>
    Debt,

    /// <summary>Andre faste udgifter.</summary>
    Other,
}

/// <summary>One fixed cost a month.</summary>
public sealed record BudgetLine(BudgetCost Cost, Kroner Monthly);

/// <summary>Why nothing can be reckoned from a budget.</summary>
public enum BudgetFault
{
    AmountIsNegative,

    /// <summary>The household has at least the debtor.</summary>
    NoAdult,

    /// <summary>More people than one household has.</summary>
    TooManyPeople,
}

/// <summary>What a household has and must pay, a month (budget; story 5). A suggestion rests on it, never a duty: it may be left out.</summary>
/// <param name="NetMonthly">Income after tax, benefits included.</param>
public sealed record Budget(Kroner NetMonthly, IReadOnlyList<BudgetLine> Fixed, Household Household)
{
    private const int MostPeople = 30;

    /// <summary>Everything that is wrong with it, at once.</summary>
    public IReadOnlyList<BudgetFault> Faults()
    {
        List<BudgetFault> faults = [];
        if (NetMonthly.Ore < 0 || Fixed.Any(line => line.Monthly.Ore < 0)) faults.Add(BudgetFault.AmountIsNegative);
        if (Household.Adults < 1) faults.Add(BudgetFault.NoAdult);
        if (Household.Adults > MostPeople || Household.Children is < 0 or > MostPeople) faults.Add(BudgetFault.TooManyPeople);
        return faults;
    }

    /// <summary>What is left when fixed costs are paid and the household has its living amount; less than nothing when it does not reach.</summary>
    public Kroner LeftOver(DateOnly on) => NetMonthly - Kroner.Sum(Fixed.Select(line => line.Monthly)) - LivingAmounts.For(on).For(Household);

    /// <summary>The most that is offered: half of what is left, in whole kroner.</summary>
    /// <returns>Null where there is nothing to pay from: then deferral is suggested, never an instalment.</returns>
    public Kroner? Affordable(DateOnly on) => new Kroner(LeftOver(on).Ore / 200 * 100) is { IsPositive: true } half ? half : null;

    /// <summary>More than half of what is left: the citizen is warned, and may still choose it.</summary>
    public bool IsHeavy(Kroner monthly, DateOnly on) => monthly.Ore > LeftOver(on).Ore / 2;
}
