using System.Text.RegularExpressions;

namespace Portal.Pdf;

/// <summary>A language as in HTML: <c>da</c>, <c>da-DK</c>, <c>en-GB</c>.</summary>
internal static partial class LanguageTag
{
    /// <summary>Gives the tag back, or says what is wrong with it: a wrong one makes the whole document be read aloud wrongly.</summary>
    public static string Check(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Pattern().IsMatch(language)
            ? language
            : throw new ArgumentException($"'{language}' is not a language tag such as da-DK or en.", nameof(language));
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
