using System.Globalization;
using Portal.App.Settings;
using Portal.Web.Hosting;

namespace Portal.Web.Shared;

/// <summary>Dates and times as a person reads them. Amounts write themselves: <c>Kroner.Text()</c>; so do masked CPR numbers: <c>IdNumber.Masked</c>.</summary>
internal static class Danish
{
    private static readonly CultureInfo Format = CultureInfo.GetCultureInfo("da-DK");
    private static readonly CultureInfo EnglishFormat = CultureInfo.GetCultureInfo("en-GB");

    /// <summary><c>31. december 2026</c>, in English <c>31 December 2026</c>. With blanks that do not break.</summary>
    public static string LongDate(DateOnly day) => Unbroken(LanguageChoice.IsEnglish ? day.ToString("d MMMM yyyy", EnglishFormat) : day.ToString("d. MMMM yyyy", Format));

    /// <summary><c>Torsdag 19. november 2026</c>, for the desk's header.</summary>
    public static string Weekday(DateOnly day)
    {
        var text = LanguageChoice.IsEnglish ? day.ToString("dddd d MMMM yyyy", EnglishFormat) : day.ToString("dddd d. MMMM yyyy", Format);
        return char.ToUpper(text[0], Format) + text[1..];
    }

    /// <summary><c>31-12-2026</c>, for the desk's tables.</summary>
    public static string ShortDate(DateOnly day) => day.ToString("dd-MM-yyyy", Format);

    /// <summary><c>31-12-2026 14.32</c>, Danish time, for journals.</summary>
    public static string Moment(DateTimeOffset at) => at.InDenmark().ToString("dd-MM-yyyy HH.mm", Format);

    /// <summary><c>14.32</c>, Danish time.</summary>
    public static string Clock(DateTimeOffset at) => at.InDenmark().ToString("HH.mm", Format);

    /// <summary>A whole number with Danish thousands marks: <c>12.500</c>.</summary>
    public static string Count(long number) => number.ToString("#,0", Format);

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Unbroken(string text) => text.Replace(' ', '\u00a0');
}
