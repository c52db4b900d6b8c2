using System.Collections.Frozen;
using System.Net;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Web.Tests.Staff;

namespace Portal.Web.Tests.Citizens;

/// <summary>A debtor sees the arrangement on a repayment claim (P13), and answers when it may be raised, without a script.</summary>
public sealed class ArrangementPageTests
{
    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    [Fact]
    public async Task Rule_P13_the_debtor_sees_what_is_set_and_why_and_answers_before_a_raise()
    {
        await using var portal = new PortalApplication { Day = Desk.Today };
        var claim = await portal.Claim(portal.People.Anna, ClaimType.CashBenefitRepayment, 4200_00, "", null);
        Assert.IsType<SetArrangementResult.Done>(await portal.Get<SetArrangement>().Handle(Input(null, ""), Sofie, default));
        Assert.IsType<SetArrangementResult.Done>(await portal.Get<HearRaise>().Handle(Input(Kroner.Of(600), "Lav husleje."), Sofie, default));

        var browser = await portal.SignInAs("anna");
        await browser.Get("/borger");
        var card = browser.Page.QuerySelector("#ordninger article")!.TextContent.Replace('\u00a0', ' ');
        foreach (var said in new[] { "350,00 kr. om måneden", "1. januar 2030", "Svar senest 3. december 2029" }) Assert.Contains(said, card, StringComparison.Ordinal);
        var address = browser.Page.QuerySelector("#ordninger a")!.GetAttribute("href")!;
        await browser.Get($"/borger/krav/{claim}");
        foreach (var said in new[] { "Vi har ingen oplysninger om din indkomst", "§ 5, stk. 2", "19. november 2030", "klage senest 4 uger" }) Assert.Contains(said, browser.Page.QuerySelector("#ordning")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);

        await browser.Get(address);
        Assert.Equal("Din ordning om at betale tilbage", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(12, browser.Page.QuerySelectorAll("#plan tbody tr").Length);
        Assert.DoesNotContain("aftale", browser.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(browser.Page.QuerySelectorAll("[id]").Length, browser.Page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        await browser.Submit("#svar form", ("dit-svar", " "));
        Assert.Contains("dit-svar", browser.Page.QuerySelector(".mm-errors a")!.GetAttribute("href"), StringComparison.Ordinal);
        await browser.Submit("#svar form", ("dit-svar", "Min husleje stiger til nytår."));
        Assert.EndsWith("?gemt=hoeringssvar", browser.Address, StringComparison.Ordinal);
        Assert.Contains("Min husleje stiger til nytår.", browser.Page.QuerySelector("#svar")!.TextContent, StringComparison.Ordinal);

        // The form in an old window, when it has been decided.
        var old = await portal.SignInAs("anna");
        await old.Get(address);
        Assert.IsType<SetArrangementResult.Done>(await portal.Get<SetArrangement>().Handle(Input(Kroner.Of(600), "Lav husleje."), Sofie, default));
        await old.Submit("#svar form", ("dit-svar", "For sent"));
        Assert.Contains("En tidligere ordning", old.Text, StringComparison.Ordinal);

        var clara = await portal.SignInAs("clara");
        foreach (var closed in new[] { address, $"/borger/krav/{claim}" }) Assert.Equal(HttpStatusCode.NotFound, await clara.StatusOf(closed));

        ArrangementInput Input(Kroner? own, string grounds) => new(claim, null, false, "", null, own, grounds, new DateOnly(2030, 1, 1), 1);
    }
}
