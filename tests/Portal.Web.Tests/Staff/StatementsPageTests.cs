using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Jobs;
using Portal.App.Statements;
using Portal.Domain.Letters;

namespace Portal.Web.Tests.Staff;

/// <summary>The year-end statements at finance's desk, without a script, and at the citizens': made by one, let go by another, read by the one they are about.</summary>
public sealed class StatementsPageTests
{
    private const string Url = "/sagsbehandling/opgoerelser";

    private static readonly DateOnly January = new(2027, 1, 4);

    [Theory]
    [InlineData("finn", true, true)]
    [InlineData("tina", true, false)]
    [InlineData("rita", true, false)]
    [InlineData("sofie", false, false)]
    [InlineData("ada", false, false)]
    public async Task Finance_makes_them_a_team_lead_and_the_auditor_see_them(string persona, bool opens, bool makes)
    {
        await using var portal = new PortalApplication { Day = January };
        var browser = await LogOn(portal, persona);
        Assert.Equal(opens, browser.Page.QuerySelector("h1")?.TextContent == "Saldoopgørelser");
        Assert.Equal(makes, browser.Page.QuerySelector("section[aria-labelledby=h-lav]:not([hidden])") is not null);
    }

    [Theory]
    [InlineData("", "Skriv et årstal med fire cifre")]
    [InlineData("år", "Skriv et årstal med fire cifre")]
    [InlineData("1999", "Skriv et årstal med fire cifre")]
    [InlineData("2027", "Natkørslerne er ikke nået til 31. december 2027")]
    public async Task A_year_that_cannot_be_made_is_told_at_its_field(string year, string words)
    {
        await using var portal = new PortalApplication { Day = January };
        var finn = await LogOn(portal, "finn");
        var page = await finn.Submit("section[aria-labelledby=h-lav] form", ("aar", year));
        Assert.Contains(words, page.QuerySelector("#aar-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".mm-errors a[href$='#aar']"));
        await using var db = portal.OpenDb();
        Assert.Empty(await db.StatementRuns.ToListAsync());
    }

    [Fact]
    public async Task One_makes_them_another_lets_them_go_and_the_citizen_reads_and_saves_hers()
    {
        await using var portal = new PortalApplication { Day = January };
        var finn = await LogOn(portal, "finn");
        await finn.Submit("section[aria-labelledby=h-lav] form", ("aar", "2026"));
        Assert.Contains("Intet er sendt", finn.Text, StringComparison.Ordinal);
        await Done(portal, StatementRunState.Made);
        await finn.Get(Url);
        Assert.True(finn.Text.Contains("Summen er bogens, forskel 0,00.", StringComparison.Ordinal), finn.Text);
        Assert.Contains("En anden end den, der lavede den, godkender", finn.Text, StringComparison.Ordinal);
        Assert.NotNull(finn.Page.QuerySelector("form[aria-labelledby=h-afgoer][hidden]"));

        var tina = await LogOn(portal, "tina");
        await using var db = portal.OpenDb();
        var run = await db.StatementRuns.SingleAsync();
        await tina.Submit("form[aria-labelledby=h-afgoer]", ("koersel", $"{run.Id}"), ("handling", "yes"));
        Assert.Contains("brevene bliver lagt til afsendelse", tina.Text, StringComparison.Ordinal);
        await Done(portal, StatementRunState.Released);
        Assert.Equal(await db.Statements.CountAsync(row => row.LetterId != null), await db.Letters.CountAsync(row => row.Kind == LetterKind.Statement));

        var anna = await portal.SignInAs("anna");
        await anna.Get("/borger/opgoerelser");
        Assert.Contains("Opgørelse for 2026", anna.Text, StringComparison.Ordinal);
        var link = anna.Page.QuerySelector("main ul a")!.GetAttribute("href")!;
        await anna.Get(link);
        Assert.Contains("Det er ikke en regning.", anna.Text, StringComparison.Ordinal);
        Assert.Equal("Opgørelse for 2026", anna.Page.QuerySelector("h1")!.TextContent);

        await anna.Get($"{link}.pdf");
        Assert.Equal("application/pdf", anna.Last.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF"u8.ToArray(), (await anna.Last.Content.ReadAsByteArrayAsync())[..4]);
        await anna.Get($"{link}.csv");
        Assert.Equal("opgoerelse-2026-01-01-2026-12-31.csv", anna.Last.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("Alt lagt sammen;", Encoding.UTF8.GetString(await anna.Last.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);

        var bo = await portal.SignInAs("bo");
        foreach (var file in (string[])["", ".pdf", ".csv"]) Assert.Equal(HttpStatusCode.NotFound, await bo.StatusOf($"{link}{file}"));
    }

    [Fact]
    public async Task A_run_that_is_given_up_is_nobodys()
    {
        await using var portal = new PortalApplication { Day = January };
        var finn = new Caseworker("finn", "Finn Finans", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.Finance]));
        _ = portal.People;
        var run = Assert.IsType<StatementOutcome.Made>(await portal.Get<MakeStatements>().Handle(2026, finn, null, default)).Run;
        var tina = await LogOn(portal, "tina");
        await tina.Submit("form[aria-labelledby=h-afgoer]", ("koersel", $"{run}"), ("handling", "no"));
        Assert.Contains("Kørslen er kasseret", tina.Text, StringComparison.Ordinal);
        await tina.SubmitTo($"{Url}", "form[aria-labelledby=h-afgoer]", ("koersel", $"{run}"), ("handling", "yes"));
        Assert.Contains("Kørslen er afgjort eller ikke færdig", tina.Text, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Empty(await db.Statements.ToListAsync());
    }

    [Fact]
    public async Task Any_days_of_the_past_are_shown_and_what_is_no_period_is_told_on_the_list()
    {
        await using var portal = new PortalApplication { Day = January };
        var anna = await portal.SignInAs("anna");
        await anna.Get("/borger/opgoerelser");
        Assert.Contains("Du har ikke fået en opgørelse endnu", anna.Text, StringComparison.Ordinal);
        await anna.Get("/borger/opgoerelser/periode?fra=2026-01-01&til=2026-10-31");
        Assert.Equal("Opgørelse for perioden 1. januar 2026 til 31. oktober 2026", anna.Page.QuerySelector("h1")!.TextContent.Replace('\u00a0', ' '));
        Assert.Equal(HttpStatusCode.OK, await anna.StatusOf("/borger/opgoerelser/periode.pdf?fra=2026-01-01&til=2026-10-31"));
        Assert.Equal(HttpStatusCode.OK, await anna.StatusOf("/borger/opgoerelser/periode.csv?fra=2026-01-01&til=2026-10-31"));
        foreach (var query in (string[])["", "?fra=2026-02-01&til=2026-01-01", "?fra=2026-02-01&til=2027-02-01", "?fra=i%20dag&til=2026-01-01", "?fra=2001-02-01&til=2026-01-01"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOf($"/borger/opgoerelser/periode.pdf{query}"));
            await anna.Get($"/borger/opgoerelser/periode{query}");
            Assert.Contains("Vælg en første og en sidste dag", anna.Page.QuerySelector("#fra-fejl")!.TextContent, StringComparison.Ordinal);
        }
    }

    /// <summary>The work goes on beside the site; nobody waits for it longer than this.</summary>
    private static async Task Done(PortalApplication portal, StatementRunState state)
    {
        for (var i = 0; i < 600; i++)
        {
            await using var db = portal.OpenDb();
            if (await db.StatementRuns.AnyAsync(row => row.State == state)) return;
            await Task.Delay(50);
        }
        Assert.Fail($"{nameof(StatementJobs)} has not come to {state} in half a minute");
    }

    private static Task<PageBrowser> LogOn(PortalApplication portal, string persona)
    {
        _ = portal.People;
        return PageBrowser.LogOn(portal, persona, Url);
    }
}
