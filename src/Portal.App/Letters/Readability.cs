using System.Text.RegularExpressions;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>
/// LIX and sentence lengths of a letter's running text, counted as letters.md 9.1 says: no headings, tables or payment box; an amount, a date,
/// an address or a phone number is one short word; names of laws and authorities are left out.
/// </summary>
internal static partial class Readability
{
    private static readonly string[] LeftOut =
    [
        .. ClaimTypes.All.Select(rules => rules.LegalBasis).OfType<LawRef>().Concat(InterestPolicies.All.Select(policy => policy.Law))
            .Concat(RecoveryAuthorities.All.Select(authority => authority.NoticeLaw)).Select(law => law.ToString()),
        .. RecoveryAuthorities.All.Select(authority => authority.Name),
        "gebyrloven § 2", "renteloven § 9 b", "lejeloven", "Ankestyrelsen", "Skatteankestyrelsen", "Landsskatteretten", "Udbetaling Danmark", "Familieretshuset", "Datatilsynet", "Digital Post",
    ];

    public static IReadOnlyList<string> Sentences(LetterText text) => [.. text.Blocks.SelectMany(BlocksOf).SelectMany(SentencesOf)];

    /// <summary>The sentences of one text without markup.</summary>
    public static IEnumerable<string> SentencesOf(string text) =>
        Plain(text).Split(['.', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(sentence => Words(sentence) > 0);

    public static int Words(string sentence) => Word().Count(sentence);

    public static double Lix(LetterText text) => Lix(Sentences(text));

    /// <summary>Words a sentence, and words of more than six letters in a hundred.</summary>
    public static double Lix(IReadOnlyList<string> sentences)
    {
        var words = sentences.SelectMany(sentence => Word().Matches(sentence).Select(word => word.Value)).ToList();
        return (double)words.Count / sentences.Count + 100.0 * words.Count(word => word.Length >= 7) / words.Count;
    }

    public static IEnumerable<string> BlocksOf(LetterBlock block) => block switch
    {
        LetterBlock.Paragraph paragraph => [Joined(paragraph.Runs)],
        LetterBlock.Locked locked => [Joined(locked.Runs)],
        LetterBlock.Bullets bullets => bullets.Items.Select(Joined),
        _ => [],
    };

    private static string Joined(IEnumerable<LetterRun> runs) => string.Concat(runs.Select(run => run.Text)).Replace('\u00a0', ' ');

    private static string Plain(string text)
    {
        foreach (var name in LeftOut.OrderByDescending(name => name.Length)) text = text.Replace(name, "", StringComparison.OrdinalIgnoreCase);
        return OneShortWord().Replace(text, "x");
    }

    [GeneratedRegex(@"https?://\S+?(?=[,.?]?(\s|$))|\d{1,2}\. (januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)( \d{4})?|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|\d[\d.]*,\d\d kr\.(?! [A-ZÆØÅ]|$)|\d[\d.]*,\d\d kr|\d\d \d\d \d\d \d\d|(?<=den )\d+\.(?= i )|\d+(,\d+)? %")]
    private static partial Regex OneShortWord();

    [GeneratedRegex(@"[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*")]
    private static partial Regex Word();
}
