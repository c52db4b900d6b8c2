using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.Domain.Policy;
using Portal.Web.Commands;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>The page on which the municipality's choices are read by all staff, proposed by one and approved by another, without a script.</summary>
public sealed class PolicyPageTests
{
    private const string Url = "/sagsbehandling/regelsaet", Fee = Url + "?indstilling=reminder-fee";

    [Theory]
    [InlineData("sofie")]
    [InlineData("finn")]
    [InlineData("rita")]
    public async Task Every_role_reads_the_tables_and_only_some_may_change_them(string persona)
    {
        await using var portal = new PortalApplication();
        var browser = await LogOn(portal, persona);
        var page = await browser.Get(Fee);

        Assert.Equal("Regelsæt", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("page", page.QuerySelector($"nav a[href='{Url}']")!.GetAttribute("aria-current"));
        Assert.Contains("Gebyr, første rykker (gebyrloven)", Rows(page, "Gælder nu").Single(row => row.Contains("250,00 kr.", StringComparison.Ordinal) && row.Contains("første rykker", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Ingen forslag venter.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Ingen ændringer er på vej.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("halvåret fra 1. juli 2026", browser.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Tables_are_named_and_their_headers_say_what_they_head()
    {
        await using var portal = new PortalApplication();
        var page = await (await LogOn(portal, "tina")).Get(Url);

        Assert.All(page.QuerySelectorAll("main table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("thead th"), header => Assert.Equal("col", header.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal("row", row.QuerySelector("th")!.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody :is(th, td)"), cell => Assert.NotEmpty(cell.GetAttribute("data-label")!));
        });
        Assert.True(page.QuerySelectorAll("main table").Length >= 6);
    }

    [Fact]
    public async Task One_proposes_and_another_approves()
    {
        await using var portal = new PortalApplication();
        var tina = await LogOn(portal, "tina");
        await tina.Get(Fee);
        var sent = await tina.Submit("form.form", Answers("150,00", "2026-11-01"));
        Assert.Equal($"{Url}?gemt=foreslaaet", tina.Address);
        Assert.Contains("sendt til godkendelse", sent.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dit eget forslag", tina.Text, StringComparison.Ordinal);
        Assert.Empty(sent.QuerySelectorAll("button[name=godkend], button[name=afvis]"));

        var ada = await LogOn(portal, "ada");
        var waiting = await ada.Get(Url);
        var id = waiting.QuerySelector("button[name=godkend]")!.GetAttribute("value");
        await ada.Submit("#afgoer", ("godkend", id));
        Assert.Equal($"{Url}?gemt=godkendt", ada.Address);
        Assert.Contains(Rows(ada.Page, "Kommende"), row => row.Contains("150,00 kr.", StringComparison.Ordinal) && row.Contains("tina, godkendt af ada", StringComparison.Ordinal));

        await ada.Submit("#afgoer", ("godkend", id));
        Assert.Contains("allerede afgjort", ada.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proposer_who_posts_an_approval_anyway_is_refused()
    {
        await using var portal = new PortalApplication();
        var tina = await LogOn(portal, "tina");
        await tina.Get(Fee);
        await tina.Submit("form.form", Answers("150,00", "2026-11-01"));
        await using var db = portal.OpenDb();
        await tina.Submit("#afgoer", ("godkend", $"{(await db.PolicyChoices.SingleAsync()).Id}"));

        Assert.Contains("ikke dig", tina.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await db.PolicyChoices.AsNoTracking().SingleAsync()).ApprovedAt);
    }

    [Fact]
    public async Task A_proposal_is_rejected()
    {
        await using var portal = new PortalApplication();
        var ada = await LogOn(portal, "ada");
        await ada.Get(Url + "?indstilling=fee-law");
        await ada.Submit("form.form", ("kravtype", "daycare"), ("vaerdi", "none"), ("fra", "2026-11-01"), ("kilde", "byrådets beslutning"));
        var tina = await LogOn(portal, "tina");
        var page = await tina.Get(Url);
        Assert.Contains(Rows(page, "Venter på godkendelse"), row => row.Contains("Daginstitution", StringComparison.Ordinal) && row.Contains("Hverken gebyr eller rente", StringComparison.Ordinal));
        await tina.Submit("#afgoer", ("afvis", page.QuerySelector("button[name=afvis]")!.GetAttribute("value")));

        Assert.Equal($"{Url}?gemt=afvist", tina.Address);
        Assert.Contains("Ingen forslag venter.", tina.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("250,01", "2026-11-01", "x", "vaerdi", "Højst 250,00 kr. (gebyrloven § 2)")]
    [InlineData("femogtyve", "2026-11-01", "x", "vaerdi", "Skriv beløbet i kroner og øre")]
    [InlineData("100,00", "2026-10-02", "x", "fra", "Dagen skal ligge efter den sidste dag, der er kørt")]
    [InlineData("100,00", "", "x", "fra", "Vælg den dag")]
    [InlineData("100,00", "2026-11-01", " ", "kilde", "Skriv den lov eller beslutning")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_written_is_kept(string value, string from, string source, string field, string message)
    {
        await using var portal = new PortalApplication();
        var tina = await LogOn(portal, "tina");
        await tina.Get(Fee);
        var page = await tina.Submit("form.form", ("kravtype", ""), ("vaerdi", value), ("fra", from), ("kilde", source));

        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Contains(message, page.QuerySelector($"#{field}-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"#{field}", page.QuerySelector("[role=alert] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("Fejl:", page.Title, StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector("#vaerdi")!.GetAttribute("value"));
        await using var db = portal.OpenDb();
        Assert.Empty(await db.PolicyChoices.ToListAsync());
    }

    [Fact]
    public async Task Every_setting_has_a_form_of_its_own_in_both_languages()
    {
        await using var portal = new PortalApplication();
        var tina = await LogOn(portal, "tina");
        foreach (var language in new[] { "en", "da" })
            foreach (var setting in PolicySettings.All)
            {
                var page = await tina.Get($"{Url}?indstilling={Domain.Slug.Of(setting.Setting)}&sprog={language}");
                Assert.Equal(HttpStatusCode.OK, tina.Last.StatusCode);
                Assert.NotNull(page.QuerySelector("form.form #vaerdi"));
                Assert.Equal(setting.Scope != PolicyScope.AllTypes, page.QuerySelector("form.form #kravtype") is not null);
            }
        await tina.Get(Url + "?indstilling=sort-magi");
        Assert.Null(tina.Page.QuerySelector("form.form"));
    }

    [Fact]
    public void Every_refusal_and_every_unit_has_words() => Assert.Empty(
        Enum.GetNames<PolicyRefusal>().Select(name => $"Refusal_{name}").Concat(Enum.GetNames<PolicyUnit>().SelectMany(name => new[] { $"Value_{name}", $"Unreadable_{name}" }))
            .Except(System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", "Policy.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)));

    [Fact]
    public async Task The_portal_does_not_open_with_a_row_beyond_the_law()
    {
        await using var portal = new PortalApplication();
        await using (var db = portal.OpenDb())
        {
            db.PolicyChoices.Add(new PolicyChoiceRow
            {
                Id = Guid.NewGuid(), Setting = "reminder-fee", ValidFrom = new(2027, 1, 1), Value = 30_000, Source = "x", ProposedBy = "staff:tina", ApprovedBy = "staff:ada",
                ProposedAt = DateTimeOffset.UnixEpoch, ApprovedAt = DateTimeOffset.UnixEpoch,
            });
            await db.SaveChangesAsync();
        }
        using var error = new StringWriter();

        Assert.True(await PolicyGate.Refuses(portal.Services, error, default));
        Assert.Contains("reminder-fee/2027-01-01 = 300,00 kr.: at most 250,00 kr. (gebyrloven § 2)", error.ToString(), StringComparison.Ordinal);
    }

    private static (string, string?)[] Answers(string value, string from) => [("kravtype", ""), ("vaerdi", value), ("fra", from), ("kilde", "byrådets beslutning af 1. oktober 2026")];

    private static Task<PageBrowser> LogOn(PortalApplication portal, string persona) => PageBrowser.LogOn(portal, persona, Url);

    private static IEnumerable<string> Rows(IDocument page, string caption) =>
        page.QuerySelectorAll("main table").Single(table => table.QuerySelector("caption")!.TextContent == caption).QuerySelectorAll("tbody tr").Select(row => row.TextContent);
}
