using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Verify;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.Web.Tests.Staff;

/// <summary>I11: whoever a page of the desk names can read that they were looked at.</summary>
public sealed class LooksTests
{
    private const string Root = "/sagsbehandling";

    /// <summary>Where the pages about one case, call or claim lie.</summary>
    private static readonly string[] Opened = [$"{Root}/sager/", $"{Root}/opkald/", $"{Root}/krav/"];

    [Fact]
    public async Task Each_person_named_on_a_page_has_a_look_on_record_from_the_same_request()
    {
        await using var portal = await Desk.Start();
        await portal.Request();
        await CallPageTests.Task(portal, TaskKind.Phone);
        await CallPageTests.Task(portal, TaskKind.CoLiability);
        // As much as is owed on a claim: the list of payments names who owes it.
        await PaymentsPageTests.Import(portal, ("U1", 268_500, "000000000009993"));
        var browser = await portal.LogOn("tina");

        var (waiting, named) = (new Queue<string>([Root, $"{Root}/indbetalinger", $"{Root}/overdragelser", $"{Root}/personer", $"{Root}/regelsaet"]), new List<string>());
        for (var seen = new HashSet<string>(waiting); waiting.TryDequeue(out var address);)
        {
            var before = await Looks(portal);
            var page = await browser.Get(address);
            Assert.True(browser.Last.IsSuccessStatusCode, $"{address} answers {browser.Last.StatusCode}");
            var looked = (await Looks(portal)).ExceptBy(before.Keys, look => look.Key).Select(look => look.Value).ToHashSet();
            foreach (var (person, name) in await People(portal))
            {
                if (!page.QuerySelector("main")!.TextContent.Contains(name, StringComparison.Ordinal)) continue;
                Assert.True(looked.Contains(person), $"{address} names {name}, and no look is on record");
                named.Add(address);
            }
            foreach (var link in page.QuerySelectorAll("main a").OfType<IHtmlAnchorElement>().Select(link => link.GetAttribute("href")!))
                if (Opened.Any(place => link.StartsWith(place, StringComparison.Ordinal)) && !link.Contains('?') && link.Count(one => one == '/') <= 4 && !link.EndsWith("/pdf", StringComparison.Ordinal) && seen.Add(link)) waiting.Enqueue(link);
        }
        // A page that names somebody says what for; none of these has read anybody else.
        await using var db = portal.OpenDb();
        Assert.False(await db.Access.AnyAsync(look => look.What == AccessKind.Used));
        Assert.NotEqual(0, await db.DeskRequests.CountAsync());
        await foreach (var result in portal.Get<VerifyAll>().Handle(default))
            if (result.Name == "I11 looks on record") Assert.Equal((await db.DeskRequests.CountAsync(), 0), ((int)result.Checked, (int)result.BrokenCount));
        Assert.Superset(new HashSet<string> { Root, $"{Root}/indbetalinger" }, named.ToHashSet());
        Assert.All(Opened, place => Assert.Contains(named, address => address.StartsWith(place, StringComparison.Ordinal)));
    }

    private static async Task<Dictionary<Guid, PersonId>> Looks(PortalApplication portal)
    {
        await using var db = portal.OpenDb();
        return await db.Access.ToDictionaryAsync(row => row.Id, row => row.PersonId);
    }

    private static async Task<List<(PersonId Id, string Name)>> People(PortalApplication portal)
    {
        await using var db = portal.OpenDb();
        return [.. (await db.Persons.Select(row => new { row.Id, row.Name }).ToListAsync()).Select(row => (row.Id, row.Name))];
    }
}
