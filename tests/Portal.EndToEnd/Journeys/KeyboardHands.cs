using Microsoft.Playwright;

namespace Portal.EndToEnd.Journeys;

/// <summary>A large screen, in English, and nothing but a keyboard: tab, arrows, space, enter and letters.</summary>
/// <param name="inspected">The parts of pages that axe has looked at on any journey.</param>
public sealed class KeyboardHands(Visitor visitor, PortalProcess portal, HashSet<string> inspected) : Hands(visitor, portal)
{
    /// <summary>More stops than any page has: whoever has gone round it has not found it.</summary>
    private const int MostStops = 120;

    private const int MostChoices = 12;

    private const string HasFocus = "element => element === document.activeElement";

    private const string IsBehind = "element => document.activeElement !== document.body && (element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0";

    private const string IsInGroup = "element => document.activeElement.type === 'radio' && document.activeElement.name === element.name && document.activeElement.form === element.form";

    private const string Here = "(() => { const e = document.activeElement; return e === document.body ? 'the page itself' : e.outerHTML.slice(0, 160); })()";

    protected override string Language => "en";

    public override async Task Write(string selector, string text)
    {
        await Reach(selector);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.PressAsync("Delete");
        await Page.Keyboard.TypeAsync(text);
        Assert.Equal(text, await Page.InputValueAsync(selector));
    }

    public override async Task Tick(string selector)
    {
        var was = await Page.IsCheckedAsync(selector);
        await Reach(selector);
        await Page.Keyboard.PressAsync("Space");
        Assert.Equal(!was, await Page.IsCheckedAsync(selector));
    }

    /// <summary>The tab key comes to a group of choices once; the arrows go about in it, and choose.</summary>
    public override async Task Choose(string selector)
    {
        await Reach(selector, IsInGroup);
        var wanted = Page.Locator(selector);
        for (var steps = 0; !await wanted.EvaluateAsync<bool>(HasFocus); steps++)
        {
            Assert.True(steps < MostChoices, $"{Page.Url}: the arrows do not come to {selector}; they stand on {await Page.EvaluateAsync<string>(Here)}");
            await Page.Keyboard.PressAsync("ArrowDown");
        }
        if (!await wanted.IsCheckedAsync()) await Page.Keyboard.PressAsync("Space");
        Assert.True(await wanted.IsCheckedAsync(), $"{Page.Url}: {selector} is not chosen");
    }

    public override async Task Unfold(string selector)
    {
        await Reach(selector);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task Attach(string selector, FilePayload file)
    {
        // Listened for on the way there: the browser must know of it when enter is pressed.
        var opened = new TaskCompletionSource<IFileChooser>();
        void Open(object? sender, IFileChooser chooser) => opened.TrySetResult(chooser);
        Page.FileChooser += Open;
        await Reach(selector);
        await Page.Keyboard.PressAsync("Enter");
        await (await opened.Task.WaitAsync(TimeSpan.FromSeconds(20))).SetFilesAsync(file);
        Page.FileChooser -= Open;
    }

    public override async Task Inspect()
    {
        if (await Visitor.SeesSomethingNew(inspected)) await Visitor.Check(answerOfPost: true);
    }

    protected override async Task Push(string selector)
    {
        await Reach(selector);
        await Page.Keyboard.PressAsync("Enter");
    }

    protected override Task ChooseLanguage() => Visitor.Leave(() => Push("footer a[hreflang='en']"));

    protected override async Task HasAttention(string selector) =>
        Assert.True(await Page.Locator(selector).EvaluateAsync<bool>(HasFocus), $"{Page.Url}: the focus is not on {selector} but on {await Page.EvaluateAsync<string>(Here)}");

    private async Task Reach(string selector, string isThere = HasFocus)
    {
        var wanted = Page.Locator(selector);
        var key = await wanted.EvaluateAsync<bool>(IsBehind) ? "Shift+Tab" : "Tab";
        for (var stops = 0; !await wanted.EvaluateAsync<bool>(isThere); stops++)
        {
            Assert.True(stops < MostStops, $"{Page.Url}: the {key} key does not come to {selector}; it stands on {await Page.EvaluateAsync<string>(Here)}");
            await Page.Keyboard.PressAsync(key);
        }
    }
}
