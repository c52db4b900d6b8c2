using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Requests;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

/// <summary>Asking, hearing and writing on the case page, by forms alone.</summary>
public sealed class CaseStepTests
{
    [Fact]
    public async Task What_is_missing_is_asked_for_once_from_the_page()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        Assert.False(page.QuerySelector("#mangler")!.Closest("details")!.HasAttribute("open"));

        var faulty = await browser.Send(page, url, "#mangler", [("mangler", "Din diagnose"), ("hvorfor", ""), ("mangler", ""), ("hvorfor", "")]);
        var errors = faulty.QuerySelector(".mm-errors")!.TextContent;
        Assert.Contains("Skriv både hvad der mangler, og hvorfor det er vigtigt", errors, StringComparison.Ordinal);
        Assert.Contains("Bed ikke om diagnoser", errors, StringComparison.Ordinal);
        Assert.Equal("Din diagnose", ((IHtmlInputElement)faulty.GetElementById("mangler")!).Value);
        Assert.True(faulty.QuerySelector("#mangler")!.Closest("details")!.HasAttribute("open"));
        Assert.Equal(faulty.QuerySelectorAll("[id]").Length, faulty.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());

        var asked = await browser.Send(faulty, url, "#mangler", [("mangler", "Lønseddel"), ("hvorfor", "den viser din løn"), ("mangler", ""), ("hvorfor", "")]);
        Assert.Contains("Bedt om oplysninger 19-11-2029, frist 03-12-2029", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bedt om oplysninger, brev skrevet", asked.Body!.TextContent, StringComparison.Ordinal);
        var twice = await browser.Send(asked, url, "#mangler", [("mangler", "Lønseddel"), ("hvorfor", "den viser din løn")]);
        Assert.Contains("Der er allerede bedt om oplysninger én gang", twice.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Venter på borger", (await browser.Get("/sagsbehandling")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_before_the_case_changed_is_told_and_keeps_what_was_written()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        await Write(portal, "Jeg har fået arbejde.");

        var shown = await browser.Send(page, url, "#overvejer", [("overvejer", "Nej"), ("oplysning", "Løn"), ("kilde", "Registret"), ("hoering-regel", "circumstances")]);

        Assert.Contains("Sagen er ændret", shown.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nej", shown.GetElementById("overvejer")!.TextContent.TrimStart('\n'));
        Assert.Contains("Jeg har fået arbejde.", shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hearing_stops_a_refusal_until_it_is_answered()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        var missing = await browser.Send(page, url, "#overvejer", []);
        foreach (var field in (string[])["overvejer", "oplysning", "kilde", "hoering-regel"]) Assert.NotNull(missing.GetElementById($"{field}-fejl"));
        var heard = await browser.Send(missing, url, "#overvejer", [("overvejer", "Vi overvejer nej."), ("oplysning", "Du fik løn."), ("kilde", "Indkomstregisteret"), ("hoering-regel", "circumstances")]);
        Assert.Contains("Partshørt 19-11-2029, frist 03-12-2029", heard.Body!.TextContent, StringComparison.Ordinal);

        (string, string)[] no = [("udfald", "refused"), ("regel", "not-documented"), ("begrundelse", "Nej."), ("tilbud", "nothing")];
        var early = await browser.Decide(heard, url, no);
        foreach (var words in (string[])["Borgeren bliver hørt", "Borgeren kan stadig sende papirer"]) Assert.Contains(words, early.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);

        await Write(portal, "Lønnen var for oktober.");
        page = await browser.Get(url);
        Assert.Contains("svar på partshøring", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.Decide(page, url, [.. no.Where(answer => answer.Item1 != "regel"), ("regel", "circumstances")]);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Refused, (await db.Requests.SingleAsync()).Status);
    }

    [Fact]
    public async Task Messages_go_both_ways_and_the_worklist_shows_the_citizens()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        await Write(portal, "Hvornår får jeg svar?");
        Assert.Contains("Ny besked", (await browser.Get("/sagsbehandling")).QuerySelector(".worklist")!.TextContent, StringComparison.Ordinal);

        page = await browser.Get(url);
        Assert.Contains("Hvornår får jeg svar?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ny besked", (await browser.Get("/sagsbehandling")).QuerySelector(".worklist")!.TextContent, StringComparison.Ordinal);
        var empty = await browser.Send(page, url, "#besked", [("besked", "")]);
        Assert.NotNull(empty.GetElementById("besked-fejl"));
        var sent = await browser.Send(empty, url, "#besked", [("besked", "I næste uge.")]);

        Assert.Contains(sent.QuerySelectorAll("figcaption"), caption => caption.TextContent.Contains("Sofie Sagsbehandler", StringComparison.Ordinal));
        Assert.Equal(["Hvornår får jeg svar?", "I næste uge."], sent.QuerySelectorAll("figure blockquote").Select(words => words.TextContent));
        await using var db = portal.OpenDb();
        Assert.DoesNotContain(await db.Access.ToListAsync(), look => look.Purpose.Contains("uge", StringComparison.Ordinal));
    }

    private static async Task<(string Url, StaffBrowser Browser, IHtmlDocument Page)> Case(PortalApplication portal)
    {
        var url = $"/sagsbehandling/sager/{await portal.Request()}";
        var browser = await portal.LogOn("sofie");
        return (url, browser, await browser.Get(url));
    }

    private static async Task Write(PortalApplication portal, string text)
    {
        await using var db = portal.OpenDb();
        var request = await db.Requests.SingleAsync();
        Assert.Empty((await portal.Get<SendMessage>().Handle(request.Id, text, new Citizen(request.PersonId, "Anna"), default))!);
    }
}
