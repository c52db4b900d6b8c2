namespace Portal.Model;

/// <summary>The rates of data/renteloven-satser.json in hundredths of a percent, and the gebyrloven rate.</summary>
internal static class Rates
{
    /// <summary>"The interest rate is a dated row per type (1 % by default...)": øre of interest for each 100 øre.</summary>
    public const long GebyrlovenPercent = 1;

    /// <summary>
    /// Only the verified rows ("verified = status is verificeret or begins udledt af verificeret"). The rows of 2024-07, 2025-01 and
    /// 2025-07 are not, and there is no row from 2026-07 on: nothing is posted there, "never the last rate".
    /// The row of 2013-03-01 belongs to the half-year of 2013-01: dates before 2013-07 are not used.
    /// </summary>
    private static readonly Dictionary<(int Year, int Half), long> Verified = new()
    {
        [(2013, 2)] = 820,
        [(2014, 1)] = 820,
        [(2014, 2)] = 820,
        [(2015, 1)] = 820,
        [(2015, 2)] = 805,
        [(2016, 1)] = 805,
        [(2016, 2)] = 805,
        [(2017, 1)] = 805,
        [(2017, 2)] = 805,
        [(2018, 1)] = 805,
        [(2018, 2)] = 805,
        [(2019, 1)] = 805,
        [(2019, 2)] = 805,
        [(2020, 1)] = 805,
        [(2020, 2)] = 805,
        [(2021, 1)] = 805,
        [(2021, 2)] = 765,
        [(2022, 1)] = 755,
        [(2022, 2)] = 755,
        [(2023, 1)] = 990,
        [(2023, 2)] = 1125,
        [(2024, 1)] = 1175,
        [(2026, 1)] = 975,
    };

    /// <summary>The half-year's rate on a day, null where the table has no verified row.</summary>
    public static long? Renteloven(DateOnly day) =>
        Verified.TryGetValue((day.Year, day.Month <= 6 ? 1 : 2), out var rate) ? rate : null;
}
