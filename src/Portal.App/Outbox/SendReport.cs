using System.Globalization;

namespace Portal.App.Outbox;

/// <summary>What a run of the outbox did: each letter that it looked at is counted once, by how it stands afterwards.</summary>
/// <param name="HandedOver">Taken over by Digital Post or the print folder.</param>
/// <param name="Waiting">Not sent: later.</param>
/// <param name="Held">Refused, or held for a reason of ours; each is a task.</param>
/// <param name="Unknown">Sent without an answer; sent again as the same message.</param>
/// <param name="OnHold">The whole outbox is on hold until reconciled: nothing was tried.</param>
/// <param name="Stopped">Nobody answered any more: the rest waits.</param>
public sealed record SendReport(int HandedOver, int Waiting, int Held, int Unknown, bool OnHold, bool Stopped)
{
    public string Text()
    {
        if (OnHold) return "The outbox is on hold until reconciled: nothing was handed over. Release it with 'portal outbox release'.";
        var text = $"{Count(HandedOver)} handed over, {Count(Waiting)} waiting, {Count(Held)} held, {Count(Unknown)} unknown";
        return Stopped ? $"{text}; stopped, because Digital Post does not answer" : text;
    }

    private static string Count(int letters) => letters.ToString(CultureInfo.InvariantCulture);
}
