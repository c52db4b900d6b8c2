using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

/// <summary>What a caseworker is shown about a request for an agreement.</summary>
public sealed class AgreementCaseTests
{
    [Fact]
    public async Task Rule_P07_the_page_shows_what_is_asked_every_rule_that_it_fails_and_the_nearest_plan()
    {
        await using var portal = await Desk.Start();
        var (_, _, page) = await portal.AgreementCase(limitation: new(2030, 6, 1));

        foreach (var shown in (string[])["At betale i rater", "200,00 kr.", "Den 1. i måneden", "1. januar 2030", "14 rater", "heraf forventet rente", "mindst 250,00 kr. om måneden i højst 12 måneder", "forældes (01-06-2030)"])
            Assert.Contains(shown, page.Words(), StringComparison.Ordinal);
        Assert.Equal(["Raten er mindre end 250,00 kr., som er det mindste.", "Planen er længere end 12 måneder."], page.QuerySelectorAll("[data-frame] li").Select(rule => rule.TextContent.Replace('\u00a0', ' ')));
        Assert.Contains("Nærmeste plan inden for rammen", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Personen har ikke haft en betalingsaftale.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("250", page.GetElementById("beloeb")!.GetAttribute("value"));
        Assert.NotNull(page.GetElementById("foraeldelse"));
        Assert.Contains("Kravet er sat på pause: ansøgning om rater", page.Words(), StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        Assert.Empty(page.QuerySelectorAll("#til, #tilbud-til"));
    }

    [Fact]
    public async Task Rule_P09_no_plan_brings_running_payments_inside_the_frame()
    {
        await using var portal = await Desk.Start();
        var id = await portal.AskInstalments(500, ClaimType.Daycare);
        var page = await (await portal.LogOn("tina")).Get($"/sagsbehandling/sager/{id}");

        Assert.Contains("løbende betalinger", Assert.Single(page.QuerySelectorAll("[data-frame] li")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingen plan kan komme inden for rammen.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("", page.GetElementById("beloeb")!.GetAttribute("value"));
        Assert.Null(page.GetElementById("foraeldelse"));
    }

    [Fact]
    public async Task Other_agreements_are_shown_with_how_they_went_and_so_is_one_that_the_portal_made()
    {
        await using var portal = await Desk.Start();
        var instant = await portal.AskInstalments(500);
        var id = await portal.AskInstalments(500);
        var browser = await portal.LogOn("sofie");
        var page = await browser.Get($"/sagsbehandling/sager/{id}");

        Assert.Contains("Løber, bliver holdt: 6 rater, i alt 2.685,00 kr.", page.QuerySelector("[data-earlier]")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal($"/sagsbehandling/sager/{instant}", page.QuerySelector("[data-earlier] a")!.GetAttribute("href"));
        Assert.Contains("en anden aftale, der løber", Assert.Single(page.QuerySelectorAll("[data-frame] li")).TextContent, StringComparison.Ordinal);

        var made = await browser.Get($"/sagsbehandling/sager/{instant}");
        Assert.Contains("Portalen, inden for rammen", made.QuerySelector(".decide")!.TextContent, StringComparison.Ordinal);
        Assert.Null(made.GetElementById("afgoerelse"));
    }

    [Fact]
    public async Task A_broken_agreement_counts_and_a_request_taken_back_is_only_shown()
    {
        await using var portal = await Desk.Start();
        await portal.AskInstalments(500);
        await using (var db = portal.OpenDb())
            await db.Agreements.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, Portal.Domain.Agreements.AgreementStatus.Breached).SetProperty(row => row.EndedOn, new DateOnly(2029, 11, 10)));
        var id = await portal.AskInstalments(500);
        var browser = await portal.LogOn("sofie");
        var page = await browser.Get($"/sagsbehandling/sager/{id}");
        Assert.Contains("Brudt (10-11-2029)", page.QuerySelector("[data-earlier]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("brudt en aftale", Assert.Single(page.QuerySelectorAll("[data-frame] li")).TextContent, StringComparison.Ordinal);

        Assert.True(await portal.Get<WithdrawRequest>().Handle(id, new Citizen(Desk.Anna, "Anna"), default));
        var closed = await browser.Get($"/sagsbehandling/sager/{id}");
        Assert.Contains("Taget tilbage af borgeren", closed.QuerySelector(".decide")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(closed.QuerySelectorAll("[data-frame]"));
    }

    [Fact]
    public async Task What_cannot_be_a_plan_any_longer_is_told_with_its_reason()
    {
        await using var portal = await Desk.Start();
        var (url, browser, _) = await portal.AgreementCase();
        await using (var db = portal.OpenDb()) await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(row => row.MonthlyOre, 0));
        var page = await browser.Get(url);

        Assert.Contains("kan ikke blive til en plan i dag", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Beløbet skal være over 0", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_there_in_English_and_in_the_list_and_closed_to_finance()
    {
        await using var portal = await Desk.Start();
        var (url, browser, _) = await portal.AgreementCase();
        var page = await browser.Get(url + "?sprog=en");
        Assert.Contains("The instalment is less than 250,00 kr.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Yes, with another plan", page.Words(), StringComparison.Ordinal);
        Assert.Single((await browser.Get("/sagsbehandling")).QuerySelectorAll("tbody tr"));

        var finn = await portal.LogOn("finn");
        foreach (var address in (string[])[url, url + "/aftale.pdf"])
        {
            var refused = await finn.Get(address);
            Assert.Equal(HttpStatusCode.Forbidden, finn.Last.StatusCode);
            Assert.DoesNotContain("Anna", refused.Body!.TextContent, StringComparison.Ordinal);
        }
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Submitted, (await db.Requests.SingleAsync()).Status);
    }
}
