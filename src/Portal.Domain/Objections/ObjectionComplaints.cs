using Portal.Domain.Claims;

namespace Portal.Domain.Objections;

/// <summary>
/// Which complaint paragraph (klagevejledning, letters.md section 2.1) a decision on an objection carries that does not give the debtor right altogether: by what was
/// objected to and the claim's type.
/// </summary>
/// <param name="OfClaim">For the claim, its size and being liable.</param>
/// <param name="OfCharges">For a fee or interest; null for types whose law gives neither.</param>
/// <param name="TextFromMunicipality">The paragraph has no text of ours: the municipality writes it, and until then nothing is decided that needs it (L06).</param>
public sealed record ObjectionComplaint(ClaimType Type, DateOnly ValidFrom, string OfClaim, string? OfCharges, bool TextFromMunicipality = false);

/// <summary>One line for each claim type; a change of law is a new line with a later date.</summary>
public static class ObjectionComplaints
{
    private static readonly DateOnly Start = new(2000, 1, 1);

#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<ObjectionComplaint> All =
    [
        //  claim type                       from   claim   fee, interest
        new(ClaimType.PropertyTax,           Start, "K4",  "K3"),
        new(ClaimType.Daycare,               Start, "K3",  "K3"),
        new(ClaimType.AfterSchool,           Start, "K3",  "K3"),
        new(ClaimType.Maintenance,           Start, "K7",  null, TextFromMunicipality: true),
        new(ClaimType.HousingBenefit,        Start, "K2b", null),
        new(ClaimType.CashBenefitRepayment,  Start, "K2",  null),
        new(ClaimType.DaycareRepayment,      Start, "K2",  null),
        new(ClaimType.PensionRepayment,      Start, "K2",  null),
        new(ClaimType.General,               Start, "K3",  "K3"),
        new(ClaimType.Civil,                 Start, "K5",  "K5"),
    ];
#pragma warning restore format

    public static ObjectionComplaint For(ClaimType type, DateOnly on) =>
        All.Where(line => line.Type == type && line.ValidFrom <= on).MaxBy(line => line.ValidFrom)
        ?? throw new InvalidOperationException($"No complaint paragraph is known for {type} on {on:yyyy-MM-dd}.");

    /// <returns>Null where no such thing can be objected to.</returns>
    public static string? BlockOf(ClaimType type, ObjectionPart part, DateOnly on)
    {
        var line = For(type, on);
        return part is ObjectionPart.Fee or ObjectionPart.Interest ? line.OfCharges : line.OfClaim;
    }
}
