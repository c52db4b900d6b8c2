using Microsoft.Extensions.Localization;
using Portal.App.Claims;
using Portal.App.OwnTexts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Web.Hosting;
using Portal.Web.Layouts;

namespace Portal.Web.Staff.OwnTexts;

/// <summary>The desk's words about texts and what is wrong with them.</summary>
internal static class OwnTextWords
{
    public const string Address = StaffLayout.Root + "/breve";

    public static string AddressOf(string key) => $"{Address}/{key}";

    /// <summary>A claim type by its name, a family by the desk's.</summary>
    public static string Scope(string scope, IStringLocalizer<Texts.OwnTexts> words) =>
        Slug.TryParse<ClaimType>(scope, out var type) ? ClaimName.OfType(type, LanguageChoice.Current) : words[scope.Length == 0 ? "Scope_All" : $"Scope_{scope}"];

    public static string Fault(OwnTextFault fault, IStringLocalizer<Texts.OwnTexts> words) =>
        fault.Language.Length == 0 ? words[$"Refusal_{fault.Reason}"] : words["In_Language", words[$"Language_{fault.Language}"], words[$"Refusal_{fault.Reason}", fault.Place, fault.Instead]];
}
