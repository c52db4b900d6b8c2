using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

public sealed class DecisionTests
{
    private static readonly (string, string)[] Yes = [("udfald", "granted"), ("regel", "more-time-on-request"), ("regel", "circumstances"), ("saerlige", "ja"), ("begrundelse", "Din indtægt er faldet.\n\nDerfor.")];
    private static readonly (string, string)[] OtherDate = [.. Yes[1..], ("udfald", "partly-granted"), ("til", "2030-02-01")];
    private static readonly (string, string)[] No = [("udfald", "refused"), ("regel", "running-payments"), ("begrundelse", "Ikke særligt."), ("tilbud", "earlier-date"), ("tilbud-til", "2029-12-15")];

    [Fact]
    public async Task Yes_as_asked_is_written_down_with_its_letter_and_shown()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        var shown = await browser.Decide(page, url, Yes);

        Assert.Equal("?sendt=1", browser.Last.RequestMessage!.RequestUri!.Query);
        var panel = shown.QuerySelector(".decide")!.TextContent.Replace('\u00a0', ' ');
        foreach (var words in (string[])["Sagen er afgjort", "Ja, som ansøgt", "1. marts 2030", "Sofie Sagsbehandler", "19. november 2029", "Din indtægt er faldet.", "(P08)"])
            Assert.Contains(words, panel, StringComparison.Ordinal);
        Assert.Null(shown.GetElementById("afgoerelse"));
        await browser.Get(shown.QuerySelector("a[href$='brev.pdf']")!.GetAttribute("href")!);
        Assert.Equal(("application/pdf", "inline"), (browser.Last.Content.Headers.ContentType!.MediaType, browser.Last.Content.Headers.ContentDisposition!.DispositionType));

        await using var db = portal.OpenDb();
        Assert.Equal((RequestStatus.Granted, Desk.Asked), (await db.Requests.Select(row => new { row.Status, row.GrantedUntil }).SingleAsync()) is var row ? (row.Status, row.GrantedUntil!.Value) : default);
        Assert.Contains(await db.Access.ToListAsync(), look => look.What == AccessKind.Letter);
        Assert.Equal(1, await db.Outbox.CountAsync(sent => db.Letters.Any(letter => letter.Id == sent.Id && letter.Kind == LetterKind.Decision)));
    }

    [Fact]
    public async Task Yes_until_another_date_is_the_date_that_was_written()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        var shown = await browser.Decide(page, url, OtherDate);

        Assert.Contains("1. februar 2030", shown.QuerySelector(".decide")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal(new DateOnly(2030, 2, 1), (await db.Holds.SingleAsync(hold => hold.Kind == HoldKind.Deferral)).Until);
    }

    [Fact]
    public async Task No_names_the_nearest_offer_and_lets_the_course_go_on()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        await browser.Decide(page, url, No);

        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Refused, (await db.Requests.SingleAsync()).Status);
        Assert.All(await db.Holds.ToListAsync(), hold => Assert.NotNull(hold.LiftedOn));
    }

    [Fact]
    public async Task What_is_missing_is_told_all_at_once_and_what_was_written_stays()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal, limitation: new(2030, 1, 1));
        var again = await browser.Decide(page, url, ("udfald", "granted"), ("tilbud-til", "2029-12-24"));

        Assert.Equal(["#regel-more-time-on-request", "#begrundelse", "#saerlige", "#foraeldelse"], again.QuerySelectorAll(".alert-error li a").Select(link => link.GetAttribute("href")![link.GetAttribute("href")!.IndexOf('#', StringComparison.Ordinal)..]));
        Assert.All(again.QuerySelectorAll(".alert-error li a"), link => Assert.NotNull(again.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        Assert.StartsWith("Fejl: ", again.Title, StringComparison.Ordinal);
        Assert.True(again.QuerySelector<IHtmlInputElement>("#udfald-granted")!.IsChecked);
        Assert.Equal("2029-12-24", again.QuerySelector("#tilbud-til")!.GetAttribute("value"));

        var nothing = await browser.Decide(again, url, ("udfald", "måske"), ("regel", "vilkårlig"));
        Assert.Equal(["Vælg et udfald", "Vælg mindst én regel", "Skriv en begrundelse"], nothing.QuerySelectorAll(".alert-error li").Select(line => line.TextContent.Trim()));
    }

    [Theory]
    [InlineData("9999-12-31", "senest")]
    [InlineData("2029-11-19", "efter i dag")]
    [InlineData("2030-03-01", "som ansøgt")]
    [InlineData("i morgen", "Skriv datoen")]
    public async Task A_date_that_cannot_be_is_refused_at_its_field(string date, string why)
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        var again = await browser.Decide(page, url, [.. OtherDate[..^1], ("til", date)]);

        Assert.Contains(why, again.GetElementById("til-fejl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_caseworker_is_told_who_decided_and_keeps_the_text()
    {
        await using var portal = await Desk.Start();
        var (url, sofie, page) = await Case(portal);
        var soeren = await portal.LogOn("soeren");
        var his = await soeren.Get(url);
        await sofie.Decide(page, url, Yes);
        var told = await soeren.Decide(his, url, No);

        Assert.Contains("Sofie Sagsbehandler har afgjort sagen", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ikke særligt.", told.QuerySelector<IHtmlTextAreaElement>("#usendt")!.Value);
        await using var db = portal.OpenDb();
        Assert.Equal((RequestStatus.Granted, "Sofie Sagsbehandler"), ((await db.Requests.SingleAsync()).Status, (await db.Requests.SingleAsync()).DecidedBy));
    }

    [Fact]
    public async Task New_evidence_meanwhile_stops_the_decision_and_the_form_keeps_its_words()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        await portal.Get<AddEvidence>().Handle(Guid.Parse(url.Split('/')[^1]), "ny.png", new MemoryStream(Desk.Png), new Citizen(new PersonId(Guid.Parse("11111111-1111-1111-1111-111111111111")), "Anna"), default);
        var told = await browser.Decide(page, url, Yes);

        Assert.Contains("ændret, siden du åbnede", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Din indtægt", told.QuerySelector<IHtmlTextAreaElement>("#begrundelse")!.Value, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector("img[alt='ny.png']"));
        await browser.Decide(told, url, Yes);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Granted, (await db.Requests.SingleAsync()).Status);
    }

    [Fact]
    public async Task Fifty_sends_at_once_make_one_decision_with_one_letter()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.Decide(page, url, Yes)));

        Assert.All(answers, shown => Assert.Contains("Sofie Sagsbehandler", shown.QuerySelector(".decide")!.TextContent, StringComparison.Ordinal));
        await using var db = portal.OpenDb();
        Assert.Equal(1, await db.Letters.CountAsync(letter => letter.Kind == LetterKind.Decision));
        Assert.Equal(1, await db.Outbox.CountAsync(sent => db.Letters.Any(letter => letter.Id == sent.Id && letter.Kind == LetterKind.Decision)));
        Assert.Single(await db.Journal.Where(entry => entry.What == "request-decided").ToListAsync());
    }

    [Fact]
    public async Task Without_a_script_the_letter_can_be_asked_for_and_nothing_is_decided()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        var looked = await browser.Decide(page, url, [.. Yes, ("vis-brevet", "1")]);

        Assert.Contains("Din indtægt er faldet.", looked.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Låst tekst K1", looked.QuerySelector(".letter .locked")!.TextContent, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Submitted, (await db.Requests.SingleAsync()).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await Case(portal);
        page.QuerySelector("input[name=__RequestVerificationToken]")!.Remove();
        foreach (var token in page.QuerySelectorAll("#afgoerelse input[name=__RequestVerificationToken]")) token.Remove();
        await browser.Decide(page, url, Yes);

        Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
    }

    private static async Task<(string Url, StaffBrowser Browser, IHtmlDocument Page)> Case(PortalApplication portal, DateOnly? limitation = null)
    {
        var url = $"/sagsbehandling/sager/{await portal.Request(limitation: limitation)}";
        var browser = await portal.LogOn("sofie");
        return (url, browser, await browser.Get(url));
    }
}
