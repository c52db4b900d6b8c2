namespace Portal.EndToEnd;

/// <summary>Finance finds a place for money that came without one, and pays back what was too much; every list of the demo has something in it, and each page is checked.</summary>
[Collection(nameof(Chromium))]
public sealed class MoneyJourneyTests(Chromium chromium)
{
    private const string Page = "/sagsbehandling/indbetalinger";

    [Fact]
    public async Task Finance_places_a_payment_nets_out_answers_a_question_pays_back_and_takes_a_payment_off()
    {
        await using var portal = await PortalProcess.Start();
        await using var finn = await chromium.Visit(portal: portal);
        await finn.LogInAs("finn", Page);
        await finn.Check();
        await finn.Picture("indbetalinger");

        await finn.Press("button[name=udlign]");
        await finn.Page.Locator(".note.ok[role=status]").WaitForAsync();
        await finn.Check();
        await finn.Press("button[name=fortryd]");
        await finn.Page.Locator("button[name=udlign]").WaitForAsync();

        await finn.Page.Locator($"main a[href^='{Page}?'][href$='#placer']").First.ClickAsync();
        await finn.Page.Locator("#placer h2").WaitForAsync();
        await finn.Check();
        await finn.Press("#placer button");
        Assert.Equal("true", await finn.Page.Locator("#krav").GetAttributeAsync("aria-invalid"));
        await finn.Check(answerOfPost: true);
        // To whatever claim it is meant for: the one with credit is named on this page.
        var named = (await finn.Page.Locator("section[aria-labelledby=h-kredit] tbody th").First.InnerTextAsync()).Split(',')[0].Trim();
        await finn.Page.FillAsync("#krav", named);
        await finn.Press("#placer button");
        await finn.Page.Locator(".note.ok[role=status]").WaitForAsync();
        await finn.Check();

        await finn.Press("section[aria-labelledby=h-spoergsmaal] tbody button >> nth=0");
        await finn.Page.Locator(".note.ok[role=status]").WaitForAsync();

        await finn.Page.Locator("section[aria-labelledby=h-kredit] tbody a[href*='hvad=pay-back']").First.ClickAsync();
        await finn.Page.Locator("#foreslaa .facts").WaitForAsync();
        await finn.Check();
        await finn.Page.FillAsync("#beloeb", "0");
        await finn.Press("#foreslaa .button-primary");
        Assert.Equal("true", await finn.Page.Locator("#beloeb").GetAttributeAsync("aria-invalid"));
        await finn.Check(answerOfPost: true);
        await finn.Page.FillAsync("#beloeb", "1,00");
        await finn.Page.FillAsync("#hvorfor", "Betalt to gange");
        await finn.Press("#foreslaa .button-primary");
        await finn.Page.Locator(".note.ok[role=status]").WaitForAsync();
        await finn.Picture("bogfoering");

        await using var tina = await chromium.Visit(portal: portal);
        await tina.LogInAs("tina", "/sagsbehandling/bogfoering");
        await tina.Check();
        await tina.Press("button[name=godkend]");
        await tina.Page.Locator(".note.ok[role=status]").WaitForAsync();
        await tina.Check();

        await finn.GoTo("/sagsbehandling/koersler");
        await finn.Check();
        await finn.Picture("koersler");
        await finn.GoTo(Page);
        await finn.Page.FillAsync("#paa", named);
        await finn.Press("#tag-af button[name=find]");
        await finn.Page.Locator("#tag").WaitForAsync();
        await finn.Check();
        await finn.Page.CheckAsync("#tag");
        await finn.Page.FillAsync("#hvorfor", "Naboens betaling");
        await finn.Press("#tag-af .button-primary");
        await finn.Page.Locator(".note.ok[role=status]").WaitForAsync();
        Assert.Empty(finn.Troubles.Concat(tina.Troubles));
        Assert.DoesNotContain(finn.Requested, address => address.Contains("610180", StringComparison.Ordinal));
    }
}
