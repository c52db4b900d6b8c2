using Microsoft.Playwright;

namespace Portal.EndToEnd.Journeys;

/// <summary>Asking to wait, not agreeing, and telling what has changed.</summary>
public sealed class RequestJourneyTests(Chromium chromium, Town town) : Journey(chromium, town)
{
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task From_the_overview_to_a_request_and_its_receipt(Way way)
    {
        const string Claim = "Skolefritidsordning, januar 2027", Box = $".form-group-checkbox:has-text('{Claim}') input", Card = $"article:has(h3:has-text('{Claim}'))";
        var (anna, _) = await SetOut(way);
        await using var __ = anna;
        await anna.LogIn("anna");
        await anna.Press($"{Card} a[href^='/borger/ansoeg?krav=']");
        await anna.Continue();
        Assert.EndsWith("/krav", anna.Place, StringComparison.Ordinal);
        Assert.True(await anna.Page.IsCheckedAsync(Box), "the claim that she came from is chosen");
        await anna.Tick(Box);
        await anna.Continue();
        await anna.IsToldWhatIsWrong("krav");
        await anna.Tick(Box);
        await anna.Continue();
        Assert.EndsWith("/dato", anna.Place, StringComparison.Ordinal);
        await anna.Continue();
        await anna.IsToldWhatIsWrong("dato");
        await anna.Choose("#dato-3");
        await anna.Continue();
        Assert.EndsWith("/grund", anna.Place, StringComparison.Ordinal);
        await anna.Write("#forklaring", "Mit job stoppede den 31. december.");
        await anna.Unfold("main details summary");
        await anna.Reads("Vi skriver det aldrig til andre", "We never tell others");
        await anna.Continue();
        await anna.IsToldWhatIsWrong("grund");
        Assert.Equal("Mit job stoppede den 31. december.", await anna.Page.InputValueAsync("#forklaring"));
        await anna.Tick("#grund");
        await anna.Continue();
        Assert.EndsWith("/papirer", anna.Place, StringComparison.Ordinal);
        await anna.Attach("input[type=file]", new FilePayload { Name = "opsigelse.png", MimeType = "image/png", Buffer = Photo });
        await anna.Continue();
        Assert.EndsWith("/tjek", anna.Place, StringComparison.Ordinal);
        await anna.Reads("opsigelse.png", "opsigelse.png");
        await anna.Reads(Claim, Claim);
        await anna.Continue();
        var number = await HasReceipt(anna);
        await anna.Press("header nav a[href='/borger']");
        await anna.Sees($"{Card} .mm-stage--calm");
        await anna.Reads(number, number, Card);
        anna.HasLeftNothing();
    }

    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task An_objection_stands_on_its_claim(Way way)
    {
        var (dines, _) = await SetOut(way);
        await using var __ = dines;
        await dines.LogIn("dines");
        await dines.Press("#krav article a[href^='/borger/krav/']");
        var claim = dines.Place;
        await dines.Press("main a[href^='/borger/indsigelse/']");
        await dines.Continue();
        await dines.IsToldWhatIsWrong("hvad");
        await dines.Choose("input[name=hvad][value=size]");
        await dines.Write("#beloeb", "mange penge");
        await dines.Write("#forklaring", "Jeg havde ret til hjælp i halvdelen af tiden.");
        await dines.Continue();
        await dines.IsToldWhatIsWrong("beloeb");
        Assert.Equal("Jeg havde ret til hjælp i halvdelen af tiden.", (await dines.Page.InputValueAsync("#forklaring")).Trim());
        await dines.Write("#beloeb", "1.750,00");
        await dines.Continue();
        Assert.EndsWith("/tjek", dines.Place, StringComparison.Ordinal);
        await dines.Reads("1.750,00 kr.", "1.750,00 kr.");
        await dines.Continue();
        var number = await HasReceipt(dines);
        await dines.Press($"main a[href='{claim}'] >> nth=0");
        await dines.Reads("Du har skrevet, at du ikke er enig", "You have written that you do not agree");
        await dines.Reads("Du skrev, at du ikke er enig", "You wrote that you do not agree");
        await dines.Press("header nav a[href='/borger']");
        await dines.Reads(number, number, "#krav article");
        dines.HasLeftNothing();
    }

    /// <summary>What the recovery authority has is told about here, and a caseworker passes it on (L09, L12).</summary>
    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task Changed_circumstances_after_a_transfer_are_told_and_passed_on(Way way)
    {
        const string Box = ".form-group-checkbox:has-text('Nursery, September 2026') input";
        var (clara, portal) = await SetOut(way);
        await using var _ = clara;
        await clara.LogIn("clara");
        await clara.Press("article a[href^='/borger/krav/']");
        await clara.Reads("Vi giver det videre.", "We pass it on.", "section[aria-labelledby=hos-myndigheden]");
        await clara.Press("section[aria-labelledby=hos-myndigheden] a[href='/borger/aendrede-forhold']");
        await clara.Tick(Box);
        await clara.Continue();
        await clara.IsToldWhatIsWrong("krav");
        await clara.Tick(Box);
        await clara.Tick("#grund-illness");
        await clara.Continue();
        await clara.IsToldWhatIsWrong("forklaring");
        await clara.Write("#forklaring", "I am ill, and shall be for a long time.");
        await clara.Continue();
        var number = await HasReceipt(clara);
        await clara.Press("header nav a[href='/borger/sager']");
        await clara.Reads($"Ændrede forhold, sag {number}", $"Changed circumstances, case {number}");

        await portal.Act(
        [
            """{"on": "2027-01-08", "as": "caseworker:Sofie", "do": "send-change", "claim": "DAGTILBUD/C", "person": "8503903456", "request": "send-back", "text": "Er blevet syg for en lang tid."}""",
            """{"on": "2027-01-08", "as": "system", "do": "send"}""",
        ]);
        var files = Directory.GetFiles(Path.Combine(portal.Folder, "recovery", "out"), "*.xml").Select(File.ReadAllText);
        Assert.Single(files, file => file.Contains("Er blevet syg for en lang tid.", StringComparison.Ordinal));
        await clara.LookAgain();
        clara.HasLeftNothing();
    }
}
