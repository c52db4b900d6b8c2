using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>What the income table gives for one debtor (afdrag efter tabel).</summary>
/// <param name="Percent">The share of the net yearly income that is paid in a year.</param>
/// <param name="Monthly">A month, in whole 50 kroner; zero where the income is too small for one.</param>
/// <param name="Source">Where the table was read.</param>
public sealed record TableInstalment(int Percent, Kroner Monthly, string Source);

/// <summary>
/// The instalment that follows from an income (P13, story 5): the net yearly income, rounded down to whole kroner, finds its row;
/// its percent of that income, divided by twelve, is rounded down to whole 50 kroner (gældsinddrivelsesbekendtgørelsen § 11, stk. 2).
/// </summary>
public static class IncomeTable
{
    private const long OreInKrone = 100;

    /// <summary>A hundred percent of twelve months of 50 kroner.</summary>
    private const long PercentOfSteps = 100 * 12 * 50;

    private static readonly Kroner Step = Kroner.Of(50);

    /// <param name="hasDependants">The debtor is a parent of children under 18 (forsørgerpligt).</param>
    /// <returns>Null where no verified row covers the income that year, or the income is less than nothing.</returns>
    public static TableInstalment? For(Kroner netYearly, bool hasDependants, DateOnly on)
    {
        if (netYearly.Ore < 0) return null;
        var kroner = netYearly.Ore / OreInKrone;
        if (YearOf(on) is not { } year || year.Rows.FirstOrDefault(row => kroner >= row.From && !(kroner > row.To)) is not { } row) return null;
        var percent = hasDependants ? row.WithDependants : row.WithoutDependants;
        return new TableInstalment(percent, new Kroner(kroner * percent / PercentOfSteps * Step.Ore), year.Source);
    }

    /// <summary>Below the line for low incomes (lavindkomstgrænsen): repayment claims then wait (BEK 585/2023 § 6, in the careful reading).</summary>
    /// <returns>Null where the line of that year is not known.</returns>
    public static bool? IsLowIncome(Kroner netYearly, bool hasDependants, DateOnly on) =>
        (hasDependants ? YearOf(on)?.LowIncomeWith : YearOf(on)?.LowIncomeWithout) is { } line ? netYearly < Kroner.Of(line) : null;

    private static IncomeYear? YearOf(DateOnly on) => IncomeTableRows.All.FirstOrDefault(year => year.From <= on && on <= year.To);
}
