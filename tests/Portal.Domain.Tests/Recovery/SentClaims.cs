using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.Domain.Tests.Recovery;

/// <summary>Claims of the types that the portal sends, each as the source would give it, and the codes that a municipality has filled in.</summary>
internal static class SentClaims
{
    public static readonly DateOnly Today = new(2026, 4, 21);

    public static readonly PersonId Anna = new(new Guid("aaaaaaaa-0000-8000-8000-000000000001"));

    public static readonly PersonId Bo = new(new Guid("bbbbbbbb-0000-8000-8000-000000000002"));

    public static readonly TransferSetup Setup = new("12345678", Codes("KFMILJØ"), new Dictionary<PersonId, IdNumber> { [Anna] = Number("6101801234"), [Bo] = Number("7202852345") });

    /// <summary>A month of 2026, to be paid in it; a fee and a month of interest where its law gives them.</summary>
    public static ClaimFacts Good(ClaimType type)
    {
        var claim = new ClaimFacts(
            new ClaimId(new Guid("11111111-1111-8111-8111-111111111111")), 1, "KILDE", "K-1", type, Custody.Here, PaymentId.Of(1), "Opkrævning, januar 2026",
            new(2025, 12, 20), new(2026, 1, 2), new(2026, 1, 2), null, ClaimBasis.Ordinary, false, [new Liability(Anna, LiabilityKind.Primary, new(2025, 12, 20))],
            [Entry(EntryKind.Principal, new(2025, 12, 20), 2000_00)], [], [])
        {
            PeriodFrom = new(2026, 1, 1), PeriodTo = new(2026, 1, 31), EstablishedOn = new(2026, 1, 1),
        };
        return type switch
        {
            ClaimType.Daycare => claim with { Postings = [.. claim.Postings, Fee(new(2026, 1, 13)), Interest(new(2026, 1, 3)), Interest(new(2026, 2, 3))] },
            ClaimType.DaycareRepayment => claim with { EstablishedOn = new(2026, 1, 1) },
            // Environmental fees are made up when their year has ended.
            ClaimType.General => claim with { PeriodFrom = new(2025, 1, 1), PeriodTo = new(2025, 12, 31) },
            ClaimType.PropertyTax => claim with { Property = "5512" },
            _ => claim,
        };
    }

    public static IReadOnlyList<FailedRule> Check(ClaimFacts claim, DateOnly? on = null, TransferSetup? setup = null) => Readiness.Check(Record(claim, on, setup), on ?? Today);

    public static TransferRecord Record(ClaimFacts claim, DateOnly? on = null, TransferSetup? setup = null) => TransferMapping.Of(claim, setup ?? Setup, on ?? Today, Policies.Default);

    public static RecoveryCodes Codes(string general) => new(
        new RecoveryCodeLine(ClaimType.General, null, new(general, null, null)), new RecoveryCodeLine(ClaimType.PropertyTax, null, new("KFEJSKA", "GEOPERI", null)),
        new RecoveryCodeLine(ClaimType.Civil, "UDLEJNING", new("DFHUSLJ", "GELEOAL", null) { Choice = new InterestChoice("002", "03") }), new RecoveryCodeLine(ClaimType.Civil, null, new("CFFAKTU", "KFOPGEB", null)));

    public static Posting Fee(DateOnly on, long ore = 250_00) => Entry(EntryKind.Fee, on, ore) with { Letter = Guid.NewGuid() };

    public static Posting Interest(DateOnly accrual, long ore = 20_00) => Entry(EntryKind.Interest, accrual, ore) with { AccrualOn = accrual };

    public static Posting Entry(EntryKind kind, DateOnly on, long ore) => new(Guid.NewGuid(), kind, on, new Kroner(ore), "test");

    private static IdNumber Number(string digits) => IdNumber.TryParse(digits, out var number) ? number : throw new ArgumentException("Not a number.", nameof(digits));
}
