using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.App.Letters.Samples;
using Portal.App.OwnTexts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Web.Shared;

namespace Portal.Web.Staff.OwnTexts;

/// <summary>A draft as it stands in the form, and the letter it is to be read in.</summary>
public sealed record OwnTextForm
{
    public const string ScopeField = "kravtype", DanishField = "dansk", EnglishField = "engelsk", FromField = "fra", NoteField = "note", SampleField = "brev", TypeField = "krav", LanguageField = "paa";

    /// <summary>Which button was pressed.</summary>
    public const string ActField = "handling", Show = "vis", Propose = "foreslaa";

    public string Key { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Danish { get; init; } = "";
    public string English { get; init; } = "";
    public string FromText { get; init; } = "";
    public string Note { get; init; } = "";
    public LetterSample? Sample { get; init; }
    public ClaimType Type { get; init; } = ClaimType.Daycare;
    public string Language { get; init; } = "da";

    public DateOnly? From => DateOnly.TryParseExact(FromText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public OwnTextDraft Draft => new(Key, Scope, Danish, English, From ?? default, Note);

    /// <summary>As it begins: the text in force, or the one that a proposal has, and the first letter that it stands in.</summary>
    /// <param name="uses">The sample letters that the text stands in.</param>
    internal static OwnTextForm Begin(LetterTextView view, IReadOnlyList<(LetterSample Sample, ClaimType Type)> uses, string scope, Guid proposal)
    {
        var shown = view.History.FirstOrDefault(version => version.Id == proposal) ?? view.History.FirstOrDefault(version => version.State == OwnTextState.InForce && version.Scope == scope);
        var use = uses.FirstOrDefault(one => shown is null && scope.Length == 0 || OfScope(one.Type, shown?.Scope ?? scope));
        return new OwnTextForm
        {
            Key = view.Key, Scope = shown?.Scope ?? scope, Danish = shown is null ? view.Danish : shown.Danish ?? "", English = shown is null ? view.English : shown.English ?? "",
            FromText = shown?.State == OwnTextState.Waiting ? Web.Shared.Danish.Iso(shown.ValidFrom) : "", Note = shown?.State == OwnTextState.Waiting ? shown.Note : "",
            Sample = use.Sample ?? LetterSamples.All[0], Type = use.Sample is null ? ClaimType.Daycare : use.Type,
        };
    }

    internal static OwnTextForm Read(string key, IFormCollection form) => new()
    {
        Key = key, Scope = form[ScopeField].ToString(), Danish = form[DanishField].ToString(), English = form[EnglishField].ToString(), FromText = form[FromField].ToString(), Note = form[NoteField].ToString().Trim(),
        Sample = LetterSamples.All.FirstOrDefault(sample => sample.Name == form[SampleField]),
        Type = Slug.TryParse<ClaimType>(form[TypeField].ToString(), out var type) ? type : ClaimType.Daycare, Language = form[LanguageField] == "en" ? "en" : "da",
    };

    /// <summary>What is wrong with the draft, at its fields and in their order.</summary>
    internal static FormErrors Errors(IEnumerable<OwnTextFault> faults, IStringLocalizer<Texts.OwnTexts> words)
    {
        var errors = new FormErrors();
        foreach (var fault in faults.OrderBy(fault => Array.IndexOf(Fields, FieldOf(fault)))) errors.Add(FieldOf(fault), OwnTextWords.Fault(fault, words));
        return errors;
    }

    private static readonly string[] Fields = ["", ScopeField, DanishField, EnglishField, FromField, NoteField];

    private static string FieldOf(OwnTextFault fault) => fault switch
    {
        { Language: "da" } => DanishField,
        { Language: "en" } => EnglishField,
        { Reason: OwnTextRefusal.NoSuchScope } => ScopeField,
        { Reason: OwnTextRefusal.NotAfterBusinessDay or OwnTextRefusal.BeyondCalendar } => FromField,
        { Reason: OwnTextRefusal.NoteIsMissing or OwnTextRefusal.NoteIsTooLong } => NoteField,
        { Reason: OwnTextRefusal.NothingChanges } => DanishField,
        _ => "",
    };

    private static bool OfScope(ClaimType type, string scope) => scope.Length == 0 || scope == Slug.Of(type) || scope == Slug.Of(ClaimTypes.For(type, new DateOnly(2026, 1, 1)).Family);
}
