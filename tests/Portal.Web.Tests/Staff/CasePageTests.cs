using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Web.Tests.Citizens;

namespace Portal.Web.Tests.Staff;

public sealed class CasePageTests
{
    [Fact]
    public async Task Everything_for_the_decision_stands_on_one_page()
    {
        await using var portal = await Desk.Start();
        await portal.Request(type: ClaimType.AfterSchool);
        var id = await portal.Request(limitation: new(2030, 1, 1), evidence: [("opsigelse.png", Desk.Png), ("brev.pdf", Desk.Pdf()), ("foto.heic", Desk.Heic)]);
        var page = await (await portal.LogOn("sofie")).Get($"/sagsbehandling/sager/{id}");
        var text = page.Body!.TextContent;

        Assert.Equal("Anna Ågård Sørensen", page.QuerySelector("h1")!.TextContent);
        foreach (var shown in (string[])["610180-••••", "20112233", "2029-000002", "5.370,00", "Arbejdsløshed", "Daginstitution, november", "P09", "01-01-2030", "Ansøgning sendt", "dagtilbudsloven § 31", "gældsinddrivelsesloven § 2, stk. 3", "1. marts 2030"])
            Assert.Contains(shown, text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal([Desk.Explanation, Desk.Special], page.QuerySelectorAll("blockquote").Select(words => words.TextContent));
        Assert.Equal("opsigelse.png", page.QuerySelector("figure img")!.GetAttribute("alt"));
        Assert.Equal("_blank", page.QuerySelectorAll("figcaption a").Single(link => link.TextContent == "brev.pdf").GetAttribute("target"));
        Assert.True(page.QuerySelectorAll("figcaption a").Single(link => link.TextContent == "foto.heic").HasAttribute("download"));
        Assert.NotNull(page.GetElementById("saerlige"));
        Assert.NotNull(page.GetElementById("foraeldelse"));
        Assert.Single(page.QuerySelectorAll(".facts dd a[href^='/sagsbehandling/sager/']"));
    }

    [Fact]
    public async Task A_claim_in_a_running_agreement_says_how_it_stands()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request();
        using (var db = portal.OpenDb())
            await portal.Agree(db.Requests.Single(row => row.Id == id).PersonId, db.RequestClaims.Single(row => row.RequestId == id).ClaimId, new DateOnly(2029, 12, 3));
        var page = await (await portal.LogOn("sofie")).Get($"/sagsbehandling/sager/{id}");
        Assert.Contains("Aftalen holdes. Næste rate 300,00 kr. den 03-12-2029.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_is_asked_for_only_where_a_claim_needs_it()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request(type: ClaimType.AfterSchool, limitation: new(2031, 11, 1));
        var page = await (await portal.LogOn("tina")).Get($"/sagsbehandling/sager/{id}");

        Assert.Null(page.GetElementById("saerlige"));
        Assert.Null(page.GetElementById("foraeldelse"));
    }

    [Fact]
    public async Task Marks_say_that_somebody_is_dead_or_protected_and_no_number_is_shown_whole()
    {
        await using var portal = await Desk.Start();
        var esther = PersonId.New();
        await portal.Person(esther, "Esther Åkjær", "7105651678", row => (row.Protected, row.DeadOn, row.ExemptFromDigitalPost) = (true, new(2029, 11, 2), true));
        var id = await portal.Request(esther);
        var page = await (await portal.LogOn("sofie")).Get($"/sagsbehandling/sager/{id}");

        Assert.Contains("Navne- og adressebeskyttelse", page.QuerySelector(".marks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Død 02-11-2029", page.QuerySelector(".marks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("brev på papir", page.QuerySelector(".bar")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("7105651678", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("710565-1678", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_look_is_written_in_the_access_log_with_its_case()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request(evidence: ("bilag.png", Desk.Png));
        var browser = await portal.LogOn("sofie");
        var page = await browser.Get($"/sagsbehandling/sager/{id}");
        await browser.Get(page.QuerySelector("figure img")!.GetAttribute("src")!);

        await using var db = portal.OpenDb();
        Assert.Equal([(AccessKind.Case, "2029-000001"), (AccessKind.Evidence, "2029-000001"), (AccessKind.List, "")], (await db.Access.OrderBy(row => row.What).ToListAsync()).Select(row => (row.What, row.Purpose)));
        Assert.All(await db.Access.ToListAsync(), row => Assert.StartsWith("staff:", row.Actor, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_comes_as_what_it_is_and_can_run_nothing()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request(evidence: [("a.png", Desk.Png), ("b.pdf", Desk.Pdf()), ("c.heic", Desk.Heic)]);
        var browser = await portal.LogOn("sofie");
        var page = await browser.Get($"/sagsbehandling/sager/{id}");
        List<(string, string)> kinds = [];
        foreach (var address in page.QuerySelectorAll("figcaption a").Select(link => link.GetAttribute("href")!))
        {
            await browser.Get(address);
            var headers = browser.Last.Content.Headers;
            kinds.Add((headers.ContentType!.MediaType!, headers.ContentDisposition!.DispositionType));
            Assert.Equal("nosniff", browser.Last.Headers.GetValues("X-Content-Type-Options").Single());
            // A browser's PDF viewer has a sandbox of its own and shows nothing inside another.
            var policy = browser.Last.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(headers.ContentType!.MediaType != "application/pdf", policy.EndsWith("sandbox", StringComparison.Ordinal));
            Assert.Equal("no-store", browser.Last.Headers.CacheControl!.ToString());
        }

        Assert.Equal([("image/png", "inline"), ("application/pdf", "inline"), ("image/heic", "attachment")], kinds);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var portal = await Desk.Start();
        var (mine, other) = (await portal.Request(evidence: ("a.png", Desk.Png)), await portal.Request(type: ClaimType.AfterSchool));
        var browser = await portal.LogOn("sofie");
        var file = (await browser.Get($"/sagsbehandling/sager/{mine}")).QuerySelector("figure img")!.GetAttribute("src")!.Split('/')[^1];

        foreach (var path in (string[])[$"{Guid.NewGuid()}", $"{mine}/bilag/{Guid.NewGuid()}", $"{other}/bilag/{file}", $"{mine}/brev.pdf"])
        {
            await browser.Get($"/sagsbehandling/sager/{path}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_is_there_in_English_with_the_letter_texts_in_Danish()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request(reason: HardshipReason.Illness);
        var page = await (await portal.LogOn("sofie")).Get($"/sagsbehandling/sager/{id}?sprog=en");

        Assert.Equal("Decision", page.GetElementById("h-decision")!.TextContent);
        Assert.Contains("sygdom", page.QuerySelector("dl.texts dd[lang=da]")!.TextContent, StringComparison.Ordinal);
    }
}
