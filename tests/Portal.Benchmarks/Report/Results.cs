using System.Globalization;
using Portal.App.Settings;

namespace Portal.Benchmarks.Report;

/// <summary>A goal of the protocol: what passes and what would be a moonshot. Less is better.</summary>
internal sealed record Goal(string Id, string What, double Pass, double Moonshot, string Unit)
{
    public static readonly Goal
        Night = new("P1", "a night, 1 % due, against four statements", 10, 3, "×"),
        LargeNight = new("P2", "a night, 65 % due, against four statements", 15, 5, "×"),
        Changed = new("P3", "a night with the same claims due among more, against the smallest town", 2, 1.2, "×"),
        Idle = new("P3", "a night with nothing due", double.PositiveInfinity, 50, "ms"),
        Claims = new("P4", "claims.csv against `.import` / COPY", 8, 4, "×"),
        Payments = new("P5", "camt.054 booked, against a bare XmlReader pass", 6, 3, "×"),
        PaymentsRead = new("P5", "camt.054 read and checked (a file that is refused at its end)", 6, 3, "×"),
        PaymentsMemory = new("P5", "most memory of the process that books it", 256, 128, "MB"),
        Year = new("P13", "365 nights, as if over a million claims", 30, 5, "min"),
        LateNight = new("P13", "the last 30 nights against the first 30, for each claim looked at", 1.2, 1.2, "×"),
        Restore = new("P16", "restore and verify everything, as if of a million claims", 60, 10, "s");

    public string Distance(double value) =>
        value <= Moonshot ? "moonshot" : double.IsPositiveInfinity(Pass) ? string.Create(CultureInfo.InvariantCulture, $"{value / Moonshot:0.0} times the moonshot") : value <= Pass ? string.Create(CultureInfo.InvariantCulture, $"passes; {value / Moonshot:0.0} times the moonshot")
        : string.Create(CultureInfo.InvariantCulture, $"misses; {value / Pass:0.0} times the mark");

    public string Show(double value) => double.IsPositiveInfinity(value) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {Unit}");
}

/// <summary>One figure of a run.</summary>
/// <param name="Size">What was measured, in claims or entries.</param>
/// <param name="Floor">The floor's time; null where the goal is no ratio to one.</param>
/// <param name="Portal">The portal's time.</param>
internal sealed record Result(Goal Goal, DatabaseProvider Engine, string Size, Timing? Floor, Timing? Portal, double Value, string Note = "");

/// <summary>Several times of the same thing.</summary>
internal sealed class Timing
{
    private readonly List<double> _seconds = [];

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    public void Add(TimeSpan time) => _seconds.Add(time.TotalSeconds);

    public static Timing Of(params IEnumerable<TimeSpan> times)
    {
        var timing = new Timing();
        foreach (var time in times) timing.Add(time);
        return timing;
    }

    /// <summary>The median, and the least and the most where there is more than one.</summary>
    public override string ToString() => _seconds.Count == 1 ? Show(_seconds[0]) : $"{Show(Median)} ({Show(_seconds.Min())} to {Show(_seconds.Max())}, {_seconds.Count} times)";

    private static string Show(double seconds) => seconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms") : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");
}
