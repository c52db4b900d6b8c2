using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Somebody at a browser. Every page that is looked at is checked with axe, with no rule or element left out.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    // Names what sticks out, unless it scrolls within something of its own.
    private const string TooWide = """
        (() => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return '';
          const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e))
            .slice(0, 8).map(e => e.outerHTML.slice(0, 160)).join(' | ') || 'something';
        })()
        """;

    /// <summary>What a page is made of, without what stands in it: each kind of element within each kind.</summary>
    private const string Parts = """
        (() => {
          const kind = e => e.tagName + '.' + [...e.classList].sort().join('.');
          return [...new Set([...document.querySelectorAll('main *')].map(e => kind(e.parentElement) + '>' + kind(e)))];
        })()
        """;

    private static readonly ConcurrentDictionary<string, bool> Pictured = new();

    private readonly IBrowserContext _context;
    private readonly bool _scripts;

    public Visitor(IBrowserContext context, IPage page, bool scripts)
    {
        (_context, Page, _scripts) = (context, page, scripts);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Troubles.Add($"{page.Url}: {message.Text} {message.Location}");
        };
        page.Request += (_, request) => Requested.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained of: a broken security policy, a missing file.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>Every address asked for. A page may still be asking while it is read.</summary>
    public ConcurrentQueue<string> Requested { get; } = new();

    public string Place => new Uri(Page.Url).AbsolutePath;

    public async Task GoTo(string path) => await Page.GotoAsync(path);

    /// <summary>Logs in as a person of the development provider, from the page that asks for it.</summary>
    public async Task LogInAs(string persona, string path)
    {
        await GoTo(path);
        Assert.StartsWith("/dev-login/", Place, StringComparison.Ordinal);
        await Check();
        await Page.ClickAsync($"button[value='{persona}']");
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);
    }

    /// <summary>Presses the page's one filled button and waits for the next page.</summary>
    public Task Continue() => Press("main .button-primary");

    /// <summary>Presses what leads to another page, and waits until that page is there.</summary>
    public Task Press(string selector) => Leave(() => Page.ClickAsync(selector));

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task Leave(Func<Task> act)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IFrame frame)
        {
            if (frame.ParentFrame is null) arrived.TrySetResult();
        }
        Page.FrameNavigated += Arrive;
        await act();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Page.FrameNavigated -= Arrive;
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>axe on the page at 320 and 1280 px, in Danish and then in English: no violation, no sideways scroll, and no text cut off or upon another.</summary>
    /// <param name="answerOfPost">The page is the answer to a post: it cannot be opened again in the other language.</param>
    public async Task Check(bool answerOfPost = false)
    {
        var here = Page.Url;
        await CheckBothWidths();
        if (answerOfPost || Place.StartsWith("/dev-login", StringComparison.Ordinal)) return;
        await Page.GotoAsync(With(here, "en"));
        Assert.Equal("en", await Page.Locator("html").GetAttributeAsync("lang"));
        await CheckBothWidths();
        await Page.GotoAsync(With(here, "da"));
    }

    private async Task CheckBothWidths()
    {
        foreach (var width in (int[])[320, 1280])
        {
            await Page.SetViewportSizeAsync(width, 900);
            if (_scripts)
            {
                var wide = await SticksOut();
                Assert.True(wide.Length == 0, $"{Page.Url} scrolls sideways at {width} px: {wide}");
                var faults = await Layout.Of(Page);
                Assert.True(faults.Length == 0, $"{Page.Url} at {width} px: {faults}");
                var broken = await Axe.Of(Page);
                Assert.True(broken.Length == 0, $"{Page.Url} at {width} px:\n{broken}");
            }
        }
    }

    /// <summary>The page has a part within a part that no page before it had.</summary>
    /// <param name="seen">The parts so far.</param>
    public async Task<bool> SeesSomethingNew(HashSet<string> seen) => (await Page.EvaluateAsync<string[]>(Parts)).Where(seen.Add).ToList().Count > 0;

    /// <summary>What is wider than the page; nothing where nothing is.</summary>
    public Task<string> SticksOut() => Page.EvaluateAsync<string>(TooWide);

    /// <summary>What comes over the line when a page is opened and nothing of it is kept, in bytes. A busy browser with its cache off fetches twice what it had begun to fetch ahead: each address counts once.</summary>
    public async Task<long> WeightOf(string address)
    {
        var session = await _context.NewCDPSessionAsync(Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        var (addresses, bytes) = (new Dictionary<string, string>(), new Dictionary<string, long>());
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) => addresses[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            var id = finished!.Value.GetProperty("requestId").GetString()!;
            bytes[addresses.GetValueOrDefault(id, id)] = (long)finished.Value.GetProperty("encodedDataLength").GetDouble();
        };
        await GoTo(address);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await session.DetachAsync();
        return bytes.Values.Sum();
    }

    /// <summary>The page one is on, once for each page of the portal, or for each state of it that has a name; both widths.</summary>
    /// <returns>False where there is such a picture already.</returns>
    public async Task<bool> PictureOfPage(string state)
    {
        var errors = await Page.Locator(".mm-errors").CountAsync() > 0 ? "-fejl" : "";
        var page = Id().Replace(Place.Trim('/'), "x").Replace('/', '-');
        var name = $"{(page.Length > 0 ? page : "forside")}{errors}{(state.Length > 0 ? $"-{state}" : "")}";
        if (!Pictured.TryAdd(name, true)) return false;
        var width = Page.ViewportSize!.Width;
        await Picture(name, phone: true);
        await Page.SetViewportSizeAsync(width, 900);
        return true;
    }

    /// <summary>For the README: taken only when PORTAL_SCREENSHOTS names a folder (from the repository's root).</summary>
    /// <param name="phone">The whole page, and on a phone too.</param>
    public async Task Picture(string name, bool phone = false)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is not { Length: > 0 } folder) return;
        var root = Path.GetFullPath(Path.Combine(PortalProcess.Metadata("PortalWebRoot"), "../.."));
        await Page.SetViewportSizeAsync(1280, 900);
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(root, folder, phone ? $"{name}-1280.png" : $"{name}.png"), FullPage = phone });
        if (!phone) return;
        await Page.SetViewportSizeAsync(320, 900);
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(root, folder, $"{name}-320.png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [GeneratedRegex("[0-9a-f-]{36}")]
    private static partial Regex Id();

    private static string With(string address, string language)
    {
        var uri = new UriBuilder(address) { Fragment = "" };
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("sprog=", StringComparison.Ordinal));
        uri.Query = string.Join('&', query.Append($"sprog={language}"));
        return uri.ToString();
    }
}
