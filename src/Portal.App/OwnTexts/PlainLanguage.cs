using System.Text.RegularExpressions;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.OwnTexts;

/// <summary>
/// Plain language and what no letter says (letters.md 1.2, 1.4, 5 and 9), for one text with examples filled in. A word that the portal's own text has in the same place is allowed:
/// it has been read there.
/// </summary>
internal static class PlainLanguage
{
    /// <summary>The longest sentence (letters.md 9.1).</summary>
    public const int LongestDanish = 25, LongestEnglish = 28;

    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled;

    private static readonly (Regex Word, string Instead)[] Avoided = [.. PlainWords.Danish.Select(row => (Words(row.Avoid), row.Write))];

    private static readonly string[] Repayments = Of(ClaimFamily.Repayment), WithoutCost = [.. Repayments, .. Of(ClaimFamily.Maintenance), .. Of(ClaimFamily.Housing)];

    /// <summary>In no letter at all (letters.md 1.2 and 1.4).</summary>
    private static readonly (Regex Word, OwnTextRefusal Reason)[] Never =
    [
        (new(@"!|\b\p{Lu}{5,}\b", RegexOptions.CultureInvariant), OwnTextRefusal.Shouts),
        (new(@"\b\d{6}[- ]?\d{4}\b", AnyCase), OwnTextRefusal.CprNumber),
        (new(@"https?://|\bwww\.", AnyCase), OwnTextRefusal.Link),
        (new(@"\b(straks|snarest|omgående|hurtigst muligt|inden \d+ (dage|uger)|immediately|at once|as soon as possible|within \d+ (days|weeks))\b", AnyCase), OwnTextRefusal.NeedsADate),
        (new(@"\b(RKI|advokat\w*|foged\w*|inkasso\w*|dårlige? betaler\w*|miste[rt]? pladsen|træk\w* (vi |det |pengene )*i (din |jeres )?løn\w*|\d+ ud af \d+)\b", AnyCase), OwnTextRefusal.Threatens),
        (new(@"\b(lawyers?|bailiffs?|debt collect\w*|bad payers?|lose the place|from your (wages|salary)|\d+ out of \d+)\b", AnyCase), OwnTextRefusal.Threatens),
    ];

    /// <summary>Repayments are never reminded, and no fee, interest or goodwill is theirs (letters.md 5.5); maintenance and housing have neither fee nor interest (5.3, 5.4).</summary>
    private static readonly Regex OfReminders = new(@"\b(rykke\w*|kulance\w*|remind\w*)\b", AnyCase), OfCost = new(@"\b(gebyr\w*|rente[rn]?|fees?|interest)\b", AnyCase);

    public static IEnumerable<OwnTextFault> Faults(string key, string scope, string language, string text)
    {
        var longest = language == "en" ? LongestEnglish : LongestDanish;
        foreach (var sentence in Readability.SentencesOf(Filled(key, language, text)).Where(sentence => Readability.Words(sentence) > longest))
            yield return new(OwnTextRefusal.SentenceIsTooLong, language, $"{string.Join(' ', sentence.Split(' ').Take(6))} …", $"{longest}");

        var (written, portal) = (WithoutNames(key, text), LetterKeys.PortalText(key, language));
        foreach (var (avoided, instead) in language == "da" ? AvoidedIn(written, portal) : [])
            yield return new(OwnTextRefusal.AvoidedWord, language, avoided, instead);
        foreach (var (word, reason) in Never)
            if (Found(word, written, portal) is { } never) yield return new(reason, language, never);
        if (IsFor(Repayments) && Found(OfReminders, written, portal) is { } reminder) yield return new(OwnTextRefusal.NotOfThisClaim, language, reminder);
        if (IsFor(WithoutCost) && Found(OfCost, written, portal) is { } cost) yield return new(OwnTextRefusal.NotOfThisClaim, language, cost);

        bool IsFor(string[] scopes) => scopes.Contains(scope) || scopes.Any(one => key.Split('_').Skip(1).Contains(one));
    }

    /// <summary>The words of the list that a Danish text has, and what to write instead.</summary>
    /// <param name="allowed">A text whose words may stand.</param>
    public static IEnumerable<(string Word, string Instead)> AvoidedIn(string text, string allowed = "") =>
        Avoided.Select(row => (Word: Found(row.Word, text, allowed), row.Instead)).Where(found => found.Word is not null).Select(found => (found.Word!, found.Instead));

    /// <summary>With an example of each name.</summary>
    public static string Filled(string key, string language, string text) => Replaced(key, text, one => one.Sample(language)).Replace("**", "", StringComparison.Ordinal);

    private static string WithoutNames(string key, string text) => Replaced(key, text, _ => "");

    private static string Replaced(string key, string text, Func<Placeholder, string> by) =>
        LetterKeys.PlaceholdersOf(key).Aggregate(text, (filled, one) => filled.Replace($"{{{{{one.Name}}}}}", by(one), StringComparison.Ordinal));

    private static string? Found(Regex word, string text, string portal) =>
        word.Matches(text).Select(match => match.Value).FirstOrDefault(found => !portal.Contains(found, StringComparison.OrdinalIgnoreCase));

    /// <summary>"~" stands for any ending.</summary>
    private static Regex Words(string avoid) =>
        new($@"(?<![\p{{L}}]){Regex.Escape(avoid).Replace(@"\ ", @"\s+", StringComparison.Ordinal).Replace("~", @"\p{L}*", StringComparison.Ordinal)}(?![\p{{L}}])", AnyCase);

    private static string[] Of(ClaimFamily family) => [Slug.Of(family), .. ClaimTypes.All.Where(rules => rules.Family == family).Select(rules => Slug.Of(rules.Type)).Distinct()];
}
