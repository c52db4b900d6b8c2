namespace Portal.Benchmarks;

/// <summary>
/// The days of the town that is measured. Reminders go ten days after the last day to pay, when that is a banking day: so there are nights with one claim in a hundred due,
/// and one with nearly two in three. Every claim due has interest and a fee posted on that night, beside its letter.
/// </summary>
internal static class Days
{
    /// <summary>All files of claims come in on this day.</summary>
    public static readonly DateOnly Arrival = new(2026, 9, 8);

    /// <summary>The first night ever: it looks at every claim, posts the first interest and sends the bills.</summary>
    public static readonly DateOnly FirstNight = new(2026, 10, 6);

    public static readonly IReadOnlyList<(DateOnly Night, DateOnly PayBy)> SmallNights =
    [
        (new(2026, 10, 9), new(2026, 9, 29)), (new(2026, 10, 12), new(2026, 9, 30)), (new(2026, 10, 16), new(2026, 10, 6)),
        (new(2026, 10, 19), new(2026, 10, 7)), (new(2026, 10, 22), new(2026, 10, 12)),
    ];

    public static readonly (DateOnly Night, DateOnly PayBy) LargeNight = (new(2026, 10, 15), new(2026, 10, 5));

    /// <summary>Nothing of such a claim is due on any of the nights.</summary>
    public static readonly DateOnly LaterPayBy = new(2026, 12, 10);

    /// <summary>A month's interest begins on the night itself.</summary>
    public static DateOnly DueOn((DateOnly Night, DateOnly PayBy) when) => when.Night.AddMonths(-1).AddDays(-1);

    public static IEnumerable<DateOnly> From(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1)) yield return day;
    }
}
