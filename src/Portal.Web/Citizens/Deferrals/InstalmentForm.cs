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
public sealed record InstalmentForm(string Choice, string Amount, string PayDay, string FirstOn, string Income, string Costs, string Adults, string Children)
{
    public const string Segment = "rater", Own = "eget", Reckon = "beregn";

    public const string ChoiceField = "rater", AmountField = "beloeb", PayDayField = "dag", FirstOnField = "foerste", IncomeField = "indkomst", CostsField = "faste", AdultsField = "voksne", ChildrenField = "boern";

    /// <param name="after">The day that the citizen wants to wait until first; null where they do not.</param>
    public static InstalmentForm Of(InstalmentAsk ask, DateOnly? after, DateOnly today) => new(
        ask.Monthly is null ? "" : Own, ask.Monthly is { } monthly ? monthly.Number() : "", $"{ask.PayDay ?? 1}",
        Danish.Iso(ask.FirstOn ?? after?.AddDays(1) ?? new DateOnly(today.Year, today.Month, 1).AddMonths(1)), "", "", "1", "0");

    public static InstalmentForm Read(HttpContext http) => new(
        http.Posted(ChoiceField), http.Posted(AmountField), http.Posted(PayDayField), http.Posted(FirstOnField), http.Posted(IncomeField), http.Posted(CostsField), http.Posted(AdultsField), http.Posted(ChildrenField));

    /// <summary>One of the offers, or an amount of the citizen's own.</summary>
    public InstalmentAsk Ask => new(
        Choice == Own ? Money(Amount) : long.TryParse(Choice, NumberStyles.None, CultureInfo.InvariantCulture, out var ore) ? new Kroner(ore) : null,
        int.TryParse(PayDay, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null,
        DateOnly.TryParseExact(FirstOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null);

    /// <summary>What offers are reckoned from; nothing of it is kept.</summary>
    public OfferInput Budget => new(
        Money(Income), Money(Costs) ?? Kroner.Zero, int.TryParse(Adults, NumberStyles.None, CultureInfo.InvariantCulture, out var adults) ? adults : 1,
        int.TryParse(Children, NumberStyles.None, CultureInfo.InvariantCulture, out var children) ? children : 0);

    public bool IsIncomeUnreadable => Money(Income) is null || (Costs.Trim().Length > 0 && Money(Costs) is null);

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

    /// <summary>"1.250" and "1250,00" are the same amount.</summary>
    private static Kroner? Money(string text)
    {
        var clean = text.Trim().Replace(" ", "", StringComparison.Ordinal);
        if (clean.Split('.') is [_, { Length: 3 }]) clean = clean.Replace(".", "", StringComparison.Ordinal);
        return Kroner.TryParse(clean, out var amount) ? amount : null;
    }
}
