using System.Net;
using AngleSharp.Dom;
using Portal.App.Data.Rows;
using Portal.Domain.Agreements;

namespace Portal.Web.Tests.Citizens;

/// <summary>A debtor looks at an agreement and changes it, without a script. Anna owes 1.495,00 for after-school; today is 2 October 2026.</summary>
public sealed class AgreementPageTests : IDisposable
{
    private static readonly DateOnly First = new(2026, 11, 2);

    private readonly PortalApplication _portal = new();

    public AgreementPageTests() => _ = _portal.People;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task The_page_says_how_it_stands_what_comes_next_and_how_to_pay_it()
    {
        var browser = await Open(await Agree());

        Assert.Equal("Du holder din aftale om rater", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Betal 300,00 kr. senest 2. november 2026", Plain(browser.Page.QuerySelector(".mm-next h2")!.TextContent));
        Assert.StartsWith("+71<", browser.Page.QuerySelector("#linje")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("300,00", browser.Page.QuerySelector("#betal dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, browser.Page.QuerySelectorAll("#plan tbody tr").Length);
        Assert.Contains("Næste rate", browser.Page.QuerySelector("#plan tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.495,00", browser.Page.QuerySelector("#krav tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("stopper aftalen ikke med det samme", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Du har ikke betalt forud", browser.Text, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("#kortere form, #lavere form, #genoptag"));
    }

    [Fact]
    public async Task The_pay_day_is_changed_and_a_day_that_does_not_do_is_explained()
    {
        var browser = await Open(await Agree());
        await browser.Submit("#betalingsdag form", ("dag", "31"));
        Assert.Equal($"{browser.Address}#dag", browser.Page.QuerySelector(".mm-errors a")!.GetAttribute("href"));
        Assert.Contains("Skriv en dag fra 1 til 28", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("31", "true", "dag-fejl dag-hint"), (Field("dag").GetAttribute("value"), Field("dag").GetAttribute("aria-invalid"), Field("dag").GetAttribute("aria-describedby")));

        await browser.Submit("#betalingsdag form", ("dag", "20"));
        Assert.EndsWith("?gemt=betalingsdag", browser.Address, StringComparison.Ordinal);
        Assert.Contains("Din nye betalingsdag er gemt", browser.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-20", browser.Page.QuerySelector("#plan time")!.GetAttribute("datetime"));

        IElement Field(string id) => browser.Page.GetElementById(id)!;
    }

    [Fact]
    public async Task An_instalment_is_skipped_once_and_then_the_page_says_why_not_again()
    {
        var id = await Agree();
        var browser = await Open(id);
        var other = await Open(id);
        await browser.Submit("#spring-over form");
        Assert.Equal("2026-12-02", browser.Page.QuerySelector("#plan time")!.GetAttribute("datetime"));
        Assert.Empty(browser.Page.QuerySelectorAll("#spring-over form"));
        Assert.Contains("Ring til os, hvis du ikke kan betale den næste rate", browser.Page.QuerySelector("#spring-over")!.TextContent, StringComparison.Ordinal);

        // The same form, still open in another window.
        await other.Submit("#spring-over form");
        Assert.Equal(HttpStatusCode.OK, other.Last.StatusCode);
        Assert.Contains("Ring til os, hvis du ikke kan betale den næste rate", other.Page.QuerySelector("#spring-over")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-12-02", other.Page.QuerySelector("#plan time")!.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("", "Skriv et beløb i kroner")]
    [InlineData("260,50", "i hele kroner")]
    [InlineData("400", "mindre end det, du betaler nu")]
    [InlineData("100", "mindre, end du selv kan vælge her")]
    public async Task A_lower_amount_is_asked_for_until_it_does(string typed, string told)
    {
        var browser = await Open(await Agree());
        await browser.Submit("#mindre form", ("beloeb", typed));
        Assert.Contains(told, browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Fejl:", browser.Page.Title, StringComparison.Ordinal);
        await browser.Submit("#mindre form", ("beloeb", "250"));
        Assert.Contains("250,00", browser.Page.QuerySelector("#plan tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, browser.Page.QuerySelectorAll("#plan tbody tr").Length);
    }

    [Theory]
    [InlineData("kortere", 1200, "2027-02-02")]
    [InlineData("lavere", 100, "2027-07-02")]
    public async Task What_was_paid_ahead_is_used_as_the_debtor_chooses(string form, int paid, string last)
    {
        var id = await _portal.Agree(_portal.People.Anna, _portal.People.Daycare, First, row => row.FirstDay = new(2026, 9, 20));
        await _portal.Pay(_portal.People.Daycare, new(2026, 10, 1), paid);
        var browser = await Open(id);
        await browser.Submit($"#{form} form");
        Assert.EndsWith($"?gemt={form}", browser.Address, StringComparison.Ordinal);
        Assert.Equal(last, browser.Page.QuerySelectorAll("#plan tbody time")[^1].GetAttribute("datetime"));
        Assert.Contains("Betalt", browser.Page.QuerySelector("#plan tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Du har ikke betalt forud", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_instalment_stands_in_the_heading_with_its_deadline_and_nothing_can_be_changed()
    {
        var browser = await Open(await Missing());
        Assert.Equal("Der mangler en rate. Betal senest 15. oktober 2026", Plain(browser.Page.QuerySelector("h1")!.TextContent));
        Assert.Contains("fortsætter aftalen", browser.Page.QuerySelector(".mm-next")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ikke betalt til tiden", browser.Page.QuerySelector("#plan tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("#aendr form"));
        Assert.Contains("Betal først det, der mangler", browser.Page.QuerySelector("#aendr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_that_has_ended_is_taken_up_again_when_the_money_has_come()
    {
        var browser = await Open(await Ended());
        Assert.Equal("Din aftale om rater stoppede 1. oktober 2026", Plain(browser.Page.QuerySelector("h1")!.TextContent));
        Assert.Contains("Betal 300,00 kr. på aftalen", Plain(browser.Page.QuerySelector("#genoptag")!.TextContent), StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("#linje"));
        Assert.Empty(browser.Page.QuerySelectorAll("#genoptag form"));

        await _portal.Pay(_portal.People.AfterSchool, new(2026, 10, 1), 300);
        await browser.Get(browser.Address);
        await browser.Submit("#genoptag form");
        Assert.Contains("Din aftale kører igen", browser.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Du holder din aftale om rater", browser.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_overview_the_list_and_the_claim_lead_to_the_agreement()
    {
        var id = await Agree();
        var browser = await Open(id);
        var overview = (await browser.Get("/borger")).QuerySelector("main")!;
        Assert.NotNull(overview.QuerySelector($"#aftaler a[href='/borger/aftaler/{id}']"));
        Assert.Contains("300,00 kr., betal senest 2. november 2026", Plain(overview.QuerySelector("#aftaler")!.TextContent), StringComparison.Ordinal);
        Assert.NotNull(overview.QuerySelector($".mm-todo a[href='/borger/aftaler/{id}']"));
        var card = overview.QuerySelectorAll("#krav article").Single(found => found.QuerySelector("h3")!.TextContent == "SFO, oktober 2026");
        Assert.Contains("Betal 300,00 kr. på aftalen senest 2. november 2026. Det er den næste rate.", Plain(card.TextContent), StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector($"a[href='/borger/aftaler/{id}']"));

        Assert.NotNull((await browser.Get("/borger/sager")).QuerySelector($"#aftaler a[href='/borger/aftaler/{id}']"));

        var claim = await browser.Get($"/borger/krav/{_portal.People.AfterSchool}");
        Assert.Equal($"/borger/aftaler/{id}", claim.QuerySelector("main a.button-primary")!.GetAttribute("href"));
        Assert.Equal("Betal hele kravet på én gang", claim.QuerySelector("#betal h2")!.TextContent);
        Assert.NotNull(claim.QuerySelector("#linje"));
    }

    [Fact]
    public async Task Somebody_elses_agreement_does_not_exist_and_is_never_told_of()
    {
        var id = await _portal.Agree(_portal.People.Anna, _portal.People.Daycare, First);
        var own = await _portal.Agree(_portal.People.Bo, _portal.People.Bos, First);
        var bo = await _portal.SignInAs("bo");
        Assert.Equal(HttpStatusCode.NotFound, await bo.StatusOf($"/borger/aftaler/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await bo.StatusOf($"/borger/aftaler/{Guid.NewGuid()}"));
        // Bo owes the claim too; that Anna has agreed on it is hers.
        Assert.DoesNotContain($"/borger/aftaler/{id}", (await bo.Get($"/borger/krav/{_portal.People.Daycare}")).Source.Text, StringComparison.Ordinal);

        await bo.Get($"/borger/aftaler/{own}");
        await bo.SubmitTo($"/borger/aftaler/{id}", "#spring-over form");
        Assert.Equal(HttpStatusCode.NotFound, bo.Last.StatusCode);
        using var db = _portal.OpenDb();
        Assert.Equal(1, db.Agreements.Single(row => row.Id == id).Plan);
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task Every_state_speaks_both_languages_and_holds_together(string language)
    {
        var people = _portal.People;
        Guid[] all =
        [
            await Ended(), await _portal.Agree(people.Anna, people.Library, First), await _portal.Agree(people.Anna, people.Daycare, First, Broken),
            await _portal.Agree(people.Anna, people.Paid, First, row => (row.Status, row.EndedOn) = (AgreementStatus.Completed, new(2026, 10, 1))),
        ];
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger?sprog={language}");
        foreach (var address in all.Select(id => $"/borger/aftaler/{id}").Append("/borger").Append("/borger/sager"))
        {
            var page = await browser.Get(address);
            Assert.Equal((address, HttpStatusCode.OK, language), (address, browser.Last.StatusCode, page.DocumentElement.GetAttribute("lang")));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.InRange(page.QuerySelectorAll("main .button-primary").Length, 0, 1);
            Assert.DoesNotMatch(@"\b[A-Z][a-z]+_[A-Z][A-Za-z_]+\b", page.Body!.TextContent);
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        }
    }

    private static void Broken(AgreementRow row) =>
        (row.FirstDay, row.Status, row.BreachedOn, row.CureBy) = (new(2026, 8, 20), AgreementStatus.Breached, new(2026, 10, 1), new(2026, 10, 15));

    private async Task<Guid> Agree() => await _portal.Agree(_portal.People.Anna, _portal.People.AfterSchool, First);

    private async Task<Guid> Missing() => await _portal.Agree(_portal.People.Anna, _portal.People.AfterSchool, new(2026, 9, 22), Broken);

    private async Task<Guid> Ended() => await _portal.Agree(_portal.People.Anna, _portal.People.AfterSchool, new(2026, 9, 22), row =>
    {
        Broken(row);
        row.EndedOn = new(2026, 10, 1);
    });

    private async Task<PageBrowser> Open(Guid agreement)
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/aftaler/{agreement}");
        return browser;
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
