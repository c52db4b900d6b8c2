using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>
/// A town in which everybody's affairs are in another state (Town/town.jsonl): every page of the citizen area that a link leads to, as each of them, looked at with axe on a phone and a large screen
/// in both languages. A page whose every part has been seen on another is not looked at again; none opens a circuit or says a CPR number in an address.
/// </summary>
[Collection(nameof(Chromium))]
public sealed partial class CitizenCrawlTests(Chromium chromium)
{
    /// <summary>First load of a reading page: what the browser fetches for it with nothing kept (B of `screens.md`, P12).</summary>
    private const long MostBytes = 150_000;

    /// <summary>Anna: everything at once; Bo: notice; Clara: transferred, reads English; Dines: a broken arrangement; Esther: a broken agreement; Henning: nothing; Ida: a co-debtor; Karla: a business; Frida: by power of attorney.</summary>
    private static readonly string[] Everybody = ["anna", "bo", "clara", "dines", "esther", "henning", "ida", "karla", "frida"];

    [Fact]
    public async Task Every_page_in_every_state_can_be_read_by_everybody_on_every_screen()
    {
        await using var portal = await Town.Start();
        var (parts, addresses, looked) = (new HashSet<string>(), new List<string>(), 0);
        foreach (var persona in Everybody)
        {
            await using var visitor = await chromium.Visit(portal: portal);
            await visitor.GoTo("/borger");
            await visitor.Press($"button[value='{persona}']");
            var (waiting, seen) = (new Queue<string>(["/borger"]), new HashSet<string>(["/borger"]));
            while (waiting.TryDequeue(out var address))
            {
                await visitor.GoTo(address);
                foreach (var link in await visitor.Page.Locator("a[href^='/borger']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('#')[0])"))
                    if (!IsFile().IsMatch(link) && seen.Add(link)) waiting.Enqueue(link);
                var pictured = await visitor.PictureOfPage("");
                if (!await visitor.SeesSomethingNew(parts)) continue;
                looked++;
                await visitor.Check();
                if (!pictured) await visitor.PictureOfPage(persona);
            }
            Assert.True(seen.Count >= 5, $"{persona} finds {seen.Count} pages");
            Assert.Empty(visitor.Troubles);
            addresses.AddRange(visitor.Requested);
        }
        Assert.InRange(looked, 20, 60);
        Assert.DoesNotContain(addresses, address => address.Contains("_blazor", StringComparison.Ordinal) || !address.StartsWith(portal.Address, StringComparison.Ordinal));
        Assert.DoesNotContain(addresses, address => Town.Number().IsMatch(Uri.UnescapeDataString(address)));
        Assert.DoesNotMatch(Town.Number(), portal.Output);
    }

    /// <summary>What is open to everybody, and what is shown when a page is not there or a session has ended.</summary>
    [Fact]
    public async Task The_pages_before_a_login_and_after_it_can_be_read_by_everybody()
    {
        await using var anybody = await chromium.Visit();
        foreach (var address in (string[])["/", "/hjaelp", "/privatliv", "/tilgaengelighed", "/log-ind/udloebet", "/findes-ikke"])
        {
            await anybody.GoTo(address);
            await anybody.Check();
            await anybody.PictureOfPage("");
        }
    }

    /// <summary>A reading page with nothing kept in the browser: at most 150 KB over the line, and nothing that opens a circuit.</summary>
    [Fact]
    public async Task Pages_to_read_are_light_and_larger_text_needs_no_sideways_scroll()
    {
        await using var portal = await Town.Start();
        await using var bo = await chromium.Visit(portal: portal);
        await bo.GoTo("/borger");
        await bo.Press("button[value='bo']");
        foreach (var address in (string[])["/borger", await FirstClaim(bo), "/borger/post", "/borger/opgoerelser", "/borger/ansoeg"])
        {
            var weight = await bo.WeightOf(address);
            Assert.True(weight <= MostBytes, $"{address} weighs {weight:N0} bytes");
            // 400 % on a screen of 1280 px is a page of 320. Twice the letters: the design system's own size is 62.5 %.
            await bo.Page.SetViewportSizeAsync(320, 900);
            Assert.Equal("", await bo.SticksOut());
            await bo.Page.EvaluateAsync("document.documentElement.style.fontSize = '125%'");
            await bo.Page.SetViewportSizeAsync(640, 900);
            Assert.Equal("", await bo.SticksOut());
        }
        await ShowsFocus(bo);
        Assert.DoesNotContain(bo.Requested, address => address.Contains("_blazor", StringComparison.Ordinal));
    }

    private static async Task<string> FirstClaim(Visitor visitor)
    {
        await visitor.GoTo("/borger");
        return (await visitor.Page.Locator("main a[href^='/borger/krav/']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>Whatever the tab key comes to has a ring that is not there otherwise.</summary>
    private static async Task ShowsFocus(Visitor visitor)
    {
        await visitor.GoTo("/borger/ansoeg");
        await visitor.Page.SetViewportSizeAsync(1280, 900);
        for (var presses = 0; presses < 25; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var ring = await visitor.Page.EvaluateAsync<string>("(() => { const e = document.activeElement, s = getComputedStyle(e), l = e.nextElementSibling ? getComputedStyle(e.nextElementSibling, '::before') : s; return e === document.body ? 'body' : [s.outlineStyle, s.boxShadow, l.outlineStyle, l.boxShadow].some(v => v && v !== 'none') ? '' : e.outerHTML.slice(0, 120); })()");
            Assert.True(ring is "" or "body", $"no ring around {ring}");
        }
    }

    [GeneratedRegex(@"\.(pdf|csv|json)|/papirer/|\?")]
    private static partial Regex IsFile();
}
