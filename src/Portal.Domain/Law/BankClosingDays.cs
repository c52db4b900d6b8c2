using System.Collections.Frozen;

namespace Portal.Domain.Law;

/// <summary>
/// The days besides Saturdays and Sundays on which Danish banks are closed (banklukkedage), 2022 to 2031.
/// Calculated from Easter; 2026 and 2027 compared with Nationalbanken's own list. Data, not a rule: a new year is new lines.
/// </summary>
public static class BankClosingDays
{
    /// <summary>Every date after this is beyond the calendar, and a run that needs it is refused.</summary>
    public static readonly DateOnly LastKnown = new(2031, 12, 31);

#pragma warning disable format // a table by year
    public static readonly FrozenSet<DateOnly> All = new DateOnly[]
    {
        // 2022
        new(2022, 1, 1), new(2022, 4, 14), new(2022, 4, 15), new(2022, 4, 17), new(2022, 4, 18), new(2022, 5, 13),
        new(2022, 5, 26), new(2022, 5, 27), new(2022, 6, 5), new(2022, 6, 6), new(2022, 12, 24), new(2022, 12, 25),
        new(2022, 12, 26), new(2022, 12, 31),
        // 2023
        new(2023, 1, 1), new(2023, 4, 6), new(2023, 4, 7), new(2023, 4, 9), new(2023, 4, 10), new(2023, 5, 5),
        new(2023, 5, 18), new(2023, 5, 19), new(2023, 5, 28), new(2023, 5, 29), new(2023, 6, 5), new(2023, 12, 24),
        new(2023, 12, 25), new(2023, 12, 26), new(2023, 12, 31),
        // 2024
        new(2024, 1, 1), new(2024, 3, 28), new(2024, 3, 29), new(2024, 3, 31), new(2024, 4, 1), new(2024, 5, 9),
        new(2024, 5, 10), new(2024, 5, 19), new(2024, 5, 20), new(2024, 6, 5), new(2024, 12, 24), new(2024, 12, 25),
        new(2024, 12, 26), new(2024, 12, 31),
        // 2025
        new(2025, 1, 1), new(2025, 4, 17), new(2025, 4, 18), new(2025, 4, 20), new(2025, 4, 21), new(2025, 5, 29),
        new(2025, 5, 30), new(2025, 6, 5), new(2025, 6, 8), new(2025, 6, 9), new(2025, 12, 24), new(2025, 12, 25),
        new(2025, 12, 26), new(2025, 12, 31),
        // 2026
        new(2026, 1, 1), new(2026, 4, 2), new(2026, 4, 3), new(2026, 4, 5), new(2026, 4, 6), new(2026, 5, 14),
        new(2026, 5, 15), new(2026, 5, 24), new(2026, 5, 25), new(2026, 6, 5), new(2026, 12, 24), new(2026, 12, 25),
        new(2026, 12, 26), new(2026, 12, 31),
        // 2027
        new(2027, 1, 1), new(2027, 3, 25), new(2027, 3, 26), new(2027, 3, 28), new(2027, 3, 29), new(2027, 5, 6),
        new(2027, 5, 7), new(2027, 5, 16), new(2027, 5, 17), new(2027, 6, 5), new(2027, 12, 24), new(2027, 12, 25),
        new(2027, 12, 26), new(2027, 12, 31),
        // 2028
        new(2028, 1, 1), new(2028, 4, 13), new(2028, 4, 14), new(2028, 4, 16), new(2028, 4, 17), new(2028, 5, 25),
        new(2028, 5, 26), new(2028, 6, 4), new(2028, 6, 5), new(2028, 12, 24), new(2028, 12, 25), new(2028, 12, 26),
        new(2028, 12, 31),
        // 2029
        new(2029, 1, 1), new(2029, 3, 29), new(2029, 3, 30), new(2029, 4, 1), new(2029, 4, 2), new(2029, 5, 10),
        new(2029, 5, 11), new(2029, 5, 20), new(2029, 5, 21), new(2029, 6, 5), new(2029, 12, 24), new(2029, 12, 25),
        new(2029, 12, 26), new(2029, 12, 31),
        // 2030
        new(2030, 1, 1), new(2030, 4, 18), new(2030, 4, 19), new(2030, 4, 21), new(2030, 4, 22), new(2030, 5, 30),
        new(2030, 5, 31), new(2030, 6, 5), new(2030, 6, 9), new(2030, 6, 10), new(2030, 12, 24), new(2030, 12, 25),
        new(2030, 12, 26), new(2030, 12, 31),
        // 2031
        new(2031, 1, 1), new(2031, 4, 10), new(2031, 4, 11), new(2031, 4, 13), new(2031, 4, 14), new(2031, 5, 22),
        new(2031, 5, 23), new(2031, 6, 1), new(2031, 6, 2), new(2031, 6, 5), new(2031, 12, 24), new(2031, 12, 25),
        new(2031, 12, 26), new(2031, 12, 31),
    }.ToFrozenSet();
#pragma warning restore format
}
