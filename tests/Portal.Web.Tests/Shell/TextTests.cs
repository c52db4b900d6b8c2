using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Web.Tests.Shell;

/// <summary>Words are kept in pairs of files, and nothing asks for a word that is not there.</summary>
public sealed partial class TextTests
{
    internal static readonly string[] Areas = [.. Directory.EnumerateFiles(Path.Combine(Repository.Web, "Texts"), "*.resx").Select(Path.GetFileName).Where(name => name!.Count(c => c == '.') == 1).Select(name => name![..^5])];

    public static TheoryData<string> AreaNames => [.. Areas];

    [Theory]
    [MemberData(nameof(AreaNames))]
    public void Both_languages_have_the_same_words_and_the_same_blanks_to_fill(string area)
    {
        var (danish, english) = (Words(area, ""), Words(area, ".en"));

        Assert.Empty(danish.Keys.Except(english.Keys).Select(key => $"{area}.{key} has no English"));
        Assert.Empty(english.Keys.Except(danish.Keys).Select(key => $"{area}.{key} has no Danish"));
        foreach (var (key, text) in danish)
        {
            Assert.False(string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(english[key]), $"{area}.{key} is empty");
            Assert.True(Blanks(text).SetEquals(Blanks(english[key])), $"{area}.{key} has other blanks in English");
        }
    }

    [Theory]
    [MemberData(nameof(AreaNames))]
    public void No_file_of_words_grows_past_300(string area) => Assert.InRange(Words(area, "").Count, 1, 300);

    [Fact]
    public void Every_word_that_a_page_asks_for_exists()
    {
        var missing = Uses().Where(use => !Words(use.Area, "").ContainsKey(use.Key)).Select(use => $"{use.File}: {use.Area}.{use.Key}").ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_reader_of_pages_finds_words_at_all() => Assert.True(Uses().Count() > 60);

    /// <summary>Each <c>T["key"]</c>, with the area that the file (or an _Imports.razor above it) says that T reads.</summary>
    internal static IEnumerable<(string File, string Area, string Key)> Uses()
    {
        foreach (var file in Repository.WebFiles(".razor", ".cs"))
        {
            var text = File.ReadAllText(file);
            foreach (var (name, area) in Localizers(file, text))
                foreach (Match use in Regex.Matches(text, $"""\b{name}\["([^"]+)"\s*[\],]"""))
                    yield return (Path.GetRelativePath(Repository.Web, file), area, use.Groups[1].Value);
        }
    }

    private static Dictionary<string, string> Localizers(string file, string text)
    {
        var found = Declared(text);
        for (var folder = Path.GetDirectoryName(file); file.EndsWith(".razor", StringComparison.Ordinal) && folder!.Length >= Repository.Web.Length; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "_Imports.razor") is var imports && File.Exists(imports))
                foreach (var (name, area) in Declared(File.ReadAllText(imports))) found.TryAdd(name, area);
        return found;
    }

    private static Dictionary<string, string> Declared(string text) =>
        Localizer().Matches(text).Where(match => Areas.Contains(match.Groups[1].Value)).DistinctBy(match => match.Groups[2].Value).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);

    internal static Dictionary<string, string> Words(string area, string language) =>
        XDocument.Load(Path.Combine(Repository.Web, "Texts", $"{area}{language}.resx")).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"IStringLocalizer<(?:Portal\.Web\.)?(?:Texts\.)?(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Blank();
}
