using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Letters.Samples;

/// <summary>Invented claims of every type and the invented people who owe them: nobody's case.</summary>
internal static class SampleClaims
{
    public static readonly DateOnly Today = new(2026, 10, 13), Due = new(2026, 9, 1);

    public const string Caseworker = "Sofie Sagsbehandler", CaseNumber = "2026-004178";

    private static readonly PersonId Debtor = new(new Guid(1, 0, 0, new byte[8])), Other = new(new Guid(2, 0, 0, new byte[8]));

    public static LetterReceiver Receiver(string language, bool paper, bool business) => new(
        Debtor, business ? "Skagen Sejlmageri I/S" : "Anna Ågård Sørensen", ["Havnegade 4, 2. tv", "9990 Skagen"], language, business ? PersonKind.Business : PersonKind.Person, paper);

    /// <summary>What the department calls it, and what it comes to before fee and interest.</summary>
    public static (string Description, int Kroner) About(ClaimType type) => type switch
    {
        ClaimType.PropertyTax => ("Ejendomsskat 2023, 2. rate", 4125),
        ClaimType.Daycare => ("Daginstitution, september 2026", 2685),
        ClaimType.AfterSchool => ("Skolefritidsordning, september 2026", 1790),
        ClaimType.Maintenance => ("Underholdsbidrag, 2012", 1310),
        ClaimType.HousingBenefit => ("Boligstøtte, tilbagebetaling for 2012", 6200),
        ClaimType.CashBenefitRepayment => ("Tilbagebetaling, kontanthjælp", 18_400),
        ClaimType.DaycareRepayment => ("Tilbagebetaling, økonomisk fripladstilskud", 7100),
        ClaimType.PensionRepayment => ("Tilbagebetaling, personligt tillæg", 4900),
        ClaimType.Civil => ("Leje af kajplads, september 2026", 7250),
        _ => ("Gebyr for byggesag 2026-113", 3200),
    };

    public static ClaimId IdOf(ClaimType type) => new(new Guid((int)type + 1, 0, 0, new byte[8]));

    public static PaymentId PaymentIdOf(ClaimType type) => PaymentId.Of((int)type + 1);

    /// <summary>Beside what has been posted, somebody else owes it where others can.</summary>
    public static ClaimFacts Facts(ClaimType type, params Posting[] more)
    {
        var (description, kroner) = About(type);
        var others = ClaimTypes.For(type, Due).OthersMayBeLiable;
        return new ClaimFacts(
            IdOf(type), 1, "sample", $"S-2026-{(int)type + 1}", type, Custody.Here, PaymentIdOf(type), description, Due.AddDays(-20), Due, Due, null, ClaimBasis.Ordinary, false,
            [new Liability(Debtor, LiabilityKind.Primary, Due), .. others ? (Liability[])[new Liability(Other, LiabilityKind.CoDebtor, Due)] : []],
            [Posted(1, EntryKind.Principal, Due.AddDays(-20), kroner), .. more], [], []);
    }

    public static Posting Posted(int number, EntryKind kind, DateOnly on, int kroner, EntryKind? of = null) =>
        new(new Guid(number, 0, 1, new byte[8]), kind, on, Kroner.Of(kroner), "L03", of);
}
