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
