using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Settings;
using Portal.Domain.Money;
using Portal.Web.Shared;

namespace Portal.Web.Tests.Shell;

public sealed class ComponentTests : BunitContext
{
    public ComponentTests()
    {
        Services.AddLocalization();
        Services.AddSingleton(new MunicipalityOptions { Name = "Strandby Kommune" });
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da-DK");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("da");
    }

    [Fact]
    public void An_amount_is_written_the_Danish_way_and_never_broken() =>
        Assert.Equal("4.250,00\u00a0kr.", Render<Amount>(p => p.Add(a => a.Value, new Kroner(425000))).Find(".mm-amount").TextContent);

    [Fact]
    public void A_date_is_words_for_people_and_numbers_for_machines()
    {
        var date = Render<DateText>(p => p.Add(d => d.Value, new DateOnly(2026, 12, 31))).Find("time");
        Assert.Equal("31.\u00a0december\u00a02026", date.TextContent);
        Assert.Equal("2026-12-31", date.GetAttribute("datetime"));

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("31\u00a0December\u00a02026", Render<DateText>(p => p.Add(d => d.Value, new DateOnly(2026, 12, 31))).Find("time").TextContent);
    }

    [Fact]
    public void The_error_summary_leads_to_each_field_and_says_the_same_as_the_field()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/borger/ansoeg?trin=2");
        var errors = new FormErrors();
        errors.Add("beloeb", "Skriv et beløb");
        errors.Add("", "Vælg mindst ét krav");

        var summary = Render<ErrorSummary>(p => p.Add(s => s.Errors, errors));
        Assert.Equal("/borger/ansoeg?trin=2#beloeb", summary.Find("a").GetAttribute("href"));
        Assert.Equal(["Skriv et beløb", "Vælg mindst ét krav"], summary.FindAll("li").Select(li => li.TextContent.Trim()));
        Assert.Equal("alert", summary.Find(".alert-error").GetAttribute("role"));

        var field = Render<FieldError>(p => p.Add(f => f.Errors, errors).Add(f => f.Field, "beloeb")).Find(".form-error-message");
        Assert.Equal("Fejl: Skriv et beløb", field.TextContent);
        Assert.Equal($"{field.Id} beloeb-hint", errors.DescribedBy("beloeb", "beloeb-hint"));
        Assert.Equal("true", errors.Invalid("beloeb"));
        Assert.Null(errors.DescribedBy("andet"));
    }

    [Fact]
    public void Without_errors_there_is_no_summary() => Render<ErrorSummary>(p => p.Add(s => s.Errors, new FormErrors())).MarkupMatches("");

    [Fact]
    public void The_pager_keeps_the_rest_of_the_address()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/sagsbehandling?vis=mine&side=2");
        var pager = Render<Pager>(p => p.Add(g => g.Page, 2).Add(g => g.Pages, 3));

        Assert.Equal(["/sagsbehandling?vis=mine&side=1", "/sagsbehandling?vis=mine&side=3"], pager.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Side 2 af 3", pager.Find("[aria-current=page]").TextContent);
        Render<Pager>(p => p.Add(g => g.Page, 1).Add(g => g.Pages, 1)).MarkupMatches("");
    }

    [Fact]
    public void A_row_to_check_can_be_changed_and_says_what()
    {
        var row = Render<CheckRow>(p => p.Add(r => r.Label, "Beløb").Add(r => r.Change, "/borger/ansoeg?trin=3").AddChildContent("400 kr."));
        Assert.Equal("Ret: Beløb", row.Find("a").TextContent);
        Assert.Equal("/borger/ansoeg?trin=3", row.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void The_past_counts_down_and_the_future_does_not()
    {
        Assert.True(Render<Timeline>(p => p.AddChildContent("<li>1</li>")).Find("ol").HasAttribute("reversed"));
        Assert.False(Render<Timeline>(p => p.Add(t => t.Future, true).AddChildContent("<li>1</li>")).Find("ol.mm-time--future").HasAttribute("reversed"));
    }
}
