using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Sessions;

namespace Portal.Web.Tests.Citizens;

/// <summary>Acting for another by a power of attorney: Frida may ask for Anna, see for Bo, and is nobody here herself.</summary>
public sealed class RepresentedTests : IDisposable
{
    private const string Choose = "form[action='/log-ind/fuldmagt']";

    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Whoever_has_a_power_of_attorney_is_asked_for_whom_and_reads_it_on_every_page()
    {
        var frida = await _portal.SignInAs("frida");
        Assert.Equal("/borger/fuldmagter", frida.Address);
        Assert.Contains("Anna Ågård Sørensen", frida.Text, StringComparison.Ordinal);
        Assert.Contains("Bo Æbelø", frida.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mig selv", frida.Text, StringComparison.Ordinal);

        foreach (var address in (string[])["/borger", $"/borger/krav/{_portal.People.Daycare}", "/borger/post", "/borger/sager", "/borger/adgangslog", "/hjaelp"])
        {
            var page = await frida.Get(address);
            Assert.Equal(HttpStatusCode.OK, frida.Last.StatusCode);
            Assert.Contains("Du handler for Anna Ågård Sørensen.", page.QuerySelector(".mm-for")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, await frida.StatusOf($"/borger/krav/{_portal.People.Bos}"));
        Assert.DoesNotContain(frida.Seen, seen => seen.Contains("6101801234", StringComparison.Ordinal) || seen.Contains("6808701239", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stands_in_the_journal_and_the_one_acted_for_can_read_it()
    {
        await _portal.SignInAs("frida");
        await using (var db = _portal.OpenDb())
        {
            var entry = await db.Journal.SingleAsync(row => row.What == "representation-began");
            Assert.Equal((_portal.People.Anna, "Digital Fuldmagt: apply"), (entry.PersonId, entry.Rule));
            Assert.StartsWith("representative:", entry.Actor, StringComparison.Ordinal);
            Assert.Equal(AccessKind.Representation, (await db.Access.SingleAsync()).What);
        }
        var anna = await _portal.SignInAs("anna");
        await anna.Get("/borger/adgangslog");
        Assert.Contains("En, du har givet fuldmagt", anna.Text, StringComparison.Ordinal);
        Assert.Contains("Begyndte at handle for dig med din fuldmagt", anna.Text, StringComparison.Ordinal);
        Assert.Null(anna.Page.QuerySelector(".mm-for"));
    }

    [Fact]
    public async Task What_is_asked_for_another_is_asked_in_the_representatives_name()
    {
        var frida = await _portal.SignInAs("frida");
        await frida.Get("/borger/ansoeg");
        await frida.Submit("main form", ("hvad", "deferral"));
        Assert.Equal(HttpStatusCode.OK, frida.Last.StatusCode);
        await using var db = _portal.OpenDb();
        Assert.Equal(_portal.People.Anna, (await db.Requests.SingleAsync()).PersonId);
    }

    [Fact]
    public async Task Whoever_may_only_see_reads_everything_and_sends_nothing()
    {
        var frida = await _portal.SignInAs("frida");
        await frida.Submit(Choose, ("for", _portal.People.Bo.ToString()));
        Assert.Equal("/borger", frida.Address);
        Assert.Contains("Byggesag 2026", frida.Text, StringComparison.Ordinal);
        Assert.Contains("ikke søge", frida.Page.QuerySelector(".mm-for")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(frida.Page.QuerySelector("main.mm-sees-only"));
        foreach (var closed in (string[])["/borger/ansoeg", $"/borger/indsigelse/{_portal.People.Bos}", "/borger/aendrede-forhold"])
        {
            await frida.Get(closed);
            Assert.Equal(HttpStatusCode.Forbidden, frida.Last.StatusCode);
            Assert.Contains("kun lov til at se, kan du heller ikke søge", frida.Text, StringComparison.Ordinal);
        }
        foreach (var open in (string[])["/borger", "/borger/sager", $"/borger/krav/{_portal.People.Bos}"])
        {
            await frida.Get("/borger/fuldmagter");
            await frida.SubmitTo(open, Choose, ("_handler", "traek-tilbage"));
            Assert.Equal(HttpStatusCode.Forbidden, frida.Last.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_can_choose_a_person_whose_power_did_not_come_with_the_login()
    {
        var frida = await _portal.SignInAs("frida");
        foreach (var wanted in (string[])[_portal.People.Clara.ToString(), "", "x"])
        {
            await frida.Get("/borger/fuldmagter");
            await frida.Submit(Choose, ("for", wanted));
            Assert.Equal(HttpStatusCode.NotFound, frida.Last.StatusCode);
        }
        await frida.Get("/borger");
        Assert.Contains("Du handler for Anna", frida.Page.QuerySelector(".mm-for")!.TextContent, StringComparison.Ordinal);
        var anna = await _portal.SignInAs("anna");
        await anna.Get("/borger/fuldmagter");
        Assert.Contains("Du har ingen fuldmagter", anna.Text, StringComparison.Ordinal);
        Assert.Null(anna.Page.QuerySelector(Choose));
    }

    [Fact]
    public async Task Logging_off_everywhere_ends_the_representatives_sessions_and_nobody_elses()
    {
        await _portal.SignInAs("anna");
        var frida = await _portal.SignInAs("frida");
        await frida.Get("/borger");
        await using var db = _portal.OpenDb();
        var sessions = await db.Sessions.Select(row => new { row.Id, row.Subject }).ToListAsync();
        Assert.Equal(2, sessions.Select(row => row.Subject).Distinct().Count());
        Assert.Single(sessions, row => row.Subject == _portal.People.Anna.ToString());
        Assert.Equal(1, await _portal.Get<EndSessions>().Everywhere(SessionKind.Citizen, sessions.Single(row => row.Subject != _portal.People.Anna.ToString()).Subject, default));
        Assert.Null((await db.Sessions.AsNoTracking().SingleAsync(row => row.Subject == _portal.People.Anna.ToString())).EndedAt);
    }
}
