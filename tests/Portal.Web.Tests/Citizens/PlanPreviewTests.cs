using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.Web.Citizens.Deferrals;
using Portal.Web.SignIn;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Citizens;

/// <summary>The live plan, as js/plan.js speaks to it.</summary>
public sealed class PlanPreviewTests : BunitContext
{
    private static readonly Dictionary<string, string[]> TwoMonths = new() { ["rater"] = ["maaneder"], ["antal"] = ["2"], ["dag"] = ["5"], ["foerste"] = ["2026-11-01"] };

    [Fact]
    public async Task It_follows_the_fields_and_fills_in_the_other_one()
    {
        await using var portal = new PortalApplication();
        var (draft, anna) = await Draft(portal);
        var island = Island(portal, draft, anna);
        Assert.Empty(island.FindAll("tbody tr"));

        var two = await island.InvokeAsync(() => island.Instance.Show(TwoMonths));
        Assert.Equal("2", two!.Months);
        Assert.Equal(2, island.FindAll("tbody tr").Count);
        var same = await island.InvokeAsync(() => island.Instance.Show(new(TwoMonths) { ["rater"] = ["eget"], ["beloeb"] = [two.Amount] }));
        Assert.Equal(two, same);

        Assert.Null(await island.InvokeAsync(() => island.Instance.Show(new(TwoMonths) { ["antal"] = ["0"] })));
        Assert.Contains("Vælg mindst én måned", island.Markup, StringComparison.Ordinal);
        Assert.Null(await island.InvokeAsync(() => island.Instance.Show([])));
    }

    [Fact]
    public async Task Anothers_draft_is_nobodys_here()
    {
        await using var portal = new PortalApplication();
        var (draft, _) = await Draft(portal);
        using var db = portal.OpenDb();
        var island = Island(portal, draft, new Citizen(db.Persons.First(person => person.Name.StartsWith("Bo ")).Id, "Bo"));
        Assert.Null(await island.InvokeAsync(() => island.Instance.Show(TwoMonths)));
        Assert.Empty(island.FindAll("tbody tr"));
    }

    private static async Task<(Guid Draft, Citizen Anna)> Draft(PortalApplication portal)
    {
        var browser = await portal.SignInAs("anna");
        await browser.Get($"/borger/ansoeg?krav={portal.People.AfterSchool}&hvad=rater");
        await browser.Submit("form", ("hvad", "agreement"));
        await browser.Submit("form");
        Assert.EndsWith("/rater", browser.Address, StringComparison.Ordinal);
        using var db = portal.OpenDb();
        var request = db.Requests.Single();
        return (request.Id, new Citizen(request.PersonId, "Anna"));
    }

    private IRenderedComponent<PlanPreview> Island(PortalApplication portal, Guid draft, Citizen citizen)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("da");
        Services.AddLocalization();
        Services.AddSingleton(portal.Get<ReckonPlan>());
        JSInterop.SetupModule("/js/plan.js").SetupVoid("follow", _ => true).SetVoidResult();
        var who = SignedInUser.ForCitizen(citizen.Person, citizen.Name, null, Guid.NewGuid(), "", []);
        var state = Task.FromResult(new AuthenticationState(who));
        return Render<CascadingValue<Task<AuthenticationState>>>(p => p.Add(value => value.Value, state)
            .AddChildContent<PlanPreview>(q => q.Add(island => island.Draft, draft).Add(island => island.Form, new PlanForm("", "", "", "", "")))).FindComponent<PlanPreview>();
    }
}
