using Microsoft.Extensions.Localization;
using Portal.App.Deferrals;
using Portal.App.Objections;
using Portal.Domain;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Web.Shared;

namespace Portal.Web.Citizens.Objections;

/// <summary>An objection as it stands in the form, in the browser's own words.</summary>
/// <param name="Amount">As it was written.</param>
internal sealed record ObjectionForm(ObjectionPart? Part, string Amount, string Words)
{
    public const string Name = "indsigelse", PartField = "hvad", AmountField = "beloeb", WordsField = "forklaring";

    public static ObjectionForm Of(ObjectionDraft draft) => new(draft.Input.Part, draft.Input.Right?.Number() ?? "", draft.Words);

    public static ObjectionForm Read(HttpContext http) => new(
        Slug.TryParse<ObjectionPart>(http.Posted(PartField), out var part) ? part : null, http.Posted(AmountField).Trim(), http.Posted(WordsField).ReplaceLineEndings("\n"));

    /// <summary>The amount is read where the claim's size is disputed, and nowhere else.</summary>
    public bool AmountCannotBeRead => Part == ObjectionPart.Size && Amount.Length > 0 && Right is null;

    public ObjectionInput Input => new(Part, Part == ObjectionPart.Size ? Right : null);

    private Kroner? Right => Kroner.TryParse(Amount.Replace(".", "", StringComparison.Ordinal), out var amount) ? amount : null;

    public static string Address(Guid claim) => $"/borger/indsigelse/{claim}";

    public static string FieldOf(ObjectionPart part) => part == default ? PartField : $"{PartField}-{Slug.Of(part)}";

    public static FormErrors Errors(IEnumerable<ObjectionRefusal> refusals, IStringLocalizer<Texts.Objection> words)
    {
        var errors = new FormErrors();
        foreach (var refusal in refusals) errors.Add(FieldOf(refusal), words[$"Refusal_{refusal}", Danish.Count(SaveDeferralDraft.LongestText)]);
        return errors;
    }

    private static string FieldOf(ObjectionRefusal refusal) => refusal switch
    {
        ObjectionRefusal.PartIsMissing or ObjectionRefusal.NoFeeIsCharged or ObjectionRefusal.NoInterestIsCharged => PartField,
        ObjectionRefusal.AmountIsNotPositive or ObjectionRefusal.AmountIsNotSmaller => AmountField,
        ObjectionRefusal.ExplanationIsMissing or ObjectionRefusal.ExplanationIsTooLong => WordsField,
        _ => "",
    };
}
