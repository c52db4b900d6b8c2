using Microsoft.Extensions.Localization;
using Portal.App.Arrangements;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Arrangements;

/// <summary>What is wrong with an arrangement, in the caseworker's words and at the field that mends it.</summary>
internal static class ArrangementErrors
{
    /// <summary>What the form itself can see is wrong, before the rules are asked: only then are they asked at all.</summary>
    public static FormErrors OfForm(ArrangementForm form, IStringLocalizer<Texts.Arrangements> A)
    {
        var errors = new FormErrors();
        if (form.Source is null) errors.Add(ArrangementForm.FirstSource, A["Error_Source"]);
        if (form is { Source: ArrangementSource.Income, Income: null }) errors.Add(ArrangementForm.IncomeField, A["Error_Income"]);
        if (form is { Source: ArrangementSource.Own, Own: null }) errors.Add(ArrangementForm.OwnField, A["Error_Own"]);
        if (form.Grounds.Length > ArrangementForm.LongestGrounds) errors.Add(ArrangementForm.GroundsField, A["Error_TooLong", Danish.Count(ArrangementForm.LongestGrounds)]);
        if (form.FirstOn is null) errors.Add(ArrangementForm.FirstField, A["Error_First"]);
        if (form.PayDay is null) errors.Add(ArrangementForm.PayDayField, A["Error_PayDay"]);
        return errors;
    }

    public static FormErrors Of(SetArrangementResult.Refused refused, ArrangementForm form, IStringLocalizer<Texts.Arrangements> A, IStringLocalizer<Texts.AgreementDesk> Plans)
    {
        var errors = new FormErrors();
        foreach (var reason in refused.Reasons) errors.Add(FieldOf(reason), A[$"Refusal_{reason}"]);
        foreach (var reason in refused.Plan.Where(reason => reason != PlanRefusal.NothingIsOwed || refused.Reasons.Count == 0)) errors.Add(FieldOf(reason, form), Plans[$"Refusal_{reason}"]);
        return errors;
    }

    private static string FieldOf(ArrangementRefusal reason) => reason switch
    {
        ArrangementRefusal.IncomeSourceIsMissing => ArrangementForm.ReadField,
        ArrangementRefusal.IncomeIsNegative => ArrangementForm.IncomeField,
        ArrangementRefusal.NoAmountIsKnown => ArrangementForm.FirstSource,
        ArrangementRefusal.GroundsAreMissing => ArrangementForm.GroundsField,
        _ => "",
    };

    private static string FieldOf(PlanRefusal reason, ArrangementForm form) => reason switch
    {
        PlanRefusal.NothingIsOwed => "",
        PlanRefusal.NoSuchPayDay => ArrangementForm.PayDayField,
        PlanRefusal.FirstDateIsNotInTheFuture => ArrangementForm.FirstField,
        _ => form.Source == ArrangementSource.Own ? ArrangementForm.OwnField : ArrangementForm.FirstSource,
    };
}
