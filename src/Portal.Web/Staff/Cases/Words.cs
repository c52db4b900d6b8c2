using Microsoft.Extensions.Localization;
using Portal.App.Requests;
using Portal.Domain.Agreements;
using Portal.Domain.Requests;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Cases;

/// <summary>The journal's codes, and where a case or an agreement is, in words. A code that has no words yet is shown as it is, rather than hidden.</summary>
internal static class Words
{
    public static string Event(string code, IStringLocalizer<Texts.CaseHistory> H) => Found(H[$"Event_{code}"]) ?? code;

    public static string Actor(string code, IStringLocalizer<Texts.CaseHistory> H) => Found(H[$"Actor_{code}"]) ?? code;

    public static string Status(RequestSummary request, IStringLocalizer<Texts.Staff> T, bool both = false) => Status(request.Status, request.GrantedUntil, request.IsObjection, T, both);

    /// <param name="until">The date that is asked for, or given: an agreement has none.</param>
    /// <param name="both">A day to wait until and instalments: some of it is granted.</param>
    public static string Status(RequestStatus status, DateOnly? until, bool objection, IStringLocalizer<Texts.Staff> T, bool both = false) => (status, objection) switch
    {
        (_, true) when status.IsDecided() => T[$"Status_{status}_Objection"],
        (RequestStatus.PartlyGranted, _) when both => T["Status_PartlyGranted_Some"],
        (RequestStatus.PartlyGranted, _) when until is null => T["Status_PartlyGranted_Plan"],
        _ => T[$"Status_{status}"],
    };

    /// <summary>Kept, broken, or ended, and since when. Until its breach has ended it, an agreement with a missing instalment can still be mended.</summary>
    public static string Agreement(AgreementStatus status, DateOnly? ended, IStringLocalizer<Texts.AgreementDesk> A) =>
        ended is { } day ? $"{A[$"Agreement_{status}"]} ({Danish.ShortDate(day)})" : status == AgreementStatus.Breached ? A["Agreement_Missing"] : A[$"Agreement_{status}"];

    private static string? Found(LocalizedString text) => text.ResourceNotFound ? null : text.Value;
}
