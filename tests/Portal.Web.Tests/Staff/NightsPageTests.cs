using Microsoft.EntityFrameworkCore;
using Portal.App.Dunning;

namespace Portal.Web.Tests.Staff;

/// <summary>The page on which staff see what the next night will do.</summary>
public sealed class NightsPageTests
{
    private const string Url = "/sagsbehandling/koersler";

    [Theory]
    [InlineData("sofie", true)]
    [InlineData("tina", true)]
    [InlineData("finn", true)]
    [InlineData("ada", false)]
    [InlineData("rita", false)]
    public async Task Those_who_decide_about_claims_find_it(string persona, bool opens)
    {
        await using var portal = new PortalApplication();
        _ = portal.People;
        var browser = await PageBrowser.LogOn(portal, persona, "/sagsbehandling");

        Assert.Equal(opens, browser.Page.QuerySelector($"nav a[href='{Url}']") is not null);
        Assert.Equal(opens, (await browser.Get(Url)).QuerySelector("h1")?.TextContent == "Kørsler");
    }

    [Fact]
    public async Task It_says_what_the_next_night_does_claim_by_claim_and_nobodys_name()
    {
        await using var portal = new PortalApplication();
        _ = portal.People;
        var coming = (await portal.Get<NightDesk>().Handle(new("sofie", "Sofie", [App.Actors.StaffRole.Caseworker]), default))!.Coming!;
        Assert.NotEmpty(coming.Listed);

        var sofie = await PageBrowser.LogOn(portal, "sofie", Url);

        Assert.Equal(coming.Listed.Select(claim => claim.Name), sofie.Page.QuerySelectorAll("section[aria-labelledby=h-naeste] tbody th").Select(name => name.TextContent));
        await using var db = portal.OpenDb();
        foreach (var name in await db.Persons.Select(row => row.Name).ToListAsync()) Assert.DoesNotContain(name, sofie.Text, StringComparison.Ordinal);
        // Nobody is looked up to make it.
        Assert.False(await db.Access.AnyAsync());
    }
}
