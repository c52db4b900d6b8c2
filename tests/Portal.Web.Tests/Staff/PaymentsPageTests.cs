using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>The page on which money finds its claim, without a script.</summary>
public sealed class PaymentsPageTests
{
    private const string Url = "/sagsbehandling/indbetalinger";

    [Theory]
    [InlineData("sofie", true, false)]
    [InlineData("tina", true, true)]
    [InlineData("finn", true, true)]
    [InlineData("ada", false, false)]
    [InlineData("rita", false, false)]
    public async Task Only_those_who_may_place_money_find_the_page(string persona, bool opens, bool movesCredit)
    {
        await using var portal = new PortalApplication();
        await Bank(portal, ("U1", 123_00, "000000000009993"));
        var browser = await LogOn(portal, persona, "/sagsbehandling");

        Assert.Equal(opens, browser.Page.QuerySelector($"nav a[href='{Url}']") is not null);
        var page = await browser.Get(Url);
        Assert.Equal(opens, page.QuerySelector("h1")?.TextContent == "Indbetalinger");
        Assert.Equal(opens, browser.Text.Contains("123,00", StringComparison.Ordinal));
        Assert.Equal(movesCredit, page.QuerySelector("#flyt") is not null);
    }

    [Fact]
    public async Task A_payment_with_a_mistyped_id_is_put_on_the_claim_that_is_offered()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Bos);
        var mistyped = claim.PaymentId[..13] + (claim.PaymentId[13] == '9' ? '0' : (char)(claim.PaymentId[13] + 1)) + claim.PaymentId[14];
        await Bank(portal, ("U1", 100_00, mistyped));
        var sofie = await LogOn(portal, "sofie");
        Assert.Contains($"{claim.Source}/{claim.Reference}", sofie.Text, StringComparison.Ordinal);
        Assert.Contains($"betalings-ID {claim.PaymentId} ligner", sofie.Text, StringComparison.Ordinal);

        await sofie.Get(sofie.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        var page = await sofie.Submit("#placer", ("forslag", $"{claim.Source}/{claim.Reference}"));

        Assert.Equal($"{Url}?gemt=placeret", sofie.Address);
        Assert.Contains("sat på kravet", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingen indbetalinger venter", sofie.Text, StringComparison.Ordinal);
        Assert.Equal(claim.BalanceOre - 100_00, (await Open(portal, portal.People.Bos)).BalanceOre);
        Assert.DoesNotContain(sofie.Seen.Where(seen => seen.StartsWith('/')), address => address.Contains("610180", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Vælg eller skriv det krav")]
    [InlineData("BYG/findes-ikke", "Vi har ikke noget krav med det navn")]
    public async Task What_is_wrong_is_said_at_the_field_and_kept(string written, string message)
    {
        await using var portal = new PortalApplication();
        _ = portal.People;
        await Bank(portal, ("U1", 100_00, "000000000009993"));
        var sofie = await LogOn(portal, "sofie");
        await sofie.Get(sofie.Page.QuerySelector("main table a")!.GetAttribute("href")!);

        var page = await sofie.Submit("#placer", ("krav", written));

        Assert.Equal("true", page.QuerySelector("#krav")!.GetAttribute("aria-invalid"));
        Assert.Contains(message, page.QuerySelector("#krav-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#krav", page.QuerySelector("[role=alert] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(written, page.QuerySelector("#krav")!.GetAttribute("value") ?? "");
        Assert.StartsWith("Fejl:", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_matched_once_and_the_second_is_told_so()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Bos);
        await Bank(portal, ("U1", 100_00, "000000000009993"));
        var (sofie, finn) = (await LogOn(portal, "sofie"), await LogOn(portal, "finn"));
        var form = sofie.Page.QuerySelector("main table a")!.GetAttribute("href")!;
        await finn.Get(form);
        await sofie.Get(form);
        await sofie.Submit("#placer", ("krav", claim.PaymentId));

        await finn.Submit("#placer", ("krav", claim.PaymentId));

        Assert.Contains("allerede sat på et krav", finn.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(claim.BalanceOre - 100_00, (await Open(portal, portal.People.Bos)).BalanceOre);
    }

    [Fact]
    public async Task A_question_is_answered_by_a_button_of_its_own()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Bos);
        await Bank(portal, ("B1", 100_00, claim.PaymentId));
        await Bank(portal, ("B1", 150_00, claim.PaymentId), ("B1", 160_00, claim.PaymentId));
        var finn = await LogOn(portal, "finn");
        Assert.Contains($"100,00 kr., {claim.Source}/{claim.Reference}", finn.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        string Button(string name) => finn.Page.QuerySelector($"button[name={name}]")!.GetAttribute("value")!;

        await finn.Submit("#svar", ("samme", Button("samme")));
        Assert.Equal($"{Url}?gemt=samme", finn.Address);
        var answered = Button("anden");
        await finn.Submit("#svar", ("anden", answered));
        Assert.Equal($"{Url}?gemt=krav", finn.Address);
        Assert.Contains("Ingen spørgsmål venter", finn.Text, StringComparison.Ordinal);
        await finn.Submit("#svar", ("samme", answered));
        Assert.Contains("allerede besvaret", finn.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await Open(portal, portal.People.Bos)).BalanceOre, new[] { claim.BalanceOre - 250_00, claim.BalanceOre - 260_00 });
    }

    [Fact]
    public async Task Finance_moves_credit_and_is_told_at_the_field_when_it_is_too_much()
    {
        await using var portal = new PortalApplication();
        var (from, to) = (await Open(portal, portal.People.Library), await Open(portal, portal.People.AfterSchool));
        await Bank(portal, ("B1", from.BalanceOre + 80_00, from.PaymentId));
        var finn = await LogOn(portal, "finn");
        await finn.Get(finn.Page.QuerySelectorAll("main table a").Single(link => link.GetAttribute("href")!.Contains("kredit=", StringComparison.Ordinal)).GetAttribute("href")!);

        var page = await finn.Submit("#flyt", ("til", $"{to.Source}/{to.Reference}"), ("beloeb", "80,01"));
        Assert.Contains("større end det, der er betalt for meget", page.QuerySelector("#beloeb-fejl")!.TextContent, StringComparison.Ordinal);
        page = await finn.Submit("#flyt", ("til", ""), ("beloeb", "otte"));
        Assert.NotNull(page.QuerySelector("#til-fejl"));
        Assert.Contains("kroner og øre", page.QuerySelector("#beloeb-fejl")!.TextContent, StringComparison.Ordinal);
        await finn.Submit("#flyt", ("til", $"{to.Source}/{to.Reference}"), ("beloeb", "80,00"));

        Assert.Equal($"{Url}?gemt=flyttet", finn.Address);
        Assert.Equal((0, to.BalanceOre - 80_00), ((await Open(portal, portal.People.Library)).CreditOre, (await Open(portal, portal.People.AfterSchool)).BalanceOre));
    }

    [Fact]
    public async Task Finance_takes_a_payment_off_the_wrong_claim_and_it_waits_to_be_placed()
    {
        await using var portal = new PortalApplication();
        var claim = await Open(portal, portal.People.Library);
        await Bank(portal, ("B1", 80_00, claim.PaymentId));
        var finn = await LogOn(portal, "finn");
        Assert.True((await LogOn(portal, "sofie")).Page.QuerySelector("#tag-af")!.HasAttribute("hidden"));
        await finn.Submit("#tag-af", ("paa", "BYG/findes-ikke"));
        Assert.Contains("Vi har ikke noget krav med det navn", finn.Page.QuerySelector("#paa-fejl")!.TextContent, StringComparison.Ordinal);
        await finn.Submit("#tag-af", ("paa", claim.PaymentId), ("find", "ja"));
        Assert.Equal($"{Url}?paa={claim.Id}", finn.Address);
        await finn.Submit("#tag-af", ("paa", claim.PaymentId), ("hvorfor", "Naboens betaling"));
        Assert.Contains("Vælg den indbetaling", finn.Page.QuerySelector("#tag-fejl")!.TextContent, StringComparison.Ordinal);
        var payment = finn.Page.QuerySelector("#tag")!.GetAttribute("value")!;
        await finn.Submit("#tag-af", ("paa", claim.PaymentId), ("tag", payment), ("hvorfor", ""));
        Assert.Contains("Skriv, hvorfor", finn.Page.QuerySelector("#hvorfor-fejl")!.TextContent, StringComparison.Ordinal);

        await finn.Submit("#tag-af", ("paa", claim.PaymentId), ("tag", payment), ("hvorfor", "Naboens betaling"));

        Assert.Equal($"{Url}?gemt=taget-af", finn.Address);
        Assert.Contains("Taget af et krav, den ikke hørte til", finn.Text, StringComparison.Ordinal);
        Assert.Equal(claim.BalanceOre, (await Open(portal, portal.People.Library)).BalanceOre);
        await finn.Submit("#tag-af", ("paa", claim.PaymentId), ("tag", payment), ("hvorfor", "Naboens betaling"));
        Assert.Contains("Vælg den indbetaling", finn.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_the_bank_took_back_is_netted_out_with_what_came_in_and_put_back_again()
    {
        await using var portal = new PortalApplication();
        await Bank(portal, ("U1", 100_00, "000000000009993"), ("U2", 70_00, "000000000009993"));
        await Bank(portal, ("U1", -100_00, "000000000009993"), ("R2", -60_00, "000000000009993"));
        var (sofie, finn) = (await LogOn(portal, "sofie"), await LogOn(portal, "finn"));
        Assert.Null(sofie.Page.QuerySelector("button[name=udlign]"));
        Assert.Contains("Økonomi eller en teamleder udligner de to", sofie.Text, StringComparison.Ordinal);
        Assert.Single(sofie.Page.QuerySelectorAll("main table a[href$='#placer']"));
        Assert.Contains("ingen uplaceret indbetaling er lige så stor", finn.Text, StringComparison.Ordinal);
        var button = Assert.Single(finn.Page.QuerySelectorAll("button[name=udlign]"));
        Assert.Equal("Udlign med 30-09-2026: -100,00 kr., 30-09-2026", button.TextContent.Replace('\u00a0', ' '));

        await finn.Submit("#udlign-liste", ("udlign", button.GetAttribute("value")));

        Assert.Equal($"{Url}?gemt=udlignet", finn.Address);
        Assert.Contains("De to er udlignet", finn.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(finn.Page.QuerySelectorAll("button[name=udlign]"));
        await finn.Submit("#udlign-liste", ("udlign", button.GetAttribute("value")));
        Assert.Contains("allerede udlignet", finn.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await finn.Submit("#udlign-liste", ("udlign", "noget andet"));
        Assert.NotNull(finn.Page.QuerySelector("[role=alert]"));

        await finn.Get(Url);
        await finn.Submit("#fortryd-udligning", ("fortryd", finn.Page.QuerySelector("button[name=fortryd]")!.GetAttribute("value")));
        Assert.Equal($"{Url}?gemt=lagt-tilbage", finn.Address);
        Assert.Single(finn.Page.QuerySelectorAll("button[name=udlign]"));
        Assert.Null(finn.Page.QuerySelector("#h-udlignet"));
    }

    [Fact]
    public async Task Without_the_token_of_the_form_nothing_is_done()
    {
        await using var portal = new PortalApplication();
        await Bank(portal, ("U1", 100_00, "000000000009993"));
        var sofie = await LogOn(portal, "sofie");
        await sofie.Get(sofie.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        await sofie.Submit("#placer", ("krav", "x"), ("__RequestVerificationToken", null));
        Assert.Equal(HttpStatusCode.BadRequest, sofie.Last.StatusCode);
    }

    [Fact]
    public void Every_refusal_and_every_reason_has_words() => Assert.Empty(
        Enum.GetNames<MoneyRefusal>().Select(name => $"Refusal_{name}").Concat(Enum.GetValues<UnmatchedReason>().Select(reason => $"Reason_{Domain.Slug.Of(reason)}"))
            .Concat(["Reason_unknown-id", "Reason_nothing-to-reverse", "Reason_another-amount", "Reason_debit", "Reason_reversal-of-a-debit", "Reason_same-reference", "Reason_equal-to-another"])
            .Except(System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", "Payments.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)));

    private static Task Bank(PortalApplication portal, params (string BankReference, long Ore, string PaymentId)[] payments)
    {
        _ = portal.People;
        return Import(portal, payments);
    }

    internal static async Task Import(PortalApplication portal, params (string BankReference, long Ore, string PaymentId)[] payments)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, ActTown.BankFile(new DateOnly(2026, 9, 30), payments));
        Assert.Equal(ImportOutcome.Done, (await portal.Get<ImportPayments>().Handle(file, null, default)).Outcome);
        File.Delete(file);
    }

    internal static async Task<App.Data.Rows.ClaimRow> Open(PortalApplication portal, ClaimId claim)
    {
        await using var db = portal.OpenDb();
        return await db.Claims.AsNoTracking().SingleAsync(row => row.Id == claim);
    }

    private static Task<PageBrowser> LogOn(PortalApplication portal, string persona, string page = Url) => PageBrowser.LogOn(portal, persona, page);
}
