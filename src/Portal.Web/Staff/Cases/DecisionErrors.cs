using Microsoft.Extensions.Localization;
using Portal.App.Staff;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Cases;

/// <summary>What is wrong with a decision, in the caseworker's words and at the field that mends it.</summary>
internal static class DecisionErrors
{
    /// <summary>What the form itself can see is wrong, before the rules are asked: only then are they asked at all.</summary>
    public static FormErrors OfForm(DecisionForm form, CaseView view, IStringLocalizer<Texts.Staff> T)
    {
        var errors = new FormErrors();
        if (form.Outcome is null)
        {
            errors.Add(FirstOutcome, T["Error_Outcome"]);
            if (form.Grounds.Count == 0) Add(errors, DecisionFault.NoRuleNamed, form, T);
            if (string.IsNullOrWhiteSpace(form.Written)) Add(errors, DecisionFault.NoGroundsWritten, form, T);
        }
        if (form is { Outcome: DeferralOutcome.Refused, Offer: null }) errors.Add(FirstOffer, T["Error_Offer"]);
        if (form.HasTooFarDate(view.Request.Until)) errors.Add(form.OfferUntil > DecisionForm.LastDay ? DecisionForm.OfferUntilField : DecisionForm.UntilField, T["Error_TooFar", Danish.ShortDate(DecisionForm.LastDay)]);
        if (form.Written.Length > DecisionForm.LongestWritten) errors.Add(DecisionForm.WrittenField, T["Error_TooLong", Danish.Count(DecisionForm.LongestWritten)]);
        return errors;
    }

    public static FormErrors Of(IEnumerable<DecisionFault> faults, DecisionForm form, IStringLocalizer<Texts.Staff> T)
    {
        var errors = new FormErrors();
        foreach (var fault in faults) Add(errors, fault, form, T);
        return errors;
    }

    public static string FirstOutcome => $"{DecisionForm.OutcomeField}-{Slug.Of(DeferralOutcome.Granted)}";

    public static string FirstGround => $"{DecisionForm.GroundField}-{Slug.Of(DeferralGround.MoreTimeOnRequest)}";

    public static string FirstOffer => $"{DecisionForm.OfferField}-{Slug.Of(NearestOffer.EarlierDate)}";

    private static void Add(FormErrors errors, DecisionFault fault, DecisionForm form, IStringLocalizer<Texts.Staff> T) => errors.Add(
        fault switch
        {
            DecisionFault.NoRuleNamed or DecisionFault.PapersMayStillCome => FirstGround,
            DecisionFault.HearingIsOpen => FirstOutcome,
            DecisionFault.NoGroundsWritten => DecisionForm.WrittenField,
            DecisionFault.DateIsNotInTheFuture or DecisionFault.BeyondLegalLimit when form.Outcome == DeferralOutcome.Granted => FirstOutcome,
            DecisionFault.DateIsMissing or DecisionFault.DateIsNotInTheFuture or DecisionFault.SameDateAsAsked or DecisionFault.BeyondLegalLimit => DecisionForm.UntilField,
            DecisionFault.SpecialFindingMissing => DecisionForm.SpecialField,
            DecisionFault.LimitationFindingMissing => DecisionForm.LimitationField,
            DecisionFault.OfferDateIsMissing => DecisionForm.OfferUntilField,
            _ => "",
        },
        T[$"DecisionFault_{fault}"]);
}
