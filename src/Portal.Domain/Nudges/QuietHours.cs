namespace Portal.Domain.Nudges;

/// <summary>The part of the day in which somebody wants no nudge, in whole hours by a Danish clock; over midnight when it ends earlier than it begins.</summary>
/// <param name="From">The first hour that is quiet.</param>
/// <param name="To">The first hour that is not. The same as <paramref name="From"/>: no hour is quiet.</param>
public readonly record struct QuietHours(int From, int To)
{
    /// <summary>For whoever has chosen none.</summary>
    public static readonly QuietHours Usual = new(20, 8);

    /// <summary>Whether both are hours of a day.</summary>
    public bool AreHours => From is >= 0 and < 24 && To is >= 0 and < 24;

    /// <summary>Whether a Danish clock that shows this is in them.</summary>
    public bool Contains(TimeOnly clock) => clock.IsBetween(new TimeOnly(From, 0), new TimeOnly(To, 0));
}
