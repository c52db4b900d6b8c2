namespace Portal.Domain.Money;

/// <summary>The rate of renteloven § 5 in one half-year: the National Bank's lending rate and the addition of the law.</summary>
/// <param name="From">1 January or 1 July.</param>
/// <param name="BasisPoints">Hundredths of a percent a year.</param>
/// <param name="Source">Where the rate was read.</param>
public sealed record CivilInterestRate(DateOnly From, int BasisPoints, string Source);

/// <summary>
/// The rates that have been verified, and no others: for a half-year without a row no interest is posted until there is one,
/// and never the one before it. A municipality adds a row with its source as a dated choice (<see cref="Policy.PolicySetting.CivilInterest"/>).
/// </summary>
public static class CivilInterestRates
{
#pragma warning disable format // columns are aligned by hand
    private static readonly (int Year, int Month, int BasisPoints, string Source)[] Verified =
    [
        (2006, 7, 1000, "forbrug.dk, Morarenten"),
        (2007, 1, 1075, "forbrug.dk, Morarenten"),
        (2007, 7, 1125, "forbrug.dk, Morarenten"),
        (2008, 1, 1125, "forbrug.dk, Morarenten"),
        (2008, 7, 1135, "forbrug.dk, Morarenten"),
        (2009, 1, 1075, "forbrug.dk, Morarenten"),
        (2009, 7, 855, "forbrug.dk, Morarenten"),
        (2010, 1, 820, "forbrug.dk, Morarenten"),
        (2010, 7, 805, "forbrug.dk, Morarenten"),
        (2011, 1, 805, "forbrug.dk, Morarenten"),
        (2011, 7, 830, "forbrug.dk, Morarenten"),
        (2012, 1, 770, "forbrug.dk, Morarenten"),
        (2012, 7, 745, "forbrug.dk, Morarenten"),
        (2013, 1, 720, "forbrug.dk, Morarenten"),
        (2013, 3, 820, "forbrug.dk, Morarenten"),
        (2013, 7, 820, "forbrug.dk, Morarenten"),
        (2014, 1, 820, "forbrug.dk, Morarenten"),
        (2014, 7, 820, "forbrug.dk, Morarenten"),
        (2015, 1, 820, "forbrug.dk, Morarenten"),
        (2015, 7, 805, "forbrug.dk, Morarenten"),
        (2016, 1, 805, "forbrug.dk, Morarenten"),
        (2016, 7, 805, "forbrug.dk, Morarenten"),
        (2017, 1, 805, "forbrug.dk, Morarenten"),
        (2017, 7, 805, "forbrug.dk, Morarenten"),
        (2018, 1, 805, "forbrug.dk, Morarenten"),
        (2018, 7, 805, "forbrug.dk, Morarenten"),
        (2019, 1, 805, "forbrug.dk, Morarenten"),
        (2019, 7, 805, "forbrug.dk, Morarenten"),
        (2020, 1, 805, "forbrug.dk, Morarenten"),
        (2020, 7, 805, "forbrug.dk, Morarenten"),
        (2021, 1, 805, "forbrug.dk, Morarenten"),
        (2021, 7, 765, "forbrug.dk, Morarenten"),
        (2022, 1, 755, "forbrug.dk, Morarenten"),
        (2022, 7, 755, "forbrug.dk, Morarenten"),
        (2023, 1, 990, "forbrug.dk, Morarenten"),
        (2023, 7, 1125, "forbrug.dk, Morarenten"),
        (2024, 1, 1175, "selandiaadvokater.dk"),
        (2026, 1, 975, "inddrivelsesrenten pr. 1.1.2026 + 4"),
    ];
#pragma warning restore format

    public static readonly IReadOnlyList<CivilInterestRate> All =
        [.. Verified.Select(row => new CivilInterestRate(new DateOnly(row.Year, row.Month, 1), row.BasisPoints, row.Source))];

    /// <summary>The first day of the half-year that a day lies in.</summary>
    public static DateOnly HalfYear(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 7, 1);
}
