using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>The way to Digital Post. A message that it has had before is the same message: its UUID says so.</summary>
internal interface IDigitalPost
{
    /// <summary>How many may be on their way at the same time.</summary>
    int AtATime { get; }

    Task<HandOver> Send(Guid message, ReadOnlyMemory<byte> memo, CancellationToken cancel);

    /// <summary>What has been sent is on disk when this returns.</summary>
    void Sync();
}

/// <summary>How handing a letter over ended.</summary>
internal sealed record HandOver(DeliveryState State, string Code)
{
    /// <summary>It has been taken over.</summary>
    public static HandOver Taken(string code) => new(DeliveryState.HandedOver, code);

    /// <summary>It will not be taken, now or later.</summary>
    public static HandOver Refused(string code) => new(DeliveryState.Held, code);

    /// <summary>It may have been taken: it is sent again, as the same message.</summary>
    public static HandOver NoAnswer(string code) => new(DeliveryState.Unknown, code);

    /// <summary>It has not been taken: later.</summary>
    public static HandOver NotNow(string code) => new(DeliveryState.Waiting, code);

    /// <summary>The other side said nothing, or nothing about this letter.</summary>
    public bool IsSilence => State is DeliveryState.Unknown or DeliveryState.Waiting && Code != DeliveryCode.NotDrawn;
}
