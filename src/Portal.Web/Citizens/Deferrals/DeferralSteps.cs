using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;
using Portal.Web.Shared;

namespace Portal.Web.Citizens.Deferrals;

/// <summary>The pages of a request for a deferral, an agreement or both: their addresses, their order, and where a refusal belongs.</summary>
internal static class DeferralSteps
{
    /// <summary>The button that saves and leaves.</summary>
    public const string Later = "senere";

    /// <summary><c>?tilbage=tjek</c>: the answer is being mended from the last page, which comes next.</summary>
    private const string Return = "tilbage";

    /// <summary>Those that the draft needs, in order: what is not asked for has no page.</summary>
    public static IReadOnlyList<DeferralStep> Of(DeferralDraft draft) =>
        [.. Enum.GetValues<DeferralStep>().Where(step => (step != DeferralStep.Until || draft.IsForDeferral) && (step != DeferralStep.Instalments || draft.IsForAgreement))];

    /// <summary>From 1.</summary>
    public static int Number(DeferralDraft draft, DeferralStep step) => Of(draft).Count(before => before < step) + 1;

    public static string Address(Guid draft, DeferralStep step) => $"/borger/ansoeg/{draft}/{Segment(step)}";

    /// <summary>To mend one answer and come back.</summary>
    public static string Mend(Guid draft, DeferralStep step) => $"{Address(draft, step)}?{Return}=tjek";

    public static bool IsMending(HttpContext http) => http.Request.Query[Return] == "tjek";

    /// <summary>Where a saved answer leads.</summary>
    public static string After(HttpContext http, DeferralDraft draft, DeferralStep step) =>
        http.Pressed(Later) ? "/borger"
        : IsMending(http) ? Address(draft.Id, DeferralStep.Check)
        : Address(draft.Id, Of(draft).First(next => next > step));

    /// <summary>The page before, for the back link.</summary>
    public static string Before(HttpContext http, DeferralDraft draft, DeferralStep step) =>
        IsMending(http) ? Address(draft.Id, DeferralStep.Check)
        : step == DeferralStep.Claims ? "/borger/ansoeg"
        : Address(draft.Id, Of(draft).Last(earlier => earlier < step));

    /// <summary>The draft, when it can still be written on. Otherwise the page is somewhere else: not there, or the receipt of what was sent.</summary>
    public static DeferralDraft? OrElsewhere(this DeferralDraft? draft, NavigationManager navigation, HttpContext http)
    {
        if (draft is { Status: RequestStatus.Draft }) return draft;
        // Posted to: FormGone asks for the page first.
        if (HttpMethods.IsPost(http.Request.Method)) return null;
        if (draft is null) navigation.NotFound();
        else navigation.NavigateTo($"/borger/sager/{draft.Id}");
        return null;
    }

    /// <summary>The <c>id</c> of the field a refusal is about; the last page uses the same names for its rows.</summary>
    public static string FieldOf(DeferralRefusal refusal) => refusal switch
    {
        DeferralRefusal.DateIsMissing or DeferralRefusal.DateIsNotInTheFuture or DeferralRefusal.DateIsNotAfterPayBy or DeferralRefusal.DateIsTooFarAway => "dato",
        DeferralRefusal.NoReasonGiven => "grund",
        DeferralRefusal.ExplanationIsMissing or DeferralRefusal.ExplanationIsTooLong => "forklaring",
        DeferralRefusal.SpecialCircumstancesMissing or DeferralRefusal.SpecialCircumstancesAreTooLong => "saerligt",
        _ => "krav",
    };

    public static FormErrors Errors(IEnumerable<DeferralRefusal> refusals, IStringLocalizer<Texts.Deferral> words)
    {
        var errors = new FormErrors();
        foreach (var refusal in refusals) errors.Add(FieldOf(refusal), Words(refusal, words));
        return errors;
    }

    /// <summary>On the last page, of a request for both: first what is wrong with the wait, then with the instalments.</summary>
    public static FormErrors Errors(SubmitAnswer.NotCombined refused, IStringLocalizer<Texts.Deferral> words, IStringLocalizer<Texts.Instalments> plan)
    {
        var errors = Errors(refused.Deferral, words);
        foreach (var (field, message) in InstalmentForm.Errors(new SubmitAnswer.NotAgreed(refused.Agreement, refused.Plan), plan).All) errors.Add(field, message);
        return errors;
    }

    private static string Words(DeferralRefusal refusal, IStringLocalizer<Texts.Deferral> words)
    {
        var key = $"DeferralRefusal_{refusal}";
        return refusal switch
        {
            DeferralRefusal.DateIsTooFarAway => words[key, Danish.LongDate(DeferralRules.LastUntil)],
            DeferralRefusal.ExplanationIsTooLong or DeferralRefusal.SpecialCircumstancesAreTooLong => words[key, Danish.Count(SaveDeferralDraft.LongestText)],
            _ => words[key],
        };
    }

    private static string Segment(DeferralStep step) => step switch
    {
        DeferralStep.Claims => "krav",
        DeferralStep.Until => "dato",
        DeferralStep.Instalments => InstalmentForm.Segment,
        DeferralStep.Reasons => "grund",
        DeferralStep.Evidence => "papirer",
        _ => "tjek",
    };
}
