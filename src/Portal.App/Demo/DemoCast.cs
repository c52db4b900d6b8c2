using System.Globalization;
using Portal.Domain.Claims;

namespace Portal.App.Demo;

/// <summary>
/// The people everybody meets in the demo, the same as in the samples of the file formats. Their claims lie around today, so
/// that each shows something: what is due soon, what is overdue, what is held and why, and a page with nothing on it.
/// </summary>
internal static class DemoCast
{
    private const string Anna = "6101801234", Bo = "7202852345", Clara = "8503903456", Dines = "6504754567", Esther = "7105651678",
        Frederik = "6806901789", Gudrun = "7107402890", Sailmaker = "12345674", Henning = "7301721237", Ida = "7809451671";

    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    public static IReadOnlyList<DemoPerson> People(DateOnly today) =>
    [
        new(Anna, "Anna Ågård Sørensen", "Havnegade 4, 2. tv", "20112233", "anna@example.test"),
        new(Bo, "Bo Æbelø", "Kirkevej 12", "20445566", Benefits: "kontanthjaelp"),
        new(Clara, "Clara O'Neill", "Strandvejen 1", Email: "clara@example.test", Language: "en"),
        new(Dines, "Dines Ørbæk", "Mosevej 7", Exempt: true),
        new(Esther, "Esther Åkjær", "Fyrvej 3", "20778899", Protected: true),
        new(Frederik, "Frederik Lund", "Torvet 2", City: "Tórshavn", Postcode: "100", Country: "FO"),
        new(Gudrun, "Gudrun Bæk", "Søndergade 9", Exempt: true, DeadOn: today.AddDays(-20)),
        new(Sailmaker, "Skagen Sejlmageri I/S", "Kajen 5", "98440000", "kontor@example.test"),
        new(Henning, "Henning Østergård", "Fyrvej 11", "20990011"),
        new(Ida, "Ida Krøyer", "Kirkevej 3", "20887766"),
    ];

    public static IReadOnlyList<DemoClaim> Claims(DateOnly today) =>
        [
            // Anna can act in time: two bills to come. She has fallen behind with two months and a fee.
            Monthly("DAGTILBUD", "1001", ClaimType.Daycare, Anna, 2685_00, today.AddDays(12), "Daginstitution", Bo),
            Monthly("SFO", "2001", ClaimType.AfterSchool, Anna, 1790_00, today.AddDays(3), "Skolefritidsordning"),
            Monthly("DAGTILBUD", "1001", ClaimType.Daycare, Anna, 2685_00, today.AddDays(-19), "Daginstitution", Bo),
            Monthly("DAGTILBUD", "1001", ClaimType.Daycare, Anna, 2685_00, today.AddDays(-50), "Daginstitution", Bo),
            new("BIBLIOTEK", "B-31077", ClaimType.General, Anna, 230_00, today.AddDays(-33), today.AddDays(-19), "Bibliotek, erstatning for bog"),

            // Bo: a repayment, which he may wait with while he has kontanthjælp, and a rent under civil law.
            new("AKTIV", "K-77", ClaimType.CashBenefitRepayment, Bo, 18400_00, today.AddDays(-65), today.AddDays(-50), "Tilbagebetaling, kontanthjælp", PeriodFrom: Month(today, -7), PeriodTo: Month(today, -3).AddDays(-1), StateRefund: true),
            Monthly("LEJE", "L-12", ClaimType.Civil, Bo, 3450_00, today.AddDays(-4), "Husleje"),

            // Clara reads English and owns a house with Dines: both are liable at once.
            new("EJENDOM", "BFE-5512-1", ClaimType.PropertyTax, Clara, 4120_50, today.AddDays(-24), today.AddDays(-24), "Ejendomsbidrag, 1. rate", Dines, Month(today, -3), Month(today, 3).AddDays(-1), Property: "5512"),
            new("EJENDOM", "BFE-5512-2", ClaimType.PropertyTax, Clara, 4120_50, today.AddDays(20), today.AddDays(20), "Ejendomsbidrag, 2. rate", Dines, Month(today, 3), Month(today, 9).AddDays(-1), Property: "5512"),
            new("RET", "D-5", ClaimType.General, Clara, 12500_00, today.AddDays(-80), today.AddDays(-80), "Dom, erstatning for skade", PeriodFrom: today.AddDays(-110), PeriodTo: today.AddDays(-110), Basis: ClaimBasis.Judgment, BasisOn: today.AddDays(-400)),
            new("BYG", "413", ClaimType.General, Dines, 980_00, today.AddDays(-45), today.AddDays(-45), "Byggesagsgebyr"),
            Monthly("SFO", "88", ClaimType.AfterSchool, Esther, 1790_00, today.AddDays(-26), "Skolefritidsordning"),
            new("EJENDOM", "BFE-9901-1", ClaimType.PropertyTax, Frederik, 2200_00, today.AddDays(-24), today.AddDays(-24), "Ejendomsbidrag, 1. rate", "", Month(today, -3), Month(today, 3).AddDays(-1), Property: "9901"),
            Monthly("BIDRAG", "U-9", ClaimType.Maintenance, Gudrun, 1450_00, today.AddDays(-40), "Underholdsbidrag"),
            Monthly("LEJE", "L-77", ClaimType.Civil, Sailmaker, 7250_00, today.AddDays(-6), "Leje af kajplads"),

            // Ida: the older kinds that others collect today. Her settlement is not kept and is proposed, but not ready for the recovery authority: nobody has filled in its code.
            // Clara's judgment is. Henning owes nothing: his page is empty.
            new("BOLIG", "BS-204", ClaimType.HousingBenefit, Ida, 6310_00, today.AddDays(-58), today.AddDays(-44), "Boligstøtte, tilbagebetaling", Basis: ClaimBasis.Settlement, BasisOn: today.AddDays(-100), StateRefund: true),
            new("PENSION", "P-1180", ClaimType.PensionRepayment, Ida, 9875_25, today.AddDays(14), today.AddDays(28), "Pension, tilbagebetaling", StateRefund: true),
        ];

    /// <summary>The first day of a month, so many months from today's.</summary>
    public static DateOnly Month(DateOnly today, int months) => new DateOnly(today.Year, today.Month, 1).AddMonths(months);

    /// <summary>One month of something that comes every month, due within that month.</summary>
    public static DemoClaim Monthly(string source, string number, ClaimType type, string debtor, long ore, DateOnly dueOn, string name, string coDebtors = "")
    {
        var month = Month(dueOn, 0);
        return new(
            source, $"{month:yyyy-MM}-{number}", type, debtor, ore, dueOn, dueOn, $"{name}, {month.ToString("MMMM yyyy", Danish)}", coDebtors, month, month.AddMonths(1).AddDays(-1));
    }
}
