using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Web.Staff.Books;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>The page on which finance proposes and approves what is done to the books, without a script.</summary>
public sealed class BooksPageTests
{
    private const string Url = BookEntry.Address;

    [Theory]
    [InlineData("finn", true, true)]
    [InlineData("tina", true, false)]
    [InlineData("rita", true, false)]
    [InlineData("sofie", false, false)]
    [InlineData("ada", false, false)]
    public async Task Finance_proposes_and_those_who_prove_the_books_may_read_them(string persona, bool opens, bool proposes)
    {
        await using var portal = new PortalApplication();
        _ = portal.People;
        var browser = await LogOn(portal, persona, "/sagsbehandling");

        Assert.Equal(opens, browser.Page.QuerySelector($"nav a[href='{Url}']") is not null);
        var page = await browser.Get(Url);
        Assert.Equal(opens, page.QuerySelector("h1")?.TextContent == "Bogføring");
        Assert.Equal(proposes, page.QuerySelector("#foreslaa") is { } form && !form.HasAttribute("hidden"));
    }

    [Fact]
    public async Task A_write_down_is_proposed_by_one_and_approved_by_another()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Bos);
        var finn = await LogOn(portal, "finn");
        await finn.Submit("#foreslaa", ("krav", claim.PaymentId), ("vis", "ja"));
        Assert.Equal($"{Url}?krav={claim.Id}", finn.Address);
        Assert.Contains($"{claim.Source}/{claim.Reference}", finn.Page.QuerySelector("#foreslaa")!.TextContent, StringComparison.Ordinal);

        await finn.Submit("#foreslaa", ("krav", claim.PaymentId), ("hvad", "write-down"), ("beloeb", "100,00"), ("hvorfor", "Regnet for højt"));

        Assert.Equal($"{Url}?gemt=foreslaaet", finn.Address);
        Assert.Equal(claim.BalanceOre, (await Open(portal, portal.People.Bos)).BalanceOre);
        Assert.Contains("Dit eget forslag", finn.Text, StringComparison.Ordinal);
        Assert.Null(finn.Page.QuerySelector("button[name=godkend]"));

        var tina = await LogOn(portal, "tina");
        Assert.Contains("Regnet for højt", tina.Text, StringComparison.Ordinal);
        await tina.Submit("#afgoer", ("godkend", tina.Page.QuerySelector("button[name=godkend]")!.GetAttribute("value")!));

        Assert.Equal($"{Url}?gemt=godkendt", tina.Address);
        Assert.Contains("Ingen forslag venter", tina.Text, StringComparison.Ordinal);
        Assert.Contains("Godkendt af tina", tina.Text, StringComparison.Ordinal);
        Assert.Equal(claim.BalanceOre - 100_00, (await Open(portal, portal.People.Bos)).BalanceOre);
    }

    [Fact]
    public async Task Credit_is_paid_back_from_the_page_about_payments_and_the_citizen_sees_it()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Library);
        await PaymentsPageTests.Import(portal, ("B1", claim.BalanceOre + 80_00, claim.PaymentId));
        var finn = await LogOn(portal, "finn", "/sagsbehandling/indbetalinger");
        await finn.Get(finn.Page.QuerySelectorAll("main table a").Single(link => link.TextContent.StartsWith("Betal tilbage", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.True(finn.Page.QuerySelector("#hvad-pay-back")!.HasAttribute("checked"));
        Assert.Equal($"{claim.Source}/{claim.Reference}", finn.Page.QuerySelector("#krav")!.GetAttribute("value"));

        await finn.Submit("#foreslaa", ("krav", $"{claim.Source}/{claim.Reference}"), ("hvad", "pay-back"), ("beloeb", "80,00"), ("hvorfor", "Betalt to gange"));
        var tina = await LogOn(portal, "tina");
        await tina.Submit("#afgoer", ("godkend", tina.Page.QuerySelector("button[name=godkend]")!.GetAttribute("value")!));

        Assert.Equal((0, 0), ((await Open(portal, portal.People.Library)).BalanceOre, (await Open(portal, portal.People.Library)).CreditOre));
        await finn.Get("/sagsbehandling/indbetalinger");
        Assert.Contains("Der er ikke betalt for meget på noget krav", finn.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("krav", "", "write-down", "1,00", "x", "Skriv, hvilket krav det gælder")]
    [InlineData("krav", "BYG/findes-ikke", "write-down", "1,00", "x", "ikke noget krav med det navn")]
    [InlineData("hvad", "*", "", "1,00", "x", "Vælg, hvad der skal ske")]
    [InlineData("beloeb", "*", "write-down", "ti", "x", "kroner og øre")]
    [InlineData("beloeb", "*", "write-down", "0", "x", "over 0")]
    [InlineData("beloeb", "*", "write-down", "9999999,00", "x", "større end kravets hovedstol")]
    [InlineData("beloeb", "*", "pay-back", "1,00", "x", "større end det, der er betalt for meget")]
    [InlineData("hvorfor", "*", "write-off", "", "", "Skriv en begrundelse")]
    public async Task What_is_wrong_is_said_at_the_field_and_kept(string field, string named, string what, string amount, string reason, string message)
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Bos);
        var finn = await LogOn(portal, "finn");

        var page = await finn.Submit("#foreslaa", ("krav", named == "*" ? claim.PaymentId : named), ("hvad", what), ("beloeb", amount), ("hvorfor", reason));

        Assert.Contains(message, page.QuerySelector($"#{field}-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"#{field}", page.QuerySelector("[role=alert] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(amount, page.QuerySelector("#beloeb")!.GetAttribute("value") ?? "");
        Assert.StartsWith("Fejl:", page.Title, StringComparison.Ordinal);
        Assert.Contains("Ingen forslag venter", finn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_has_decided_meanwhile_is_told_and_not_done_twice()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Bos);
        var finn = await LogOn(portal, "finn");
        await finn.Submit("#foreslaa", ("krav", claim.PaymentId), ("hvad", "write-off"), ("hvorfor", "Kan ikke inddrives"));
        var tina = await LogOn(portal, "tina");
        var id = tina.Page.QuerySelector("button[name=godkend]")!.GetAttribute("value")!;
        await tina.Submit("#afgoer", ("afvis", id));
        Assert.Equal($"{Url}?gemt=afvist", tina.Address);

        await tina.Submit("#afgoer", ("godkend", id));

        Assert.Contains("en anden har afgjort det", tina.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(claim.BalanceOre, (await Open(portal, portal.People.Bos)).BalanceOre);
    }

    /// <summary>Those that a proposal about the books can be refused with.</summary>
    [Fact]
    public void Every_refusal_has_words() => Assert.Empty(
        new[] { ActRefusal.ClaimIsTransferred, ActRefusal.NothingIsOwed, ActRefusal.AmountIsNotPositive, ActRefusal.MoreThanPrincipal, ActRefusal.MoreThanCredit, ActRefusal.ReasonIsMissing, ActRefusal.AlreadyProposed }.Select(reason => $"Refusal_{reason}")
            .Except(System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", "Books.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)));

    private static Task<App.Data.Rows.ClaimRow> Open(PortalApplication portal, ClaimId claim) => PaymentsPageTests.Open(portal, claim);

    private static Task<PageBrowser> LogOn(PortalApplication portal, string persona, string page = Url) => PageBrowser.LogOn(portal, persona, page);
}
