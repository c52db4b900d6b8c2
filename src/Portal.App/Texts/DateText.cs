using System.Globalization;

namespace Portal.App.Texts;

/// <summary>Dates in words, by language.</summary>
public static class DateText
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"31. december 2026" or "31 December 2026"; the blanks do not break.</summary>
    public static string InWords(DateOnly day, string language) =>
        day.ToString(language == "en" ? "d MMMM yyyy" : "d. MMMM yyyy", language == "en" ? English : Danish).Replace(' ', '\u00a0');
}
