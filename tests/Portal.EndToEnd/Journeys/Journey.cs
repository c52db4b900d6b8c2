namespace Portal.EndToEnd.Journeys;

/// <summary>Who sets out, and with which hands.</summary>
[Collection(nameof(Chromium))]
public abstract class Journey(Chromium chromium, Town town)
{
    /// <summary>"2027-000003".</summary>
    protected const string CaseNumber = @"\b2027-\d{6}\b";

    protected async Task<(Hands Hands, PortalProcess Portal)> SetOut(Way way)
    {
        var portal = await town.For(way);
        var visitor = await chromium.Visit(scripts: way == Way.Keyboard, portal, width: way == Way.Phone ? 320 : 1280);
        return (way == Way.Phone ? new PhoneHands(visitor, portal) : new KeyboardHands(visitor, portal, town.Inspected), portal);
    }

    /// <summary>A receipt: its number, the day there is an answer at the latest, and that it was sent today.</summary>
    protected static async Task<string> HasReceipt(Hands hands)
    {
        Assert.StartsWith("/borger/sager/", hands.Place, StringComparison.Ordinal);
        var first = await hands.Read("main .mm-next >> nth=0");
        Assert.Matches(CaseNumber, first);
        Assert.Contains(hands.Day(Town.Today), first, StringComparison.Ordinal);
        Assert.Contains(hands.Day(AnswerBy), first, StringComparison.Ordinal);
        await hands.Inspect();
        return System.Text.RegularExpressions.Regex.Match(first, CaseNumber).Value;
    }

    /// <summary>Three weeks after the town's day.</summary>
    private static DateOnly AnswerBy => new(2027, 1, 29);
}
