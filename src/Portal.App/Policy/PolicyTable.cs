using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>One table of rules as people read it, on the staff's page and in the file that a lawyer signs.</summary>
/// <param name="Key">The name of its texts.</param>
/// <param name="Rows">Each with a cell for each column; the first cell names the row.</param>
public sealed record PolicyTable(string Key, string Heading, string Note, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What is the same for every municipality: the limits, what follows from the kind of a claim, and what no lawyer has confirmed.</summary>
    public static IReadOnlyList<PolicyTable> OfTheLaw(string language) => [Limits(language), Types(language), Deferrals(language), Unverified(language)];

    /// <summary>The municipality's rows, old and coming ones too.</summary>
    public static PolicyTable Choices(Policies policies, string language) => Table(
        "Choices", language, ["Column_Setting", "Column_Type", "Column_From", "Column_Value", "Column_Source"],
        Ordered(policies.Rows.Where(row => row.Setting != PolicySetting.CivilInterest))
            .Select(row => (string[])[PolicyWords.Setting(row.Setting, language), PolicyWords.Type(row.Type, language), Day(row.ValidFrom), PolicyWords.Value(row, language), row.Source]));

    /// <summary>The rates of renteloven, half-year by half-year.</summary>
    public static PolicyTable Rates(Policies policies, string language) => Table(
        "Rates", language, ["Column_HalfYear", "Column_Value", "Column_Source"],
        Ordered(policies.Rows.Where(row => row.Setting == PolicySetting.CivilInterest)).Select(row => (string[])[Day(row.ValidFrom), PolicyWords.Value(row, language), row.Source]));

    /// <summary>By setting, the row for all types first, then the types; the oldest row first.</summary>
    public static IEnumerable<PolicyRow> Ordered(IEnumerable<PolicyRow> rows) => rows.OrderBy(row => row.Setting).ThenBy(row => row.Type is { } type ? (int)type : -1).ThenBy(row => row.ValidFrom);

    private static PolicyTable Limits(string language)
    {
        var text = TextSet.Policy;
        string[] Fixed(string key, string value, string law) => [text[language, key], value, Day(LegalLimits.All[0].ValidFrom), law, Standing(LimitStanding.Law, language)];
        return Table("Limits", language, ["Column_Setting", "Column_Limit", "Column_From", "Column_Source", "Column_Standing"],
        [
            .. LegalLimits.All.Select(limit => (string[])[PolicyWords.Setting(limit.Setting, language), PolicyWords.Limit(limit, language), Day(limit.ValidFrom), limit.Law, Standing(limit.Standing, language)]),
            Fixed("Limit_Reminders", text.Format(language, "Limit_Reminders_Value", LegalLimits.FeesWithoutReason), LegalLimits.Fees),
            Fixed("Limit_CivilFees", text.Format(language, "Bound_at-most", LegalLimits.MostCivilFees), LegalLimits.CivilFees),
            Fixed("Limit_CivilApart", text.Format(language, "Bound_at-least", PolicyWords.Value(PolicyUnit.Days, LegalLimits.CivilFeeDaysApart, language)), LegalLimits.CivilFees),
            .. ClaimTypes.All.Select(rules => (string[])[$"{PolicyWords.Setting(PolicySetting.FeeLaw, language)}: {PolicyWords.Type(rules.Type, language)}", Laws(rules, language), Day(rules.ValidFrom), LegalLimits.FeeLaws, Standing(Firmness(rules), language)]),
        ]);
    }

    private static PolicyTable Types(string language) => Table(
        "Types", language, ["Column_Type", "Column_From", "Column_Distraint", "Column_FeeLaw", "Column_Special", "Column_Others", "Column_Refund", "Column_Basis"],
        ClaimTypes.All.Select(rules => (string[])[
            PolicyWords.Type(rules.Type, language), Day(rules.ValidFrom), TextSet.Policy[language, $"Distraint_{Slug.Of(rules.Distraint)}"], PolicyWords.FeeLaw(rules.FeeLaw, language),
            YesNo(rules.SpecialCircumstances, language), YesNo(rules.OthersMayBeLiable, language), YesNo(rules.StateRefund, language), rules.LegalBasis?.ToString() ?? "–"]));

    private static PolicyTable Deferrals(string language)
    {
        string Days(int days) => PolicyWords.Value(PolicyUnit.Days, days, language);
        return Table("Deferrals", language, ["Column_From", "Deferral_Answer", "Deferral_Evidence", "Deferral_Resume", "Deferral_After", "Deferral_Offer", "Column_Source"],
            DeferralPolicies.All.Select(row => (string[])[
                Day(row.ValidFrom), Days(row.AnswerWithinDays), Days(row.EvidenceWithinDays), Days(row.ResumeAfterDays), Days(row.ResumeAfterUntilDays), Days(row.AnswerOfferWithinDays), row.Law.ToString()]));
    }

    private static PolicyTable Unverified(string language) => Table("Unverified", language, ["Column_What", "Column_Careful", "Column_Why"],
    [
        .. LegalLimits.All.Where(limit => limit.Standing == LimitStanding.Unverified)
            .Select(limit => (string[])[PolicyWords.Setting(limit.Setting, language), PolicyWords.Limit(limit, language), limit.Law]),
        .. ClaimTypes.All.Where(rules => rules.Distraint == DistraintRight.Unverified).Select(rules => (string[])[
            TextSet.Policy.Format(language, "Unverified_Distraint", PolicyWords.Type(rules.Type, language)), TextSet.Policy[language, "Unverified_Distraint_Value"], TextSet.Policy[language, "Unverified_Distraint_Why"]]),
        .. MissingRates().Select(halfYear => (string[])[
            TextSet.Policy.Format(language, "Unverified_Rate", Day(halfYear)), TextSet.Policy[language, "Unverified_Rate_Value"], TextSet.Policy[language, "Unverified_Rate_Why"]]),
    ]);

    /// <summary>The half-years between the first rate on record and the last that have none.</summary>
    private static IEnumerable<DateOnly> MissingRates()
    {
        var known = CivilInterestRates.All.Select(rate => rate.From).ToHashSet();
        for (var halfYear = known.Min(); halfYear < known.Max(); halfYear = halfYear.AddMonths(6))
            if (!known.Contains(halfYear)) yield return halfYear;
    }

    private static PolicyTable Table(string key, string language, IEnumerable<string> columns, IEnumerable<string[]> rows) => new(
        key, TextSet.Policy[language, $"Table_{key}"], TextSet.Policy[language, $"Table_{key}_Note"], [.. columns.Select(column => TextSet.Policy[language, column])], [.. rows]);

    private static string Laws(ClaimTypeRules rules, string language) => rules.FeeLaw == FeeLaw.None
        ? TextSet.Policy[language, "Limit_NoLaw_Value"]
        : TextSet.Policy.Format(language, "Limit_Law_Value", PolicyWords.FeeLaw(rules.FeeLaw, language));

    private static LimitStanding Firmness(ClaimTypeRules rules) => rules.Distraint == DistraintRight.Unverified ? LimitStanding.Unverified : LimitStanding.Law;

    private static string Standing(LimitStanding standing, string language) => TextSet.Policy[language, $"Standing_{Slug.Of(standing)}"];

    private static string YesNo(bool yes, string language) => TextSet.Policy[language, yes ? "Yes" : "No"];

    private static string Day(DateOnly day) => day.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
