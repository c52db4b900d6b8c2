using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.Web.Tests.Staff;

/// <summary>Finding a person, opening their page, and what it leaves behind in the log that the person reads.</summary>
public sealed class PeopleTests
{
    private const string Cpr = "7105651678", Root = "/sagsbehandling/personer", Search = "#soeg";

    [Fact]
    public async Task A_person_is_found_by_number_name_case_payment_line_and_reference_and_no_address_says_what_was_sought()
    {
        await using var portal = await Desk.Start();
        var (esther, claim) = await Esther(portal);
        var request = await portal.Request(esther);
        string payment, reference, number;
        await using (var db = portal.OpenDb())
        {
            var row = await db.Claims.SingleAsync(row => row.Id == claim);
            (payment, reference) = (row.PaymentId, $"{row.Source}/{row.Reference}");
            number = (await db.Requests.SingleAsync(found => found.Id == request)).CaseNumber!;
        }
        var browser = await portal.LogOn("sofie");
        var page = await browser.Get(Root);
        foreach (var sought in new[] { Cpr, "710565-1678", "Åkjær", payment, reference, number })
        {
            var found = await browser.Send(page, Root, Search, [("soeg", sought), ("grund", "contact")]);
            Assert.Contains("Esther Åkjær", found.QuerySelector("table")?.TextContent ?? sought, StringComparison.Ordinal);
            Assert.DoesNotContain("Anna", found.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(Root, browser.Last.RequestMessage!.RequestUri!.PathAndQuery);
        }
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_searched_and_no_page_opens()
    {
        await using var portal = await Desk.Start();
        var (esther, _) = await Esther(portal);
        var browser = await portal.LogOn("sofie");
        var page = await browser.Send(await browser.Get(Root), Root, Search, [("soeg", "Åk")]);
        Assert.Contains("Skriv mindst 3 tegn at søge efter", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vælg, hvorfor du har brug for det", page.Body!.TextContent, StringComparison.Ordinal);

        page = await browser.Get($"{Root}/{esther}");
        Assert.Equal("Åbn en persons side", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Esther", page.Body!.TextContent, StringComparison.Ordinal);
        page = await browser.Send(page, $"{Root}/{esther}", "#grund", [("grund", "follow-up")]);
        Assert.Equal("Esther Åkjær", page.QuerySelector("h1")!.TextContent);
        await using var db = portal.OpenDb();
        Assert.Equal(
            [(AccessKind.Person, "follow-up", "caseworker"), (AccessKind.PersonShown, "follow-up", "caseworker")],
            (await db.Access.Where(row => row.PersonId == esther).ToListAsync()).OrderBy(look => look.What).Select(look => (look.What, look.Purpose, look.Role)));
    }

    [Fact]
    public async Task The_whole_number_and_a_protected_address_are_shown_only_when_asked_for_and_each_is_a_look()
    {
        await using var portal = await Desk.Start();
        var (esther, _) = await Esther(portal, row => (row.Protected, row.Street) = (true, "Hemmelig Vej 3"));
        var (browser, page) = await Opened(portal, esther);
        Assert.DoesNotContain("1678", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemmelig Vej", page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Contains("710565-1678", (await browser.Send(page, $"{Root}/{esther}", "[name=vis-nummer]", [("vis-nummer", "1")])).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hemmelig Vej 3", (await browser.Send(page, $"{Root}/{esther}", "[name=vis-adresse]", [("vis-adresse", "1")])).Body!.TextContent, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal([AccessKind.Address, AccessKind.Number, AccessKind.Person, AccessKind.PersonShown], (await db.Access.Where(row => row.PersonId == esther).Select(row => row.What).Distinct().ToListAsync()).OrderBy(what => $"{what}"));
    }

    [Fact]
    public async Task A_caseworker_stops_and_starts_the_course_and_is_told_what_cannot_be_done()
    {
        await using var portal = await Desk.Start();
        var (esther, claim) = await Esther(portal);
        var (browser, page) = await Opened(portal, esther);
        async Task<string> Act(params (string Name, string Value)[] answers) => (page = await browser.Send(page, $"{Root}/{esther}", "#handling", answers)).Body!.TextContent;
        (string, string) about = ("krav", claim.ToString()), complaint = ("slags", "complaint");

        var empty = await Act();
        Assert.Contains("Vælg mindst ét krav", empty, StringComparison.Ordinal);
        Assert.Contains("Vælg, hvad du vil gøre", empty, StringComparison.Ordinal);
        Assert.Contains("Skriv hvorfor", await Act(about, ("handling", "hold"), complaint), StringComparison.Ordinal);
        var stopped = await Act(about, ("handling", "hold"), complaint, ("hvorfor", "Klagen ligger hos Ankestyrelsen."));
        Assert.Contains("Det er gjort for de valgte krav.", stopped, StringComparison.Ordinal);
        Assert.Contains("Klagen ligger hos Ankestyrelsen.", stopped, StringComparison.Ordinal);
        await using (var db = portal.OpenDb()) Assert.Equal(HoldKind.Complaint, (await db.Holds.SingleAsync(row => row.ClaimId == claim && row.LiftedOn == null)).Kind);

        Assert.Contains("Det er gjort", await Act(about, ("handling", "release"), complaint), StringComparison.Ordinal);
        Assert.Contains("der er ikke et stop af den slags", await Act(about, ("handling", "release"), complaint), StringComparison.Ordinal);
        Assert.Contains("Det er gjort", await Act(about, ("handling", "contact")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acknowledgement_is_put_on_record_with_its_day_and_its_document()
    {
        await using var portal = await Desk.Start();
        var (esther, claim) = await Esther(portal);
        var (browser, page) = await Opened(portal, esther);
        async Task<string> Acknowledge(params (string Name, string Value)[] answers) =>
            (page = await browser.Send(page, $"{Root}/{esther}", "#handling", [("krav", claim.ToString()), ("handling", "acknowledge"), .. answers])).Body!.TextContent;

        Assert.Contains("Skriv, hvornår gælden blev anerkendt", await Acknowledge(("hvorfor", "Brev")), StringComparison.Ordinal);
        Assert.Contains("skriv, hvilket dokument der viser anerkendelsen", await Acknowledge(("den", $"{Desk.Today:yyyy-MM-dd}")), StringComparison.Ordinal);
        Assert.Contains("datoen kan ikke ligge frem i tiden", await Acknowledge(("den", $"{Desk.Today.AddDays(1):yyyy-MM-dd}"), ("hvorfor", "Brev, journal 30-5")), StringComparison.Ordinal);
        Assert.Contains("Det er gjort", await Acknowledge(("den", $"{Desk.Today:yyyy-MM-dd}"), ("hvorfor", "Brev, journal 30-5"), ("skriftligt", "ja")), StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        var row = await db.Acknowledgements.SingleAsync();
        Assert.Equal((claim, esther, Desk.Today, true), (row.ClaimId, row.PersonId, row.AcknowledgedOn, row.OfAmount));
    }

    [Theory]
    [InlineData("finn")]
    [InlineData("ada")]
    [InlineData("rita")]
    public async Task Others_than_the_case_team_find_nobody(string who)
    {
        await using var portal = await Desk.Start();
        var (esther, _) = await Esther(portal);
        var browser = await portal.LogOn(who);
        foreach (var address in new[] { Root, $"{Root}/{esther}", $"{Root}/{esther}/breve/{Guid.NewGuid()}.pdf" })
        {
            var page = await browser.Get(address);
            Assert.DoesNotContain("Esther", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, browser.Last.StatusCode);
        }
        await using var db = portal.OpenDb();
        Assert.False(await db.Access.AnyAsync(row => row.PersonId == esther));
    }

    [Fact]
    public async Task A_letter_opens_only_from_the_page_of_the_person_it_is_to()
    {
        await using var portal = await Desk.Start();
        var (esther, _) = await Esther(portal);
        await portal.Request(esther);
        var (browser, page) = await Opened(portal, esther);
        var letter = page.QuerySelector($"a[href*='/breve/']")!.GetAttribute("href")!;
        await browser.Get(letter);
        Assert.Equal("application/pdf", browser.Last.Content.Headers.ContentType!.MediaType);
        await browser.Get(letter.Replace($"{esther}", $"{Desk.Anna}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        var colleague = await portal.LogOn("tina");
        await colleague.Get(letter);
        Assert.Equal(HttpStatusCode.NotFound, colleague.Last.StatusCode);
    }

    private static async Task<(PersonId Person, ClaimId Claim)> Esther(PortalApplication portal, Action<PersonRow>? with = null)
    {
        var esther = PersonId.New();
        await portal.Person(esther, "Esther Åkjær", Cpr, with);
        return (esther, await portal.Claim(esther, ClaimType.General, 5000_00, "Bibliotek", null));
    }

    private static async Task<(StaffBrowser Browser, IHtmlDocument Page)> Opened(PortalApplication portal, PersonId person)
    {
        var browser = await portal.LogOn("sofie");
        return (browser, await browser.Send(await browser.Get($"{Root}/{person}"), $"{Root}/{person}", "#grund", [("grund", "contact")]));
    }
}
