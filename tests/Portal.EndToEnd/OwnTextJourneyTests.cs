namespace Portal.EndToEnd;

/// <summary>A text of the municipality's own is written, read in a letter and proposed by one, and approved by another without scripts; each page seen is checked.</summary>
[Collection(nameof(Chromium))]
public sealed class OwnTextJourneyTests(Chromium chromium)
{
    private const string Page = "/sagsbehandling/breve", Text = Page + "/Message_reminder-1";

    [Fact]
    public async Task A_caseworker_writes_a_text_and_a_team_lead_approves_it()
    {
        await using var portal = await PortalProcess.Start();
        await using var sofie = await chromium.Visit(portal: portal);
        await sofie.LogInAs("sofie", Page);
        await sofie.Check();
        await sofie.GoTo(Text);
        await sofie.Page.FillAsync("#dansk", "Vi mangler **{{beløb}}** for {{krav}}.");
        await sofie.Page.FillAsync("#engelsk", "We are missing **{{beløb}}** for {{krav}}. Please pay by **{{frist}}**.");
        await sofie.Page.FillAsync("#fra", $"{DateTime.UtcNow.AddMonths(3):yyyy-MM-dd}");
        await sofie.Page.FillAsync("#note", "kortere");
        await sofie.Press("button[value=foreslaa]");
        Assert.Contains("Teksten skal have “{{frist}}” med.", await sofie.Page.Locator("#dansk-fejl").InnerTextAsync(), StringComparison.Ordinal);
        await sofie.Check(answerOfPost: true);

        await sofie.Page.FillAsync("#dansk", "Vi mangler **{{beløb}}** for {{krav}}. Betal senest **{{frist}}**.");
        await sofie.Press("button[value=vis]");
        Assert.Contains("Udkastet står i brevet", await sofie.Page.Locator("#brevet").InnerTextAsync(), StringComparison.Ordinal);
        await sofie.Check(answerOfPost: true);
        await sofie.Press("button[value=foreslaa]");
        Assert.Contains("Dit eget forslag", await sofie.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await sofie.Check();

        await using var tina = await chromium.Visit(scripts: false, portal);
        await tina.LogInAs("tina", Page);
        await tina.Page.ClickAsync("main table a");
        await tina.Check();
        await tina.Press("button[name=godkend]");
        Assert.Contains("Godkendt af tina", await tina.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await tina.Check();
        Assert.Empty(sofie.Troubles.Concat(tina.Troubles));
    }
}
