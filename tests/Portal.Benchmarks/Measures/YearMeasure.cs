using System.Diagnostics;
using Portal.Benchmarks.Files;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks.Measures;

/// <summary>P13: every night of a year over a town where a part of the claims falls due each day and nobody pays, so that each night has more behind it.</summary>
internal static class YearMeasure
{
    private const int Nights = 365, Compared = 30, Part = 20, Whole = 1_000_000;

    public static async Task Run(Bench bench, CancellationToken cancel)
    {
        var claims = bench.Claims / Part;
        var (installation, file) = await bench.Town(claims, TownFiles.OverAYear, cancel);
        await using var _ = installation;
        await Bench.ImportClaims(installation, file, cancel);
        await installation.Settle(cancel);

        var nights = new List<(TimeSpan Time, int Looked)>();
        var whole = Stopwatch.StartNew();
        foreach (var day in Days.From(Days.FirstNight, Days.FirstNight.AddDays(Nights - 1)))
        {
            var watch = Stopwatch.StartNew();
            var report = await Bench.Night(installation, day, cancel);
            nights.Add((watch.Elapsed, report.Looked));
        }
        var time = whole.Elapsed;
        var size = $"{claims:N0} claims, {nights.Sum(night => night.Looked):N0} looked at";
        // What a night takes whatever its size is the same in a larger town; the rest is in proportion to the claims.
        var always = nights.Min(night => night.Time) * Nights;
        bench.Add(new Result(Goal.Year, bench.Engine, size, null, Timing.Of(time), (always + (time - always) * ((double)Whole / claims)).TotalMinutes, "reckoned in proportion to the claims"));
        // The first night looks at every claim, which no later one does.
        bench.Add(new Result(Goal.LateNight, bench.Engine, size, null, null, Each(nights.TakeLast(Compared)) / Each(nights.Skip(1).Take(Compared))));
    }

    private static double Each(IEnumerable<(TimeSpan Time, int Looked)> nights)
    {
        var all = nights.ToList();
        return all.Sum(night => night.Time.TotalSeconds) / Math.Max(1, all.Sum(night => night.Looked));
    }
}
