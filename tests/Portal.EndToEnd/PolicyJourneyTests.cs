namespace Portal.EndToEnd;

/// <summary>A choice is proposed by one and approved by another in a browser without scripts; each page seen is checked, with every folded table open too.</summary>
[Collection(nameof(Chromium))]
public sealed class PolicyJourneyTests(Chromium chromium)
{
    private const string Page = "/sagsbehandling/regelsaet";

    [Fact]
    public async Task A_team_lead_proposes_and_an_administrator_approves()
    {
        await using var portal = await PortalProcess.Start();
        await using var tina = await chromium.Visit(scripts: false, portal);
        await tina.LogInAs("tina", Page);
        await tina.Page.SelectOptionAsync("#indstilling", "reminder-fee");
        await tina.Press("main form.filters button");
        await tina.Page.FillAsync("#vaerdi", "150,00");
        await tina.Page.FillAsync("#fra", "2031-01-01");
        await tina.Page.FillAsync("#kilde", "byrådets beslutning af 1. oktober 2026, punkt 7");
        await tina.Press("main form.form button");
        Assert.Contains("Dit eget forslag", await tina.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await using var ada = await chromium.Visit(portal: portal);
        await ada.LogInAs("ada", Page);
        await ada.GoTo(Page + "?indstilling=reminder-fee");
        await ada.Page.FillAsync("#vaerdi", "300,00");
        await ada.Page.FillAsync("#fra", "2031-01-01");
        await ada.Press("main form.form button");
        Assert.Contains("Højst 250,00", await ada.Page.Locator("#vaerdi-fejl").InnerTextAsync(), StringComparison.Ordinal);
        await ada.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await ada.Check(answerOfPost: true);

        await ada.GoTo(Page);
        await ada.Press("button[name=godkend]");
        Assert.Contains("tina, godkendt af ada", await ada.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await ada.Check();
        Assert.Empty(tina.Troubles.Concat(ada.Troubles));
    }
}
