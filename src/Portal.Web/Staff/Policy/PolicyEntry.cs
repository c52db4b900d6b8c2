using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.App.Policy;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Policy;
using Portal.Web.Hosting;
using Portal.Web.Layouts;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Policy;

/// <summary>A proposal as it stands in the form, in the browser's own words, and what is wrong with it.</summary>
public sealed record PolicyEntry
{
    public const string Address = StaffLayout.Root + "/regelsaet";

    public const string SettingField = "indstilling", TypeField = "kravtype", ValueField = "vaerdi", FromField = "fra", SourceField = "kilde";

    public PolicySetting? Setting { get; init; }
    public ClaimType? Type { get; init; }
    public string ValueText { get; init; } = "";
    public string FromText { get; init; } = "";
    public string Source { get; init; } = "";

    public PolicySettingRules? Rules => Setting is { } setting ? PolicySettings.For(setting) : null;

    public long? Value => Rules is { } rules && PolicyWords.TryRead(rules.Unit, ValueText, out var value) ? value : null;

    public DateOnly? From => DateOnly.TryParseExact(FromText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The setting that the address says; none where it says none, or a word that was never offered.</summary>
    public static PolicyEntry Chosen(IQueryCollection query) => new() { Setting = Slug.TryParse<PolicySetting>(query[SettingField].ToString(), out var setting) ? setting : null };

    public PolicyEntry Read(IFormCollection form) => this with
    {
        Type = Slug.TryParse<ClaimType>(form[TypeField].ToString(), out var type) ? type : null,
        ValueText = form[ValueField].ToString(),
        FromText = form[FromField].ToString(),
        Source = form[SourceField].ToString().Trim(),
    };

    /// <summary>What cannot be read; what can is judged by the rules.</summary>
    internal FormErrors Errors(IStringLocalizer<Texts.Policy> words)
    {
        var errors = new FormErrors();
        if (Value is null) errors.Add(ValueField, words[$"Unreadable_{Rules?.Unit ?? PolicyUnit.Amount}"]);
        if (From is null) errors.Add(FromField, words["Unreadable_From"]);
        if (errors.Any && Source.Length == 0) errors.Add(SourceField, words[$"Refusal_{PolicyRefusal.SourceIsMissing}"]);
        return errors;
    }

    /// <summary>In the order of the fields.</summary>
    internal static FormErrors Errors(IReadOnlyList<PolicyFault> faults, IStringLocalizer<Texts.Policy> words)
    {
        var errors = new FormErrors();
        foreach (var fault in faults.OrderBy(fault => Array.IndexOf(Fields, FieldOf(fault.Reason)))) errors.Add(FieldOf(fault.Reason), Words(fault, words));
        return errors;
    }

    internal static FormErrors Gone(IStringLocalizer<Texts.Policy> words)
    {
        var errors = new FormErrors();
        errors.Add("", words["Gone"]);
        return errors;
    }

    internal static string Words(PolicyFault fault, IStringLocalizer<Texts.Policy> words) => fault switch
    {
        { Limit: { } limit } => words[$"Refusal_{fault.Reason}", PolicyWords.Limit(limit, LanguageChoice.Current), limit.Law],
        { Reason: PolicyRefusal.LawIsNotForType } => words[$"Refusal_{fault.Reason}", LegalLimits.FeeLaws],
        _ => words[$"Refusal_{fault.Reason}"],
    };

    private static readonly string[] Fields = ["", TypeField, ValueField, FromField, SourceField];

    private static string FieldOf(PolicyRefusal reason) => reason switch
    {
        PolicyRefusal.TypeIsMissing or PolicyRefusal.SameForAllTypes => TypeField,
        PolicyRefusal.NoSuchValue or PolicyRefusal.LawIsNotForType or PolicyRefusal.BeyondLimit => ValueField,
        PolicyRefusal.NotAfterBusinessDay or PolicyRefusal.BeyondCalendar or PolicyRefusal.NotAHalfYear or PolicyRefusal.RateIsOnRecord => FromField,
        PolicyRefusal.SourceIsMissing or PolicyRefusal.SourceIsTooLong => SourceField,
        _ => "",
    };
}
