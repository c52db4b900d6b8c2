using System.Text.RegularExpressions;

namespace Portal.EndToEnd;

/// <summary>A citizen chooses to be told of letters, on a narrow phone without scripts; each state of the page is checked.</summary>
[Collection(nameof(Chromium))]
public sealed class NudgeJourneyTests(Chromium chromium)
{
    private const string Settings = "/borger/indstillinger";

    [Fact]
    public async Task A_citizen_confirms_an_address_on_a_phone_without_scripts_and_stops_again()
    {
        await using var portal = await PortalProcess.Start();
        await using var anna = await chromium.Visit(scripts: false, portal);
        await anna.Page.SetViewportSizeAsync(320, 900);
        await anna.LogInAs("anna", "/borger");
        await anna.Press($"nav a[href='{Settings}']");
        await anna.Page.FillAsync("#adresse", "anna");
        await anna.Press("main .button-primary");
        Assert.Contains("Skriv en e-mailadresse", await anna.Page.Locator("#adresse-fejl").InnerTextAsync(), StringComparison.Ordinal);

        await anna.Page.FillAsync("#adresse", "anna@example.dk");
        await anna.Press("main .button-primary");
        await anna.Page.FillAsync("#koden", Code(portal));
        await anna.Press("main .button-primary");
        Assert.Contains("Din e-mailadresse er bekræftet.", await anna.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await anna.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

        await anna.Press("main form:has([value=stop-email]) button");
        Assert.Contains("Du får ikke længere besked på e-mail.", await anna.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(anna.Troubles);
        Assert.Contains(Path.Combine(portal.Folder, "mail"), portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("example.dk", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_state_of_the_page_can_be_used_by_everybody()
    {
        await using var portal = await PortalProcess.Start();
        await using var bo = await chromium.Visit(portal: portal);
        await bo.LogInAs("bo", Settings);
        await bo.Check();
        await bo.Page.FillAsync("#adresse", "bo@");
        await bo.Press("main .button-primary");
        Assert.Equal("alert", await bo.Page.EvaluateAsync<string>("document.activeElement.getAttribute('role')"));
        await bo.Check(answerOfPost: true);

        await bo.Page.FillAsync("#adresse", $"{new string('b', 60)}@example.dk");
        await bo.Press("main .button-primary");
        await bo.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await bo.Check();
        await bo.Page.FillAsync("#koden", Code(portal));
        await bo.Press("main .button-primary");
        await bo.Press("main form:has([value=sms]) button");
        await bo.Page.SelectOptionAsync("#fra", "22");
        await bo.Page.CheckAsync("#sprogvalg-en");
        await bo.Press("main form:has([value=tider]) button");
        Assert.Equal("Settings", await bo.Page.Locator("h1").InnerTextAsync());
        await bo.Check();
        Assert.Empty(bo.Troubles);
    }

    private static string Code(PortalProcess portal) =>
        Regex.Match(File.ReadAllText(Directory.GetFiles(Path.Combine(portal.Folder, "mail")).Single()), @"Koden er (\d{6})").Groups[1].Value;
}
