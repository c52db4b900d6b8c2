using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.App.Agreements;
using Portal.App.Requests;
using Portal.Domain.Agreements;
using Portal.Domain.Money;
using Portal.Domain.Requests;
using Portal.Web.Shared;

namespace Portal.Web.Citizens.Deferrals;

/// <summary>The answers about instalments (rater) as the browser posted them, and what is wrong with them.</summary>
public sealed record InstalmentForm(PlanForm Plan, string Income, string Costs, string Adults, string Children)
{
    public const string Segment = "rater", Reckon = "beregn", ShowPlan = "plan";

    public const string ChoiceField = PlanForm.ChoiceField, PayDayField = PlanForm.PayDayField, FirstOnField = PlanForm.FirstOnField, IncomeField = "indkomst", CostsField = "faste", AdultsField = "voksne", ChildrenField = "boern";

    /// <param name="after">The day that the citizen wants to wait until first; null where they do not.</param>
    public static InstalmentForm Of(InstalmentAsk ask, DateOnly? after, DateOnly today) => new(
        new PlanForm(
            ask.Monthly is null ? "" : PlanForm.Own, ask.Monthly is { } monthly ? monthly.Number() : "", "", $"{ask.PayDay ?? 1}",
            Danish.Iso(ask.FirstOn ?? after?.AddDays(1) ?? new DateOnly(today.Year, today.Month, 1).AddMonths(1))),
        "", "", "1", "0");

    public static InstalmentForm Read(HttpContext http) =>
        new(PlanForm.Read(http.Posted), http.Posted(IncomeField), http.Posted(CostsField), http.Posted(AdultsField), http.Posted(ChildrenField));

    /// <summary>One of the offers, or an amount of the citizen's own.</summary>
    public InstalmentAsk Ask => new(Plan.Tried.Monthly, Plan.Tried.PayDay, Plan.Tried.FirstOn);

    /// <summary>What offers are reckoned from; nothing of it is kept.</summary>
    public OfferInput Budget => new(
        PlanForm.Money(Income), PlanForm.Money(Costs) ?? Kroner.Zero, int.TryParse(Adults, NumberStyles.None, CultureInfo.InvariantCulture, out var adults) ? adults : 1,
        int.TryParse(Children, NumberStyles.None, CultureInfo.InvariantCulture, out var children) ? children : 0);

    public bool IsIncomeUnreadable => PlanForm.Money(Income) is null || (Costs.Trim().Length > 0 && PlanForm.Money(Costs) is null);

    internal static FormErrors Errors(IEnumerable<InstalmentFault> faults, IStringLocalizer<Texts.Instalments> words)
    {
        var errors = new FormErrors();
        foreach (var fault in faults) errors.Add(FieldOf(fault), words[$"Fault_{fault}"]);
        return errors;
    }

    /// <summary>On the last page: what cannot be sent, at the row that it is about.</summary>
    internal static FormErrors Errors(SubmitAnswer.NotAgreed refused, IStringLocalizer<Texts.Instalments> words)
    {
        var errors = new FormErrors();
        foreach (var reason in refused.Reasons) errors.Add(RowOf(reason), words[$"Refusal_{reason}"]);
        foreach (var reason in refused.Plan) errors.Add(ChoiceField, words[$"Plan_{reason}"]);
        return errors;
    }

    private static string RowOf(AgreementRefusal refusal) => refusal switch
    {
        AgreementRefusal.NoReasonGiven => "grund",
        AgreementRefusal.ExplanationIsMissing => "forklaring",
        AgreementRefusal.MonthlyIsMissing or AgreementRefusal.PayDayIsMissing or AgreementRefusal.FirstDayIsMissing or AgreementRefusal.StartsDuringWait => ChoiceField,
        _ => "krav",
    };

    private static string FieldOf(InstalmentFault fault) => fault switch
    {
        InstalmentFault.MonthlyIsMissing or InstalmentFault.MonthlyIsNotPositive => ChoiceField,
        InstalmentFault.PayDayIsMissing or InstalmentFault.PayDayIsNotInEveryMonth => PayDayField,
        _ => FirstOnField,
    };
}
