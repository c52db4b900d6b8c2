namespace Portal.EndToEnd;

/// <summary>Finance finds a place for money that came without one; every list of the demo has something in it, and each page is checked.</summary>
[Collection(nameof(Chromium))]
public sealed class MoneyJourneyTests(Chromium chromium)
{
    private const string Page = "/sagsbehandling/indbetalinger";

    [Fact]
    public async Task Finance_places_a_payment_and_answers_a_question()
    {
        await using var portal = await PortalProcess.Start();
        await using var finn = await chromium.Visit(portal: portal);
        await finn.LogInAs("finn", Page);
        await finn.Check();
        await finn.Picture("indbetalinger");

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
        Assert.Empty(finn.Troubles);
        Assert.DoesNotContain(finn.Requested, address => address.Contains("610180", StringComparison.Ordinal));
    }
}
