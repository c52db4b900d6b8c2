namespace Portal.Domain.Letters;

/// <summary>Where a letter is on its way, from everything that has happened to it.</summary>
/// <param name="Code">The receipt, outcome or reason that decides; empty when nothing has happened.</param>
/// <param name="Since">The day it was handed over, held, or first tried without an answer.</param>
/// <param name="DeliveredOn">The day it counts as delivered from; null until then.</param>
/// <param name="Channel">How it was last tried; null when that is decided at hand-over.</param>
/// <param name="Attempts">Attempts since a caseworker last answered a hold.</param>
/// <param name="TriedAt">The first of those attempts.</param>
/// <param name="RetryAt">Not to be tried again before; null when it may be tried at once.</param>
/// <param name="Round">1, and one more each time a caseworker answers a hold.</param>
public sealed record Delivery(
    DeliveryState State, string Code, DateOnly? Since, DateOnly? DeliveredOn, Channel? Channel, int Attempts, DateTimeOffset? TriedAt, DateTimeOffset? RetryAt, int Round)
{
    /// <summary>Nobody knows yet whether it has been taken over.</summary>
    public bool IsUnsent => State is DeliveryState.Waiting or DeliveryState.Unknown;
}
