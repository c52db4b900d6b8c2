using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>The portal's main story, lived by a citizen and a caseworker in a real browser.</summary>
[Collection(nameof(Chromium))]
public sealed class MainStoryTests(Chromium chromium)
{
    /// <summary>Other than any of the dates the form offers.</summary>
    private static readonly DateOnly GivenUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(70);

    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_citizen_asks_to_wait_a_caseworker_says_yes_to_another_date_and_the_citizen_reads_the_letter()
    {
        await using var anna = await chromium.Visit();
        await anna.LogInAs("anna", "/borger");
        await anna.Check();

        await anna.Page.Locator(".mm-card a[href^='/borger/krav/']").First.ClickAsync();
        await anna.Page.WaitForURLAsync("**/borger/krav/*");
        await anna.Check();
        Assert.StartsWith("+71<", await anna.Page.Locator("input.mm-code").InputValueAsync(), StringComparison.Ordinal);
        Assert.True(await anna.Page.Locator("button[data-copy]").IsVisibleAsync(), "the script shows the copy button");

        var receipt = await AskToWait(anna);
        await anna.Picture("overblik");

        await using var sofie = await chromium.Visit();
        await sofie.LogInAs("sofie", "/sagsbehandling");
        await sofie.Check();
        await sofie.GoTo("/sagsbehandling?q=Anna");
        await sofie.Page.Locator("tbody th a").First.ClickAsync();
        await sofie.Page.WaitForURLAsync("**/sagsbehandling/sager/*");
        await sofie.Check();
        Assert.Equal(1, await sofie.Page.Locator("main img").CountAsync());
        await DecideAnotherDate(sofie);

        await anna.GoTo(receipt);
        await anna.Check();
        Assert.Contains(Words(GivenUntil), await anna.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await anna.GoTo("/borger/post");
        await anna.Check();
        await anna.Page.Locator("main a[href^='/borger/post/']").First.ClickAsync();
        await anna.Page.WaitForURLAsync("**/borger/post/*");
        await anna.Check();
        Assert.Contains("Du kan ikke klage til en anden myndighed", await anna.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var pdf = await anna.Page.APIRequest.GetAsync($"{anna.Page.Url.Split('?')[0]}.pdf");
        Assert.Equal("application/pdf", pdf.Headers["content-type"]);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString((await pdf.BodyAsync())[..5]), StringComparison.Ordinal);

        await anna.GoTo("/borger");
        await anna.Check();
        await anna.Press("header form button");
        await anna.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await anna.GoTo("/borger");
        Assert.StartsWith("/dev-login/", anna.Place, StringComparison.Ordinal);

        Assert.True(anna.Troubles.Count == 0, string.Join("\n", anna.Troubles));
        Assert.True(sofie.Troubles.Count == 0, string.Join("\n", sofie.Troubles));
        Assert.DoesNotContain(anna.Requested.Concat(sofie.Requested), address => address.Contains("6101801234", StringComparison.Ordinal) || !address.StartsWith(chromium.Portal.Address, StringComparison.Ordinal));
        Assert.DoesNotContain("6101801234", chromium.Portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_citizens_part_works_with_scripts_switched_off()
    {
        await using var ida = await chromium.Visit(scripts: false);
        await ida.GoTo("/");
        await ida.LogInAs("ida", "/borger");
        await ida.Page.Locator(".mm-card a[href^='/borger/krav/']").First.ClickAsync();
        Assert.StartsWith("+71<", await ida.Page.Locator("input.mm-code").InputValueAsync(), StringComparison.Ordinal);
        Assert.False(await ida.Page.Locator("button[data-copy]").IsVisibleAsync(), "a button that needs a script is not shown without one");

        var receipt = await AskToWait(ida);

        await ida.GoTo("/borger");
        Assert.True(await ida.Page.Locator(".mm-stage--calm").CountAsync() > 0, "the pause is shown at once");
        await using var sofie = await chromium.Visit(scripts: false);
        await sofie.LogInAs("soeren", "/sagsbehandling");
        await sofie.GoTo("/sagsbehandling?q=Ida");
        await sofie.Page.Locator("tbody th a").First.ClickAsync();
        await DecideAnotherDate(sofie, live: false);
        await ida.GoTo(receipt);
        Assert.Contains(Words(GivenUntil), await ida.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_owed_is_said_as_good_news()
    {
        await using var henning = await chromium.Visit();
        await henning.LogInAs("henning", "/borger");
        await henning.Check();
        Assert.Contains("Du skylder ikke kommunen noget", await henning.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(henning.Troubles);
    }

    [Fact]
    public async Task Whoever_meets_a_closed_door_is_told_why_on_a_page_that_can_be_read()
    {
        foreach (var persona in (string[])["leo", "ukendt", "lav", "intet-nummer"])
        {
            await using var visitor = await chromium.Visit();
            await visitor.GoTo("/borger");
            await visitor.Page.ClickAsync($"button[value='{persona}']");
            await visitor.Page.WaitForURLAsync("**/log-ind/**");
            await visitor.Check();
        }
        await using var rita = await chromium.Visit();
        await rita.GoTo("/sagsbehandling");
        await rita.Press("button[value='rita']");
        await rita.Check(answerOfPost: true);
        Assert.Equal(0, await rita.Page.Locator("table").CountAsync());
    }

    /// <summary>From the front of the form to the receipt; returns the receipt's address.</summary>
    private static async Task<string> AskToWait(Visitor citizen)
    {
        await citizen.GoTo("/borger/ansoeg");
        await citizen.Check();
        await citizen.Continue();
        Assert.EndsWith("/krav", citizen.Place, StringComparison.Ordinal);
        await citizen.Check();
        await citizen.Continue();
        Assert.EndsWith("/dato", citizen.Place, StringComparison.Ordinal);
        await citizen.Check();
        await citizen.Continue();
        Assert.True(await citizen.Page.Locator(".mm-errors a").CountAsync() > 0, "a step without an answer says so");
        await citizen.Check(answerOfPost: true);
        await citizen.Page.CheckAsync("#dato-3");
        await citizen.Continue();
        Assert.EndsWith("/grund", citizen.Place, StringComparison.Ordinal);
        await citizen.Check();
        await citizen.Page.CheckAsync("#grund");
        await citizen.Page.FillAsync("#forklaring", "Mit job stoppede den 31. august. Jeg søger nyt.");
        if (await citizen.Page.Locator("#saerligt").CountAsync() > 0) await citizen.Page.FillAsync("#saerligt", "Jeg kan ikke søge job uden pladsen.");
        await citizen.Continue();
        Assert.EndsWith("/papirer", citizen.Place, StringComparison.Ordinal);
        await citizen.Check();
        await citizen.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "opsigelse.png", MimeType = "image/png", Buffer = Photo });
        await citizen.Continue();
        if (citizen.Place.EndsWith("/papirer", StringComparison.Ordinal)) await citizen.Continue();
        Assert.EndsWith("/tjek", citizen.Place, StringComparison.Ordinal);
        await citizen.Check();

        // A closed browser loses nothing: the draft is taken up from the overview.
        await citizen.GoTo("/borger");
        await citizen.Page.Locator("main a[href^='/borger/ansoeg/']").First.ClickAsync();
        await citizen.Page.WaitForURLAsync("**/tjek");
        await citizen.Continue();
        Assert.StartsWith("/borger/sager/", citizen.Place, StringComparison.Ordinal);
        await citizen.Check();
        Assert.Matches(@"\d{4}-\d{6}", await citizen.Page.Locator("main").InnerTextAsync());
        var receipt = citizen.Place;
        await citizen.GoTo("/borger/sager");
        await citizen.Check();
        await citizen.GoTo("/borger");
        await citizen.Check();
        return receipt;
    }

    private static async Task DecideAnotherDate(Visitor caseworker, bool live = true)
    {
        var page = caseworker.Page;
        await page.CheckAsync("input[value='partly-granted']");
        await page.FillAsync("input[type=date] >> nth=0", $"{GivenUntil:yyyy-MM-dd}");
        await page.CheckAsync("input[value='circumstances']");
        const string Grounds = "Du har oplyst, at du først får løn igen til januar.";
        await page.FillAsync("#begrundelse", Grounds);
        foreach (var finding in await page.Locator("input[type=checkbox][value=ja]").AllAsync()) await finding.CheckAsync();
        if (live)
        {
            await page.Locator(".preview .letter", new() { HasTextString = Grounds }).WaitForAsync();
            await page.Locator(".preview .letter", new() { HasTextString = Words(GivenUntil).Replace('\u00a0', ' ') }).First.WaitForAsync();
            await caseworker.Picture("sag");
        }
        await caseworker.Continue();

        // A date past a claim's limitation date asks for a finding of its own.
        foreach (var finding in await page.Locator("input[type=checkbox][value=ja]:not(:checked)").AllAsync()) await finding.CheckAsync();
        if (await page.Locator(".mm-errors a").CountAsync() > 0)
        {
            await caseworker.Check(answerOfPost: true);
            await caseworker.Continue();
        }
        Assert.Equal(1, await page.Locator(".decide.shown").CountAsync());
        await caseworker.Check();
    }

    private static string Words(DateOnly day) => day.ToString("d. MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("da-DK")).Replace(' ', '\u00a0');
}
