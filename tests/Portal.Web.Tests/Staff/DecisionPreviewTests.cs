using System.Collections.Frozen;
using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Deferrals;
using Portal.App.Settings;
using Portal.Web.SignIn;
using Portal.Web.Staff.Cases;

namespace Portal.Web.Tests.Staff;

/// <summary>The live letter, as js/decision.js speaks to it.</summary>
public sealed class DecisionPreviewTests : BunitContext
{
    private static readonly Dictionary<string, string[]> Yes = new() { ["udfald"] = ["granted"], ["regel"] = ["circumstances"], ["begrundelse"] = ["Første udgave."] };

    [Fact]
    public async Task The_letter_follows_what_is_typed()
    {
        await using var portal = await Desk.Start();
        var preview = await Shown(portal, StaffRole.Caseworker);
        Assert.Contains("Vælg et udfald", preview.Markup, StringComparison.Ordinal);

        await preview.InvokeAsync(() => preview.Instance.Show(Yes));
        Assert.Contains("Første udgave.", preview.Find(".letter").TextContent, StringComparison.Ordinal);
        await preview.InvokeAsync(() => preview.Instance.Show(new(Yes) { ["udfald"] = ["refused"], ["tilbud"] = ["instalments"], ["begrundelse"] = ["Anden <b>udgave</b>."] }));
        Assert.Contains("Anden <b>udgave</b>.", preview.Find(".letter").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Første", preview.Markup, StringComparison.Ordinal);
        Assert.Contains("Låst tekst K1", preview.Find(".locked").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_questions_the_last_one_stands()
    {
        await using var portal = await Desk.Start();
        var preview = await Shown(portal, StaffRole.TeamLead);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => preview.Instance.Show(new(Yes) { ["begrundelse"] = [$"Udgave {i}."] })));

        Assert.Contains("Udgave 50.", preview.Find(".letter").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_were_never_offered_and_dates_beyond_the_calendar_give_no_letter_and_no_failure()
    {
        await using var portal = await Desk.Start();
        var preview = await Shown(portal, StaffRole.Caseworker);
        await preview.InvokeAsync(() => preview.Instance.Show(new() { ["udfald"] = ["gratis"], ["begrundelse"] = [new string('x', 9000)], ["andet"] = [] }));
        Assert.Empty(preview.FindAll(".letter"));
        await preview.InvokeAsync(() => preview.Instance.Show(new(Yes) { ["udfald"] = ["partly-granted"], ["til"] = ["9999-12-31"] }));
        Assert.Contains("for langt fremme", preview.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_sees_no_cases_gets_no_letter()
    {
        await using var portal = await Desk.Start();
        var preview = await Shown(portal, StaffRole.Finance);
        await preview.InvokeAsync(() => preview.Instance.Show(Yes));

        Assert.Empty(preview.FindAll(".letter"));
    }

    [Fact]
    public async Task The_letter_about_instalments_follows_too()
    {
        await using var portal = await Desk.Start();
        var preview = await Shown(portal, StaffRole.Caseworker, await portal.AskInstalments(), new AgreementForm(new DecisionForm()));
        await preview.InvokeAsync(() => preview.Instance.Show(Yes));
        Assert.Contains("14 rater", preview.Find(".letter").TextContent, StringComparison.Ordinal);
        await preview.InvokeAsync(() => preview.Instance.Show(new(Yes) { ["udfald"] = ["partly-granted"], ["beloeb"] = ["300"], ["betalingsdag"] = ["15"], ["foerste-rate"] = ["2030-01-10"] }));
        Assert.Contains("hver rate bliver større", preview.Find(".letter").TextContent, StringComparison.Ordinal);
        Assert.Contains("Første udgave.", preview.Find(".letter").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<DecisionPreview>> Shown(PortalApplication portal, StaffRole role, Guid? about = null, AgreementForm? plan = null)
    {
        var request = about ?? await portal.Request();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("da");
        Services.AddLocalization();
        Services.AddSingleton(portal.Get<MunicipalityOptions>());
        Services.AddSingleton(portal.Get<PreviewDeferralDecision>());
        Services.AddSingleton(portal.Get<PreviewAgreementDecision>());
        JSInterop.SetupModule("/js/decision.js").SetupVoid("watch", _ => true).SetVoidResult();
        var who = SignedInUser.ForStaff(new SignInDecision.Employee("sofie", "Sofie Sagsbehandler", new[] { role }.ToFrozenSet().ToList()), null, Guid.NewGuid());
        var state = Task.FromResult(new AuthenticationState(who));
        return Render<CascadingValue<Task<AuthenticationState>>>(p => p.Add(value => value.Value, state)
            .AddChildContent<DecisionPreview>(q => q.Add(island => island.Request, request).Add(island => island.Form, new DecisionForm()).Add(island => island.Plan, plan))).FindComponent<DecisionPreview>();
    }
}
