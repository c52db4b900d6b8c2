using Portal.Domain.Money;

namespace Portal.Domain.Recovery;

/// <summary>How a stay at the recovery authority ended.</summary>
public enum StayEnd
{
    /// <summary>AFVIST: it was never received.</summary>
    Refused,

    /// <summary>Taken back while it was in høring: it was never received either.</summary>
    Withdrawn,

    /// <summary>Tilbagekaldt: the municipality took it back.</summary>
    Recalled,

    /// <summary>Returneret: the authority sent it back (L09).</summary>
    Returned,
}

/// <summary>One time that a claim was sent to the recovery authority (overdragelse), and what has become of it.</summary>
/// <param name="Id">The id of the action that created the claim there, or sent it again.</param>
/// <param name="SentOn">Interest stops after this day.</param>
/// <param name="Amount">What was sent with everything related.</param>
/// <param name="ReceivedOn">UDFØRT: from this day it is the authority's; null until then.</param>
/// <param name="HearingOn">HØRING: the authority asks; it is still the municipality's.</param>
/// <param name="EndedOn">The day it came back; null while it is there.</param>
public sealed record RecoveryStay(Guid Id, DateOnly SentOn, Kroner Amount, DateOnly? ReceivedOn = null, DateOnly? HearingOn = null, DateOnly? EndedOn = null, StayEnd? End = null)
{
    public bool IsOpen => EndedOn is null;

    /// <summary>The authority has answered that it has it, and it has not come back.</summary>
    public bool IsReceived => ReceivedOn is not null && IsOpen;

    /// <summary>The stay as it stood at the end of a day.</summary>
    public RecoveryStay AsOf(DateOnly day) => this with
    {
        ReceivedOn = ReceivedOn <= day ? ReceivedOn : null,
        HearingOn = HearingOn <= day ? HearingOn : null,
        EndedOn = EndedOn <= day ? EndedOn : null,
        End = EndedOn <= day ? End : null,
    };
}
