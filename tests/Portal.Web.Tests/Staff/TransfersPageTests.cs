using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Recovery;

namespace Portal.Web.Tests.Staff;

/// <summary>The page about transfers to the recovery authority, without a script; and what the citizen is told of a claim that it has.</summary>
public sealed class TransfersPageTests
{
    private const string Url = "/sagsbehandling/overdragelser";

    [Theory]
    [InlineData("sofie", true, true)]
    [InlineData("tina", true, true)]
    [InlineData("finn", true, false)]
    [InlineData("ada", false, false)]
    [InlineData("rita", false, false)]
    public async Task Only_the_case_team_acts_and_finance_sees_the_reconciliation(string persona, bool opens, bool acts)
    {
        await using var portal = new PortalApplication();
        var browser = await LogOn(portal, persona);

        Assert.Equal(opens, browser.Page.QuerySelector("h1")?.TextContent == "Overdragelser");
        Assert.Equal(opens, browser.Page.QuerySelector("#h-afstemning") is not null);
        Assert.Equal(acts, browser.Page.QuerySelector("form[aria-labelledby=h-skridt]:not([hidden])") is not null);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_done()
    {
        await using var portal = new PortalApplication();
        var sofie = await LogOn(portal, "sofie");
        var page = await sofie.Submit("form[aria-labelledby=h-skridt]", ("krav", "findes/ikke"), ("skridt", "recall"), ("kode", "agreement"), ("anmodning", "none"), ("begrundelse", ""), ("dato", ""));
        Assert.Contains("Kravet findes ikke", page.QuerySelector("#krav-fejl")!.TextContent, StringComparison.Ordinal);

        var name = await Sent(portal);
        page = await sofie.Submit("form[aria-labelledby=h-skridt]", ("krav", name), ("skridt", "recall"), ("kode", "lapsed"), ("anmodning", "none"), ("begrundelse", ""), ("dato", ""));
        Assert.Contains("Skriv datoen", page.QuerySelector("#dato-fejl")!.TextContent, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Empty(await db.RecoveryActions.Where(row => row.Kind == RecoveryActionKind.Recall).ToListAsync());
    }

    [Fact]
    public async Task The_citizen_is_told_whom_to_turn_to_for_what_and_what_the_authority_has_left()
    {
        await using var portal = new PortalApplication();
        await Sent(portal);
        var anna = await portal.SignInAs("anna");
        await anna.Get($"/borger/krav/{portal.People.Transferred}");
        foreach (var words in (string[])["Hvem har kravet nu?", "Gældsstyrelsen har haft kravet siden den 10. juni 2026", "Kan du ikke betale?", "senest 3 måneder efter den dag, du fik brevet", "fogedretten", "2.000,00 kr. pr. 12. juni 2026", "Nogle gange kan vi bede om at få kravet tilbage"])
            Assert.Contains(words, anna.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Single(anna.Page.QuerySelectorAll("main :is(h2, h3)"), heading => heading.TextContent == "Er du ikke enig?");
        Assert.Single(anna.Page.QuerySelectorAll($"main a[href$='/indsigelse/{portal.People.Transferred}']"));
    }

    [Fact]
    public async Task The_citizen_reads_the_municipalitys_own_words_about_the_authority_from_their_day()
    {
        await using var portal = new PortalApplication();
        await Sent(portal);
        portal.Get<LettersOptions>().RecoveryAuthorities =
        [
            new AuthorityName { ValidFrom = PortalApplication.Today, Contact = "Ring på 11 11 11 11.", ContactEnglish = "Call 11 11 11 11.", Levy = "Sig det til udlægsretten.", LevyEnglish = "Tell the court.", ConfirmedBy = "jurist" },
            new AuthorityName { ValidFrom = PortalApplication.Today.AddDays(1), Complaint = "Klag til Nævnet.", ComplaintEnglish = "Complain to the Board.", ConfirmedBy = "jurist" },
        ];
        var anna = await portal.SignInAs("anna");
        await anna.Get($"/borger/krav/{portal.People.Transferred}");
        Assert.All((string[])["Ring på 11 11 11 11.", "Sig det til udlægsretten.", "senest 3 måneder efter den dag"], words => Assert.Contains(words, anna.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("fogedretten", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nævnet", anna.Text, StringComparison.Ordinal);
    }

    private static Task<PageBrowser> LogOn(PortalApplication portal, string persona)
    {
        _ = portal.People;
        return PageBrowser.LogOn(portal, persona, Url);
    }

    /// <summary>The transferred claim of the people here, as its rows would be after a batch and its receipt.</summary>
    private static async Task<string> Sent(PortalApplication portal)
    {
        await using var db = portal.OpenDb();
        var claim = await db.Claims.SingleAsync(row => row.Id == portal.People.Transferred);
        var stay = Guid.NewGuid();
        db.Steps.Add(new StepRow { ClaimId = claim.Id, PersonId = claim.DebtorId, Step = Step.TransferNotice, Cycle = 1, On = new(2026, 5, 1) });
        db.RecoveryStays.Add(new RecoveryStayRow { Id = stay, ClaimId = claim.Id, Number = 1, SentOn = new(2026, 6, 9), ReceivedOn = new(2026, 6, 10), AmountOre = claim.BalanceOre });
        db.RecoveryActions.Add(new RecoveryActionRow { Id = stay, ClaimId = claim.Id, StayId = stay, Kind = RecoveryActionKind.Create, AmountOre = claim.BalanceOre, QueuedOn = new(2026, 6, 9), Outcome = ReceiptOutcome.Done });
        db.RecoveryBalances.Add(new RecoveryBalanceRow { Id = Guid.NewGuid(), ClaimId = claim.Id, On = new(2026, 6, 12), BalanceOre = 2000_00 });
        await db.SaveChangesAsync();
        return $"{claim.Source}/{claim.Reference}";
    }
}
