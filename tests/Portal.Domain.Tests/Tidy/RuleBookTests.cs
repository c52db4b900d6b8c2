using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Tidy;

/// <summary>`src/docs/rules.md` is written from the tests: which test shows which rule, and whether that test has been seen to fail with the rule switched off.</summary>
public sealed partial class RuleBookTests
{
    private const string SwitchedOff = "also_fails_with_its_rule_switched_off";

    private sealed record RuleTest(string Row, string Sentence, string Class);

    [Fact]
    public void A_test_of_a_rule_names_a_rule_that_is_on_record() =>
        Assert.Empty(Tests().Select(test => test.Row).Distinct().Except(RuleRow.All.Select(row => row.Id)));

    [Fact]
    public void Every_rule_is_built() => Assert.Empty(RuleRow.All.Where(row => row.Open is not null).Select(row => row.Id));

    /// <summary>A method that no runner calls, or that is skipped, shows nothing: its row counts as one without a test.</summary>
    [Fact]
    public void Every_test_of_a_rule_is_run() => Assert.Empty(Methods().Where(method => !method.IsRun).Select(method => method.Test));

    [Fact]
    public void A_rule_that_is_built_is_shown_by_a_test_that_also_fails_without_it()
    {
        var tests = Tests().ToLookup(test => test.Row);

        Assert.Empty(RuleRow.All.Where(row => row.Open is null && !(tests[row.Id].Any(Applies) && tests[row.Id].Any(IsSwitchedOff))).Select(row => row.Id));
    }

    [Fact]
    public void The_book_of_rules_is_what_the_tests_say()
    {
        var file = Path.Combine(Source.Root, "src", "docs", "rules.md");
        var written = Book();
        if (!File.Exists(file))
        {
            File.WriteAllText(file, written);
            Assert.Fail("rules.md was written anew: read it, and run again.");
        }
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), written);
    }

    /// <summary>What cannot be acted on: no limit is in force (L11a).</summary>
    private static readonly string[] NothingToAct = ["L11a"];

    [Fact]
    public void Every_rule_that_is_built_has_a_course_to_try_it_with()
    {
        var folder = Path.Combine(Source.Root, "src", "docs", "scenarios");
        var files = File.ReadLines(Path.Combine(folder, "README.md")).Select(line => Named(line)).Where(row => row.Rule.Length > 0).ToDictionary(row => row.Rule, row => row.Files);
        var built = RuleRow.All.Where(row => row.Open is null).Select(row => row.Id).ToList();

        Assert.Empty(built.Except(files.Keys));
        Assert.Equal(NothingToAct, built.Where(row => files[row].Count == 0));
        Assert.DoesNotContain(files.Values.SelectMany(named => named), name => !File.Exists(Path.Combine(folder, $"{name}.jsonl")) || !File.Exists(Path.Combine(folder, $"{name}.approved.txt")));

        static (string Rule, List<string> Files) Named(string line)
        {
            var row = TableRow().Match(line);
            return (row.Groups[1].Value, [.. Story().Matches(row.Groups[2].Value).Select(name => name.Groups[1].Value)]);
        }
    }

    private static string Book()
    {
        var tests = Tests().ToLookup(test => test.Row);
        var book = new StringBuilder(
            """
            # The rules and the tests that show them

            P is the municipality's collection policy, L is lov nr. 429/2005. Written from the tests: delete the file and run `RuleBookTests` to write it anew. *Seen failing* means
            that each run also carries out the same test with that rule alone switched off (another choice of the policy, another type of claim, another view of the facts), and that it fails then.

            | row | rule | law or source | policy rows | seen failing | not built |
            | --- | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var row in RuleRow.All)
            book.Append(CultureInfo.InvariantCulture, $"| {row.Id} | {row.Says} | {row.Law} | {Rows(row)} | {(tests[row.Id].Any(IsSwitchedOff) ? "yes" : "-")} | {row.Open ?? "-"} |\n");
        foreach (var row in RuleRow.All.Where(row => tests[row.Id].Any(Applies)))
        {
            book.Append(CultureInfo.InvariantCulture, $"\n## {row.Id}\n\n");
            foreach (var test in tests[row.Id].Where(Applies)) book.Append(CultureInfo.InvariantCulture, $"* {test.Sentence} (`{test.Class}`)\n");
        }
        return book.ToString();
    }

    private static string Rows(RuleRow row) => row.Settings.Count == 0 ? "-"
        : string.Join(", ", row.Settings.Select(setting => $"`{DefaultPolicies.All.FirstOrDefault(one => one.Setting == setting)?.Name ?? Slug.Of(setting)}`"));

    private static bool IsSwitchedOff(RuleTest test) => test.Sentence == SwitchedOff.Replace('_', ' ');

    private static bool Applies(RuleTest test) => !IsSwitchedOff(test);

    private static IEnumerable<RuleTest> Tests() => Methods().Where(method => method.IsRun).Select(method => method.Test);

    private static IEnumerable<(RuleTest Test, bool IsRun)> Methods() =>
        from file in Source.Files("tests", ".cs")
        from test in Named().Matches(file.Text)
        orderby test.Groups[1].Value, Path.GetFileNameWithoutExtension(file.Path), test.Index
        select (new RuleTest(test.Groups[1].Value, test.Groups[2].Value.Replace('_', ' '), Path.GetFileNameWithoutExtension(file.Path)), IsRun(file.Text[..test.Index]));

    /// <summary>The attributes above the method make it a test, and none skips it.</summary>
    private static bool IsRun(string before)
    {
        var above = before.Split('\n')[..^1].Reverse().TakeWhile(line => line.TrimStart().StartsWith('[')).ToList();
        return above.Exists(line => Runs().IsMatch(line)) && !above.Exists(line => line.Contains("Skip", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?:void|Task|bool|Property) Rule_([PL]\d+a?)_(\w+)\(")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| ([PL]\d+a?) \| (.*) \|$")]
    private static partial Regex TableRow();

    /// <summary>A story's file begins with its number, a rule's with its row.</summary>
    [GeneratedRegex("`((?:[pl]?\\d+)-[a-z-]+)`")]
    private static partial Regex Story();

    [GeneratedRegex(@"\[(Fact|Theory|Property)\b")]
    private static partial Regex Runs();
}
