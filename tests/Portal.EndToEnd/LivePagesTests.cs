using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd;

/// <summary>
/// The joint between Blazor's script (from the 9.0 runtime pack) and the 10.0 server: a circuit, an event, and coming back after the server was gone.
/// When this fails and the journeys too, look at src/build/BlazorScript.targets first.
/// </summary>
[Collection(nameof(Chromium))]
public sealed class LivePagesTests(Chromium chromium)
{
    [Fact]
    public async Task The_9_0_script_on_the_10_0_server_opens_a_circuit_answers_events_and_comes_back_after_a_restart()
    {
        await using var portal = await PortalProcess.Start();
        await using (var esther = await chromium.Visit(scripts: false, portal)) await SendARequest(esther);
        await using var sofie = await chromium.Visit(portal: portal);
        await sofie.LogInAs("sofie", "/sagsbehandling");
        await sofie.GoTo("/sagsbehandling?q=Esther");
        await sofie.Page.Locator("tbody th a").First.ClickAsync();
        await sofie.Page.CheckAsync("input[value='granted']");
        await sofie.Page.FillAsync("#begrundelse", "Første udkast.");
        await sofie.Page.Locator(".preview", new() { HasTextString = "Første udkast." }).WaitForAsync();

        await portal.KillAndStartAgain();
        await sofie.Page.WaitForTimeoutAsync(500);
        await sofie.Page.Locator(".preview", new() { HasTextString = "Første udkast." }).WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await sofie.Page.CheckAsync("input[value='granted']");
        await sofie.Page.FillAsync("#begrundelse", "Efter genstart.");
        await sofie.Page.Locator(".preview", new() { HasTextString = "Efter genstart." }).WaitForAsync();
    }

    [Fact]
    public async Task Logging_out_in_one_window_ends_the_open_case_in_another_within_five_seconds()
    {
        await using var portal = await PortalProcess.Start();
        await using (var esther = await chromium.Visit(scripts: false, portal)) await SendARequest(esther);
        await using var sofie = await chromium.Visit(portal: portal);
        await sofie.LogInAs("sofie", "/sagsbehandling");
        var other = await sofie.Page.Context.NewPageAsync();
        await other.GotoAsync("/sagsbehandling");
        await sofie.GoTo("/sagsbehandling?q=Esther");
        await sofie.Page.Locator("tbody th a").First.ClickAsync();
        await sofie.Page.Locator(".preview").WaitForAsync();
        await sofie.Page.WaitForTimeoutAsync(1000);

        var since = System.Diagnostics.Stopwatch.StartNew();
        await other.ClickAsync("header form button");
        await sofie.Page.WaitForURLAsync(url => !url.Contains("/sagsbehandling/sager/", StringComparison.Ordinal));

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), $"took {since.Elapsed}");
        Assert.Equal(0, await sofie.Page.Locator(".decide").CountAsync());
    }

    [Fact]
    public async Task A_citizens_plan_follows_what_is_written_and_each_field_fills_in_the_other()
    {
        await using var esther = await chromium.Visit();
        await esther.GoTo("/borger/ansoeg?hvad=rater");
        await esther.Press("button[value='esther']");
        await esther.Page.CheckAsync("#rater");
        await esther.Continue();
        await esther.Continue();
        Assert.EndsWith("/rater", esther.Place, StringComparison.Ordinal);
        // Hidden as soon as the island answers for it.
        await esther.Page.Locator("[data-plan-button]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        var amountField = esther.Page.Locator("#beloeb");
        await esther.Page.FillAsync("#antal", "4");
        await Expect(amountField).ToHaveValueAsync(new Regex(@"\d"));
        Assert.True(await esther.Page.IsCheckedAsync("input[value=maaneder]"));
        Assert.Equal(4, await esther.Page.Locator("section[aria-labelledby=h-plan] tbody tr").CountAsync());
        var amount = await esther.Page.InputValueAsync("#beloeb");
        await esther.Page.FillAsync("#antal", "8");
        await Expect(amountField).Not.ToHaveValueAsync(amount);
        await esther.Page.FillAsync("#beloeb", amount);
        await Expect(esther.Page.Locator("#antal")).ToHaveValueAsync("4");
        await esther.Continue();
        Assert.EndsWith("/grund", esther.Place, StringComparison.Ordinal);
        Assert.Empty(esther.Troubles);
    }

    private static async Task SendARequest(Visitor citizen)
    {
        await citizen.GoTo("/borger/ansoeg");
        await citizen.Page.ClickAsync("button[value='esther']");
        await citizen.Continue();
        await citizen.Continue();
        await citizen.Page.CheckAsync("#dato-3");
        await citizen.Continue();
        await citizen.Page.CheckAsync("#grund");
        await citizen.Continue();
        await citizen.Page.CheckAsync("input[value=senere]");
        await citizen.Continue();
        await citizen.Continue();
        Assert.StartsWith("/borger/sager/", citizen.Place, StringComparison.Ordinal);
    }
}
