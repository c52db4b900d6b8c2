using Portal.Domain.Law;

namespace Portal.Domain.Letters;

/// <summary>
/// From everything that has happened to a letter to where it is (formats.md, "delivery"). The times that the receipts bear decide, not the order in which
/// they came: late, repeated and mixed up, they give the same answer.
/// </summary>
public static class DeliveryRules
{
    /// <summary>Days without a receipt after which staff are told (formats.md section 5, "transfer proposal").</summary>
    public const int AlarmDays = 5;

    private const int MostAttempts = 8;
    private const int MostWaits = 6;
    private static readonly TimeSpan LeastTrying = TimeSpan.FromDays(2);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);

    /// <param name="day">A letter counts as delivered from its day: later ones have not come yet.</param>
    /// <param name="paperDays">Working days from the print folder to the letter box.</param>
    public static Delivery Of(IEnumerable<DeliveryFact> facts, DateOnly day, int paperDays)
    {
        var all = facts.OrderBy(fact => fact.At).ThenBy(fact => fact.State).ThenBy(fact => fact.Code, StringComparer.Ordinal).ToList();
        var release = all.FindLast(fact => fact.IsRelease);
        var round = release is null ? all : all.FindAll(fact => fact.At >= release.At && !fact.IsRelease);
        var attempts = round.FindAll(fact => fact.IsAttempt);
        Channel? channel = release?.Code == DeliveryCode.OnPaper ? Channel.Paper : attempts.FirstOrDefault()?.AttemptChannel;

        var taken = round.Find(fact => fact.State == DeliveryState.HandedOver && (channel != Channel.Paper || !fact.IsReceipt));
        var delivered = DeliveredOn(all, channel == Channel.Paper ? taken : null, paperDays);
        var result = new Delivery(
            DeliveryState.Waiting, "", null, delivered?.On <= day ? delivered!.Value.On : null, channel, attempts.Count, attempts.FirstOrDefault()?.At,
            RetryAt(round, attempts), 1 + all.Count(fact => fact.IsRelease));

        if (result.DeliveredOn is { } on) return result with { State = DeliveryState.Delivered, Code = delivered!.Value.Code, Since = on };
        if (HoldOf(round, channel) is { } hold) return result with { State = DeliveryState.Held, Code = hold.Code, Since = hold.On };
        if (taken is not null) return result with { State = DeliveryState.HandedOver, Code = taken.Code, Since = taken.On };
        // An attempt that is known not to have been sent leaves a letter waiting; any other may have been received.
        if (attempts.Count > round.Count(fact => fact.State == DeliveryState.Waiting && fact.IsOutcome))
            return result with { State = DeliveryState.Unknown, Code = round.FindLast(fact => fact.State == DeliveryState.Unknown)!.Code, Since = attempts[0].On };
        return result with { Code = round.LastOrDefault()?.Code ?? release?.Code ?? "" };
    }

    /// <summary>No more attempts: staff find another way.</summary>
    public static bool IsExhausted(Delivery delivery, DateTimeOffset now) =>
        delivery.IsUnsent && delivery.Attempts >= MostAttempts && now - delivery.TriedAt >= LeastTrying;

    /// <summary>Staff are to be told that nothing has been heard. Nobody sends receipts for paper.</summary>
    public static bool IsOverdue(Delivery delivery, DateOnly day) =>
        delivery.State is DeliveryState.HandedOver or DeliveryState.Unknown
        && !(delivery.State == DeliveryState.HandedOver && delivery.Channel == Channel.Paper) && delivery.Since?.AddDays(AlarmDays) <= day;

    /// <summary>A letter on paper is taken as received some working days after the print folder took it (letters.md section 3).</summary>
    public static DateOnly AfterWorkingDays(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0; left--) day = day.AddDays(1).BankingDay();
        return day;
    }

    /// <summary>The first sign of delivery after the last refusal; a refusal of the same moment wins, so that nobody counts as told who may not have been.</summary>
    private static (DateOnly On, string Code)? DeliveredOn(List<DeliveryFact> all, DeliveryFact? printed, int paperDays)
    {
        var refused = all.FindLast(fact => fact.IsReceipt && fact.State == DeliveryState.Held);
        var receipt = all.Find(fact => fact.State == DeliveryState.Delivered && !(fact.At <= refused?.At));
        DateOnly? onPaper = printed is null ? null : AfterWorkingDays(printed.On, paperDays);
        if (receipt is null) return onPaper is { } day ? (day, printed!.Code) : null;
        return onPaper < receipt.On ? (onPaper.Value, printed!.Code) : (receipt.On, receipt.Code);
    }

    /// <summary>A refusal by Digital Post, unless the letter went on paper since; a reason of ours, unless Digital Post says that it has the letter.</summary>
    private static DeliveryFact? HoldOf(List<DeliveryFact> round, Channel? channel) =>
        (channel == Channel.Paper ? null : round.FindLast(fact => fact.State == DeliveryState.Held && fact.IsReceipt))
        ?? (round.Exists(fact => fact.State == DeliveryState.HandedOver && fact.IsReceipt && channel != Channel.Paper)
            ? null : round.FindLast(fact => fact.State == DeliveryState.Held && !fact.IsReceipt));

    /// <summary>Twice as long after every attempt. An attempt without an outcome was cut off: it is tried again at once.</summary>
    private static DateTimeOffset? RetryAt(List<DeliveryFact> round, List<DeliveryFact> attempts)
    {
        if (attempts.Count == 0) return null;
        var ended = round.FindLast(fact => fact.IsOutcome && fact.At >= attempts[^1].At);
        return ended?.At + FirstWait * (1 << Math.Min(attempts.Count - 1, MostWaits));
    }
}
