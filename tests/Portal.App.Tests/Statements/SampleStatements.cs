using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Statements;

namespace Portal.App.Tests.Statements;

/// <summary>Statements with everything that a statement can hold, as letters and as files.</summary>
internal static class SampleStatements
{
    private static readonly ClaimId Daycare = new ClaimId(Guid.NewGuid()), Fee = new ClaimId(Guid.NewGuid()), Rent = new ClaimId(Guid.NewGuid()), Loan = new ClaimId(Guid.NewGuid()), Cot = new ClaimId(Guid.NewGuid());

    private static readonly PersonId Person = PersonId.New();

    public static TheoryData<string> All => ["Year", "Year_English", "Year_Business", "Year_Paper", "Period", "Corrected", "Corrected_English", "Nothing_Due"];

    public static TheoryData<string> Danish => ["Year", "Year_Business", "Year_Paper", "Period", "Corrected", "Nothing_Due"];

    public static LetterContent Named(string sample) => new StatementLetter(Database.Municipality, new LettersOptions()).Compose(Case(sample));

    public static StatementCase Case(string sample)
    {
        var year = BalanceStatementOf(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        var inputs = sample.Split('_')[0] switch
        {
            "Period" => new StatementInputs(BalanceStatementOf(new DateOnly(2026, 2, 1), new DateOnly(2026, 6, 30)), new DateOnly(2026, 11, 2), new Kroner(205_00), 0),
            "Corrected" => new StatementInputs(year, new DateOnly(2027, 2, 1), new Kroner(205_00), 2, new ReplacedStatement(1, new DateOnly(2027, 1, 4), StatementChanges.Between(Before(year), year))),
            "Nothing" => new StatementInputs(year with { Own = [year.Own[1] with { DeferredUntil = null }], Shared = [], Agreements = [] }, new DateOnly(2027, 1, 4), Kroner.Zero, 1),
            _ => new StatementInputs(year, new DateOnly(2027, 1, 4), new Kroner(205_00), 1),
        };
        var (english, paper, business) = (sample.EndsWith("English", StringComparison.Ordinal), sample.EndsWith("Paper", StringComparison.Ordinal), sample.EndsWith("Business", StringComparison.Ordinal));
        return new StatementCase(
            inputs, new LetterReceiver(Person, business ? "Havnens Fisk ApS" : "Anna Ågård Sørensen", ["Havnegade 4, 2. tv", "9990 Skagen"], english ? "en" : "da", business ? PersonKind.Business : PersonKind.Person, paper),
            new DateOnly(2027, 1, 11), new Dictionary<ClaimId, StatementName>
            {
                [Daycare] = new("Daginstitution, september 2026", ClaimType.Daycare, false), [Fee] = new("Gebyr for byggesag 2026-113", ClaimType.General, false), [Rent] = new("Husleje, maj 2026", ClaimType.Civil, false),
                [Loan] = new("=Tilbagebetaling 2025", ClaimType.CashBenefitRepayment, false), [Cot] = new("Børnehaven Solstrålen", ClaimType.Daycare, true),
            });
    }

    /// <summary>As it was before a payment of the year became known.</summary>
    private static BalanceStatement Before(BalanceStatement year) => year with { Own = [year.Own[0] with { Lines = [.. year.Own[0].Lines.Where(line => line.Kind != EntryKind.Payment)] }, .. year.Own.Skip(1)] };

    private static BalanceStatement BalanceStatementOf(DateOnly from, DateOnly to) => new(
        Person, from, to,
        [
            new StatementClaim(Daycare, ClaimType.Daycare, new DateOnly(2026, 9, 1), Kroner.Zero,
            [
                Line("2026-09-01", EntryKind.Principal, 1845_00, "L03"), Line("2026-09-16", EntryKind.Interest, 18_45, "gebyrloven § 3 (interest-monthly)") with { AccrualOn = new DateOnly(2026, 9, 2) },
                Line("2026-10-01", EntryKind.Fee, 250_00, "gebyrloven § 2 (reminder-fee)"), Line("2026-10-20", EntryKind.Payment, -1700_00, "P02"),
                Line("2026-11-02", EntryKind.Correction, -250_00, "gebyrloven § 2 (reminder-fee)") with { Of = EntryKind.Fee, CorrectsOn = new DateOnly(2026, 10, 1) },
            ], null, new DateOnly(2027, 2, 1)),
            new StatementClaim(Fee, ClaimType.General, new DateOnly(2026, 3, 2), new Kroner(500_00), [Line("2026-03-03", EntryKind.Payment, -600_00, "P02")], null, null),
            new StatementClaim(Rent, ClaimType.Civil, new DateOnly(2026, 5, 1), Kroner.Zero,
            [
                Line("2026-05-01", EntryKind.Principal, 6200_00, "L03"), Line("2026-05-31", EntryKind.Interest, 51_12, "renteloven § 5 (civil-interest)"), Line("2026-06-08", EntryKind.Fee, 100_00, "renteloven § 9 b (civil-reminder-fee)"),
                Line("2026-07-01", EntryKind.WriteDown, -200_00, "L03"),
            ], new StatementTransfer(new DateOnly(2026, 9, 14), new Kroner(6151_12)), null),
            new StatementClaim(Loan, ClaimType.CashBenefitRepayment, new DateOnly(2025, 5, 1), new Kroner(8400_00), [Line("2026-06-30", EntryKind.SetOff, -1000_00, "L09")], null, null),
        ],
        [new StatementShare(Cot, ClaimType.Daycare, new DateOnly(2026, 6, 1), LiabilityKind.CoDebtor, new Kroner(200_00), new Kroner(1845_00), new Kroner(-845_00), null)],
        [new StatementAgreement(Guid.NewGuid(), AgreementKind.Arrangement, new DateOnly(2026, 2, 2), [Loan], new Kroner(7400_00), new DateOnly(2027, 1, 1), new Kroner(350_00))]);

    private static StatementLine Line(string on, EntryKind kind, long ore, string rule) => new(DateOnly.ParseExact(on, "yyyy-MM-dd", null), kind, new Kroner(ore), rule);
}
