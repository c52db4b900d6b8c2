namespace Portal.Model;

internal enum Law
{
    None,
    Gebyrloven,
    Renteloven,
}

/// <summary>The table of claim types (section 1), the columns that a course needs.</summary>
internal sealed record ClaimType(string Slug, string Family, bool CheckOthers, Law Law)
{
    public static readonly IReadOnlyList<ClaimType> All =
    [
        new("property-tax", "property", false, Law.Gebyrloven),
        new("daycare", "service", true, Law.Gebyrloven),
        new("after-school", "service", true, Law.Gebyrloven),
        new("maintenance", "maintenance", false, Law.None),
        new("housing-benefit", "housing", true, Law.None),
        new("cash-benefit-repayment", "repayment", true, Law.None),
        new("daycare-repayment", "repayment", true, Law.None),
        new("pension-repayment", "repayment", true, Law.None),
        new("general", "other", true, Law.None),
        new("civil", "civil", true, Law.Renteloven),
    ];

    public static ClaimType Of(string slug) => All.Single(type => type.Slug == slug);
}
