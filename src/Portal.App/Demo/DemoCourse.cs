using System.Globalization;
using Portal.Domain.Claims;

namespace Portal.App.Demo;

/// <summary>Makes up what a household owes: all kinds of claim over a year, some due later.</summary>
internal sealed class DemoCourse(Random random, DateOnly today)
{
    private static readonly (string Source, string Text)[] General = [("BIBLIOTEK", "Bibliotek, gebyr"), ("BYG", "Byggesagsgebyr"), ("MAD", "Madservice"), ("RENOVATION", "Renovation"), ("ROTTE", "Rottebekæmpelse")];

    private int _number = 10_000;

    public IEnumerable<DemoClaim> Next(DemoHousehold home)
    {
        var count = random.Next(100) switch { < 8 => 0, < 30 => 2, < 70 => 4, < 92 => 6, _ => 9 };
        for (var i = 0; i < count; i++)
        {
            var debtor = home.Partner is { } partner && random.Next(3) == 0 ? partner : home.Head;
            var other = (debtor == home.Head ? home.Partner : home.Head)?.Id ?? "";
            yield return home.Head.IsBusiness ? OfBusiness(debtor) : OfPerson(debtor, other);
        }
    }

    private DemoClaim OfPerson(DemoPerson debtor, string other) => random.Next(100) switch
    {
        < 38 => Month("DAGTILBUD", ClaimType.Daycare, debtor, 1800, 3900, "Daginstitution", other),
        < 58 => Month("SFO", ClaimType.AfterSchool, debtor, 1200, 2300, "Skolefritidsordning", other),
        < 70 => Property(debtor, other),
        < 76 => Repayment("AKTIV", ClaimType.CashBenefitRepayment, debtor, 26_000, "Tilbagebetaling, kontanthjælp", refund: true),
        < 80 => Repayment("DAGTB", ClaimType.DaycareRepayment, debtor, 9_000, "Tilbagebetaling, tilskud til dagtilbud", refund: false),
        < 82 => Repayment("BOLIG", ClaimType.HousingBenefit, debtor, 12_000, "Boligstøtte, tilbagebetaling", refund: true),
        < 84 => Repayment("PENSION", ClaimType.PensionRepayment, debtor, 15_000, "Pension, tilbagebetaling", refund: true),
        < 86 => Month("BIDRAG", ClaimType.Maintenance, debtor, 1450, 1700, "Underholdsbidrag"),
        < 95 => Single(debtor),
        _ => Month("LEJE", ClaimType.Civil, debtor, 2900, 7400, "Husleje"),
    };

    private DemoClaim OfBusiness(DemoPerson debtor) => random.Next(3) switch
    {
        0 => Month("LEJE", ClaimType.Civil, debtor, 3000, 14_000, "Leje af lokale"),
        1 => Property(debtor, ""),
        _ => Single(debtor),
    };

    private DemoClaim Month(string source, ClaimType type, DemoPerson debtor, int least, int most, string name, string coDebtors = "")
    {
        var due = Due();
        return DemoCast.Monthly(source, Number(), type, debtor.Id, Ore(least, most), due, name, coDebtors);
    }

    private DemoClaim Property(DemoPerson debtor, string owner)
    {
        var (due, number) = (Due(), Number());
        var half = DemoCast.Month(due, 0);
        return new("EJENDOM", $"BFE-{number}", ClaimType.PropertyTax, debtor.Id, Ore(1500, 9000), due, due, "Ejendomsbidrag", owner, half, half.AddMonths(6).AddDays(-1), Property: number);
    }

    private DemoClaim Repayment(string source, ClaimType type, DemoPerson debtor, int most, string name, bool refund)
    {
        var due = Due();
        return new(source, $"T-{Number()}", type, debtor.Id, Ore(1500, most), due, due.AddDays(14), name, PeriodFrom: due.AddDays(-200), PeriodTo: due.AddDays(-60), StateRefund: refund);
    }

    private DemoClaim Single(DemoPerson debtor)
    {
        var (due, kind) = (Due(), General[random.Next(General.Length)]);
        var judged = random.Next(12) == 0;
        return new(kind.Source, Number(), ClaimType.General, debtor.Id, Ore(120, 3500), due, due.AddDays(random.Next(2) * 14), kind.Text,
            Basis: judged ? ClaimBasis.Judgment : ClaimBasis.Ordinary, BasisOn: judged ? due.AddDays(-60) : null);
    }

    /// <summary>Some not due yet, some due about now, the rest spread over the year that has gone.</summary>
    private DateOnly Due() => today.AddDays(random.Next(100) switch { < 12 => random.Next(1, 20), < 17 => -random.Next(3), _ => -random.Next(3, 340) });

    private long Ore(int least, int most) => random.Next(least, most) * 100L + (random.Next(4) == 0 ? random.Next(100) : 0);

    private string Number() => (++_number).ToString(CultureInfo.InvariantCulture);
}
