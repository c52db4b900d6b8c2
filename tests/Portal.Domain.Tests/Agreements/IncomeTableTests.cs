using System.Text.Json;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Tests.Tidy;

namespace Portal.Domain.Tests.Agreements;

public sealed class IncomeTableTests
{
    private static readonly DateOnly Day = new(2026, 10, 2);

    /// <summary>The table as it was published, row for row: what a slip of the pen in the code would not match.</summary>
    private static readonly List<(int Without, int From, int? To, int With)> Published = Read();

    [Fact]
    public void Rule_P13_the_table_of_2026_is_the_published_one()
    {
        Assert.Equal(66, Published.Count);
        Assert.Equal(Published, IncomeTableRows.All.Single(year => year.From.Year == 2026).Rows.Select(row => (row.WithoutDependants, row.From, row.To, row.WithDependants)));
    }

    [Fact]
    public void The_rows_of_a_table_leave_no_income_between_them() =>
        Assert.All(IncomeTableRows.All, year => Assert.All(year.Rows.Zip(year.Rows.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From)));

    /// <summary>Each row's first and last krone, and the øre after its last krone, which is still its own.</summary>
    [Fact]
    public void Rule_P13_every_income_at_an_edge_of_the_table_has_its_rows_percent_and_whole_fifties() => Assert.All(Published, row =>
    {
        foreach (var ore in new[] { row.From * 100L, (row.To ?? 9_000_000) * 100L, (row.To ?? 9_000_000) * 100L + 99 })
        {
            Check(ore, hasDependants: false, row.Without);
            Check(ore, hasDependants: true, row.With);
        }
    });

    [Theory]
    [InlineData(145_459_99, false, 450_00)]    // 145.459 x 4 % / 12 = 484,86
    [InlineData(145_460_00, false, 600_00)]    // 145.460 x 5 % / 12 = 606,08
    [InlineData(181_389_99, true, 450_00)]     // 181.389 x 3 % / 12 = 453,47
    [InlineData(181_390_00, true, 600_00)]     // 181.390 x 4 % / 12 = 604,63
    [InlineData(240_000_00, false, 3_400_00)]  // 240.000 x 17 % / 12 = 3.400,00 to the krone
    [InlineData(504_800_00, true, 25_200_00)]  // 504.800 x 60 % / 12 = 25.240,00
    [InlineData(14_999_99, false, 0)]          // 14.999 x 4 % / 12 = 49,997
    [InlineData(15_000_00, false, 50_00)]
    [InlineData(0, true, 0)]
    public void Rule_P13_a_month_is_a_twelfth_rounded_down_to_whole_fifties(long netYearly, bool hasDependants, long monthly) =>
        Assert.Equal(monthly, IncomeTable.For(new Kroner(netYearly), hasDependants, Day)!.Monthly.Ore);

    [Theory]
    [InlineData("2026-01-01", 150_000, 5)]
    [InlineData("2026-12-31", 150_000, 5)]
    [InlineData("2027-01-01", 150_000, null)]  // never the last one
    [InlineData("2025-12-31", 150_000, null)]
    [InlineData("2024-01-01", 150_000, null)]
    [InlineData("2023-12-31", 150_000, 5)]
    [InlineData("2023-10-01", 183_729, 10)]
    [InlineData("2023-10-01", 183_730, null)]  // no more of that table was read
    [InlineData("2023-09-30", 150_000, null)]
    [InlineData("2015-06-30", 109_419, null)]
    [InlineData("2015-06-30", 252_299, 20)]
    [InlineData("2011-06-30", 204_369, 16)]
    [InlineData("2011-06-30", 204_370, null)]
    public void A_year_or_an_income_that_nobody_has_read_has_no_result(string on, int kroner, int? percent) =>
        Assert.Equal(percent, IncomeTable.For(Kroner.Of(kroner), hasDependants: false, DateOnly.Parse(on, null))?.Percent);

    [Fact]
    public void Less_than_nothing_is_no_income() => Assert.Null(IncomeTable.For(new Kroner(-1), false, Day));

    [Theory]
    [InlineData(145_459_99, false, true)]
    [InlineData(145_460_00, false, false)]
    [InlineData(181_389_99, true, true)]
    [InlineData(181_390_00, true, false)]
    public void Rule_P13_the_line_for_low_incomes(long netYearly, bool hasDependants, bool isLow)
    {
        Assert.Equal(isLow, IncomeTable.IsLowIncome(new Kroner(netYearly), hasDependants, Day));
        Assert.Null(IncomeTable.IsLowIncome(new Kroner(netYearly), hasDependants, new(2027, 1, 1)));
        Assert.Null(IncomeTable.IsLowIncome(new Kroner(netYearly), hasDependants, new(2023, 10, 1)));
    }

    [Theory]
    [InlineData(ClaimType.CashBenefitRepayment, "2026-10-02", 350)]
    [InlineData(ClaimType.CashBenefitRepayment, "2023-05-23", null)]
    [InlineData(ClaimType.DaycareRepayment, "2016-12-31", null)]
    [InlineData(ClaimType.DaycareRepayment, "2017-01-01", 468)]
    [InlineData(ClaimType.DaycareRepayment, "2018-06-30", 478)]
    [InlineData(ClaimType.DaycareRepayment, "2019-06-30", 489)]
    [InlineData(ClaimType.DaycareRepayment, "2020-06-30", 500)]
    [InlineData(ClaimType.DaycareRepayment, "2021-06-30", 511)]
    [InlineData(ClaimType.DaycareRepayment, "2022-06-30", 517)]
    [InlineData(ClaimType.DaycareRepayment, "2023-12-31", 533)]
    [InlineData(ClaimType.DaycareRepayment, "2024-01-01", null)]
    [InlineData(ClaimType.DaycareRepayment, "2026-10-02", null)]
    [InlineData(ClaimType.PensionRepayment, "2026-10-02", null)]
    [InlineData(ClaimType.Daycare, "2023-10-02", null)]
    public void Rule_P13_without_an_income_the_regulated_amount_of_the_year(ClaimType type, string on, int? kroner) =>
        Assert.Equal(kroner * 100L, StandardInstalments.For(type, DateOnly.Parse(on, null))?.Monthly.Ore);

    [Theory]
    [InlineData(ClaimType.CashBenefitRepayment, "2027-03-31")]
    [InlineData(ClaimType.DaycareRepayment, "2029-03-31")]
    [InlineData(ClaimType.PensionRepayment, null)]
    [InlineData(ClaimType.General, null)]
    public void A_repayment_lapses_so_many_years_after_the_benefit_ended(ClaimType type, string? lapsesOn) =>
        Assert.Equal(lapsesOn is null ? null : DateOnly.Parse(lapsesOn, null), RepaymentLapses.LapsesOn(type, new(2024, 3, 31)));

    private static void Check(long ore, bool hasDependants, int percent)
    {
        var given = IncomeTable.For(new Kroner(ore), hasDependants, Day)!;
        Assert.Equal((percent, (long)Math.Floor(Math.Floor(ore / 100m) * percent / 100 / 12 / 50) * 50_00), (given.Percent, given.Monthly.Ore));
    }

    private static List<(int Without, int From, int? To, int With)> Read()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Source.Root, "tests/Portal.Domain.Tests/Agreements/afdragstabel-2026.json")));
        return [.. table.RootElement.GetProperty("raekker").EnumerateArray().Select(row => (
            row.GetProperty("uden_forsoergerpligt_pct").GetInt32(), row.GetProperty("fra_kr").GetInt32(),
            row.GetProperty("til_kr") is { ValueKind: JsonValueKind.Number } to ? to.GetInt32() : (int?)null, row.GetProperty("med_forsoergerpligt_pct").GetInt32()))];
    }
}
