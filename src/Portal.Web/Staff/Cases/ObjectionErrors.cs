using Microsoft.Extensions.Localization;
using Portal.App.Claims;
using Portal.Domain.Claims;
using Portal.Domain.Objections;
using Portal.Web.Hosting;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Cases;

/// <summary>What is wrong with an answer to an objection, in the caseworker's words and at the field that mends it.</summary>
internal static class ObjectionErrors
{
    public static string FirstDay => $"{ObjectionForm.DayField}-1";

    /// <summary>What the form itself can see is wrong, before the rules are asked: only then are they asked at all.</summary>
    public static FormErrors OfForm(ObjectionForm form, IStringLocalizer<Texts.Objection> O)
    {
        var errors = new FormErrors();
        if (form.Answer.Outcome is null) errors.Add(DecisionErrors.FirstOutcome, O["Desk_Error_Outcome"]);
        if (form is { RightText.Length: > 0, Right: null }) errors.Add(ObjectionForm.RightField, O["Error_Amount"]);
        if (form.Answer.Written.Length > DecisionForm.LongestWritten) errors.Add(DecisionForm.WrittenField, O["Desk_Error_TooLong", Danish.Count(DecisionForm.LongestWritten)]);
        return errors;
    }

    /// <param name="type">The claim's: the one whose guidance on complaints may be missing.</param>
    public static FormErrors Of(IEnumerable<ObjectionFault> faults, ClaimType type, IStringLocalizer<Texts.Objection> O)
    {
        var errors = new FormErrors();
        foreach (var fault in faults) errors.Add(FieldOf(fault), O[$"Fault_{fault}", ClaimName.OfType(type, LanguageChoice.Current)]);
        return errors;
    }

    private static string FieldOf(ObjectionFault fault) => fault switch
    {
        ObjectionFault.NoGroundsWritten => DecisionForm.WrittenField,
        ObjectionFault.AmountIsMissing or ObjectionFault.AmountIsNotSmaller or ObjectionFault.AmountIsAsAsked => ObjectionForm.RightField,
        ObjectionFault.DaysAreMissing or ObjectionFault.NoSuchDay or ObjectionFault.AllDaysAreNamed => FirstDay,
        _ => DecisionErrors.FirstOutcome,
    };
}
