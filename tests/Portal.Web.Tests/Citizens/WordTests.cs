using System.Globalization;
using System.Resources;
using Portal.App.Agreements;
using Portal.App.Deferrals;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;
using Portal.App.Claims;
using Portal.Web.Citizens.Agreements;

namespace Portal.Web.Tests.Citizens;

/// <summary>Words that pages ask for by a value's name: each value has its words in both languages; and every page speaks both.</summary>
public sealed class WordTests(PortalApplication portal) : IClassFixture<PortalApplication>
{
    [Fact]
    public void Every_value_a_page_names_has_its_words() => Assert.Empty(
        Keys<Stage>("Citizens", "Stage").Concat(Keys<EntryKind>("Citizens", "Entry")).Concat(Keys<TimelineKind>("Citizens", "Event")).Concat(Keys<RequestStatus>("Citizens", "Status"))
            .Concat(Keys<DeferralGround>("Citizens", "Ground")).Concat(Keys<DeferralRefusal>("Deferral", "DeferralRefusal")).Concat(Keys<HardshipReason>("Deferral", "Reason"))
            .Concat(Keys<HardshipReason>("Deferral", "ReasonHint")).Concat(Keys<HardshipReason>("Deferral", "ReasonPapers")).Concat(Keys<EvidenceFault>("Deferral", "EvidenceFault"))
            .Concat(Keys<ChangeRefusal>("Agreement", "Change")).Concat(Keys<ReinstateRefusal>("Agreement", "Reinstate")).Concat(Keys<AgreementState>("Agreement", "State"))
            .Concat(Keys<InstalmentState>("Agreement", "Instalment")).Concat(AgreementForms.All.Select(form => (Area: "Agreement", Key: $"Saved_{form}")))
            .Where(key => new[] { "", "en" }.Any(language => Words(key.Area, key.Key, language) is not { Length: > 0 }))
            .Select(key => $"{key.Area}.{key.Key}"));

    [Theory]
    [InlineData("da", "Dit overblik", "Betal")]
    [InlineData("en", "Your overview", "Pay")]
    public async Task Every_page_speaks_the_language_chosen(string language, string overview, string pay)
    {
        var sent = await portal.Sent(portal.People.Bo, portal.People.Bos);
        var letter = await portal.Decide(sent, DeferralOutcome.Refused);
        var draft = await portal.Draft(portal.People.Bo, portal.People.Bos);
        var browser = await portal.SignInAs("bo");
        await browser.Get($"/borger?sprog={language}");
        Assert.Equal(overview, browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains(pay, browser.Text, StringComparison.Ordinal);

        foreach (var address in new[]
        {
            "/borger", $"/borger/krav/{portal.People.Bos}", "/borger/ansoeg", $"/borger/ansoeg/{draft}/krav", $"/borger/ansoeg/{draft}/dato", $"/borger/ansoeg/{draft}/grund",
            $"/borger/ansoeg/{draft}/papirer", $"/borger/ansoeg/{draft}/tjek", "/borger/sager", $"/borger/sager/{sent}", "/borger/post", $"/borger/post/{letter}", "/borger/indstillinger",
        })
        {
            var page = await browser.Get(address);
            Assert.Equal((address, language), (address, page.DocumentElement.GetAttribute("lang")));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.InRange(page.QuerySelectorAll("main .button-primary").Length, 0, 1);
            // A word that is missing shows as its own key.
            Assert.DoesNotMatch(@"\b[A-Z][a-z]+_[A-Z][A-Za-z_]+\b", page.Body!.TextContent);
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(page.QuerySelectorAll("[aria-describedby], [aria-labelledby]"), element => Assert.All(
                $"{element.GetAttribute("aria-describedby")} {element.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids)));
        }
        Assert.DoesNotContain(browser.Seen, text => text.Contains("7202852345", StringComparison.Ordinal) || text.Contains("720285", StringComparison.Ordinal));
        // The one test after the other asks again about the same claim.
        await browser.Get($"/borger?sprog=da");
    }

    private static IEnumerable<(string Area, string Key)> Keys<T>(string area, string prefix) where T : struct, Enum => Enum.GetValues<T>().Select(value => (area, $"{prefix}_{value}"));

    private static string? Words(string area, string key, string language) =>
        new ResourceManager($"Portal.Web.Texts.{area}", typeof(Program).Assembly).GetResourceSet(language.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), true, false)?.GetString(key);
}
