using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.App.Staff;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Liabilities;
using Portal.Domain.People;
using Portal.Domain.Tasks;
using Portal.Web.Staff.Calls;
using Portal.Web.Staff.Liabilities;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>A caseworker makes a call (P03) and finds out who else owes a claim (P04), from the worklist to the end of the task.</summary>
public sealed class CallPageTests
{
    private const string Grounds = "Du boede sammen med barnet i november 2029.", Secret = "Skjult Sti 7";

    private static readonly PersonId Bo = new(Guid.Parse("22222222-2222-2222-2222-222222222222"));

    [Fact]
    public async Task Rule_P03_the_call_is_made_from_the_worklist_and_what_was_promised_closes_it()
    {
        await using var portal = await Desk.Start();
        await Task(portal, TaskKind.Phone);
        var browser = await portal.LogOn("sofie");
        var address = (await browser.Get("/sagsbehandling")).QuerySelector("[data-calls] a")!.GetAttribute("href")!;
        var page = await browser.Get(address);
        foreach (var words in (string[])["20112233", "2.685,00 kr.", "Rykker 2 den", "søge om at betale i rater", "særlige omstændigheder"]) Assert.Contains(words, page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(Desk.Cpr, page.Source.Text, StringComparison.Ordinal);

        var nothing = await browser.Send(page, address, "#aftalt", []);
        Assert.Equal(["Vælg, hvad der kom ud af opkaldet"], nothing.QuerySelectorAll(".alert-error li").Select(line => line.TextContent.Trim()));
        var tried = await browser.Send(nothing, address, "#aftalt", [("udfald", "no-answer"), ("igen", "ja")]);
        Assert.Contains("Opgaven bliver stående", tried.Words(), StringComparison.Ordinal);
        Assert.Contains("Intet svar", tried.QuerySelector("[data-tries]")!.TextContent, StringComparison.Ordinal);
        var undated = await browser.Send(tried, address, "#aftalt", [("udfald", "will-pay-by"), ("aftalt", "Betaler ved løn.")]);
        Assert.Contains("hvilken dag", undated.GetElementById("senest-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Betaler ved løn.", undated.GetElementById("aftalt")!.TextContent, StringComparison.Ordinal);
        var done = await browser.Send(undated, address, "#aftalt", [("udfald", "will-pay-by"), ("senest", "2029-12-01")]);
        Assert.Contains("opgaven er lukket", done.Words(), StringComparison.Ordinal);
        Assert.Null(done.QuerySelector("form [name=udfald]"));
        Assert.Empty((await browser.Get("/sagsbehandling")).QuerySelectorAll("[data-calls]"));
        await using var db = portal.OpenDb();
        Assert.Equal([CallOutcome.NoAnswer, CallOutcome.WillPayBy], await db.Calls.OrderBy(row => row.At).Select(row => row.Outcome).ToListAsync());
        Assert.Contains(await db.Access.ToListAsync(), look => look.What == AccessKind.Call && look.PersonId == Desk.Anna);
        Assert.True(await db.Letters.AnyAsync(letter => letter.Kind == LetterKind.PhoneFollowUp));
    }

    [Fact]
    public async Task What_was_agreed_leads_to_entering_the_application_for_the_person()
    {
        await using var portal = await Desk.Start();
        var (task, claim) = await Task(portal, TaskKind.Phone);
        var browser = await portal.LogOn("sofie");
        var address = CallForm.Address(task);
        var done = await browser.Send(await browser.Get(address), address, "#aftalt", [("udfald", "agreed"), ("aftalt", "Du søger om at vente.")]);
        var enter = done.QuerySelector("a[href$='/ny']")!.GetAttribute("href")!;
        var form = await browser.Get(enter);
        var sent = await browser.Send(form, enter, "#forklaring", [("kanal", "phone"), ("krav", $"{claim}"), ("hvad", "deferral"), ("dato", "2030-01-15"), ("grund", "illness"), ("saerligt", "Er syg.")]);
        Assert.StartsWith("/sagsbehandling/sager/", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Anna", sent.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_P04_who_else_owes_it_is_confirmed_or_named_by_a_number_typed_into_the_form()
    {
        await using var portal = await Desk.Start();
        await portal.Person(Bo, "Bo Æbelø", "7202852345", row => (row.Protected, row.Street) = (true, Secret));
        var (_, claim) = await Task(portal, TaskKind.CoLiability);
        var browser = await portal.LogOn("sofie");
        var address = (await browser.Get("/sagsbehandling")).QuerySelector("[data-liabilities] a")!.GetAttribute("href")!;
        var page = await browser.Get(address);
        Assert.Contains("boede sammen", page.Words(), StringComparison.Ordinal);

        var nobody = await browser.Send(page, address, "#kilde", [("person", "anden"), ("cpr", "0101010101")]);
        Assert.Contains("registreret", nobody.GetElementById("cpr-fejl")!.TextContent, StringComparison.Ordinal);
        var without = await browser.Send(nobody, address, "#kilde", [("person", "anden"), ("cpr", "720285-2345"), ("begrundelse", "Du bor med Anna."), ("fra", "2029-01-01")]);
        Assert.Contains("hvor det er fundet", without.GetElementById("kilde-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("uden navne", without.GetElementById("begrundelse-fejl")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("7202852345", without.Source.Text, StringComparison.Ordinal);
        var saved = await browser.Send(without, address, "#kilde", [("person", "anden"), ("cpr", "720285-2345"), ("begrundelse", Grounds), ("fra", "2029-01-01"), ("kilde", "CPR"), ("flere", "ja")]);
        Assert.Contains("Opgaven bliver stående", saved.Words(), StringComparison.Ordinal);
        Assert.Contains("Hæfter, bekræftet den", saved.QuerySelector("[data-people]")!.TextContent, StringComparison.Ordinal);

        var closed = await browser.Send(saved, address, "#grund", [("grund", "Ikke flere.")]);
        Assert.Contains("opgaven er lukket", closed.Words(), StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal(Desk.Today, (await db.Liabilities.SingleAsync(row => row.ClaimId == claim && row.PersonId == Bo)).ConfirmedOn);
        Assert.Equal(2, await db.LiabilityFindings.CountAsync());
    }

    [Fact]
    public async Task What_the_municipalitys_lawyer_has_written_about_who_is_liable_takes_the_place_of_ours_from_its_day()
    {
        await using var portal = await Desk.Start();
        var (_, claim) = await Task(portal, TaskKind.CoLiability);
        var browser = await portal.LogOn("sofie");
        DateOnly due;
        await using (var db = portal.OpenDb()) due = await db.Claims.Where(row => row.Id == claim).Select(row => row.DueOn).SingleAsync();
        CoLiabilityRule Rule(DateOnly from, string words) => new() { Type = ClaimType.Daycare, ValidFrom = from, Danish = words, English = words, ConfirmedBy = "jurist" };

        portal.Get<CoLiabilityOptions>().Rules = [Rule(due.AddDays(1), "Fra i morgen."), new() { Type = ClaimType.Civil, Danish = "Ikke det her." }];
        Assert.Contains("boede sammen", (await browser.Get(LiabilityForm.Address(claim))).QuerySelector("[data-rule]")!.TextContent, StringComparison.Ordinal);
        portal.Get<CoLiabilityOptions>().Rules = [Rule(due.AddYears(-1), "Den gamle."), Rule(due, "Begge forældre hæfter."), Rule(due.AddDays(1), "Fra i morgen.")];
        Assert.Equal("Begge forældre hæfter.", (await browser.Get(LiabilityForm.Address(claim))).QuerySelector("[data-rule]")!.TextContent);
        Assert.Empty(portal.Get<CoLiabilityOptions>().Faults(production: true));
        Assert.Equal(2, new CoLiabilityOptions { Rules = [new()] }.Faults(production: true).Count());
    }

    [Fact]
    public async Task A_protected_address_is_shown_after_a_click_that_is_on_record()
    {
        await using var portal = await Desk.Start();
        await portal.Person(Bo, "Bo Æbelø", "7202852345", row => (row.Protected, row.Street) = (true, Secret));
        var (_, claim) = await Task(portal, TaskKind.CoLiability);
        await using (var db = portal.OpenDb())
        {
            db.Liabilities.Add(new LiabilityRow { ClaimId = claim, PersonId = Bo, Kind = LiabilityKind.CoDebtor });
            await db.SaveChangesAsync();
        }
        var browser = await portal.LogOn("sofie");
        var address = LiabilityForm.Address(claim);
        var page = await browser.Get(address);
        Assert.DoesNotContain(Secret, page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Havnegade 4", page.QuerySelector("[data-people]")!.TextContent, StringComparison.Ordinal);

        var shown = await browser.Send(page, address, "[name=vis]", [("vis", $"{Bo.Value}")]);
        Assert.Contains(Secret, shown.QuerySelector("[data-people]")!.TextContent, StringComparison.Ordinal);
        await using var after = portal.OpenDb();
        Assert.Equal(Bo, (await after.Access.SingleAsync(look => look.What == AccessKind.Address)).PersonId);
        await browser.Send(page, address, "[name=vis]", [("vis", $"{Guid.NewGuid()}")]);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Fact]
    public async Task The_pages_are_the_case_teams_and_there_for_what_is_there_alone()
    {
        await using var portal = await Desk.Start();
        var (task, claim) = await Task(portal, TaskKind.Phone);
        var browser = await portal.LogOn("sofie");
        foreach (var title in ((string, string)[])[(CallForm.Address(task), "Call: Anna"), (LiabilityForm.Address(claim), "Who else is liable?")])
        {
            var page = await browser.Get(title.Item1 + "?sprog=en");
            Assert.StartsWith(title.Item2, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        }
        var tax = await portal.Claim(Desk.Anna, ClaimType.PropertyTax, 100_00, "", null);
        foreach (var other in (string[])[CallForm.Address(Guid.NewGuid()), LiabilityForm.Address(new ClaimId(Guid.NewGuid())), LiabilityForm.Address(tax)])
        {
            await browser.Get(other);
            Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        }
        var finn = await portal.LogOn("finn");
        foreach (var closed in (string[])[CallForm.Address(task), LiabilityForm.Address(claim), $"{CallForm.Address(task)}/ny"])
        {
            Assert.DoesNotContain("Anna", (await finn.Get(closed)).Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, finn.Last.StatusCode);
        }
        var finance = new Portal.App.Actors.Caseworker("finn", "Finn", System.Collections.Frozen.FrozenSet.ToFrozenSet([Portal.App.Actors.StaffRole.Finance]));
        Assert.Null(await portal.Get<CallDesk>().Handle(task, finance, default));
        Assert.Null(await portal.Get<LiabilityDesk>().Handle(claim, finance, default));
        Assert.Null(await portal.Get<LiabilityDesk>().Address(claim, Desk.Anna, finance, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".en")]
    public void Every_code_has_words(string language)
    {
        Assert.Empty(Names<CallOutcome>("Outcome").Concat(Names<CallRefusal>("Refusal")).Concat(Names<LiabilityKind>("Role")).Except(Keys("Calls", language)));
        Assert.Empty(Names<LiabilityRefusal>("Refusal").Concat(ClaimTypes.All.Where(rules => rules.OthersMayBeLiable).Select(rules => $"Rule_{Domain.Slug.Of(rules.Type)}")).Except(Keys("Liabilities", language)));
    }

    private static IEnumerable<string> Keys(string area, string language) =>
        XDocument.Load(Path.Combine(Repository.Web, "Texts", $"{area}{language}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value);

    private static IEnumerable<string> Names<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}_{name}");

    /// <summary>A claim of Anna's that has had both reminders, and a task about it.</summary>
    internal static async Task<(Guid Task, ClaimId Claim)> Task(PortalApplication portal, TaskKind kind)
    {
        var claim = await portal.Claim(Desk.Anna, ClaimType.Daycare, 2685_00, "Daginstitution, november", null);
        var task = new TaskRow { Id = Guid.NewGuid(), Kind = kind, PersonId = Desk.Anna, OpenedOn = Desk.Today };
        await using var db = portal.OpenDb();
        db.Tasks.Add(task);
        db.TaskClaims.Add(new TaskClaimRow { TaskId = task.Id, ClaimId = claim });
        foreach (var (step, on, letter) in ((Step, DateOnly, bool)[])[(Step.Reminder1, new(2029, 11, 1), true), (Step.Reminder2, new(2029, 11, 1), true), (kind == TaskKind.Phone ? Step.PhoneTask : Step.CoLiabilityTask, Desk.Today, false)])
            db.Steps.Add(new StepRow { ClaimId = claim, PersonId = Desk.Anna, Step = step, Cycle = 1, On = on, LetterId = letter ? Guid.NewGuid() : null });
        await db.SaveChangesAsync();
        return (task.Id, claim);
    }
}
