using System.Globalization;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Demo;

/// <summary>A line of persons.csv about somebody who does not exist.</summary>
internal sealed record DemoPerson(
    string Id, string Name, string Street, string Phone = "", string Email = "", string City = "Strandby", string Postcode = "9970", string Country = "DK",
    string Language = "da", bool Exempt = false, bool Protected = false, string Benefits = "", DateOnly? DeadOn = null)
{
    private const int CvrDigits = 8;

    public bool IsBusiness => Id.Length == CvrDigits;

    /// <summary>In the order of persons.csv.</summary>
    public string[] Fields() =>
    [
        Id, IsBusiness ? "business" : "person", Name, Street, Postcode, City, Country, Email, Phone, Language, Exempt ? "exempt" : "yes", Protected ? "yes" : "no", Benefits,
        DemoClaim.Text(DeadOn),
    ];
}

/// <summary>A line of claims.csv about them.</summary>
/// <param name="Debtor">CPR or CVR.</param>
/// <param name="Ore">The principal, in øre.</param>
/// <param name="CoDebtors">Ids separated by blanks.</param>
internal sealed record DemoClaim(
    string Source, string Reference, ClaimType Type, string Debtor, long Ore, DateOnly DueOn, DateOnly PayBy, string Description, string CoDebtors = "",
    DateOnly? PeriodFrom = null, DateOnly? PeriodTo = null, ClaimBasis Basis = ClaimBasis.Ordinary, DateOnly? BasisOn = null, bool StateRefund = false, string Property = "")
{
    /// <summary>Ordinary claims become time-barred three years after they were due, judgments ten years after they were given.</summary>
    private DateOnly LimitationOn => BasisOn is { } given ? given.AddYears(10) : DueOn.AddYears(3);

    /// <summary>In the order of claims.csv.</summary>
    public string[] Fields() =>
    [
        Source, Reference, Slug.Of(Type), Debtor, CoDebtors, new Kroner(Ore).Plain(), Text(PeriodFrom), Text(PeriodTo),
        Text(PeriodFrom ?? DueOn.AddDays(-30)), Text(DueOn), Text(PayBy), Text(LimitationOn), Slug.Of(Basis), Text(BasisOn), StateRefund ? "yes" : "no", Property, Description,
    ];

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
