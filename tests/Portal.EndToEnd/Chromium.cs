using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>One browser and one portal for all journeys; each visitor has cookies of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public PortalProcess Portal { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Portal = await PortalProcess.Start();
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    public async Task<Visitor> Visit(bool scripts = true, PortalProcess? portal = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            JavaScriptEnabled = scripts, BaseURL = (portal ?? Portal).Address, ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "da-DK",
        });
        context.SetDefaultTimeout(20_000);
        return new Visitor(context, await context.NewPageAsync(), scripts);
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumJourneys : ICollectionFixture<Chromium>;
