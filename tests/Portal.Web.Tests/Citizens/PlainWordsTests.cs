using System.Globalization;
using AngleSharp.Dom;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Xunit.Abstractions;

namespace Portal.Web.Tests.Citizens;

/// <summary>
/// What citizens read is written as plainly as their letters (letters.md 9.1): LIX at most 45 on each page, no sentence of more than 25 words, no word of the list. Running text is counted,
/// not headings, tables, buttons or what a citizen has written.
/// </summary>
public sealed class PlainWordsTests(ITestOutputHelper output)
{
    private const int HighestLix = 45, LongestSentence = 25;

    /// <summary>Too little to tell anything: three short sentences.</summary>
    private const int FewestWords = 25;

    /// <summary>What a paper is called.</summary>
    private const string Names = "opgørelser";

    private static readonly string[] Public = ["/", "/hjaelp", "/privatliv", "/tilgaengelighed", "/log-ind/udloebet", "/findes-ikke"];

    [Fact]
    public async Task Every_page_that_a_citizen_reads_is_plain()
    {
        using var portal = new PortalApplication { Day = CitizenWorld.Today };
        var world = await CitizenWorld.Make(portal);
        var anna = await portal.SignInAs("anna");
        var found = new List<string>();
        var counted = 0;
        foreach (var address in Public.Concat(CitizenMatrixTests.Rows.Values.Select(row => world.Address(row.Address))))
        {
            await anna.Get(address);
            if (anna.Last.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var sentences = RunningText(anna.Page).SelectMany(Readability.SentencesOf).ToList();
            found.AddRange(sentences.Where(sentence => Readability.Words(sentence) > LongestSentence).Select(sentence => $"{address}: {Readability.Words(sentence)} words: {sentence}"));
            found.AddRange(sentences.SelectMany(sentence => PlainLanguage.AvoidedIn(sentence, Names)).Select(avoided => $"{address}: {avoided.Word}, better: {avoided.Instead}"));
            if (sentences.Sum(Readability.Words) < FewestWords) continue;
            counted++;
            var lix = Readability.Lix(sentences);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lix:0} {address}"));
            if (lix > HighestLix) found.Add($"{address}: LIX {lix:0}");
        }
        Assert.True(counted >= 25, $"{counted} pages");
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    /// <summary>Each paragraph, item and hint by itself.</summary>
    private static IEnumerable<string> RunningText(IDocument page) => page
        .QuerySelectorAll("main p, main li, main .form-hint, main dd, main summary, main .mm-line")
        .Where(block => block.Closest(".mm-letter, .mm-own-words, table, nav, .mm-label, [lang=en], .mm-errors") is null && block.QuerySelector("p, li, dd, .form-hint, .mm-line") is null)
        .Select(block => block.TextContent.Replace('\u00a0', ' ').Trim())
        .Where(text => text.EndsWith('.') || text.EndsWith('?') || text.Contains(". ", StringComparison.Ordinal));
}
