using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>
/// What law allows of instalments and deferral, whoever answers: lov 429/2005 § 2, stk. 6, today gældsinddrivelsesloven § 2, lets the minister
/// limit their size and length. No such limit is in force, so the first table is empty; a new one is a new row.
/// </summary>
public sealed class RequestLimits(IReadOnlyList<RequestLimit> rows)
{
    public static readonly RequestLimits InForce = new([]);

    public IReadOnlyList<RequestLimit> Rows { get; } = rows;

    /// <returns>Null where law sets no limit of that kind on the day.</returns>
    public RequestLimit? For(RequestLimitKind kind, DateOnly on) =>
        Rows.Where(limit => limit.Kind == kind && limit.ValidFrom <= on).MaxBy(limit => limit.ValidFrom) is { Value: not null } limit ? limit : null;

    /// <summary>The limits that a plan breaks on the day it is asked for.</summary>
    public IReadOnlyList<RequestLimit> Breaches(IReadOnlyList<Instalment> plan, DateOnly today) =>
        Breaches(InstalmentPlans.Months(plan), InstalmentPlans.Smallest(plan), today);

    /// <summary>The limits that a deferral until a day breaks when it is asked for today.</summary>
    public IReadOnlyList<RequestLimit> Breaches(DateOnly until, DateOnly today) =>
        For(RequestLimitKind.LongestDeferral, today) is { } limit && until.DayNumber - today.DayNumber > limit.Value ? [limit] : [];

    /// <param name="smallest">The least instalment but the last; null when there is only one.</param>
    internal IReadOnlyList<RequestLimit> Breaches(long months, Kroner? smallest, DateOnly today)
    {
        List<RequestLimit> broken = [];
        if (For(RequestLimitKind.LongestAgreement, today) is { } longest && months > longest.Value) broken.Add(longest);
        if (For(RequestLimitKind.SmallestInstalment, today) is { } least && smallest?.Ore < least.Value) broken.Add(least);
        return broken;
    }
}
