using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>One browser and one portal for all journeys; each visitor has cookies of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private PortalProcess? _portal;

    /// <summary>The demo municipality's, opened for its first visitor.</summary>
    public PortalProcess Portal => _portal ?? throw new InvalidOperationException("Nobody has visited the demo municipality yet.");

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    public async Task<Visitor> Visit(bool scripts = true, PortalProcess? portal = null, int width = 1280)
    {
        var context = await _browser.NewContextAsync(new()
        {
            JavaScriptEnabled = scripts, BaseURL = (portal ?? (_portal ??= await PortalProcess.Start())).Address, ViewportSize = new() { Width = width, Height = 900 }, Locale = "da-DK",
        });
        context.SetDefaultTimeout(20_000);
        return new Visitor(context, await context.NewPageAsync(), scripts);
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumJourneys : ICollectionFixture<Chromium>, ICollectionFixture<Town>;
