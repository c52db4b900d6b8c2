namespace Portal.Model;

/// <summary>One sending of a claim to the recovery authority, and what became of it.</summary>
internal sealed class SendingFile(int number, int batch, DateOnly sentOn, long owedOre)
{
    public int Number { get; } = number;

    public int Batch { get; } = batch;

    public DateOnly SentOn { get; } = sentOn;

    public long OwedOre { get; } = owedOre;

    public string State { get; private set; } = "sent";

    public DateOnly? ReceivedOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public bool HearingAnswered { get; set; }

    /// <summary>A recall is on its way.</summary>
    public bool Recalled { get; set; }

    /// <summary>How often it was recalled, the recalls that were refused with them.</summary>
    public int Recalls { get; set; }

    /// <summary>Sent and not come back: no course here, no interest.</summary>
    public bool IsAway => EndedOn is null;

    public bool IsReceived => State == "received";

    public bool IsInHearing => State == "hearing";

    public bool WaitsForReceipt => State is "sent" or "hearing";

    public void Receive(DateOnly on) => (State, ReceivedOn) = ("received", on);

    public void Hear() => State = "hearing";

    public void End(string state, DateOnly on) => (State, EndedOn) = (state, on);
}
