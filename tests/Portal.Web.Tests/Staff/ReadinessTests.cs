using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Localization;
using Portal.Domain.Claims;
using Portal.Domain.Recovery;
using Portal.Web.Staff.Cases;

namespace Portal.Web.Tests.Staff;

/// <summary>The case page tells what the recovery authority would say to each claim, and who can mend it.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task Each_rule_that_is_broken_is_shown_with_its_field_and_who_mends_it()
    {
        await using var portal = await Desk.Start();
        var id = await portal.Request();
        var page = await (await portal.LogOn("sofie")).Get($"/sagsbehandling/sager/{id}");

        Assert.Contains("Klar til inddrivelse", page.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Matches("Ikke klar: [0-9]+ felter ville blive afvist", page.Body!.TextContent);
        var rows = page.QuerySelectorAll("details tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains("Stiftelsesdato | Stiftelsesdato skal være udfyldt | Afdelingen, der har sendt kravet | afvist | R_7_1", rows);
        Assert.Contains("Periode start | Periode start skal være udfyldt | Afdelingen, der har sendt kravet | afvist | R_7_4", rows);

        var english = await (await portal.LogOn("sofie")).Get($"/sagsbehandling/sager/{id}?sprog=en");
        Assert.Contains("Ready for recovery", english.QuerySelectorAll("h3").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task Every_rule_has_words_in_both_languages()
    {
        await using var portal = await Desk.Start();
        var words = portal.Get<IStringLocalizer<Portal.Web.Texts.Readiness>>();
        foreach (var culture in (string[])["da-DK", "en-GB"])
        {
            System.Globalization.CultureInfo.CurrentUICulture = new(culture);
            var said = EntryFilter.All.Concat(EntryFilter.Generic).Concat(EntryFilter.MasterData).Select(rule => ReadinessWords.Says(rule.Requirement, words)).ToList();
            Assert.DoesNotContain(said, text => text.Contains("Req_", StringComparison.Ordinal) || text.Contains("Field_", StringComparison.Ordinal) || text.Contains('{', StringComparison.Ordinal));
        }
        System.Globalization.CultureInfo.CurrentUICulture = new("da-DK");
        Assert.Equal("Periode slut skal senest ligge 2 måneder minus 2 dage efter Periode start", ReadinessWords.Says(EntryFilter.All.Single(rule => rule is { TypeCode: "KFDAINS", Rule: "R_6_20" }).Requirement, words));
        Assert.Equal("Stiftelsesdato skal tidligst ligge 30 dage før Periode start", ReadinessWords.Says(EntryFilter.All.Single(rule => rule is { TypeCode: "KFTILDA", Rule: "R_6_15" }).Requirement, words));
    }
}
