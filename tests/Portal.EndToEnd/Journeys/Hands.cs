using System.Globalization;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Journeys;

/// <summary>The ways in which every journey is made.</summary>
public enum Way
{
    /// <summary>320 px wide, in Danish, scripts switched off, by touching.</summary>
    Phone,

    /// <summary>1280 px wide, in English, and nothing but a keyboard.</summary>
    Keyboard,
}

/// <summary>A citizen's hands on a journey. The journey says what is done; whether it is touched or reached by the tab key is theirs.</summary>
public abstract class Hands(Visitor visitor, PortalProcess portal) : IAsyncDisposable
{
    private bool _inPortal;

    public IPage Page => visitor.Page;

    public string Place => visitor.Place;

    /// <summary>Stands on every page from here on: looked for at each.</summary>
    public string? AtEachPage { get; set; }

    /// <summary>Must be read on no page: what is another's.</summary>
    public IReadOnlyList<string> Nowhere { get; set; } = [];

    protected Visitor Visitor => visitor;

    /// <summary>As <c>html lang</c> has it.</summary>
    protected abstract string Language { get; }

    /// <summary>From the front page to the citizen's own, in the language of these hands.</summary>
    public async Task LogIn(string persona)
    {
        await visitor.GoTo("/");
        await ChooseLanguage();
        await Press("main .mm-actions .button-primary");
        await Press($"button[value='{persona}']");
        _inPortal = true;
        await LookAtPage();
    }

    /// <summary>A link or a button that leads to another page; that page is looked at.</summary>
    public async Task Press(string selector)
    {
        await visitor.Leave(() => Push(selector));
        if (_inPortal) await LookAtPage();
    }

    /// <summary>The page's one filled button.</summary>
    public Task Continue() => Press("main form .button-primary");

    public abstract Task Write(string selector, string text);

    /// <summary>A box: on if it was off, off if it was on.</summary>
    public abstract Task Tick(string selector);

    /// <summary>One of several.</summary>
    public abstract Task Choose(string selector);

    /// <summary>Something folded together.</summary>
    public abstract Task Unfold(string selector);

    public abstract Task Attach(string selector, FilePayload file);

    /// <summary>axe on the page as it is now, where scripts can be run and something on it is new.</summary>
    public virtual Task Inspect() => Task.CompletedTask;

    public string Says(string danish, string english) => Language == "da" ? danish : english;

    /// <summary>A date as the portal writes it in this language.</summary>
    public string Day(DateOnly day) => day.ToString(Says("d. MMMM yyyy", "d MMMM yyyy"), CultureInfo.GetCultureInfo(Says("da-DK", "en-GB")));

    public async Task<string> Read(string selector) => (await Page.Locator(selector).InnerTextAsync()).Replace('\u00a0', ' ');

    public async Task Reads(string danish, string english, string within = "main") => Assert.Contains(Says(danish, english), await Read(within), StringComparison.Ordinal);

    public async Task Sees(string selector, int times = 1)
    {
        var seen = await Page.Locator(selector).CountAsync();
        Assert.True(seen == times, $"{Page.Url}: {selector} is there {seen} times, not {times}");
    }

    /// <summary>A form that was posted empty or wrong: the summary stands first and has the attention, and leads to the field.</summary>
    public async Task IsToldWhatIsWrong(string field)
    {
        await Sees("main > .mm-errors:first-child, main > .mm-read:first-child > .mm-errors:first-child");
        Assert.StartsWith(Says("Fejl: ", "Error: "), await Page.TitleAsync(), StringComparison.Ordinal);
        await HasAttention(".mm-errors");
        await Inspect();
        Assert.True(await Page.Locator($".mm-errors a[href$='#{field}']").CountAsync() > 0, $"{Page.Url}: nothing leads to #{field}, but: {await Read(".mm-errors")}");
        await visitor.Leave(() => Push($".mm-errors a[href$='#{field}'] >> nth=0"));
        Assert.EndsWith($"#{field}", Page.Url, StringComparison.Ordinal);
        Assert.True(await Page.Locator($"#{field}").IsVisibleAsync(), $"{Page.Url}: nothing is there to be mended");
        await HasAttention($"#{field}");
    }

    /// <summary>An address that is closed to whoever this is; the browser's own word about it is expected.</summary>
    public async Task IsRefused(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.Equal(403, answer!.Status);
        await LookAtPage();
        visitor.Troubles.RemoveAll(trouble => trouble.Contains("403", StringComparison.Ordinal) && trouble.Contains(address, StringComparison.Ordinal));
    }

    public async Task LookAgain()
    {
        await Page.ReloadAsync();
        await LookAtPage();
    }

    /// <summary>Everything the journey left behind: no complaint from the browser, no address elsewhere, nobody's number.</summary>
    public void HasLeftNothing()
    {
        Assert.True(visitor.Troubles.Count == 0, string.Join('\n', visitor.Troubles));
        // The plan of instalments is the one page that works over an open line.
        var island = visitor.Requested.Any(address => new Uri(address).AbsolutePath.EndsWith("/rater", StringComparison.Ordinal));
        Assert.DoesNotContain(visitor.Requested, address => !address.StartsWith(portal.Address, StringComparison.Ordinal) || (address.Contains("_blazor", StringComparison.Ordinal) && !island));
        Assert.DoesNotContain(visitor.Requested, address => Town.Number().IsMatch(Uri.UnescapeDataString(address)));
        Assert.DoesNotMatch(Town.Number(), portal.Output);
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A link or a button, wherever it leads.</summary>
    protected abstract Task Push(string selector);

    protected abstract Task ChooseLanguage();

    /// <summary>Whoever cannot see the page is told that this is where to go on.</summary>
    protected abstract Task HasAttention(string selector);

    /// <summary>A picture of the page, where pictures are taken.</summary>
    protected virtual Task Remember() => Task.CompletedTask;

    private async Task LookAtPage()
    {
        Assert.Equal(Language, await Page.Locator("html").GetAttributeAsync("lang"));
        await Sees("main h1");
        Assert.Equal("", await visitor.SticksOut());
        await Remember();
        if (AtEachPage is { } always) await Sees(always);
        if (Nowhere.Count == 0) return;
        var page = await Page.ContentAsync();
        foreach (var word in Nowhere) Assert.False(page.Contains(word, StringComparison.Ordinal), $"{Page.Url} says {word}");
    }
}
