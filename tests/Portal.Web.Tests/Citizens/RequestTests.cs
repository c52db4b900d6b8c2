using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Deferrals;

namespace Portal.Web.Tests.Citizens;

/// <summary>Receipt, status, answer and letter, and that nobody sees them but their owner.</summary>
public sealed class RequestTests : IDisposable
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 a paper");
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];

    private readonly PortalApplication _portal = new();

    public RequestTests() => _ = _portal.People;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task The_receipt_says_what_happens_now_and_takes_more_papers()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/sager/{sent}");

        Assert.Equal(["2026-10-02", "2026-10-16", "2026-10-23"], browser.Page.QuerySelectorAll(".mm-time time").Select(time => time.GetAttribute("datetime")));
        Assert.Contains("Skal jeg betale imens?", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Jeg har været syg.", browser.Text, StringComparison.Ordinal);

        await browser.Upload("#papirer form", []);
        Assert.Contains("Vælg en fil, før du sender", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        await browser.Upload("#papirer form", [("brev.pdf", Pdf)]);
        Assert.StartsWith($"/borger/sager/{sent}", browser.Address, StringComparison.Ordinal);
        Assert.Contains("brev.pdf", browser.Page.QuerySelector("#svar")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The day of the answer has passed: nothing promises it any more, and the claim still rests.</summary>
    [Fact]
    public async Task An_answer_that_is_late_is_said_to_be_with_an_apology()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        await using (var db = _portal.OpenDb()) await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(row => row.AnswerBy, new DateOnly(2026, 10, 1)));
        var browser = await _portal.SignInAs("anna");
        foreach (var address in (string[])["/borger", "/borger/sager", $"/borger/sager/{sent}", $"/borger/krav/{_portal.People.AfterSchool}"])
        {
            var words = (await browser.Get(address)).QuerySelector("main")!.TextContent;
            Assert.Contains("Du skulle have haft svar", words, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Du får svar senest", words, StringComparison.OrdinalIgnoreCase);
        }
        await browser.Get($"/borger/sager/{sent}");
        Assert.Contains("Det beklager vi. Kravet er på pause, til du får svar.", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeferralOutcome.Granted, "Ja, du kan vente til 1.\u00a0december\u00a02026")]
    [InlineData(DeferralOutcome.PartlyGranted, "Ja, men kun til 2.\u00a0november\u00a02026")]
    [InlineData(DeferralOutcome.Refused, "Nej, du kan ikke vente så længe, som du søgte om")]
    public async Task The_answer_stands_in_the_heading(DeferralOutcome outcome, string heading)
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        var letter = await _portal.Decide(sent, outcome, outcome == DeferralOutcome.PartlyGranted ? new DateOnly(2026, 11, 2) : null);
        var browser = await _portal.SignInAs("anna");
        Assert.Contains("2 breve, du ikke har læst", browser.Text, StringComparison.Ordinal);

        await browser.Get($"/borger/sager/{sent}");
        Assert.Equal(heading, browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Du har fortalt, at du har været syg.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Besluttet af Sofie Sagsbehandler", browser.Text, StringComparison.Ordinal);
        Assert.Equal($"/borger/post/{letter}", browser.Page.QuerySelector("a.button-primary")!.GetAttribute("href"));
        Assert.Equal(outcome != DeferralOutcome.Refused, (await browser.Get("/borger")).QuerySelector("#krav")!.TextContent.Contains("Du har fået mere tid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_is_read_as_text_and_as_pdf()
    {
        var letter = await _portal.Decide(await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool), DeferralOutcome.Granted);
        var browser = await _portal.SignInAs("anna");
        await browser.Get("/borger/post");
        Assert.Contains("Ikke læst", browser.Text, StringComparison.Ordinal);

        await browser.Get($"/borger/post/{letter}");
        Assert.Equal("Svar på din ansøgning om at vente med at betale", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("da", browser.Page.QuerySelector("article section")!.GetAttribute("lang"));
        Assert.All(browser.Page.QuerySelectorAll("article table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.NotEmpty(browser.Page.QuerySelectorAll("article h2"));
        Assert.NotEmpty(browser.Page.QuerySelectorAll("article strong"));
        // The receipt is still to be read.
        Assert.Single(Regex.Matches((await browser.Get("/borger/post")).Body!.TextContent, "Ikke læst"));

        await browser.Get($"/borger/post/{letter}.pdf");
        Assert.Equal("application/pdf", browser.Last.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=brev-2026-10-02.pdf", browser.Last.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", Assert.Single(browser.Last.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(await browser.Last.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_in_English_carries_the_Danish_that_applies_with_its_language_marked()
    {
        var letter = await _portal.Decide(await _portal.Sent(_portal.People.Dines, _portal.People.Property), DeferralOutcome.Granted);
        var browser = await _portal.SignInAs("dines");
        await browser.Get($"/borger/post/{letter}?sprog=en");
        Assert.Equal(["en", "da"], browser.Page.QuerySelectorAll("article section").Select(part => part.GetAttribute("lang")));
        Assert.Single(browser.Page.QuerySelectorAll("h1"));
        Assert.Equal(browser.Page.QuerySelectorAll("[id]").Length, browser.Page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_is_Annas_does_not_exist_for_Bo()
    {
        var people = _portal.People;
        var sent = await _portal.Sent(people.Anna, people.AfterSchool);
        var letter = await _portal.Decide(sent, DeferralOutcome.Granted);
        var draft = await _portal.Draft(people.Anna, people.Daycare);
        var file = await _portal.Evidence(people.Anna, draft, Pdf);
        var bo = await _portal.SignInAs("bo");

        string[] addresses =
        [
            $"/borger/krav/{people.AfterSchool}", $"/borger/sager/{sent}", $"/borger/post/{letter}", $"/borger/post/{letter}.pdf", $"/borger/ansoeg/{draft}/papirer/{file}",
            $"/borger/ansoeg/{draft}", $"/borger/ansoeg/{draft}/krav", $"/borger/ansoeg/{draft}/dato", $"/borger/ansoeg/{draft}/grund", $"/borger/ansoeg/{draft}/papirer", $"/borger/ansoeg/{draft}/tjek",
        ];
        foreach (var address in addresses) Assert.Equal((address, HttpStatusCode.NotFound), (address, await bo.StatusOf(address)));

        var anna = await _portal.SignInAs("anna");
        foreach (var address in addresses) Assert.NotEqual((address, HttpStatusCode.NotFound), (address, await anna.StatusOf(address)));
    }

    [Fact]
    public async Task A_paper_is_found_under_its_own_request_alone()
    {
        var people = _portal.People;
        var sent = await _portal.Sent(people.Anna, people.AfterSchool);
        var draft = await _portal.Draft(people.Anna, people.Daycare);
        var file = await _portal.Evidence(people.Anna, draft, Pdf);
        var anna = await _portal.SignInAs("anna");

        Assert.Equal(HttpStatusCode.OK, await anna.StatusOf($"/borger/ansoeg/{draft}/papirer/{file}"));
        foreach (var other in new[] { sent, Guid.NewGuid() }) Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOf($"/borger/ansoeg/{other}/papirer/{file}"));
    }

    [Fact]
    public async Task Bo_cannot_post_to_what_is_Annas()
    {
        var people = _portal.People;
        var draft = await _portal.Draft(people.Anna, people.AfterSchool);
        var mine = await _portal.Draft(people.Bo, people.Bos);
        var bo = await _portal.SignInAs("bo");
        foreach (var step in new[] { "krav", "dato", "grund", "papirer", "tjek" })
        {
            await bo.Get($"/borger/ansoeg/{mine}/{step}");
            await bo.SubmitTo($"/borger/ansoeg/{draft}/{step}", "form:last-of-type", ("krav", people.Bos.ToString()), ("hvornaar", "senere"));
            Assert.Equal((step, HttpStatusCode.NotFound), (step, bo.Last.StatusCode));
        }
        using var db = _portal.OpenDb();
        Assert.Equal(people.AfterSchool, db.RequestClaims.Single(row => row.RequestId == draft).ClaimId);
        Assert.Null(db.Requests.Single(row => row.Id == draft).CaseNumber);
    }

    [Fact]
    public async Task Evidence_comes_back_so_that_nothing_in_it_can_run()
    {
        var people = _portal.People;
        var draft = await _portal.Draft(people.Anna, people.AfterSchool);
        var pdf = await _portal.Evidence(people.Anna, draft, Pdf);
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/ansoeg/{draft}/papirer/{pdf}");
        Assert.Equal("attachment", browser.Last.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", Assert.Single(browser.Last.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        await browser.Get($"/borger/ansoeg/{draft}/papirer");
        await browser.Submit("main form", ("fjern", pdf.ToString()));
        Assert.DoesNotContain("papir.pdf", browser.Text, StringComparison.Ordinal);
        var png = await _portal.Evidence(people.Anna, draft, Png);
        await browser.Get($"/borger/ansoeg/{draft}/papirer/{png}");
        Assert.Equal("inline", browser.Last.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("image/png", browser.Last.Content.Headers.ContentType!.ToString());
    }
}
