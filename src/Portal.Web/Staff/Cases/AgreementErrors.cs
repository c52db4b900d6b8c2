using Microsoft.Extensions.Localization;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Cases;

/// <summary>What is wrong with an answer about an agreement, in the caseworker's words and at the field that mends it.</summary>
internal static class AgreementErrors
{
    /// <summary>The rules that an answer about an agreement can name.</summary>
    public static IReadOnlyList<DeferralGround> Grounds { get; } = Enum.GetValues<DeferralGround>();

    private static readonly string[] Order =
        ["", DecisionErrors.FirstOutcome, AgreementForm.MonthlyField, AgreementForm.PayDayField, AgreementForm.FirstField, FirstGround, DecisionForm.LimitationField, DecisionForm.WrittenField];

    public static string FirstGround => $"{DecisionForm.GroundField}-{Slug.Of(Grounds[0])}";

    /// <summary>What the form itself can see is wrong, before the rules are asked: only then are they asked at all.</summary>
    public static FormErrors OfForm(AgreementForm form, DateOnly today, IStringLocalizer<Texts.AgreementDesk> A, string prefix = "")
    {
        List<(string Field, string Message)> errors = [];
        if (form.Answer.Outcome is null)
        {
            errors.Add((DecisionErrors.FirstOutcome, A["Error_Outcome"]));
            if (string.IsNullOrWhiteSpace(form.Answer.Written)) errors.Add((DecisionForm.WrittenField, A[$"Fault_{AgreementDecisionFault.NoGroundsWritten}"]));
        }
        if (form is { GivesPlan: true, MonthlyText.Length: > 0, Monthly: null }) errors.Add((AgreementForm.MonthlyField, A["Error_Amount"]));
        // The rules would move it to tomorrow, as they do with a date that passed while the request waited; what is written here is a slip.
        if (form.GivesPlan && form.FirstOn <= today) errors.Add((AgreementForm.FirstField, A[$"Refusal_{PlanRefusal.FirstDateIsNotInTheFuture}"]));
        if (form.Answer.Written.Length > DecisionForm.LongestWritten) errors.Add((DecisionForm.WrittenField, A["Error_TooLong", Danish.Count(DecisionForm.LongestWritten)]));
        return InOrder(errors, prefix);
    }

    /// <param name="prefix">Of the fields' names, where another answer is given in the same form.</param>
    public static FormErrors Of(
        IEnumerable<AgreementDecisionFault> faults, IEnumerable<PlanRefusal> plan, AgreementForm form, IStringLocalizer<Texts.AgreementDesk> A, string prefix = "") => InOrder(
        faults.Select(fault => (FieldOf(fault, form), A[$"Fault_{fault}"].Value)).Concat(plan.Select(refusal => (FieldOf(refusal, form), A[$"Refusal_{refusal}"].Value))), prefix);

    private static string FieldOf(AgreementDecisionFault fault, AgreementForm form) => fault switch
    {
        AgreementDecisionFault.NoRuleNamed => FirstGround,
        AgreementDecisionFault.NoGroundsWritten => DecisionForm.WrittenField,
        AgreementDecisionFault.HearingIsOpen => DecisionErrors.FirstOutcome,
        AgreementDecisionFault.LimitationFindingMissing => DecisionForm.LimitationField,
        AgreementDecisionFault.StartsDuringWait => form.GivesPlan ? AgreementForm.FirstField : DecisionErrors.FirstOutcome,
        AgreementDecisionFault.PlanIsMissing when form.GivesPlan && form.Monthly is not null => form.PayDay is null ? AgreementForm.PayDayField : AgreementForm.FirstField,
        AgreementDecisionFault.PlanIsMissing or AgreementDecisionFault.SamePlanAsAsked => form.GivesPlan ? AgreementForm.MonthlyField : DecisionErrors.FirstOutcome,
        _ => "",
    };

    /// <summary>What was asked for has no field here: then the outcome is what can be changed.</summary>
    private static string FieldOf(PlanRefusal refusal, AgreementForm form) => refusal switch
    {
        PlanRefusal.NothingIsOwed => "",
        _ when !form.GivesPlan => DecisionErrors.FirstOutcome,
        PlanRefusal.NoSuchPayDay => AgreementForm.PayDayField,
        PlanRefusal.FirstDateIsNotInTheFuture => AgreementForm.FirstField,
        _ => AgreementForm.MonthlyField,
    };

    private static FormErrors InOrder(IEnumerable<(string Field, string Message)> found, string prefix)
    {
        var errors = new FormErrors();
        foreach (var (field, message) in found.OrderBy(error => Array.IndexOf(Order, error.Field))) errors.Add(field.Length == 0 ? "" : prefix + field, message);
        return errors;
    }
}
