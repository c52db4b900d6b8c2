using System.Text.RegularExpressions;
using Portal.App.Data.Rows;

namespace Portal.App.OwnTexts;

/// <summary>
/// What an own text may look like: plain words, names from the list and **bold**, nothing else; all that the portal's own text fills in stands in it too, because amount, day and law must
/// be told (letters.md 4). Both languages, or neither where the portal's text is taken back.
/// </summary>
public static partial class OwnTextRules
{
    public const int LongestText = 1000, LongestNote = 300;

    /// <summary>A farther day is a slip of the pen.</summary>
    private const int LongestAhead = 2 * 366;

    private const string Markup = "<>[]`\\_#|";

    private static readonly string[] Languages = ["da", "en"];

    /// <summary>Everything that is wrong.</summary>
    /// <param name="businessDay">A text comes after it, so that letters that have been filed stay as they are.</param>
    public static IReadOnlyList<OwnTextFault> Decide(OwnTextRow row, DateOnly businessDay)
    {
        List<OwnTextFault> faults = [.. Texts(row)];
        if (row.Note.Length == 0) faults.Add(new(OwnTextRefusal.NoteIsMissing));
        if (row.Note.Length > LongestNote) faults.Add(new(OwnTextRefusal.NoteIsTooLong));
        if (row.ValidFrom <= businessDay) faults.Add(new(OwnTextRefusal.NotAfterBusinessDay));
        if (row.ValidFrom > businessDay.AddDays(LongestAhead)) faults.Add(new(OwnTextRefusal.BeyondCalendar));
        return faults;
    }

    /// <summary>What is wrong with its two texts.</summary>
    public static IReadOnlyList<OwnTextFault> Texts(OwnTextRow row)
    {
        if (Standing(row) is { } standing) return [standing];
        if (row.Danish is null && row.English is null) return [];
        return [.. Languages.SelectMany(language => Text(row, language, (language == "en" ? row.English : row.Danish) ?? ""))];
    }

    /// <summary>One line of plain text: a caseworker's line breaks are blanks.</summary>
    public static string Clean(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>A text approved under an older version of the portal may not fit this one: other names are filled in, or it has been locked since.</summary>
    internal static bool Fits(OwnTextRow row) => Standing(row) is null
        && (row is { Danish: null, English: null } || row is { Danish: { } danish, English: { } english } && !Names(row.Key, "da", danish).Concat(Names(row.Key, "en", english)).Any());

    private static OwnTextFault? Standing(OwnTextRow row) =>
        !LetterKeys.Exists(row.Key) ? new(OwnTextRefusal.NoSuchText)
        : LetterKeys.LockOf(row.Key) is not null ? new(OwnTextRefusal.IsLocked)
        : !LetterKeys.Scopes.Contains(row.Scope) ? new(OwnTextRefusal.NoSuchScope)
        : null;

    private static IEnumerable<OwnTextFault> Text(OwnTextRow row, string language, string text)
    {
        if (text.Length == 0) return [new(OwnTextRefusal.IsMissing, language)];
        if (text.Length > LongestText) return [new(OwnTextRefusal.IsTooLong, language)];
        List<OwnTextFault> faults = [.. Names(row.Key, language, text), .. Shape(row.Key, language, text)];
        return faults.Count > 0 ? faults : PlainLanguage.Faults(row.Key, row.Scope, language, text);
    }

    /// <summary>Names in double braces, each from the text's own list, and no other use of the template language.</summary>
    private static List<OwnTextFault> Names(string key, string language, string text)
    {
        if (Unescaped().Match(text) is { Success: true } unescaped) return [new(OwnTextRefusal.Unescaped, language, unescaped.Value)];
        var known = LetterKeys.PlaceholdersOf(key).ToDictionary(one => one.Name);
        var used = Name().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        var rest = Name().Replace(text, "");
        if (Expression().Match(rest) is { Success: true } expression) return [new(OwnTextRefusal.NotPlain, language, expression.Value)];
        if (rest.IndexOfAny(['{', '}']) >= 0) return [new(OwnTextRefusal.LooseBrace, language, Loose().Match(rest).Value)];
        List<OwnTextFault> faults =
        [
            .. used.Where(name => !known.ContainsKey(name)).Select(name => new OwnTextFault(OwnTextRefusal.UnknownName, language, $"{{{{{name}}}}}")),
            .. known.Values.Where(one => !one.InLetterhead && !used.Contains(one.Name)).Select(one => new OwnTextFault(OwnTextRefusal.NameIsMissing, language, $"{{{{{one.Name}}}}}")),
        ];
        return faults.Count == 0 && OwnText.Unreadable(text) is { } unreadable ? [new(OwnTextRefusal.NotPlain, language, unreadable)] : faults;
    }

    /// <summary>Bold in pairs and where the portal has a sentence, no other markup, and a sentence where a sentence was: some stand in the middle of another.</summary>
    private static IEnumerable<OwnTextFault> Shape(string key, string language, string text)
    {
        var portal = LetterKeys.PortalText(key, language);
        var sentence = portal.Length == 0 || Ends(portal);
        var parts = text.Split("**");
        if (parts.Length % 2 == 0 || parts.Where((_, i) => i % 2 == 1).Any(bold => bold.Trim().Length == 0)) yield return new(OwnTextRefusal.BoldIsOpen, language);
        else if (parts.Length > 1 && !sentence && !portal.Contains("**", StringComparison.Ordinal)) yield return new(OwnTextRefusal.NoBoldHere, language);
        var plain = Name().Replace(string.Concat(parts), "");
        if (plain.FirstOrDefault(letter => letter == '*' || Markup.Contains(letter)) is var mark and not '\0') yield return new(OwnTextRefusal.OtherMarkup, language, $"{mark}");
        if (sentence && !Ends(text)) yield return new(OwnTextRefusal.EndsNoSentence, language);
        if (!sentence && text.EndsWith('.')) yield return new(OwnTextRefusal.EndsASentence, language);
    }

    private static bool Ends(string text) => text.TrimEnd('*') is [.., '.' or ':' or '?'];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\{\{(\{|&)[^{}]*\}*")]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"\{\{(\p{L}+)\}\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"[{}].{0,20}")]
    private static partial Regex Loose();
}
