using Microsoft.EntityFrameworkCore;
using Portal.Domain.Requests;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Citizens;

/// <summary>What is told about a claim that the recovery authority has, and what each request is called afterwards.</summary>
public sealed class ToldTests : IDisposable
{
    private const string Page = "/borger/aendrede-forhold";

    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Rule_L12_changed_circumstances_can_be_told_about_a_transferred_claim_and_nothing_is_said_to_rest()
    {
        var anna = await _portal.SignInAs("anna");
        var claim = _portal.People.Transferred;
        await anna.Get(Page);
        Assert.Contains("Har Gældsstyrelsen kravet, giver vi det videre.", anna.Text, StringComparison.Ordinal);
        await anna.Submit("main form", ("krav", claim.ToString()), ("grund", "illness"), ("forklaring", "Jeg er blevet sygemeldt."), ("handling", "send"));
        Assert.Equal("Vi har fået det, du har fortalt", anna.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Gældsstyrelsen har Daginstitution, februar 2026. Vi giver det videre, du har fortalt.", anna.Text, StringComparison.Ordinal);
        Assert.Contains("Spørg dem, hvad du skal betale imens.", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ansøgning", anna.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("pause", anna.Page.QuerySelector("main .mm-next")!.TextContent, StringComparison.Ordinal);
        var number = anna.Page.QuerySelector("main .mm-next .mm-label")!.TextContent.Split(' ')[^1];

        await anna.Get("/borger/sager");
        Assert.Equal($"Ændrede forhold, sag {number}", anna.Page.QuerySelector("article h2")!.TextContent);
        await using (var db = _portal.OpenDb()) await db.Requests.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Granted));
        Assert.Equal("Besvaret", (await anna.Get("/borger/sager")).QuerySelector("article .mm-stage")!.TextContent.Trim());
        await anna.Get($"/borger/krav/{claim}");
        Assert.Contains("Du fortalte, at din situation er ændret", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Du søgte om at vente", anna.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deferral", "At vente med at betale", "Du søgte om at vente")]
    [InlineData("agreement", "At betale i rater", "Du søgte om at betale i rater")]
    [InlineData("begge", "At vente og så betale i rater", "Du søgte om at vente og så betale i rater")]
    public async Task A_request_is_called_what_it_asks_for(string what, string name, string happened)
    {
        var anna = await _portal.SignInAs("anna");
        var claim = _portal.People.Daycare;
        await anna.Get($"/borger/ansoeg?krav={claim}");
        await anna.Submit("main form", ("hvad", what));
        await anna.Submit("main form", ("krav", claim.ToString()));
        if (what != "agreement") await anna.Submit("main form", ("dato", "anden"), ("anden", "2027-02-01"));
        if (what != "deferral") await anna.Submit("main form", ("rater", "eget"), ("beloeb", "500"), ("dag", "1"), ("foerste", "2027-03-01"));
        await anna.Submit("main form", ("grund", "illness"), ("saerligt", "Barnet kan ikke være alene."));
        await anna.Submit("main form", ("hvornaar", "senere"));
        Assert.EndsWith("/tjek", anna.Address, StringComparison.Ordinal);
        await anna.Submit("main form");

        await anna.Get("/borger/sager");
        Assert.StartsWith($"{name}, sag ", anna.Page.QuerySelector("article h2")!.TextContent, StringComparison.Ordinal);
        await anna.Get($"/borger/krav/{claim}");
        Assert.Contains(anna.Page.QuerySelectorAll("main li strong"), step => step.TextContent.EndsWith($": {happened}", StringComparison.Ordinal));
    }
}
