using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.Domain.Agreements;
using Portal.Domain.Circumstances;
using Portal.Domain.Claims;
using Portal.Domain.Requests;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Citizens;

/// <summary>Asking to pay in instalments, by forms alone.</summary>
public sealed class InstalmentFlowTests : IDisposable
{
    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_citizen_chooses_an_offer_and_has_an_agreement_at_once()
    {
        var browser = await Begin();
        Assert.Contains("Det mindste, vi kan sige ja til med det samme.", browser.Text, StringComparison.Ordinal);
        var offer = browser.Page.QuerySelector("input[name=rater]")!.GetAttribute("value");

        await browser.Submit("form", ("rater", offer), ("dag", "5"), ("foerste", "2026-11-01"));
        Assert.EndsWith("/grund", browser.Address, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("#saerligt"));
        await browser.Submit("form", ("grund", "illness"));
        await browser.Submit("form", ("hvornaar", "senere"));
        Assert.EndsWith("/tjek", browser.Address, StringComparison.Ordinal);
        Assert.Contains("Når du sender, får du svar med det samme: ja.", browser.Text, StringComparison.Ordinal);

        await browser.Submit("form");
        Assert.Equal("Ja, du kan betale i rater", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Svaret er givet automatisk", browser.Text, StringComparison.Ordinal);
        using var db = _portal.OpenDb();
        var made = Assert.Single(db.Agreements.ToList());
        Assert.Equal((AgreementStatus.Active, 5), (made.Status, made.PayDay));
        Assert.Contains($"/borger/aftaler/{made.Id}", browser.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(HoldKind.Agreement, Assert.Single(db.Holds.Where(hold => hold.Cause == made.Id).ToList()).Kind);
    }

    [Fact]
    public async Task Too_small_an_amount_goes_to_a_person_and_says_why_and_what_is_nearest()
    {
        var browser = await Begin();
        await browser.Submit("form", ("rater", "eget"), ("beloeb", "100"), ("dag", "1"), ("foerste", "2026-11-01"));
        await browser.Submit("form", ("grund", "unemployment"));
        await browser.Submit("form", ("hvornaar", "senere"));
        Assert.Contains("Raten er mindre end det, vi kan sige ja til med det samme.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Det nærmeste, vi kan sige ja til med det samme, er", browser.Text, StringComparison.Ordinal);

        await browser.Submit("form");
        Assert.Equal("Vi har fået din ansøgning", browser.Page.QuerySelector("h1")!.TextContent);
        using var db = _portal.OpenDb();
        Assert.Equal(AgreementStatus.Proposed, Assert.Single(db.Agreements.AsNoTracking().ToList()).Status);
        Assert.Equal(RequestStatus.Submitted, Assert.Single(db.Requests.AsNoTracking().Where(row => row.Status != RequestStatus.Draft).ToList()).Status);

        // One click, and what was nearest is the agreement.
        Assert.Contains("Det kan vi sige ja til", browser.Text, StringComparison.Ordinal);
        await browser.Submit("#forslag-agreement form");
        Assert.Equal("Ja, du kan betale i rater", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(AgreementStatus.Active, Assert.Single(db.Agreements.AsNoTracking().ToList()).Status);
        Assert.Null(browser.Page.QuerySelector("#forslag-agreement"));
    }

    [Fact]
    public async Task A_number_of_months_gives_the_amount_and_the_whole_plan_is_shown_before_it_is_chosen()
    {
        var browser = await Begin();
        Assert.Contains("Så står planen her.", browser.Text, StringComparison.Ordinal);
        await browser.Submit("form", ("rater", "maaneder"), ("antal", "2"), ("dag", "5"), ("foerste", "2026-11-01"), ("plan", "1"));
        Assert.EndsWith("/rater", browser.Address, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll(".mm-errors"));
        Assert.Equal("2", browser.Page.QuerySelector("#antal")!.GetAttribute("value"));
        Assert.Equal(["5. november 2026", "5. december 2026"], browser.Page.QuerySelectorAll("section[aria-labelledby=h-plan] tbody time").Select(day => day.TextContent.Replace('\u00a0', ' ')));

        await browser.Submit("form", ("rater", "maaneder"), ("antal", "0"), ("dag", "5"), ("foerste", "2026-11-01"));
        Assert.Equal("Vælg mindst én måned", browser.Page.QuerySelector(".mm-errors a")!.TextContent);
        await browser.Submit("form", ("rater", "maaneder"), ("antal", ""), ("dag", "5"), ("foerste", "2026-11-01"));
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".mm-errors a"));
        await browser.Submit("form", ("rater", "maaneder"), ("antal", "2"), ("dag", "5"), ("foerste", "2026-11-01"));
        Assert.EndsWith("/grund", browser.Address, StringComparison.Ordinal);
        using var db = _portal.OpenDb();
        Assert.Equal(2, (await _portal.Get<ShowOffers>().Handle(db.Requests.Single().Id, OfferInput.Nothing, new Citizen(db.Requests.Single().PersonId, "Anna"), default))!.Own!.Count);
    }

    [Fact]
    public async Task First_to_wait_and_then_to_pay_by_instalments_is_one_request()
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/ansoeg?krav={_portal.People.AfterSchool}&hvad=begge");
        Assert.Equal("Søg om hjælp til at betale", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(browser.Page.QuerySelector("#begge[checked]"));
        await browser.Submit("form", ("hvad", "begge"));
        await browser.Submit("form");
        Assert.EndsWith("/dato", browser.Address, StringComparison.Ordinal);
        Assert.Contains("2 af 6", browser.Text, StringComparison.Ordinal);
        await browser.Submit("form", ("dato", "anden"), ("anden", "2026-12-15"));
        Assert.EndsWith("/rater", browser.Address, StringComparison.Ordinal);
        Assert.Equal("2026-12-16", browser.Page.QuerySelector("#foerste")!.GetAttribute("value"));
        await browser.Submit("form", ("rater", "eget"), ("beloeb", "300"), ("dag", "1"), ("foerste", "2026-12-15"));
        Assert.Contains("Vælg en dag, der ligger efter den dag, du vil vente til", browser.Text, StringComparison.Ordinal);
        await browser.Submit("form", ("rater", "eget"), ("beloeb", "300"), ("dag", "1"), ("foerste", "2026-12-16"));
        await browser.Submit("form", ("grund", "unemployment"));
        await browser.Submit("form", ("hvornaar", "senere"));
        Assert.NotNull(browser.Page.QuerySelector("#dato"));
        Assert.NotNull(browser.Page.QuerySelector("#rater"));
        Assert.Contains("Dagen ligger længere ude i fremtiden, end vi kan sige ja til med det samme.", browser.Text, StringComparison.Ordinal);

        await browser.Submit("form");
        Assert.Equal("Vi har fået din ansøgning", browser.Page.QuerySelector("h1")!.TextContent);
        using var db = _portal.OpenDb();
        var request = Assert.Single(db.Requests.Where(row => row.Status == RequestStatus.Submitted).ToList());
        Assert.Equal([RequestKind.Deferral, RequestKind.Agreement], db.RequestKinds.Where(kind => kind.RequestId == request.Id).Select(kind => kind.Kind).ToList().Order());
    }

    [Fact]
    public async Task Where_nothing_can_be_granted_at_once_there_is_still_something_to_choose()
    {
        var browser = await Begin(_portal.People.Daycare);
        Assert.Equal(3, browser.Page.QuerySelectorAll("input[name=rater]:not([value=eget], [value=maaneder])").Length);
        Assert.Contains("Lige store rater.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("En medarbejder skal se på det.", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vi kan svare ja med det samme.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_circumstances_are_told_on_a_page_of_their_own()
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get("/borger/aendrede-forhold");
        await browser.Submit("main form");
        Assert.Contains("Skriv, hvad der er ændret", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        await browser.Submit("main form", ("forklaring", "Jeg er"), ("handling", "gem"));
        Assert.Contains("Vi har gemt det, du har skrevet", browser.Text, StringComparison.Ordinal);
        await browser.Get("/borger");
        Assert.Equal("/borger/aendrede-forhold", browser.Page.QuerySelector("section[aria-labelledby=kladde] a")!.GetAttribute("href"));
        await browser.Get("/borger/aendrede-forhold");
        Assert.Equal("Jeg er", browser.Page.QuerySelector("textarea")!.TextContent.Trim());
        await browser.Submit("main form", ("grund", "illness"), ("forklaring", "Jeg er blevet sygemeldt."));
        Assert.Equal("Vi har fået det, du har fortalt", browser.Page.QuerySelector("h1")!.TextContent);
        using var db = _portal.OpenDb();
        Assert.Equal(RequestKind.ChangedCircumstances, Assert.Single(db.RequestKinds.Where(kind => db.Requests.Any(row => row.Id == kind.RequestId && row.Status == RequestStatus.Submitted)).ToList()).Kind);
    }

    [Fact]
    public async Task Income_gives_offers_and_none_of_it_is_kept_or_stands_in_an_address()
    {
        var browser = await Begin();
        await browser.Submit("form", ("beregn", "1"), ("dag", "1"), ("indkomst", "18.500"), ("faste", "7.000"), ("voksne", "1"), ("boern", "0"));
        Assert.Contains("Regnet ud fra det, du har tilbage.", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("18", browser.Address.Split('/')[^1], StringComparison.Ordinal);
        using (var db = _portal.OpenDb()) Assert.Null(Assert.Single(db.Requests.ToList()).MonthlyOre);

        await browser.Submit("form", ("beregn", "1"), ("dag", "1"), ("indkomst", "9.000"), ("faste", "7.000"), ("voksne", "1"), ("boern", "2"));
        Assert.Contains("Så er det bedre at søge om at vente.", browser.Text, StringComparison.Ordinal);
        await browser.Submit("form", ("beregn", "1"), ("dag", "1"), ("indkomst", "mange"));
        Assert.Contains("Skriv beløbene i kroner", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_stands_at_its_field()
    {
        var browser = await Begin();
        await browser.Submit("form", ("rater", null), ("foerste", "2026-10-02"));
        var errors = browser.Page.QuerySelector(".mm-errors")!.TextContent;
        Assert.Contains("Vælg et forslag, eller skriv, hvor meget du vil betale om måneden", errors, StringComparison.Ordinal);
        Assert.Contains("Vælg en dag, der ikke er gået endnu", errors, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("#foerste[aria-invalid=true]"));
    }

    [Theory]
    [InlineData("Instalments.resx")]
    [InlineData("Instalments.en.resx")]
    public void Every_rule_and_refusal_has_words(string file) => Assert.Empty(
        Enum.GetNames<FrameRule>().Select(name => $"Frame_{name}").Concat(Enum.GetNames<AgreementRefusal>().Select(name => $"Refusal_{name}"))
            .Concat(Enum.GetNames<PlanRefusal>().Select(name => $"Plan_{name}")).Concat(Enum.GetNames<InstalmentFault>().Select(name => $"Fault_{name}"))
            .Concat(Enum.GetNames<OfferKind>().Select(name => $"Offer_{name}")).Concat(Enum.GetNames<ProposalRefusal>().Select(name => $"ProposalRefusal_{name}"))
            .Except(System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)));

    [Theory]
    [InlineData("Deferral.resx", "Wait_")]
    [InlineData("Deferral.en.resx", "Wait_")]
    [InlineData("Staff.resx", "Wait_")]
    [InlineData("Staff.en.resx", "Wait_")]
    public void Every_rule_of_the_frame_for_waiting_has_words(string file, string prefix) => Assert.Empty(Enum.GetNames<InstantDeferralRule>().Select(name => prefix + name).Except(Keys(file)));

    [Theory]
    [InlineData("Circumstances.resx")]
    [InlineData("Circumstances.en.resx")]
    public void Every_refusal_of_a_report_has_words(string file) => Assert.Empty(Enum.GetNames<CircumstancesRefusal>().Select(name => $"Refusal_{name}").Except(Keys(file)));

    private static IEnumerable<string> Keys(string file) =>
        System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value);

    private async Task<PageBrowser> Begin(ClaimId? about = null)
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get($"/borger/ansoeg?krav={about ?? _portal.People.AfterSchool}");
        await browser.Submit("form", ("hvad", "agreement"));
        await browser.Submit("form");
        Assert.EndsWith("/rater", browser.Address, StringComparison.Ordinal);
        return browser;
    }
}
