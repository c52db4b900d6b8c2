using System.Net;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;

namespace Portal.Web.Tests.Staff;

public sealed class WorklistTests
{
    private const string Url = "/sagsbehandling";

    [Fact]
    public async Task The_oldest_deadline_stands_first_with_the_days_left_in_words()
    {
        await using var portal = await Three();
        var page = await (await portal.LogOn("sofie")).Get(Url);

        Assert.Equal(["2 bankdage over fristen 15-11-2029", "i dag 19-11-2029", "15 bankdage 10-12-2029"], page.QuerySelectorAll("tbody tr").Select(row => row.Children[2].TextContent.Trim()));
        Assert.Equal("3 sager", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Matches("^/sagsbehandling/sager/[0-9a-f-]{36}$", page.QuerySelector("tbody th[scope=row] a")!.GetAttribute("href"));
        Assert.Equal(["Åbne3", "Over fristen1", "Afsluttede0"], page.QuerySelectorAll(".views li").Select(view => view.TextContent.Trim()));
        Assert.Contains("2.685,00", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?vis=over-fristen", 1)]
    [InlineData("?q=æBELØ", 1)]
    [InlineData("?q=2029-000002", 1)]
    [InlineData("?kravtype=after-school", 1)]
    [InlineData("?grund=illness", 1)]
    [InlineData("?bilag=ja", 1)]
    [InlineData("?bilag=nej&grund=unemployment", 1)]
    [InlineData("?kravtype=sort-magi&grund=&vis=alt&side=-4&bilag=m%C3%A5ske", 3)]
    public async Task The_address_is_the_view(string query, int found)
    {
        await using var portal = await Three();
        var page = await (await portal.LogOn("sofie")).Get(Url + query);

        Assert.Equal(found, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task An_empty_list_says_what_emptied_it_and_the_way_out()
    {
        await using var portal = await Three();
        var page = await (await portal.LogOn("tina")).Get(Url + "?q=Gunhild&bilag=ja&vis=over-fristen");

        Assert.Contains("Navn eller sagsnummer \"Gunhild\", Bilag Ja", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sagsbehandling?vis=over-fristen", page.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Equal("Gunhild", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    [Fact]
    public async Task A_long_list_has_pages_that_keep_the_filter()
    {
        await using var portal = await Desk.Start();
        for (var i = 0; i < 26; i++) await portal.Request(type: ClaimType.AfterSchool);
        var browser = await portal.LogOn("sofie");
        var first = await browser.Get(Url + "?kravtype=after-school");
        var second = await browser.Get(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(25, first.QuerySelectorAll("tbody tr").Length);
        Assert.Single(second.QuerySelectorAll("tbody tr"));
        Assert.Contains("Viser 26-26 af 26", second.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kravtype=after-school", second.QuerySelector("a[rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("finn")]
    [InlineData("ada")]
    [InlineData("rita")]
    public async Task Other_staff_are_told_that_their_role_has_no_worklist_and_see_no_case(string persona)
    {
        await using var portal = await Three();
        var id = await portal.Request(evidence: ("bilag.png", Desk.Png));
        var browser = await portal.LogOn(persona);
        var page = await browser.Get(Url);

        Assert.Equal("Din rolle har ingen arbejdsliste", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Anna", page.Body!.TextContent, StringComparison.Ordinal);
        var refused = await browser.Get($"{Url}/sager/{id}");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.DoesNotContain("Anna", refused.Body!.TextContent, StringComparison.Ordinal);
        await browser.Get($"{Url}/sager/{id}/brev.pdf");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/sager/018f0000-0000-7000-8000-000000000000")]
    [InlineData("/sager/018f0000-0000-7000-8000-000000000000/brev.pdf")]
    [InlineData("/sager/018f0000-0000-7000-8000-000000000000/bilag/018f0000-0000-7000-8000-000000000000")]
    public async Task Whoever_has_not_logged_on_is_sent_to_the_staff_login(string path)
    {
        await using var portal = await Desk.Start();
        using var nobody = portal.CreateClient(new() { AllowAutoRedirect = false });
        var answer = await nobody.GetAsync(new Uri(Url + path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("portal-medarbejder", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_is_sent_to_the_staff_login_and_sees_nothing()
    {
        await using var portal = await Three();
        var browser = await portal.LogOn("anna", "/log-ind?returnUrl=/privatliv");
        var page = await browser.Get(Url);

        Assert.Contains("dev-login", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain("2029-00000", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_is_chosen_by_the_address()
    {
        await using var portal = await Three();
        var page = await (await portal.LogOn("sofie")).Get(Url + "?sprog=en");

        Assert.Equal("Open cases", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("2 banking days late", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<PortalApplication> Three()
    {
        var portal = await Desk.Start();
        var bo = PersonId.New();
        await portal.Person(bo, "Bo Æbelø", "7202852345");
        await portal.Request(answerBy: new(2029, 11, 15));
        await portal.Request(bo, ClaimType.AfterSchool, HardshipReason.Illness, answerBy: Desk.Today);
        await portal.Request(type: ClaimType.Daycare, evidence: ("bilag.png", Desk.Png));
        return portal;
    }
}
