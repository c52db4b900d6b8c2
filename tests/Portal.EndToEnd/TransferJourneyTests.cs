using Portal.Domain.Law;

namespace Portal.EndToEnd;

/// <summary>What caseworkers do from the phone call to the transfer and back: each page seen is checked.</summary>
[Collection(nameof(Chromium))]
public sealed class TransferJourneyTests(Chromium chromium)
{
    private const string Worklist = "/sagsbehandling", Transfers = "/sagsbehandling/overdragelser";

    /// <summary>The demo's claim that a proposal is ready for.</summary>
    private const string Ready = "RET/D-5";

    [Fact]
    public async Task A_call_a_co_debtor_a_notice_a_batch_approved_by_another_its_receipt_and_a_claim_back()
    {
        await using var portal = await PortalProcess.Start();
        var first = DanishToday().AddDays(1).BankingDay();
        await using (var sofie = await chromium.Visit(portal: portal))
        {
            await sofie.LogInAs("sofie", Worklist);
            // Somebody who does not want to pay: the next night asks who else may owe it.
            await CallAndAreRefused(sofie, "Anna Ågård Sørensen");
            // Nobody else owes this one: the next night gives notice.
            await FindNobodyElse(sofie);
            await sofie.GoTo(Transfers);
            await sofie.Press("form:has(button:text('Saml de klare krav')) button");
            Assert.Contains(Ready, await Text(sofie), StringComparison.Ordinal);
            Assert.Equal(0, await sofie.Page.Locator("button[value=approve]:visible").CountAsync());
            Assert.Empty(sofie.Troubles);
        }
        await using (var tina = await chromium.Visit(portal: portal))
        {
            await tina.LogInAs("tina", Transfers);
            await tina.Check();
            await tina.Press("button[value=approve]");
            await tina.Page.Locator(".note.ok[role=status]").WaitForAsync();
            Assert.Contains("sendt", await tina.Page.Locator("section[aria-labelledby=h-hos]").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.Empty(tina.Troubles);
        }

        await portal.SleepUntil(first);
        await using (var sofie = await chromium.Visit(portal: portal))
        {
            await sofie.LogInAs("sofie", Worklist);
            await ConfirmTheOtherParent(sofie);
            await SeeTheNotice(sofie, "Dines Ørbæk");
            await sofie.GoTo(Transfers);
            Assert.Contains("modtaget", await sofie.Page.Locator("section[aria-labelledby=h-hos]").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
            await sofie.Check();
            await sofie.Page.FillAsync("#krav", Ready);
            await sofie.Page.SelectOptionAsync("select:has(option[value=recall])", "recall");
            await sofie.Page.SelectOptionAsync("select:has(option[value=mistake])", "mistake");
            await sofie.Press("form[aria-labelledby=h-skridt] button");
            await sofie.Page.Locator(".note.ok[role=status]").WaitForAsync();
            Assert.Empty(sofie.Troubles);
        }

        await portal.SleepUntil(first.AddDays(1).BankingDay());
        await using var last = await chromium.Visit(portal: portal);
        await last.LogInAs("sofie", Transfers);
        Assert.DoesNotContain(Ready, await last.Page.Locator("section[aria-labelledby=h-hos]").InnerTextAsync(), StringComparison.Ordinal);
        await last.Check();
        Assert.Empty(last.Troubles);
    }

    private static async Task CallAndAreRefused(Visitor caseworker, string name)
    {
        foreach (var link in await Links(caseworker, "main a[href*='/opkald/']"))
        {
            await caseworker.GoTo(link);
            if ((await caseworker.Page.Locator("h1").InnerTextAsync()).Contains(name, StringComparison.Ordinal)) break;
        }
        Assert.Contains(name, await caseworker.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await caseworker.Check();
        await caseworker.Continue();
        Assert.Equal(1, await caseworker.Page.Locator(".alert-error a").CountAsync());
        await caseworker.Page.CheckAsync("input[value=refused]");
        await caseworker.Continue();
        await caseworker.Page.Locator(".note.ok[role=status]").WaitForAsync();
        await caseworker.GoTo(Worklist);
    }

    private static async Task FindNobodyElse(Visitor caseworker)
    {
        await caseworker.GoTo((await Links(caseworker, "main a[href$='/haeftelse']"))[0]);
        await caseworker.Page.FillAsync("#grund", "Kun bygherren har søgt om tilladelsen.");
        await caseworker.Press("form:has(#grund) button");
        await caseworker.Page.Locator(".note.ok[role=status]").WaitForAsync();
    }

    private static async Task ConfirmTheOtherParent(Visitor caseworker)
    {
        await caseworker.GoTo((await Links(caseworker, "main a[href$='/haeftelse']"))[0]);
        await caseworker.Check();
        await caseworker.Page.Locator("input[name=person]").First.CheckAsync();
        await caseworker.Page.FillAsync("#kilde", "Folkeregistret");
        await caseworker.Page.FillAsync("#begrundelse", "Du boede sammen med barnets anden forælder i oktober 2026.");
        await caseworker.Press("form:has(#kilde) .button-primary");
        await caseworker.Page.Locator(".note.ok[role=status]").WaitForAsync();
        await caseworker.Check();
    }

    private static async Task SeeTheNotice(Visitor caseworker, string name)
    {
        await caseworker.GoTo("/sagsbehandling/personer");
        await caseworker.Page.FillAsync("#soeg", name);
        await caseworker.Page.Locator("select[name=grund]").SelectOptionAsync("contact");
        await caseworker.Press("main form button");
        await caseworker.Press("main table button[name=person]");
        await caseworker.Check();
        Assert.Contains("Vigtigt: svar eller betal senest", await caseworker.Page.Locator("section[aria-labelledby=h-breve]").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> Links(Visitor caseworker, string selector) =>
        await caseworker.Page.Locator(selector).EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))]");

    private static Task<string> Text(Visitor caseworker) => caseworker.Page.Locator("main").InnerTextAsync();

    private static DateOnly DanishToday() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen")).DateTime);
}
