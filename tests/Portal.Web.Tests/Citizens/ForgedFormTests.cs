using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Requests;
using Portal.Web.Citizens.Nudges;

namespace Portal.Web.Tests.Citizens;

/// <summary>Forms as somebody with bad intent fills them in: a value that was never offered, somebody else's claim, a page that was open too long. Refused, and nothing of it is kept.</summary>
public sealed class ForgedFormTests : IDisposable
{
    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Anothers_claim_is_never_part_of_a_request()
    {
        var (browser, draft) = await Begin("deferral");
        await browser.Submit("form", ("krav", $"{_portal.People.Bos}"));
        Assert.Contains("Vælg mindst ét krav", Faults(browser), StringComparison.Ordinal);
        await browser.Submit("form", ("krav", "1' or '1'='1"));
        Assert.Contains("Vælg mindst ét krav", Faults(browser), StringComparison.Ordinal);
        await browser.Submit("form", ("krav", $"{_portal.People.Bos}"), ("krav", $"{_portal.People.AfterSchool}"));
        await using var db = _portal.OpenDb();
        Assert.Equal([_portal.People.AfterSchool], await db.RequestClaims.Where(row => row.RequestId == draft).Select(row => row.ClaimId).ToListAsync());
    }

    [Fact]
    public async Task A_value_that_was_never_offered_is_told_and_what_has_it_cannot_be_sent()
    {
        var (browser, draft) = await Begin("deferral");
        await browser.Submit("form", ("krav", $"{_portal.People.AfterSchool}"));
        foreach (var day in new[] { "2026-99-99", "i morgen", "anden", "" })
        {
            await browser.Submit("form", ("dato", day), ("anden", day));
            Assert.Contains("Vælg den dag, du gerne vil vente til", Faults(browser), StringComparison.Ordinal);
        }
        await browser.Get($"/borger/ansoeg/{draft}/grund");
        await browser.Submit("form", ("grund", "lottery"), ("grund", "999"), ("grund", "1"));
        Assert.NotEmpty(Faults(browser));
        await browser.Get($"/borger/ansoeg/{draft}/tjek");
        await browser.Submit("form");
        Assert.NotEmpty(Faults(browser));

        await using var db = _portal.OpenDb();
        Assert.Equal((RequestStatus.Draft, (DateOnly?)null), (db.Requests.Single().Status, db.Requests.Single().Until));
        Assert.Empty(db.RequestReasons);
        Assert.Empty(db.Holds.Where(hold => hold.Kind == HoldKind.RequestPending));
    }

    [Fact]
    public async Task Instalments_that_were_never_offered_are_told_and_no_agreement_comes_of_them()
    {
        var (browser, draft) = await Begin("agreement");
        await browser.Submit("form", ("krav", $"{_portal.People.AfterSchool}"));
        foreach (var (choice, amount, months, day, first) in new[]
        {
            ("-500", "", "", "1", "2026-11-01"), ("eget", "-500", "", "1", "2026-11-01"), ("eget", "99999999999999999999", "", "1", "2026-11-01"), ("eget", "500", "", "31", "2026-11-01"),
            ("eget", "500", "", "x", "2026-11-01"), ("eget", "500", "", "1", "2020-01-01"), ("eget", "500", "", "1", "9999-12-31"), ("maaneder", "", "-3", "1", "2026-11-01"),
            ("maaneder", "", "2000000000", "1", "2026-11-01"), ("maaneder", "", "5", "0", "2026-11-01"), ("gratis", "", "", "1", "2026-11-01"), ("9223372036854775807", "", "", "1", "9999-12-31"),
        })
        {
            await browser.Get($"/borger/ansoeg/{draft}/rater");
            await browser.Submit("form", ("rater", choice), ("beloeb", amount), ("antal", months), ("dag", day), ("foerste", first));
            Assert.True(browser.Last.IsSuccessStatusCode && Faults(browser).Length > 0, $"{choice} {amount} {months} {day} {first}: {browser.Last.StatusCode} {browser.Address}");
            // The page can be opened again whatever was sent to it.
            await browser.Submit("form", ("rater", choice), ("beloeb", amount), ("antal", months), ("dag", day), ("foerste", first), ("plan", "1"));
            Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        }
        await browser.Get($"/borger/ansoeg/{draft}/tjek");
        await browser.Submit("form");
        await using var db = _portal.OpenDb();
        Assert.Equal(RequestStatus.Draft, db.Requests.Single().Status);
        Assert.Empty(db.Agreements);
    }

    [Fact]
    public async Task A_page_that_was_open_while_the_request_was_sent_changes_nothing_of_it()
    {
        var (old, draft) = await Begin("deferral");
        await old.Submit("form", ("krav", $"{_portal.People.AfterSchool}"));
        var other = await _portal.SignInAs("anna");
        foreach (var step in (string[])["krav", "dato", "grund", "papirer"])
        {
            await other.Get($"/borger/ansoeg/{draft}/{step}");
            await other.Submit("form[enctype], form", step switch { "dato" => [("dato", "2026-11-12")], "grund" => [("grund", "illness")], "papirer" => [("hvornaar", "senere")], _ => [] });
        }
        await other.Get($"/borger/ansoeg/{draft}/tjek");
        await other.Submit("form");
        Assert.EndsWith($"/borger/sager/{draft}", other.Address, StringComparison.Ordinal);

        // Still on "until when".
        await old.Submit("form", ("dato", "2027-05-01"));
        Assert.Equal((HttpStatusCode.OK, $"/borger/sager/{draft}"), (old.Last.StatusCode, old.Address));
        await using var db = _portal.OpenDb();
        Assert.Equal(new DateOnly(2026, 11, 12), db.Requests.Single().Until);
    }

    [Fact]
    public async Task Hours_and_languages_that_were_never_offered_leave_the_settings_as_they_were()
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get(SettingsForms.Address);
        await browser.Submit($"main form:has([value={SettingsForms.Times}])", ("sprog", "xx"), (SettingsForms.LanguageField, "xx"), ("fra", "99"), ("til", "-1"));
        Assert.True((int)browser.Last.StatusCode < 500, $"{browser.Last.StatusCode}");
        await using var db = _portal.OpenDb();
        Assert.Equal("da", db.Persons.Single(person => person.Id == _portal.People.Anna).Language);
        Assert.DoesNotContain(db.ContactChoices.ToList(), choice => $"{choice.QuietFrom} {choice.QuietTo}".Contains("99", StringComparison.Ordinal));
    }

    private async Task<(PageBrowser Browser, Guid Draft)> Begin(string what)
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get("/borger/ansoeg");
        await browser.Submit("form", ("hvad", what));
        return (browser, Guid.Parse(browser.Address.Split('/')[3]));
    }

    private static string Faults(PageBrowser browser) => string.Join('\n', browser.Page.QuerySelectorAll(".mm-errors").Select(faults => faults.TextContent));
}
