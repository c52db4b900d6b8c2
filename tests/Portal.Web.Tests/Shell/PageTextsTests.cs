using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.App.Tests;

namespace Portal.Web.Tests.Shell;

/// <summary>
/// All the words of the pages in one file for each language, so that somebody who writes for citizens can read them through without the program. A changed word shows as a change of the file:
/// delete it and run again to have it written anew.
/// </summary>
public sealed partial class PageTextsTests
{
    [Theory]
    [InlineData("", "da", "Sidernes tekster", "Ord, der vælges efter det, de handler om")]
    [InlineData(".en", "en", "The words of the pages", "Words chosen by what they are about")]
    public void The_words_of_every_page_stand_in_one_file(string suffix, string language, string title, string others)
    {
        var words = TextTests.Areas.ToDictionary(area => area, area => TextTests.Words(area, suffix));
        var uses = TextTests.Uses().Where(use => words[use.Area].ContainsKey(use.Key)).ToList();
        var text = new StringBuilder($"# {title}\n\n<!-- written by PageTextsTests -->\n");
        foreach (var page in uses.GroupBy(use => use.File.Replace('\\', '/')).OrderBy(page => page.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {page.Key[..^Path.GetExtension(page.Key).Length]}{Address(page.Key)}\n\n");
            foreach (var (_, area, key) in page.DistinctBy(use => (use.Area, use.Key))) text.Append(Line(words[area][key]));
        }
        var used = uses.Select(use => (use.Area, use.Key)).ToHashSet();
        text.Append(CultureInfo.InvariantCulture, $"\n# {others}\n");
        foreach (var (area, rest) in words.Select(area => (area.Key, area.Value.Where(word => !used.Contains((area.Key, word.Key))).OrderBy(word => word.Key, StringComparer.Ordinal).ToList())).OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            if (rest.Count == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"\n## {area}\n\n");
            foreach (var (key, word) in rest) text.Append(Line($"{key}: {word}"));
        }
        Approved.SameFile(text.ToString(), Path.Combine(Repository.Root, "src", "docs", "texts", $"{language}.md"));
    }

    private static string Line(string words) => $"- {words.ReplaceLineEndings(" ").Trim()}\n";

    /// <summary>Where a page is found; nothing for what is only a part of pages.</summary>
    private static string Address(string file) =>
        string.Concat(PageDirective().Matches(File.ReadAllText(Path.Combine(Repository.Web, file))).Select(page => $" `{page.Groups[1].Value}`"));

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex PageDirective();
}
