using Microsoft.Extensions.Localization;

namespace Portal.Web.Staff.Cases;

/// <summary>The journal's codes in words. A code that has no words yet is shown as it is, rather than hidden.</summary>
internal static class Words
{
    public static string Event(string code, IStringLocalizer<Texts.Staff> T) => Found(T[$"Event_{code}"]) ?? code;

    public static string Actor(string code, IStringLocalizer<Texts.Staff> T) => Found(T[$"Actor_{code}"]) ?? code;

    private static string? Found(LocalizedString text) => text.ResourceNotFound ? null : text.Value;
}
