using Microsoft.Extensions.Localization;
using Portal.Domain.Recovery;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Cases;

/// <summary>What the recovery authority's rules ask for, in words; which record breaks one, and who can mend it.</summary>
internal static class ReadinessWords
{
    public static string Says(Requirement requirement, IStringLocalizer<Texts.Readiness> R) => requirement switch
    {
        Requirement.HasPurpose(var setOff) => setOff ? R["Req_HasPurpose_Either"] : R["Req_HasPurpose"],
        Requirement.IsCategory(var category) => R[$"Req_IsCategory_{category}"],
        Requirement.Filled(var field, var open) => open ? R["Req_Filled_Open", Field(field, R)] : R["Req_Filled", Field(field, R)],
        Requirement.WellFormed or Requirement.NamesProperty => R[$"Req_{requirement.Field}"],
        Requirement.BasisDated => R["Req_BasisDated"],
        Requirement.BasisDates(var neither) => neither ? R["Req_Basis_Neither"] : R["Req_Basis"],
        Requirement.TenYears(var bound) => R[$"Req_TenYears_{bound}"],
        Requirement.Distance rule => R[$"Req_Distance_{rule.Bound}", Field(rule.Field, R), Distance(rule.Span, R), Field(rule.From, R)],
        Requirement.BeforeReceipt(var field) => R["Req_BeforeReceipt", Field(field, R)],
        Requirement.PrincipalAtMost(var most) => R["Req_PrincipalAtMost", most.Text()],
        Requirement.WithinOne(var month) => month ? R["Req_WithinOne_Month"] : R["Req_WithinOne_Year"],
        _ => R[$"Req_{requirement.GetType().Name}"],
    };

    public static string Field(TransferField field, IStringLocalizer<Texts.Readiness> R) => R[$"Field_{field}"];

    public static string Mender(FailedRule failed, IStringLocalizer<Texts.Readiness> R) =>
        failed.PassesOn is { } day ? R["Mender_Time", Danish.ShortDate(day)] : R[$"Mender_{failed.Mender}"];

    /// <summary>A fee's period is its day, a month of interest has its own.</summary>
    public static string Record(TransferRecord record, IStringLocalizer<Texts.Readiness> R) => record switch
    {
        { Category: RecordCategory.Related, PeriodFrom: { } from } when from == record.PeriodTo => R["Record_Fee", Danish.ShortDate(from)],
        { Category: RecordCategory.Related, PeriodFrom: { } from } => R["Record_Interest", Danish.ShortDate(from)],
        _ => R["Record_Main"],
    };

    private static string Distance(Span span, IStringLocalizer<Texts.Readiness> R)
    {
        if (span == Span.None) return R["Span_Same"];
        var whole = span.Years > 0 ? R["Years", span.Years] : span.Months > 0 ? Count("Months", span.Months, R) : null;
        var days = span.Days == 0 ? null : Count("Days", Math.Abs(span.Days), R);
        if (whole is null) return R[span.Days < 0 ? "Span_Before" : "Span_After", days!];
        return R["Span_After", days is null ? whole : R["Span_Less", whole, days].Value];
    }

    private static string Count(string unit, int number, IStringLocalizer<Texts.Readiness> R) => number == 1 ? R[$"{unit}_One"] : R[unit, number];
}
