using System.Net;
using Portal.App.Objections;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Objections;
using Portal.Domain.Requests;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Citizens;

/// <summary>Saying that one does not agree, by forms alone, and what its answer looks like.</summary>
public sealed class ObjectionFlowTests : IDisposable
{
    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Rule_L03_a_citizen_writes_from_the_claim_checks_sends_and_reads_the_answer()
    {
        var browser = await _portal.SignInAs("anna");
        var claim = _portal.People.Daycare;
        await browser.Get($"/borger/krav/{claim}");
        var link = browser.Page.QuerySelectorAll("main a").First(a => a.TextContent == "Jeg er ikke enig").GetAttribute("href")!;
        Assert.Equal($"/borger/indsigelse/{claim}", link);
        await browser.Get(link);
        Assert.Equal(["claim", "size", "interest", "liability"], browser.Page.QuerySelectorAll("input[name=hvad]").Select(field => field.GetAttribute("value")));

        await browser.Submit("main form", ("beloeb", "12x"), ("hvad", "size"));
        Assert.Contains("Skriv beløbet i kroner", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        await browser.Submit("main form", ("hvad", null), ("beloeb", ""));
        var errors = browser.Page.QuerySelector(".mm-errors")!;
        Assert.Contains("Vælg, hvad der ikke passer", errors.TextContent, StringComparison.Ordinal);
        Assert.Contains("Skriv, hvad der ikke passer, og hvorfor", errors.TextContent, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("#forklaring[aria-invalid=true]"));

        await browser.Submit("main form", ("hvad", "size"), ("beloeb", "1.000,00"), ("forklaring", "Pladsen var sagt op."));
        Assert.EndsWith("/tjek", browser.Address, StringComparison.Ordinal);
        Assert.Contains("Pladsen var sagt op.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("1.000,00", browser.Text, StringComparison.Ordinal);
        await browser.Get(link);
        Assert.NotNull(browser.Page.QuerySelector("input[value=size][checked]"));
        await browser.Get($"{link}/tjek");
        await browser.Submit("main form");
        Assert.Equal("Vi har fået din besked", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("ansøgning", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Kravet er for stort", browser.Page.QuerySelector("#svar")!.TextContent, StringComparison.Ordinal);
        var receipt = browser.Address;

        await browser.Get(link);
        Assert.Contains("Du har allerede skrevet, at du ikke er enig", browser.Text, StringComparison.Ordinal);
        await browser.Get($"/borger/krav/{claim}");
        Assert.Contains("Du har skrevet, at du ikke er enig.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Du skrev, at du ikke er enig", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Seen, text => text.Contains("610180", StringComparison.Ordinal));

        // Bo, who owes it too, sees that it rests and not that Anna has written.
        var bo = await _portal.SignInAs("bo");
        await bo.Get($"/borger/krav/{claim}");
        Assert.DoesNotContain("ikke er enig.", bo.Text, StringComparison.Ordinal);
        Assert.Contains("Vi er ved at se på noget om kravet.", bo.Text, StringComparison.Ordinal);

        using (var db = _portal.OpenDb())
        {
            var request = db.Requests.Single(row => row.Status == RequestStatus.Submitted);
            var input = new ObjectionDecisionInput(request.Id, request.Version, DeferralOutcome.PartlyGranted, new(1500_00), new HashSet<DateOnly>(), "Pladsen var sagt op fra den 16.");
            Assert.IsType<DecideObjectionAnswer.Decided>(await _portal.Get<DecideObjection>().Handle(input, Cases.Sofie, CancellationToken.None));
        }
        foreach (var (language, title) in new[] { ("da", "Du har ret i noget af det"), ("en", "You are partly right") })
        {
            await browser.Get($"{receipt}?sprog={language}");
            Assert.Equal(title, browser.Page.QuerySelector("h1")!.TextContent);
            Assert.Contains("Pladsen var sagt op fra den 16.", browser.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\b[A-Z][a-z]+_[A-Z][A-Za-z_]+\b", browser.Page.Body!.TextContent);
        }
        await browser.Get(browser.Page.QuerySelector("main a.button-primary")!.GetAttribute("href")!);
        Assert.Contains("Svar på, at du ikke er enig", browser.Text, StringComparison.Ordinal);
        await browser.Get("/borger/sager?sprog=da");
        Assert.Contains("Jeg er ikke enig, sag 2026-000001", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Afgjort: du har ret i noget af det", browser.Text, StringComparison.Ordinal);
        foreach (var address in new[] { $"{link}?sprog=en", $"/borger/krav/{claim}", "/borger/sager" })
        {
            await browser.Get(address);
            Assert.DoesNotMatch(@"\b[A-Z][a-z]+_[A-Z][A-Za-z_]+\b", browser.Page.Body!.TextContent);
            var ids = browser.Page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Fact]
    public async Task Somebody_elses_claim_is_not_there()
    {
        var browser = await _portal.SignInAs("anna");
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusOf($"/borger/indsigelse/{_portal.People.Bos}"));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusOf($"/borger/indsigelse/{_portal.People.Bos}/tjek"));
        await browser.Get($"/borger/indsigelse/{_portal.People.Paid}");
        await browser.SubmitTo($"/borger/indsigelse/{_portal.People.Bos}", "main form", ("hvad", "claim"), ("forklaring", "Nej"));
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        using var db = _portal.OpenDb();
        Assert.Empty(db.Objections.ToList());
    }

    [Theory]
    [InlineData("Objection.resx")]
    [InlineData("Objection.en.resx")]
    public void Every_value_has_words(string file) => Assert.Empty(
        Enum.GetNames<ObjectionRefusal>().Select(name => $"Refusal_{name}").Concat(Enum.GetNames<ObjectionFault>().Select(name => $"Fault_{name}"))
            .Concat(Enum.GetNames<ObjectionPart>().SelectMany(name => new[] { $"Part_{name}", $"PartHint_{name}", $"Desk_Wants_{name}" }))
            .Concat(Enum.GetNames<DeferralOutcome>().Select(name => $"Desk_Outcome_{name}"))
            .Concat(Enum.GetNames<RequestStatus>().Where(name => name != nameof(RequestStatus.Draft)).SelectMany(name => new[] { $"Title_{name}", $"Status_{name}" }))
            .Except(System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)));
}
