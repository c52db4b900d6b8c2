using System.Net;
using System.Text;
using Portal.App.Requests;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Citizens;

/// <summary>What is asked and said on a request before its answer, as the citizen sees it: forms alone.</summary>
public sealed class RequestCaseTests : IDisposable
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 a payslip");

    private readonly PortalApplication _portal = new();

    public RequestCaseTests() => _ = _portal.People;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task What_is_missing_is_shown_with_its_day_and_answered_in_words_and_papers()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        await _portal.AskFor(sent, new InformationItem("Lønseddel for september", "den viser, hvad du tjener nu"));
        var browser = await _portal.SignInAs("anna");
        Assert.Contains("Vi mangler noget fra dig i sag 2026-000001", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Svar senest 16.\u00a0oktober\u00a02026", (await browser.Get("/borger/sager")).Body!.TextContent, StringComparison.Ordinal);

        await browser.Get($"/borger/sager/{sent}");
        Assert.Equal("Vi mangler noget fra dig", browser.Page.QuerySelector("h1")!.TextContent);
        foreach (var shown in (string[])["Lønseddel for september", "den viser, hvad du tjener nu", "Svar senest 16.\u00a0oktober\u00a02026", "på pause"]) Assert.Contains(shown, browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("#papirer"));
        Unique(browser);

        await browser.Upload("#svar-oplysninger form", []);
        AssertFault(browser, "oplysning", "Skriv et svar, eller vælg en fil");
        await browser.Submit("#svar-oplysninger form", ("oplysning", new string('æ', MessageRules.Longest + 1)));
        AssertFault(browser, "oplysning", "Skriv lidt kortere. Teksten må højst være på 2.000 tegn");
        Assert.Equal(MessageRules.Longest + 1, browser.Page.QuerySelector("#oplysning")!.TextContent.TrimStart('\n').Length);

        await browser.Upload("#svar-oplysninger form", [("loen.pdf", Pdf)], ("oplysning", "Det er den sidste.\r\nJeg stoppede der."));
        Assert.StartsWith($"/borger/sager/{sent}", browser.Address, StringComparison.Ordinal);
        Assert.Equal("Vi har fået din ansøgning", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Det er den sidste.", browser.Page.QuerySelector("#beskeder")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("loen.pdf", browser.Page.QuerySelector("#svar")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Seen, text => text.Contains("6101801234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_stand_in_order_by_role_and_a_new_one_is_marked_until_it_is_opened()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/sager/{sent}");
        await browser.Submit("#beskeder form", ("besked", " "));
        AssertFault(browser, "besked", "Skriv noget, før du sender");
        await browser.Submit("#beskeder form", ("besked", "Hvornår får jeg svar? <b>x</b>"));
        Assert.EndsWith($"/borger/sager/{sent}", browser.Address, StringComparison.Ordinal);
        Assert.Empty(await _portal.Get<SendMessage>().Handle(sent, "Senest den 23. oktober.", Cases.Sofie, CancellationToken.None) ?? [MessageFault.RequestIsClosed]);

        Assert.Contains("Der er 1 ny besked i din sag", (await browser.Get("/borger")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ny besked", (await browser.Get("/borger/sager")).Body!.TextContent, StringComparison.Ordinal);
        // Beside the letters, newest first.
        var inbox = (await browser.Get("/borger/post")).QuerySelectorAll("main li");
        Assert.StartsWith("Besked om din sag", inbox[0].QuerySelector("a")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ikke læst", inbox[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/borger/post/", inbox[1].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        var thread = (await browser.Get(inbox[0].QuerySelector("a")!.GetAttribute("href")!)).QuerySelector("#beskeder")!;
        Assert.Equal(["Hvornår får jeg svar? <b>x</b>", "Senest den 23. oktober."], thread.QuerySelectorAll(".mm-own-words").Select(words => words.TextContent));
        Assert.Contains("Kommunen", thread.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sofie", thread.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ny besked", thread.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ny besked", (await browser.Get($"/borger/sager/{sent}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ikke læst", (await browser.Get("/borger/post")).QuerySelector("main li")!.TextContent, StringComparison.Ordinal);

        await _portal.Decide(sent, DeferralOutcome.Granted);
        await browser.Get($"/borger/sager/{sent}");
        Assert.Null(browser.Page.QuerySelector("#beskeder form"));
        Assert.Contains("Hvornår får jeg svar?", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hearing_shows_what_is_considered_and_takes_the_answer_as_a_message()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        await _portal.Hear(sent, new HearingAsk("Vi overvejer at sige nej.", "Du fik løn i september.", "Indkomstregisteret den 1. oktober 2026", DeferralGround.Circumstances));
        var browser = await _portal.SignInAs("anna");
        Assert.Contains("Vi vil gerne høre din mening i sag 2026-000001", browser.Text, StringComparison.Ordinal);

        await browser.Get($"/borger/sager/{sent}");
        Assert.Equal("Vi vil gerne høre din mening", browser.Page.QuerySelector("h1")!.TextContent);
        foreach (var shown in (string[])["Vi overvejer at sige nej.", "Du fik løn i september.", "Indkomstregisteret", "Vi har ikke besluttet noget endnu", "Skriv dit svar"]) Assert.Contains(shown, browser.Text, StringComparison.Ordinal);
        Unique(browser);
        await browser.Submit("#beskeder form", ("besked", "Lønnen var for august."));
        Assert.Equal("Vi har fået din ansøgning", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("svar, da vi ville høre din mening", browser.Page.QuerySelector("#beskeder")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("What we are considering", (await browser.Get($"/borger/sager/{sent}?sprog=en")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_again_with_nothing_new_is_told_before_and_after_it_is_sent()
    {
        var people = _portal.People;
        await _portal.Decide(await _portal.Sent(people.Anna, people.AfterSchool), DeferralOutcome.Refused);
        var draft = await _portal.Draft(people.Anna, people.AfterSchool);
        var browser = await _portal.SignInAs("anna");

        await browser.Get($"/borger/ansoeg/{draft}/tjek");
        Assert.Contains("rykkerne er ikke på pause imens", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("kommer på pause samme dag", browser.Text, StringComparison.Ordinal);
        await browser.Submit("form");
        Assert.Equal($"/borger/sager/{draft}", browser.Address);
        Assert.Contains("Rykkerne er ikke på pause", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kravet er på pause", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bo_can_neither_read_nor_write_in_Annas_case()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        var own = await _portal.Sent(_portal.People.Bo, _portal.People.Bos);
        await _portal.AskFor(sent, new InformationItem("Lønseddel", "den viser din løn"));
        await _portal.AskFor(own, new InformationItem("Lønseddel", "den viser din løn"));
        var bo = await _portal.SignInAs("bo");

        foreach (var (form, field) in new[] { ("#beskeder form", "besked"), ("#svar-oplysninger form", "oplysning") })
        {
            await bo.Get($"/borger/sager/{own}");
            await bo.SubmitTo($"/borger/sager/{sent}", form, (field, "Bo var her."));
            Assert.Equal((form, HttpStatusCode.NotFound), (form, bo.Last.StatusCode));
        }
        using var db = _portal.OpenDb();
        Assert.Empty(db.Messages);
    }

    [Fact]
    public async Task An_answer_sent_from_a_page_that_was_open_too_long_leads_to_the_case_as_it_is()
    {
        var sent = await _portal.Sent(_portal.People.Anna, _portal.People.AfterSchool);
        await _portal.AskFor(sent, new InformationItem("Lønseddel", "den viser din løn"));
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/sager/{sent}");
        await _portal.Decide(sent, DeferralOutcome.Granted);

        await browser.Submit("#svar-oplysninger form", ("oplysning", "Her er den."));
        Assert.Equal((HttpStatusCode.OK, $"/borger/sager/{sent}"), (browser.Last.StatusCode, browser.Address));
        Assert.StartsWith("Ja, du kan vente", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static void AssertFault(PageBrowser browser, string field, string message)
    {
        Assert.Contains(message, browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(message, browser.Page.GetElementById($"{field}-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", browser.Page.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.StartsWith("Fejl: ", browser.Page.Title, StringComparison.Ordinal);
    }

    private static void Unique(PageBrowser browser) =>
        Assert.Equal(browser.Page.QuerySelectorAll("[id]").Length, browser.Page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
}
