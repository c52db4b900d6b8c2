using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Portal.Benchmarks.Web;

namespace Portal.Benchmarks.Measures;

/// <summary>P12: what a browser with nothing kept fetches for a page, over the line.</summary>
internal static class WeightMeasure
{
    private const long Mark = 150_000, Moonshot = 30_000;

    public static async Task<string> Run(Site portal, WebTown town, Action<string> say, CancellationToken cancel)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        var person = town.Others[0];
        var cookie = await town.Visitors.Citizen(person.Value, "Borger Nummer", cancel);
        var claim = await town.ClaimOf(person, cancel);
        List<(string What, string Page, string? Cookie)> pages =
        [
            ("front page", "/", null), ("overview", "/borger", cookie), ("a claim", $"/borger/krav/{claim}", cookie), ("inbox", "/borger/post", cookie), ("asking for help", "/borger/ansoeg", cookie),
            ($"overview with {WebTown.ManyClaims + 2} claims", "/borger", await town.ManyClaimsCookie(cancel)),
        ];
        var text = new StringBuilder();
        text.AppendLine("| P12: page | page itself | styles | letters and pictures | script | all | mark 150 KB | moonshot 30 KB |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (what, page, signedIn) in pages)
        {
            var fetched = await Weigh(browser, portal.Address + page, signedIn);
            long Of(params string[] kinds) => fetched.Where(one => kinds.Contains(one.Kind)).Sum(one => one.Bytes);
            var all = fetched.Sum(one => one.Bytes);
            say(string.Create(CultureInfo.InvariantCulture, $"P12 {what}: {all:N0} bytes in {fetched.Count} answers"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {Of("Document"):N0} | {Of("Stylesheet"):N0} | {all - Of("Document", "Stylesheet", "Script"):N0} | {Of("Script"):N0} | **{all:N0}** | {(all <= Mark ? "passes" : $"misses; {all / (double)Mark:0.0} times")} | {(all <= Moonshot ? "reached" : $"{all / (double)Moonshot:0.0} times")} |");
        }
        return text.AppendLine().ToString();
    }

    /// <returns>Of each answer what it was for and its bytes, headers and compression as on the line.</returns>
    private static async Task<IReadOnlyList<(string Kind, long Bytes)>> Weigh(IBrowser browser, string address, string? cookie)
    {
        await using var context = await browser.NewContextAsync(cookie is null ? new() : new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["Cookie"] = cookie } });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var (kinds, bytes) = (new Dictionary<string, string>(), new Dictionary<string, long>());
        session.Event("Network.responseReceived").OnEvent += (_, received) => kinds[received!.Value.GetProperty("requestId").GetString()!] = received.Value.GetProperty("type").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes[finished!.Value.GetProperty("requestId").GetString()!] = (long)finished.Value.GetProperty("encodedDataLength").GetDouble();
        var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        if (answer is not { Ok: true } || new Uri(page.Url).AbsolutePath != new Uri(address).AbsolutePath) throw new InvalidOperationException($"{address} was answered {answer?.Status} at {page.Url}.");
        return [.. bytes.Select(one => (kinds.GetValueOrDefault(one.Key, "Other"), one.Value))];
    }
}
