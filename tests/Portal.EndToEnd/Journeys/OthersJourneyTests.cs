namespace Portal.EndToEnd.Journeys;

/// <summary>Whoever owes together with somebody, for a business, or acts for somebody else.</summary>
public sealed class OthersJourneyTests(Chromium chromium, Town town) : Journey(chromium, town)
{
    /// <summary>Anna owes the same claim: of her, her other claims and her letters nothing is seen.</summary>
    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task A_co_debtor_sees_the_claim_and_their_own_letters_and_says_that_it_is_not_theirs(Way way)
    {
        var (ida, _) = await SetOut(way);
        await using var __ = ida;
        ida.Nowhere = ["Anna", "Ågård", "Skolefritidsordning", "BIBLIOTEK", "Leje af lokale"];
        await ida.LogIn("ida");
        await ida.Sees("#krav article");
        await ida.Reads("Dig og en anden", "You and someone else", "#krav article");
        await ida.Press("#krav article a[href^='/borger/krav/']");
        var claim = ida.Place;
        await ida.Press("header nav a[href='/borger/post']");
        await ida.Press("main a[href^='/borger/post/'] >> nth=-1");
        await ida.Reads("Du skylder også penge for daginstitution", "Du skylder også penge for daginstitution");
        await ida.Press("nav .back-link");
        await ida.Press("header nav a[href='/borger']");
        await ida.Press($"#krav article a[href='{claim}']");
        await ida.Press("main a[href^='/borger/indsigelse/']");
        await ida.Choose("input[name=hvad][value=liability]");
        await ida.Continue();
        await ida.IsToldWhatIsWrong("forklaring");
        await ida.Write("#forklaring", "Jeg boede ikke sammen med barnets anden forælder i oktober.");
        await ida.Continue();
        await ida.Continue();
        await HasReceipt(ida);
        ida.HasLeftNothing();
    }

    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task A_business_sees_its_own_and_asks_to_wait(Way way)
    {
        var (karla, _) = await SetOut(way);
        await using var __ = karla;
        karla.Nowhere = ["Vuggestue", "Skolefritidsordning", "Byggesag", "Nursery", "Ågård", "Æbelø", "Ørbæk", "Åkjær", "Krøyer"];
        karla.AtEachPage = "header:has-text('Skagen Sejlmageri')";
        await karla.LogIn("karla");
        await karla.Sees("#krav article");
        await karla.Press("#krav article a[href^='/borger/krav/']");
        await karla.Press("header nav a[href='/borger/post']");
        await karla.Press("main a[href^='/borger/post/'] >> nth=-1");
        await karla.Press("header nav a[href='/borger']");
        await karla.Press("section[aria-labelledby=naeste] .button-primary");
        await karla.Continue();
        await karla.Continue();
        await karla.Choose("#dato-anden");
        await karla.Continue();
        await karla.IsToldWhatIsWrong("dato");
        await karla.Choose("#dato");
        await karla.Continue();
        await karla.Tick("#grund-other");
        await karla.Write("#forklaring", "Vi venter på betaling for sejl til et stort skib.");
        await karla.Press("button[name=senere]");
        await karla.Press("section[aria-labelledby=kladde] a");
        Assert.EndsWith("/papirer", karla.Place, StringComparison.Ordinal);
        await karla.Choose("#senere");
        await karla.Continue();
        Assert.EndsWith("/tjek", karla.Place, StringComparison.Ordinal);
        await karla.Continue();
        Assert.Matches(CaseNumber, await karla.Read("main"));
        await karla.Inspect();
        karla.HasLeftNothing();
    }

    /// <summary>For Anna she may ask, for Bo only see: the strip says whose affairs these are on every page.</summary>
    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task A_power_of_attorney_to_apply_applies_and_one_to_see_is_refused(Way way)
    {
        var (frida, _) = await SetOut(way);
        await using var __ = frida;
        await frida.LogIn("frida");
        await frida.Press("main li:has-text('Anna') button");
        frida.AtEachPage = ".mm-for:has-text('Anna Ågård Sørensen')";
        await frida.Press("article:has(h3:has-text('Leje af lokale')) a[href^='/borger/krav/']");
        await frida.Press("main a[href^='/borger/indsigelse/']");
        await frida.Choose("input[name=hvad][value=claim]");
        await frida.Continue();
        await frida.IsToldWhatIsWrong("forklaring");
        await frida.Write("#forklaring", "Anna har ikke lejet noget lokale.");
        await frida.Continue();
        await frida.Continue();
        await HasReceipt(frida);

        await frida.IsRefused("/borger/indstillinger");
        frida.AtEachPage = ".mm-for";
        await frida.Press(".mm-for a");
        await frida.Press("main li:has-text('Bo Æbelø') button");
        frida.AtEachPage = ".mm-for:has-text('Bo Æbelø')";
        await frida.Reads("Du kan se alt, men ikke søge", "You can see everything, but not apply", ".mm-for");
        await frida.Press("#krav article a[href^='/borger/krav/']");
        var claim = frida.Place.Split('/')[^1];
        await frida.Sees(".mm-total");
        await frida.Sees("main :is(a[href^='/borger/ansoeg'], a[href^='/borger/indsigelse/'], button[type=submit]):visible", times: 0);
        foreach (var closed in (string[])["/borger/ansoeg", $"/borger/indsigelse/{claim}", "/borger/aendrede-forhold"]) await frida.IsRefused(closed);
        frida.HasLeftNothing();
    }
}
