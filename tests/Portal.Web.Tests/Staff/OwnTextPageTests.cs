using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Letters.Samples;
using Portal.App.OwnTexts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>The pages on which the letters' texts are read by all staff, changed by one and approved by another, without a script.</summary>
public sealed class OwnTextPageTests
{
    private const string Url = "/sagsbehandling/breve", Message = $"{Url}/Message_reminder-1";
    private const string Danish = "Vi mangler **{{beløb}}** for {{krav}}. Betal senest **{{frist}}**.", English = "We are missing **{{beløb}}** for {{krav}}. Please pay by **{{frist}}**.";

    [Theory]
    [InlineData("sofie", true)]
    [InlineData("finn", false)]
    [InlineData("rita", false)]
    public async Task Every_role_reads_the_texts_and_only_some_may_propose(string persona, bool mayPropose)
    {
        await using var portal = new PortalApplication();
        var browser = await LogOn(portal, persona);
        var page = await browser.Get($"{Url}?slags=reminder-1");

        Assert.Equal("Breve", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("page", page.QuerySelector($"nav a[href='{Url}']")!.GetAttribute("aria-current"));
        Assert.Contains("Ingen forslag venter.", browser.Text, StringComparison.Ordinal);
        Assert.Contains(Rows(page), row => row.Contains("Vi har ikke fået din betaling på **{{beløb}}** for {{krav}}.", StringComparison.Ordinal) && row.Contains("Det første afsnit", StringComparison.Ordinal));
        Assert.Contains(Rows(page), row => row.Contains("Kan ikke ændres", StringComparison.Ordinal));
        Assert.DoesNotContain(Rows(page), row => row.Contains("Du skal betale **{{beløb}}** for {{krav}}.", StringComparison.Ordinal));

        var text = await browser.Get(Message);
        Assert.Equal(mayPropose, text.QuerySelector("#dansk") is not null);
        Assert.Contains("Kommunen har ingen egen tekst her.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusOf($"{Url}/Message_of-old"));
    }

    [Fact]
    public async Task A_locked_text_says_why_and_has_no_editor()
    {
        await using var portal = new PortalApplication();
        var sofie = await LogOn(portal, "sofie");
        foreach (var (key, words) in new[] { ("K1", "Klagevejledningen er ens"), ("Subject_bill", "låst telefon"), ("Data_Use", "databeskyttelse"), ("Translation", "Loven kræver"), ("Title_reminder-1", "En rykker skal hedde en rykker"), ("Column_Claim", "opstilling") })
        {
            var page = await sofie.Get($"{Url}/{key}");
            Assert.Contains(words, sofie.Text, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("#dansk"));
        }
    }

    [Fact]
    public async Task One_proposes_another_approves_and_the_difference_is_shown()
    {
        await using var portal = new PortalApplication();
        var sofie = await LogOn(portal, "sofie");
        await sofie.Get(Message);
        await sofie.Submit("#udkast form", Draft("foreslaa"));
        Assert.Equal($"{Message}?gemt=foreslaaet", sofie.Address);
        Assert.Contains("sendt til godkendelse", sofie.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dit eget forslag", sofie.Text, StringComparison.Ordinal);
        Assert.Empty(sofie.Page.QuerySelectorAll("button[name=godkend], button[name=afvis]"));

        var tina = await LogOn(portal, "tina");
        var list = await tina.Get(Url);
        var waiting = list.QuerySelector("main table a")!;
        Assert.Equal(Danish, waiting.TextContent);
        var page = await tina.Get(waiting.GetAttribute("href")!);
        Assert.Equal(Danish, page.QuerySelector("#dansk")!.TextContent);
        Assert.Contains("tilføjet: mangler", page.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("fjernet: har ikke fået din betaling på", page.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        var id = page.QuerySelector("button[name=godkend]")!.GetAttribute("value");
        await tina.Submit("#afgoer", ("godkend", id));
        Assert.Equal($"{Message}?gemt=godkendt", tina.Address);
        Assert.Contains("Foreslået af sofie", tina.Text, StringComparison.Ordinal);
        Assert.Contains("Godkendt af tina", tina.Text, StringComparison.Ordinal);
        Assert.Contains("Nr. 1", tina.Page.QuerySelector("article h3")!.TextContent, StringComparison.Ordinal);

        await tina.Submit("#afgoer", ("godkend", id));
        Assert.Contains("allerede afgjort", tina.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proposer_who_posts_an_approval_anyway_is_refused_and_can_take_the_proposal_back()
    {
        await using var portal = new PortalApplication();
        var tina = await LogOn(portal, "tina");
        await tina.Get(Message);
        await tina.Submit("#udkast form", Draft("foreslaa"));
        await using var db = portal.OpenDb();
        var id = $"{(await db.OwnTexts.SingleAsync()).Id}";
        await tina.Submit("#afgoer", ("godkend", id));
        Assert.Contains("ikke dig", tina.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await db.OwnTexts.AsNoTracking().SingleAsync()).ApprovedAt);

        await tina.Submit("#afgoer", ("traek", id));
        Assert.Equal($"{Message}?gemt=trukket", tina.Address);
        Assert.Contains("Trukket tilbage", tina.Page.QuerySelector("article h3")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_is_shown_with_the_draft_in_it_as_a_page_and_as_pdf()
    {
        await using var portal = new PortalApplication();
        var sofie = await LogOn(portal, "sofie");
        await sofie.Get(Message);
        var page = await sofie.Submit("#udkast form", [.. Draft("vis"), ("brev", "reminder-1"), ("krav", "civil"), ("paa", "en")]);

        Assert.Equal(["Engelsk", "Dansk"], page.QuerySelectorAll("#brevet article").Select(letter => letter.GetAttribute("aria-label")));
        Assert.Contains("We are missing 7.371,40 kr. for Leje af kajplads, september 2026.", page.QuerySelector("#brevet article")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Udkastet står i brevet", sofie.Text, StringComparison.Ordinal);
        Assert.Contains("Lix ", sofie.Text, StringComparison.Ordinal);
        Assert.Equal(Danish, page.QuerySelector("#dansk")!.TextContent);

        await sofie.SubmitTo($"{Url}/pdf", "#udkast form", [.. Draft("vis"), ("brev", "reminder-1"), ("krav", "daycare"), ("paa", "da")]);
        Assert.Equal("application/pdf", sofie.Last.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await sofie.Last.Content.ReadAsByteArrayAsync())[..8], StringComparison.Ordinal);
        await sofie.Get(Message);
        await sofie.SubmitTo($"{Url}/pdf", "#udkast form", [.. Draft("vis"), ("brev", "reminder-1"), ("krav", "daycare"), ("paa", "da"), ("__RequestVerificationToken", null)]);
        Assert.Equal(HttpStatusCode.BadRequest, sofie.Last.StatusCode);
        await using var db = portal.OpenDb();
        Assert.Empty(await db.OwnTexts.ToListAsync());
    }

    [Theory]
    [InlineData("Betal **{{beløb}}** for {{krav}} senest {{nu}} {{frist}}.", English, "2026-11-01", "x", "dansk", "Dansk: “{{nu}}” kan ikke fyldes ind her.")]
    [InlineData("Betal {{{beløb}}} for {{krav}} senest {{frist}}.", English, "2026-11-01", "x", "dansk", "Skriv et navn i to krøllede parenteser, som {{beløb}}.")]
    [InlineData(Danish, "Pay {{beløb}} by {{frist}}.", "2026-11-01", "x", "engelsk", "Engelsk: Teksten skal have “{{krav}}” med.")]
    [InlineData("Såfremt du kan, så betal **{{beløb}}** for {{krav}} senest {{frist}}.", English, "2026-11-01", "x", "dansk", "Skriv ikke “Såfremt”. Skriv: hvis.")]
    [InlineData(Danish, English, "2026-10-02", "x", "fra", "Vælg en senere dag.")]
    [InlineData(Danish, English, "", "x", "fra", "Vælg den dag")]
    [InlineData(Danish, English, "2026-11-01", " ", "note", "Skriv, hvad der er ændret")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_written_is_kept(string danish, string english, string from, string note, string field, string message)
    {
        await using var portal = new PortalApplication();
        var sofie = await LogOn(portal, "sofie");
        await sofie.Get(Message);
        var page = await sofie.Submit("#udkast form", ("handling", "foreslaa"), ("kravtype", ""), ("dansk", danish), ("engelsk", english), ("fra", from), ("note", note));

        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Contains(message, page.QuerySelector($"#{field}-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"#{field}", page.QuerySelector("[role=alert] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("Fejl:", page.Title, StringComparison.Ordinal);
        Assert.Equal(danish, page.QuerySelector("#dansk")!.TextContent);
        await using var db = portal.OpenDb();
        Assert.Empty(await db.OwnTexts.ToListAsync());
    }

    [Fact]
    public async Task Tables_are_named_every_field_has_a_label_and_both_languages_are_there()
    {
        await using var portal = new PortalApplication();
        var sofie = await LogOn(portal, "sofie");
        foreach (var address in new[] { $"{Url}?slags=alle&sprog=en", $"{Message}?sprog=en", $"{Url}/Note?sprog=da", $"{Url}/Do_Help_repayment?kravtype=pension-repayment" })
        {
            var page = await sofie.Get(address);
            Assert.Equal(HttpStatusCode.OK, sofie.Last.StatusCode);
            Assert.All(page.QuerySelectorAll("main table"), table =>
            {
                Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
                Assert.All(table.QuerySelectorAll("thead th"), header => Assert.Equal("col", header.GetAttribute("scope")));
                Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal("row", row.QuerySelector("th")!.GetAttribute("scope")));
            });
            Assert.All(page.QuerySelectorAll("main :is(input:not([type=hidden]), select, textarea)"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        }
        Assert.Equal("pension-repayment", sofie.Page.QuerySelector("#kravtype option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public void Every_code_that_the_pages_show_has_words() => Assert.Empty(
        ((IEnumerable<string>)[
            .. Enum.GetNames<OwnTextRefusal>().Select(name => $"Refusal_{name}"), .. Enum.GetNames<TextLock>().Select(name => $"Lock_{name}"), .. Enum.GetNames<LetterPlace>().Select(name => $"Place_{name}"),
            .. Enum.GetNames<OwnTextState>().Select(name => $"State_{name}"), .. Placeholders.All.Select(one => $"Name_{one.Name}"), .. LetterSamples.All.Select(sample => $"Sample_{sample.Name}"),
            .. LetterSamples.All.Select(sample => $"Kind_{Slug.Of(sample.Kind)}"), .. LetterKeys.Scopes.Where(scope => scope.Length > 0 && !Slug.TryParse<ClaimType>(scope, out _)).Select(scope => $"Scope_{scope}"),
        ]).Except(XDocument.Load(Path.Combine(Repository.Web, "Texts", "OwnTexts.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)));

    private static (string, string?)[] Draft(string act) => [("handling", act), ("kravtype", ""), ("dansk", Danish), ("engelsk", English), ("fra", "2026-11-01"), ("note", "kortere")];

    private static Task<PageBrowser> LogOn(PortalApplication portal, string persona) => PageBrowser.LogOn(portal, persona, Url);

    private static IEnumerable<string> Rows(IDocument page) => page.QuerySelectorAll("main table tbody tr").Select(row => row.TextContent);
}
