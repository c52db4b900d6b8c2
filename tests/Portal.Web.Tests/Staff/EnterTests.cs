using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

/// <summary>A caseworker writes down what a citizen has asked for by phone, from one of the citizen's cases.</summary>
public sealed class EnterTests
{
    [Fact]
    public async Task Rule_L05_a_request_by_phone_is_written_down_and_leads_to_its_case()
    {
        await using var portal = await Desk.Start();
        var browser = await portal.LogOn("sofie");
        var first = await portal.Request(type: ClaimType.AfterSchool);
        await portal.Request();
        var other = await Withdrawn(portal);
        var page = await browser.Get($"/sagsbehandling/sager/{first}");
        var address = page.QuerySelector("a[href$='/ny']")!.GetAttribute("href")!;
        page = await browser.Get(address);
        Assert.Equal(3, page.QuerySelectorAll("input[name=krav]").Length);

        var faulty = await browser.Send(page, address, "#dato", [("krav", other.ToString()), ("forklaring", "Ringede.")]);
        Assert.NotNull(faulty.GetElementById("kanal-phone-fejl"));
        Assert.Equal("Ringede.", faulty.GetElementById("forklaring")!.TextContent.TrimStart('\n'));
        Assert.Single(faulty.QuerySelectorAll("input[name=krav][checked]"));

        var shown = await browser.Send(
            faulty, address, "#dato", [("kanal", "phone"), ("krav", other.ToString()), ("dato", "2030-03-01"), ("grund", "illness"), ("forklaring", "Ringede."), ("saerligt", "Er indlagt.")]);
        Assert.Contains("På telefon, skrevet af Sofie Sagsbehandler", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ringede.", shown.Body!.TextContent, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        var request = await db.Requests.SingleAsync(row => row.Channel == RequestChannel.Phone);
        Assert.Equal(other, (await db.RequestClaims.SingleAsync(row => row.RequestId == request.Id)).ClaimId);
        Assert.Equal(LetterKind.RequestReceipt, (await db.Letters.SingleAsync(letter => letter.RequestId == request.Id)).Kind);
        Assert.DoesNotContain("610180", browser.Last.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_L05_instalments_asked_for_by_phone_are_written_down_too()
    {
        await using var portal = await Desk.Start();
        var browser = await portal.LogOn("sofie");
        var first = await portal.Request(type: ClaimType.AfterSchool);
        var other = await Withdrawn(portal);
        var address = $"/sagsbehandling/sager/{first}/ny";
        (string, string)[] said = [("kanal", "phone"), ("krav", other.ToString()), ("hvad", "begge"), ("dato", "2030-03-01"), ("grund", "illness"), ("saerligt", "Er indlagt.")];
        var faulty = await browser.Send(await browser.Get(address), address, "#dato", [.. said, ("betalingsdag", "1"), ("foerste-rate", "2030-03-01")]);
        Assert.NotNull(faulty.GetElementById("beloeb-fejl"));
        Assert.NotNull(faulty.GetElementById("foerste-rate-fejl"));
        await browser.Send(faulty, address, "#dato", [.. said, ("beloeb", "300"), ("betalingsdag", "1"), ("foerste-rate", "2030-03-02")]);

        await using var db = portal.OpenDb();
        var request = await db.Requests.SingleAsync(row => row.Channel == RequestChannel.Phone);
        Assert.Equal((300_00L, 1), (request.MonthlyOre!.Value, request.PayDay!.Value));
        Assert.Contains("300,00 kr. om måneden", (await browser.Get("/sagsbehandling")).Words(), StringComparison.Ordinal);

        // Both answers on one form.
        var url = $"/sagsbehandling/sager/{request.Id}";
        var shown = await browser.Decide(
            await browser.Get(url), url,
            ("udfald", "partly-granted"), ("til", "2030-02-01"), ("regel", "circumstances"), ("begrundelse", "En måned er nok."), ("saerlige", "ja"), ("rater-udfald", "refused"), ("rater-regel", "circumstances"), ("rater-begrundelse", "Det er for lidt."));
        Assert.Equal("?sendt=1", browser.Last.RequestMessage!.RequestUri!.Query);
        Assert.Contains("En måned er nok.", shown.Words(), StringComparison.Ordinal);
        Assert.Contains("Det er for lidt.", shown.Words(), StringComparison.Ordinal);
        Assert.Equal(RequestStatus.PartlyGranted, (await db.Requests.AsNoTracking().SingleAsync(row => row.Id == request.Id)).Status);
    }

    [Fact]
    public async Task The_page_is_the_case_teams_and_only_there_for_a_case_that_is()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request();
        var sofie = await portal.LogOn("sofie");
        await sofie.Get($"/sagsbehandling/sager/{Guid.NewGuid()}/ny");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, sofie.Last.StatusCode);

        var page = await sofie.Get($"/sagsbehandling/sager/{id}/ny?sprog=en");
        Assert.StartsWith("Write an application for the citizen", ((IHtmlHeadingElement)page.QuerySelector("h1")!).TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    /// <returns>A claim of Anna's that no request waits about: its own was taken back.</returns>
    private static async Task<ClaimId> Withdrawn(PortalApplication portal)
    {
        var id = await portal.Request();
        await using var db = portal.OpenDb();
        var request = await db.Requests.SingleAsync(row => row.Id == id);
        Assert.True(await portal.Get<WithdrawRequest>().Handle(id, new Citizen(request.PersonId, "Anna"), default));
        return (await db.RequestClaims.SingleAsync(row => row.RequestId == id)).ClaimId;
    }
}
