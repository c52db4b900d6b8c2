using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

/// <summary>A caseworker answers a request for an agreement, on a page without a script.</summary>
public sealed class AgreementDecisionTests
{
    private static readonly (string, string)[] Yes = [("udfald", "granted"), ("begrundelse", "Du kan betale det.")];
    private static readonly (string, string)[] Other = [("udfald", "partly-granted"), ("beloeb", "300"), ("betalingsdag", "15"), ("foerste-rate", "2030-01-10"), ("regel", "circumstances"), ("begrundelse", "Lidt mere om måneden.")];
    private static readonly (string, string)[] No = [("udfald", "refused"), ("begrundelse", "Det er for lidt.")];

    [Fact]
    public async Task Rule_L05_yes_as_asked_makes_the_agreement_and_shows_it()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await portal.AgreementCase();
        var shown = await browser.Decide(page, url, Yes);

        Assert.Equal("?sendt=1", browser.Last.RequestMessage!.RequestUri!.Query);
        var panel = shown.QuerySelector(".decide")!.TextContent.Replace('\u00a0', ' ');
        foreach (var words in (string[])["Sagen er afgjort", "Ja, som ansøgt", "14 rater, den første på 200,00 kr.", "1. januar 2030", "Løber, bliver holdt", "Sofie Sagsbehandler", "Du kan betale det."])
            Assert.Contains(words, panel, StringComparison.Ordinal);
        Assert.Null(shown.GetElementById("afgoerelse"));
        await Opens(browser, shown, "aftale.pdf");
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Granted, (await db.Requests.SingleAsync()).Status);
        Assert.Equal(AgreementStatus.Active, (await db.Agreements.SingleAsync(row => row.Status != AgreementStatus.Proposed)).Status);
        Assert.Contains(await db.Access.ToListAsync(), look => look.What == AccessKind.Letter);
    }

    [Fact]
    public async Task Rule_L05_yes_with_another_plan_gives_that_plan_and_two_letters()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await portal.AgreementCase();
        var shown = await browser.Decide(page, url, Other);

        var panel = shown.QuerySelector(".decide")!.TextContent.Replace('\u00a0', ' ');
        foreach (var words in (string[])["Ja, med en anden plan", "9 rater, den første på 300,00 kr.", "15. januar 2030", "Borgerens forhold er vurderet"]) Assert.Contains(words, panel, StringComparison.Ordinal);
        Assert.Contains("Ja, med en anden plan", shown.QuerySelector(".marks")!.TextContent, StringComparison.Ordinal);
        await Opens(browser, shown, "aftale.pdf");
        await Opens(browser, shown, "brev.pdf");
        await using var db = portal.OpenDb();
        Assert.Equal([LetterKind.Agreement, LetterKind.Decision, LetterKind.RequestReceipt], (await db.Letters.Select(letter => letter.Kind).ToListAsync()).OrderBy(kind => $"{kind}", StringComparer.Ordinal));
        Assert.Contains("Ja, med en anden plan", (await browser.Get("/sagsbehandling?vis=afsluttede")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_L06_no_lets_the_course_go_on()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await portal.AgreementCase();
        var shown = await browser.Decide(page, url, No);

        Assert.Contains("Det er for lidt.", shown.QuerySelector(".decide")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.QuerySelectorAll("a[href$='aftale.pdf']"));
        await browser.Get(url + "/aftale.pdf");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Last.StatusCode);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Refused, (await db.Requests.SingleAsync()).Status);
        Assert.All(await db.Agreements.ToListAsync(), row => Assert.Equal(AgreementStatus.Proposed, row.Status));
        Assert.All(await db.Holds.Where(hold => hold.Kind == HoldKind.RequestPending).ToListAsync(), hold => Assert.NotNull(hold.LiftedOn));
    }

    [Fact]
    public async Task What_is_missing_is_told_all_at_once_and_what_was_written_stays()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await portal.AgreementCase(limitation: new(2030, 2, 1));
        var nothing = await browser.Decide(page, url, ("udfald", "måske"));
        Assert.Equal(["Vælg et udfald", "Skriv en begrundelse"], Errors(nothing));
        Assert.StartsWith("Fejl: ", nothing.Title, StringComparison.Ordinal);

        var late = await browser.Decide(nothing, url, ("udfald", "partly-granted"), ("beloeb", "300"), ("betalingsdag", "15"), ("foerste-rate", "2030-01-10"));
        Assert.Equal(["#foraeldelse", "#begrundelse"], late.QuerySelectorAll(".alert-error li a").Select(link => link.GetAttribute("href")![link.GetAttribute("href")!.IndexOf('#', StringComparison.Ordinal)..]));
        Assert.All(late.QuerySelectorAll(".alert-error li a"), link => Assert.NotNull(late.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        Assert.True(late.QuerySelector<IHtmlInputElement>("#udfald-partly-granted")!.IsChecked);
        Assert.Equal(("300", "15", "2030-01-10"), (late.GetElementById("beloeb")!.GetAttribute("value"), ((IHtmlSelectElement)late.GetElementById("betalingsdag")!).Value, late.GetElementById("foerste-rate")!.GetAttribute("value")));
        await browser.Decide(late, url, [.. Other, ("foraeldelse", "ja")]);
        Assert.Equal("?sendt=1", browser.Last.RequestMessage!.RequestUri!.Query);
    }

    [Theory]
    [InlineData("mange", "15", "2030-01-10", "beloeb", "fx 500")]
    [InlineData("0", "15", "2030-01-10", "beloeb", "over 0")]
    [InlineData("300,50", "15", "2030-01-10", "beloeb", "hele kroner")]
    [InlineData("", "15", "2030-01-10", "beloeb", "Skriv beløb")]
    [InlineData("300", "", "2030-01-10", "betalingsdag", "Skriv beløb")]
    [InlineData("300", "31", "2030-01-10", "betalingsdag", "den 28.")]
    [InlineData("300", "15", "i morgen", "foerste-rate", "Skriv beløb")]
    [InlineData("300", "15", "2029-11-19", "foerste-rate", "efter i dag")]
    [InlineData("300", "15", "9999-12-31", "beloeb", "for lang")]
    [InlineData("1", "15", "2030-01-10", "beloeb", "for lang")]
    [InlineData("200", "1", "2030-01-01", "beloeb", "Ja, som ansøgt")]
    public async Task A_plan_that_cannot_be_is_refused_at_its_field(string amount, string payDay, string first, string field, string why)
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await portal.AgreementCase();
        var again = await browser.Decide(page, url, ("udfald", "partly-granted"), ("beloeb", amount), ("betalingsdag", payDay), ("foerste-rate", first), ("begrundelse", "x"));

        Assert.Contains(why, again.GetElementById($"{field}-fejl")!.TextContent, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Submitted, (await db.Requests.SingleAsync()).Status);
    }

    [Fact]
    public async Task The_second_caseworker_is_told_who_decided_and_keeps_the_text()
    {
        await using var portal = await Desk.Start();
        var (url, sofie, page) = await portal.AgreementCase();
        var soeren = await portal.LogOn("soeren");
        var his = await soeren.Get(url);
        await sofie.Decide(page, url, Yes);
        var told = await soeren.Decide(his, url, No);

        Assert.Contains("Sofie Sagsbehandler har afgjort sagen", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Det er for lidt.", told.QuerySelector<IHtmlTextAreaElement>("#usendt")!.Value);
        await sofie.Decide(page, url, Yes);
        Assert.Equal("", sofie.Last.RequestMessage!.RequestUri!.Query);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Granted, (await db.Requests.SingleAsync()).Status);
    }

    [Fact]
    public async Task New_evidence_meanwhile_stops_the_answer_and_the_form_keeps_its_words()
    {
        await using var portal = await Desk.Start();
        var (url, browser, page) = await portal.AgreementCase();
        await portal.Get<AddEvidence>().Handle(Guid.Parse(url.Split('/')[^1]), "ny.png", new MemoryStream(Desk.Png), new Citizen(Desk.Anna, "Anna"), default);
        var told = await browser.Decide(page, url, Other);

        Assert.Contains("ændret, siden du åbnede", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("300", told.GetElementById("beloeb")!.GetAttribute("value"));
        await browser.Decide(told, url, Other);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.PartlyGranted, (await db.Requests.SingleAsync()).Status);
    }

    private static IEnumerable<string> Errors(IHtmlDocument page) => page.QuerySelectorAll(".alert-error li").Select(line => line.TextContent.Trim());

    private static async Task Opens(StaffBrowser browser, IHtmlDocument page, string file)
    {
        await browser.Get(page.QuerySelector($"a[href$='{file}']")!.GetAttribute("href")!);
        Assert.Equal("application/pdf", browser.Last.Content.Headers.ContentType!.MediaType);
    }
}
