using System.Globalization;
using System.Text.RegularExpressions;
using Portal.App.Claims;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>A choice as people read and write it: names, units and amounts.</summary>
public static partial class PolicyWords
{
    private const string Yes = "yes", No = "no";

    public static string Setting(PolicySetting setting, string language) => TextSet.Policy[language, $"Setting_{Slug.Of(setting)}"];

    public static string Type(ClaimType? type, string language) => type is { } known ? ClaimName.OfType(known, language) : TextSet.Policy[language, "AllTypes"];

    /// <summary>With its unit: "250,00 kr.", "1,00 %", "14 dage".</summary>
    public static string Value(PolicyUnit unit, long value, string language) => unit switch
    {
        PolicyUnit.FeeLaw when Enum.GetValues<FeeLaw>().Any(law => (long)law == value) => FeeLaw((FeeLaw)value, language),
        PolicyUnit.CoverOrder when Enum.GetValues<CoverOrder>().Any(order => (long)order == value) => Order((CoverOrder)value, language),
        PolicyUnit.YesNo when value is 0 or 1 => TextSet.Policy[language, value == 1 ? "Yes" : "No"],
        PolicyUnit.FeeLaw or PolicyUnit.CoverOrder or PolicyUnit.YesNo => value.ToString(CultureInfo.InvariantCulture),
        _ => TextSet.Policy.Format(language, value == 1 && TextSet.Policy.Has($"Unit_{Slug.Of(unit)}_One") ? $"Unit_{Slug.Of(unit)}_One" : $"Unit_{Slug.Of(unit)}", Number(unit, value)),
    };

    public static string Value(PolicyRow row, string language) => Value(PolicySettings.For(row.Setting).Unit, row.Value, language);

    public static string Limit(LegalLimit limit, string language) =>
        TextSet.Policy.Format(language, $"Bound_{Slug.Of(limit.Bound)}", Value(PolicySettings.For(limit.Setting).Unit, limit.Value, language));

    public static string FeeLaw(FeeLaw law, string language) => TextSet.Policy[language, $"FeeLaw_{Slug.Of(law)}"];

    public static string Order(CoverOrder order, string language) => TextSet.Policy[language, $"CoverOrder_{Slug.Of(order)}"];

    /// <summary>As it is written in a form, without its unit; a law or an order by its outside name.</summary>
    public static string Written(PolicyUnit unit, long value) => unit switch
    {
        PolicyUnit.FeeLaw => Slug.Of((FeeLaw)value),
        PolicyUnit.CoverOrder => Slug.Of((CoverOrder)value),
        PolicyUnit.YesNo => value == 1 ? Yes : No,
        _ => Number(unit, value),
    };

    /// <summary>Reads what <see cref="Written"/> writes, with thousands marks or without.</summary>
    public static bool TryRead(PolicyUnit unit, string text, out long value)
    {
        (value, text) = (0, text.Trim());
        switch (unit)
        {
            case PolicyUnit.FeeLaw when Slug.TryParse<FeeLaw>(text, out var law):
                value = (long)law;
                return true;
            case PolicyUnit.CoverOrder when Slug.TryParse<CoverOrder>(text, out var order):
                value = (long)order;
                return true;
            case PolicyUnit.Amount or PolicyUnit.Percent when Kroner.TryParse(Thousands().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text, out var amount):
                value = amount.Ore;
                return true;
            case PolicyUnit.YesNo when text is Yes or No:
                value = text == Yes ? 1 : 0;
                return true;
            case PolicyUnit.Days or PolicyUnit.BankingDays or PolicyUnit.Months or PolicyUnit.Times when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days):
                value = days;
                return true;
            default:
                return false;
        }
    }

    private static string Number(PolicyUnit unit, long value) =>
        unit is PolicyUnit.Amount or PolicyUnit.Percent ? new Kroner(value).Number() : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Marks where thousands are parted and nowhere else: "2.50" is no amount, rather than 250.</summary>
    [GeneratedRegex(@"^\d{1,3}(\.\d{3})+(,\d{1,2})?$")]
    private static partial Regex Thousands();
}
