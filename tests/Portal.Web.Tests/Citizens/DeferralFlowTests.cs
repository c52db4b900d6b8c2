using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Citizens;

/// <summary>Asking to wait, by forms alone. Each test has a portal of its own: they change what is there.</summary>
public sealed class DeferralFlowTests : IDisposable
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 a paper");

    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_citizen_asks_to_wait_and_the_claims_rest_at_once()
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/ansoeg?krav={_portal.People.AfterSchool}");
        Assert.Contains("daginstitution og underholdsbidrag giver vi normalt ikke mere tid", browser.Text, StringComparison.Ordinal);

        await browser.Submit("form");
        var draft = browser.Address.Split('/')[3];
        Assert.Equal($"/borger/ansoeg/{draft}/krav", browser.Address);
        Assert.StartsWith("Hvilke krav vil du vente med? (Trin 1 af 5)", browser.Page.Title, StringComparison.Ordinal);
        // The claim whose page one came from is ticked, and no other.
        Assert.Equal(_portal.People.AfterSchool.ToString(), Assert.Single(browser.Page.QuerySelectorAll("input[name=krav][checked]")).GetAttribute("value"));
        Assert.Contains("Gældsstyrelsen kræver pengene ind", browser.Page.QuerySelector("form section, main section")?.TextContent ?? browser.Text, StringComparison.Ordinal);

        await browser.Submit("form");
        Assert.EndsWith("/dato", browser.Address, StringComparison.Ordinal);
        // From the last day to pay, 12 October.
        Assert.Equal(["2026-11-12", "2026-12-12", "2027-01-12", "anden"], browser.Page.QuerySelectorAll("input[name=dato]").Select(radio => radio.GetAttribute("value")));

        await browser.Submit("form", ("dato", "2026-12-12"));
        Assert.EndsWith("/grund", browser.Address, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("#saerligt"));

        await browser.Submit("form", ("grund", "unemployment"), ("forklaring", "Mit job stoppede 31. august.\r\nJeg søger nyt."));
        Assert.EndsWith("/papirer", browser.Address, StringComparison.Ordinal);

        await browser.Upload("form", [("C:\\hemmeligt\\opsigelse.pdf", Pdf)], ("hvornaar", "nu"));
        Assert.EndsWith("/tjek", browser.Address, StringComparison.Ordinal);
        foreach (var answer in new[] { "SFO, oktober 2026", "12.\u00a0december\u00a02026", "Mit job stoppede", "opsigelse.pdf", "1.495,00" }) Assert.Contains(answer, browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmeligt", browser.Text, StringComparison.Ordinal);

        await browser.Submit("form");
        Assert.Equal($"/borger/sager/{draft}", browser.Address);
        Assert.Equal("Vi har fået din ansøgning", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Sag 2026-000001", browser.Text, StringComparison.Ordinal);
        Assert.Contains("23.\u00a0oktober\u00a02026", browser.Text, StringComparison.Ordinal);

        await browser.Get("/borger");
        var card = browser.Page.QuerySelectorAll("article").Single(card => card.QuerySelector("h3")!.TextContent == "SFO, oktober 2026");
        Assert.Contains("På pause", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sag 2026-000001", card.TextContent, StringComparison.Ordinal);
        await browser.Get($"/borger/krav/{_portal.People.AfterSchool}");
        Assert.Contains("Du skal ikke gøre noget nu", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("a[href^='/borger/ansoeg?krav']"));

        using var db = _portal.OpenDb();
        var hold = Assert.Single(db.Holds.Where(hold => hold.Kind == HoldKind.RequestPending).ToList());
        Assert.Equal(_portal.People.AfterSchool, hold.ClaimId);
        Assert.DoesNotContain(browser.Seen, text => text.Contains("6101801234", StringComparison.Ordinal) || text.Contains("610180-1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_chosen_claim_all_that_can_be_asked_about_are_ticked()
    {
        var (browser, _) = await Begin();
        Assert.Equal(3, browser.Page.QuerySelectorAll("input[name=krav][checked]").Length);
        Assert.DoesNotContain("juni", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_says_what_is_missing_at_the_field_and_above_the_heading()
    {
        var (browser, draft) = await Begin();

        await browser.Submit("form", ("krav", null));
        AssertFault(browser, "krav", "Vælg mindst ét krav");
        Assert.Empty(browser.Page.QuerySelectorAll("input[name=krav][checked]"));

        await browser.Get($"/borger/ansoeg/{draft}/dato");
        await browser.Submit("form");
        AssertFault(browser, "dato", "Vælg den dag, du gerne vil vente til");
        await browser.Submit("form", ("dato", "anden"), ("anden", "2026-10-02"));
        AssertFault(browser, "dato", "Vælg en dag efter i dag");
        Assert.Equal("2026-10-02", browser.Page.QuerySelector("#anden")!.GetAttribute("value"));
        foreach (var beyond in new[] { "2031-12-01", "2032-01-01", "9999-12-31" })
        {
            await browser.Submit("form", ("dato", "anden"), ("anden", beyond));
            AssertFault(browser, "dato", "Vælg en tidligere dag. Vi kan højst vente til 30.\u00a0november\u00a02031");
            Assert.Equal(beyond, browser.Page.QuerySelector("#anden")!.GetAttribute("value"));
        }

        await browser.Get($"/borger/ansoeg/{draft}/grund");
        await browser.Submit("form", ("grund", "other"));
        AssertFault(browser, "forklaring", "Skriv kort, hvad der er sket");
        await browser.Submit("form", ("grund", "illness"), ("forklaring", new string('æ', 2001)));
        AssertFault(browser, "forklaring", "Teksten må højst være 2.000 tegn. Den er 2.001.");
        Assert.Equal(2001, browser.Page.QuerySelector("#forklaring")!.TextContent.Length);

        await browser.Get($"/borger/ansoeg/{draft}/papirer");
        await browser.Upload("form", [], ("hvornaar", "nu"));
        AssertFault(browser, "bilag", "Vælg en fil, eller vælg at sende papirer senere");
    }

    [Fact]
    public async Task Sending_tells_every_fault_at_once()
    {
        var (browser, draft) = await Begin();
        await browser.Get($"/borger/ansoeg/{draft}/tjek");
        await browser.Submit("form");

        Assert.Equal(3, browser.Page.QuerySelectorAll(".mm-errors li").Length);
        Assert.StartsWith("Fejl: ", browser.Page.Title, StringComparison.Ordinal);
        foreach (var link in browser.Page.QuerySelectorAll(".mm-errors a"))
            Assert.NotNull(browser.Page.GetElementById(link.GetAttribute("href")!.Split('#')[1]));
        using var db = _portal.OpenDb();
        Assert.Equal(RequestStatus.Draft, db.Requests.Single().Status);
    }

    [Fact]
    public async Task Daycare_asks_what_is_special()
    {
        var (browser, draft) = await Begin();
        await browser.Submit("form", ("krav", _portal.People.Daycare.ToString()));
        await browser.Submit("form", ("dato", "anden"), ("anden", "2026-12-01"));
        await browser.Submit("form", ("grund", "divorce"));
        AssertFault(browser, "saerligt", "Skriv, hvad der er særligt i din situation");
        await browser.Submit("form", ("grund", "divorce"), ("saerligt", "Jeg er alene med to små børn."));
        await browser.Submit("form[enctype]", ("hvornaar", "senere"));
        Assert.Equal($"/borger/ansoeg/{draft}/tjek", browser.Address);
        Assert.Contains("alene med to små børn", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_can_be_left_and_taken_up_again_where_it_was()
    {
        var (browser, draft) = await Begin();
        await browser.Submit("form");
        await browser.Submit("form", ("dato", "2026-11-12"), ("senere", "1"));
        Assert.Equal("/borger", browser.Address);
        Assert.Contains("Du er i gang med en ansøgning", browser.Text, StringComparison.Ordinal);
        Assert.Contains("til og med 1.\u00a0november\u00a02026", browser.Text, StringComparison.Ordinal);

        var again = await _portal.SignInAs("anna");
        await again.Get($"/borger/ansoeg/{draft}");
        Assert.Equal($"/borger/ansoeg/{draft}/grund", again.Address);
        await again.Get("/borger/ansoeg");
        await again.Submit("form");
        Assert.Equal($"/borger/ansoeg/{draft}/grund", again.Address);
    }

    [Fact]
    public async Task A_draft_older_than_thirty_days_is_gone()
    {
        var (browser, draft) = await Begin();
        using (var db = _portal.OpenDb())
            await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(row => row.SavedAt, new DateTimeOffset(2026, 8, 30, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusOf($"/borger/ansoeg/{draft}/krav"));
        Assert.DoesNotContain("i gang med", (await browser.Get("/borger")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_mended_from_the_last_page_leads_back_there()
    {
        var (browser, draft) = await Filled();
        var change = browser.Page.QuerySelectorAll(".mm-change a").Single(link => link.TextContent.Contains("Vent til", StringComparison.Ordinal));
        await browser.Get(change.GetAttribute("href")!);
        await browser.Submit("form", ("dato", "anden"), ("anden", "2026-11-30"));
        Assert.Equal($"/borger/ansoeg/{draft}/tjek", browser.Address);
        Assert.Contains("30.\u00a0november\u00a02026", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_twice_is_one_request_and_one_receipt()
    {
        var (browser, draft) = await Filled();
        var (other, _) = (await _portal.SignInAs("anna"), 0);
        await other.Get($"/borger/ansoeg/{draft}/tjek");

        await browser.Submit("form");
        await other.Submit("form");
        Assert.Equal($"/borger/sager/{draft}", browser.Address);
        Assert.Equal($"/borger/sager/{draft}", other.Address);
        Assert.Contains("Sag 2026-000001", other.Text, StringComparison.Ordinal);
        using var db = _portal.OpenDb();
        Assert.Single(db.Holds.Where(hold => hold.Kind == HoldKind.RequestPending).ToList());

        // The pages of the draft now lead to the receipt.
        foreach (var step in new[] { "", "/krav", "/dato", "/grund", "/papirer", "/tjek" })
        {
            await browser.Get($"/borger/ansoeg/{draft}{step}");
            Assert.Equal($"/borger/sager/{draft}", browser.Address);
        }
    }

    [Fact]
    public async Task Taking_it_back_ends_the_pause_the_same_day()
    {
        var (browser, draft) = await Filled();
        await browser.Submit("form");
        await browser.Submit("details form");
        Assert.Equal($"/borger/sager/{draft}", browser.Address);
        Assert.Equal("Du har trukket din ansøgning tilbage", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Sag 2026-000001", (await browser.Get("/borger")).QuerySelector("#krav")!.TextContent, StringComparison.Ordinal);
    }

    private static void AssertFault(PageBrowser browser, string field, string message)
    {
        Assert.StartsWith("Fejl: ", browser.Page.Title, StringComparison.Ordinal);
        var summary = browser.Page.QuerySelector(".mm-errors")!;
        Assert.True(summary.HasAttribute("data-focus"));
        Assert.Contains(message, summary.QuerySelector($"a[href$='#{field}']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(message, browser.Page.GetElementById($"{field}-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.GetElementById(field));
        Assert.Contains(browser.Page.QuerySelectorAll("[aria-describedby]"), element => element.GetAttribute("aria-describedby")!.Split(' ').Contains($"{field}-fejl"));
    }

    private async Task<(PageBrowser Browser, string Draft)> Begin()
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get("/borger/ansoeg");
        await browser.Submit("form");
        return (browser, browser.Address.Split('/')[3]);
    }

    private async Task<(PageBrowser Browser, string Draft)> Filled()
    {
        var (browser, draft) = await Begin();
        await browser.Submit("form", ("krav", _portal.People.AfterSchool.ToString()));
        await browser.Submit("form", ("dato", "2026-11-12"));
        await browser.Submit("form", ("grund", "illness"));
        await browser.Submit("form[enctype]", ("hvornaar", "senere"));
        return (browser, draft);
    }
}
