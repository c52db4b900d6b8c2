using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Staff;

/// <summary>A caseworker answers an objection on a page without a script (L03).</summary>
public sealed class ObjectionDecisionTests
{
    [Fact]
    public async Task Rule_L03_the_desk_shows_what_is_disputed_says_what_is_missing_and_corrects_the_claim()
    {
        await using var portal = await Desk.Start();
        var (id, _) = await portal.Object(ClaimType.AfterSchool, ObjectionPart.Size, 1000_00);
        var url = $"/sagsbehandling/sager/{id}";
        var browser = await portal.LogOn("sofie");
        var page = await browser.Get(url);
        foreach (var shown in (string[])["Kravet er for stort", "1.000,00 kr.", "Pladsen var sagt op.", "Hovedstolen er 2.685,00 kr.", "Kravet er sat på pause: indsigelse", "gældsinddrivelsesloven § 2, stk. 2"])
            Assert.Contains(shown, page.Words(), StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());

        page = await browser.Decide(page, url, ("begrundelse", "Kun halvdelen."));
        Assert.Contains("Vælg et udfald", page.Words(), StringComparison.Ordinal);
        page = await browser.Decide(page, url, ("udfald", "partly-granted"), ("beloeb", "1.000,00"), ("begrundelse", "Kun halvdelen."));
        Assert.Contains("Det er alt det, borgeren beder om.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Kun halvdelen.", page.GetElementById("begrundelse")!.TextContent, StringComparison.Ordinal);
        page = await browser.Decide(page, url, ("udfald", "partly-granted"), ("beloeb", "1.500,00"), ("begrundelse", "Kun halvdelen."));

        Assert.Contains("Delvist medhold", page.QuerySelector(".decide")!.TextContent, StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal(-1185_00, (await db.Transactions.SingleAsync(row => row.Kind == EntryKind.Correction && row.Of == EntryKind.Principal)).AmountOre);
        Assert.Equal((RequestStatus.PartlyGranted, 1), ((await db.Requests.SingleAsync()).Status, await db.Letters.CountAsync(letter => letter.Kind == LetterKind.Decision)));
        Assert.Contains("Delvist medhold", (await browser.Get("/sagsbehandling?vis=afsluttede")).Words(), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b[A-Z][a-z]+_[A-Z][A-Za-z_]+\b", (await browser.Get($"{url}?sprog=en")).Words());
    }

    [Fact]
    public async Task Rule_L06_a_rejection_without_its_complaint_paragraph_is_stopped_with_the_setting_that_is_missing()
    {
        await using var portal = await Desk.Start();
        var (id, _) = await portal.Object(ClaimType.Maintenance, ObjectionPart.Claim, null);
        var url = $"/sagsbehandling/sager/{id}";
        var browser = await portal.LogOn("sofie");
        var page = await browser.Decide(await browser.Get(url), url, ("udfald", "refused"), ("begrundelse", "Bidraget er rigtigt."));

        Assert.Contains("Klagevejledningen for", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Complaint:Texts", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Indsigelse", (await browser.Get("/sagsbehandling")).Words(), StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal(RequestStatus.Submitted, (await db.Requests.SingleAsync()).Status);
    }

    [Fact]
    public async Task Rule_L03_a_caseworker_writes_down_what_somebody_objects_to_by_phone()
    {
        await using var portal = await Desk.Start();
        var (id, claim) = await portal.Object(ClaimType.AfterSchool, ObjectionPart.Claim, null);
        var other = await portal.Claim(Desk.Anna, ClaimType.General, 40000, "", null);
        var browser = await portal.LogOn("sofie");
        var address = (await browser.Get($"/sagsbehandling/sager/{id}")).QuerySelector("a[href$='/indsigelse']")!.GetAttribute("href")!;
        var page = await browser.Get(address);
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());

        page = await browser.Send(page, address, "#forklaring", [("kanal", "phone"), ("krav", claim.Value.ToString()), ("hvad", "size"), ("beloeb", "300"), ("forklaring", "Ringede.")]);
        Assert.Contains("Der er allerede skrevet om kravet", page.Words(), StringComparison.Ordinal);
        page = await browser.Send(page, address, "#forklaring", [("krav", other.Value.ToString()), ("hvad", "size"), ("beloeb", "300"), ("forklaring", "Ringede.")]);
        Assert.NotNull(page.GetElementById("kanal-phone-fejl"));
        page = await browser.Send(page, address, "#forklaring", [("kanal", "phone"), ("krav", other.Value.ToString()), ("hvad", "size"), ("beloeb", "300"), ("forklaring", "Ringede.")]);
        Assert.Contains("På telefon, skrevet af Sofie Sagsbehandler", page.Words(), StringComparison.Ordinal);
        await using var db = portal.OpenDb();
        Assert.Equal((ObjectionPart.Size, (long?)30000), (await db.Objections.Where(row => row.ClaimId == other).Select(row => new ValueTuple<ObjectionPart, long?>(row.Part, row.AmountOre)).SingleAsync()));
    }
}

internal static class ObjectionDesk
{
    /// <summary>An objection sent as the citizen's pages send it, to a claim of 2.685,00.</summary>
    public static async Task<(Guid Request, ClaimId Claim)> Object(this PortalApplication portal, ClaimType type, ObjectionPart part, long? right)
    {
        var citizen = new Citizen(Desk.Anna, "Borger");
        var claim = await portal.Claim(citizen.Person, type, 268500, "", null);
        var saved = await portal.Get<SaveObjectionDraft>().Handle(claim, new ObjectionInput(part, right is { } ore ? new Kroner(ore) : null), "Pladsen var sagt op.", citizen, default);
        Assert.Empty(saved!.Faults);
        Assert.IsType<SubmitAnswer.Sent>(await portal.Get<SubmitRequest>().Handle(saved.Draft, citizen, default));
        return (saved.Draft, claim);
    }
}
