using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Data.Rows;
using Portal.App.Staff;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Tasks;
using Portal.Web.Staff.Arrangements;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>A caseworker sets an arrangement on a repayment claim (P13), from the task in the worklist.</summary>
public sealed class ArrangementTests
{
    [Fact]
    public async Task Rule_P13_the_task_leads_to_the_form_that_sets_the_standard_amount_and_closes_it()
    {
        await using var portal = await Desk.Start();
        var (_, browser, address, page) = await Waiting(portal);
        Assert.Contains("Standardbeløb om måneden350,00 kr.", page.Words().Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var shown = await browser.Send(page, address, "#grundlag-standard", [("grundlag", "standard"), ("foerste-rate", "2030-01-01"), ("betalingsdag", "1")]);
        Assert.Equal("?gemt=1", browser.Last.RequestMessage!.RequestUri!.Query);
        foreach (var words in (string[])["Afdragsordningen er fastsat", "Standardbeløb: 350,00 kr. om måneden", "Sofie Sagsbehandler"]) Assert.Contains(words, shown.Words(), StringComparison.Ordinal);
        Assert.Empty((await browser.Get("/sagsbehandling")).QuerySelectorAll("[data-arrangements]"));
        await using var db = portal.OpenDb();
        Assert.Equal((AgreementKind.Arrangement, AgreementStatus.Active), await db.Agreements.Select(row => ValueTuple.Create(row.Kind, row.Status)).SingleAsync());
        Assert.NotNull((await db.Tasks.SingleAsync()).ClosedOn);
        Assert.Contains(await db.Access.ToListAsync(), look => look.What == AccessKind.Arrangement);
    }

    [Fact]
    public async Task Rule_P13_an_amount_of_our_own_needs_grounds_and_what_was_written_stays()
    {
        await using var portal = await Desk.Start();
        var (_, browser, address, page) = await Waiting(portal);
        var nothing = await browser.Send(page, address, "#indkomst", [("grundlag", "trylleri")]);
        Assert.Equal(["Vælg, hvad fastsættelsen bygger på", "Skriv datoen for første betaling", "Vælg en betalingsdag"], nothing.QuerySelectorAll(".alert-error li").Select(line => line.TextContent.Trim()));

        (string, string)[] own = [("grundlag", "own"), ("eget-beloeb", "200"), ("foerste-rate", "2030-01-01"), ("betalingsdag", "1")];
        var again = await browser.Send(nothing, address, "#indkomst", own);
        Assert.Contains("skal begrundes", again.GetElementById("begrundelse-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("200", again.GetElementById("eget-beloeb")!.GetAttribute("value"));
        Assert.Equal("1", ((IHtmlSelectElement)again.GetElementById("betalingsdag")!).Value);
        var shown = await browser.Send(again, address, "#indkomst", [.. own, ("begrundelse", "Høje udgifter.")]);
        Assert.Contains("Eget beløb med begrundelse: 200,00 kr. om måneden", shown.Words(), StringComparison.Ordinal);

        var raised = await browser.Send(shown, address, "#indkomst", [.. own[..1], ("eget-beloeb", "500"), .. own[2..], ("begrundelse", "Mere.")]);
        Assert.Contains("skal høres", raised.QuerySelector(".alert-error")!.TextContent, StringComparison.Ordinal);
        var heard = await browser.Send(raised, address, "#indkomst", [.. own[..1], ("eget-beloeb", "500"), .. own[2..], ("begrundelse", "Mere."), ("handling", "hoer")]);
        foreach (var words in (string[])["Borgeren hører fra os", "200,00 kr. om måneden", "500,00 kr. om måneden i et brev", "når fristen er gået"]) Assert.Contains(words, heard.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mange", "eSkat", "indkomst", "Skriv nettoindtægten")]
    [InlineData("240000", "", "kilde", "hvor og hvornår")]
    [InlineData("240000", "eSkat", "grundlag-income", "eget beløb med begrundelse")]
    public async Task Rule_P13_an_income_is_told_with_where_it_was_read(string income, string source, string field, string why)
    {
        await using var portal = await Desk.Start();
        var (_, browser, address, page) = await Waiting(portal);
        var again = await browser.Send(
            page, address, "#indkomst", [("grundlag", "income"), ("indkomst", income), ("kilde", source), ("kilde-dato", "2029-11-18"), ("foerste-rate", "2030-01-01"), ("betalingsdag", "1")]);

        Assert.Contains(why, again.GetElementById($"{field}-fejl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_the_case_teams_and_there_for_repayment_claims_alone()
    {
        await using var portal = await Desk.Start();
        var (claim, browser, address, _) = await Waiting(portal);
        var page = await browser.Get(address + "?sprog=en");
        Assert.StartsWith("Repayment arrangement", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        foreach (var other in (string[])[address.Replace($"{claim}", $"{Guid.NewGuid()}", StringComparison.Ordinal), ArrangementForm.Address(await portal.Claim(Desk.Anna, ClaimType.AfterSchool, 100_00, "", null))])
        {
            await browser.Get(other);
            Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        }

        var finn = await portal.LogOn("finn");
        var refused = await finn.Get(address);
        Assert.Equal(HttpStatusCode.Forbidden, finn.Last.StatusCode);
        Assert.DoesNotContain("Anna", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(await portal.Get<ArrangementDesk>().Handle(claim, new("finn", "Finn", System.Collections.Frozen.FrozenSet.ToFrozenSet([Portal.App.Actors.StaffRole.Finance])), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".en")]
    public void Every_code_has_words(string language)
    {
        var keys = XDocument.Load(Path.Combine(Repository.Web, "Texts", $"Arrangements{language}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value);

        Assert.Empty(Names<ArrangementRefusal>("Refusal").Concat(RepaymentTaskKinds).Concat(Names<ArrangementBasis>("Basis")).Concat(Names<ArrangementSource>("Source")).Except(keys));
    }

    private static IEnumerable<string> RepaymentTaskKinds => ((TaskKind[])[TaskKind.SetArrangement, TaskKind.IncomeRecheck, TaskKind.HearingAnswer, TaskKind.Limitation]).Select(kind => $"Task_{kind}");

    private static IEnumerable<string> Names<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}_{name}");

    private static async Task<(ClaimId Claim, StaffBrowser Browser, string Address, IHtmlDocument Page)> Waiting(PortalApplication portal)
    {
        var claim = await portal.Claim(Desk.Anna, ClaimType.CashBenefitRepayment, 4200_00, "", null);
        await using (var db = portal.OpenDb())
        {
            var task = new TaskRow { Id = Guid.NewGuid(), Kind = TaskKind.SetArrangement, PersonId = Desk.Anna, OpenedOn = Desk.Today };
            db.Tasks.Add(task);
            db.TaskClaims.Add(new TaskClaimRow { TaskId = task.Id, ClaimId = claim });
            await db.SaveChangesAsync();
        }
        var browser = await portal.LogOn("sofie");
        var address = (await browser.Get("/sagsbehandling")).QuerySelector("[data-arrangements] a")!.GetAttribute("href")!;
        return (claim, browser, address, await browser.Get(address));
    }
}
