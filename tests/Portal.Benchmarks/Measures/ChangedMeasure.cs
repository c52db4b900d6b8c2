using System.Diagnostics;
using Portal.Benchmarks.Files;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// P3: the same number of claims due among more and more that are not. The smallest town is imported; the larger ones are that town with copies of every row of its
/// claims that are not due, under other ids: the rows that the importer would have written.
/// </summary>
internal static class ChangedMeasure
{
    private const int Due = 10_000, SmallestPart = 10, Growth = 10;

    public static async Task Run(Bench bench, int largest, CancellationToken cancel)
    {
        var smallest = bench.Claims / SmallestPart;
        var due = Math.Min(Due, smallest / SmallestPart);
        var (town, file) = await bench.Town(smallest, TownFiles.FirstOnes(due), cancel);
        await using var _ = town;
        await Bench.ImportClaims(town, file, cancel);
        await Bench.Night(town, Days.FirstNight, cancel);
        await town.Settle(cancel);

        // The first night of a process is slow for reasons of its own.
        await using (var warm = await town.Copy(bench.Root, cancel)) await Bench.Night(warm, Days.SmallNights[0].Night, cancel);
        TimeSpan? first = null;
        for (long size = smallest; size <= largest; size *= Growth)
        {
            await using var copy = await town.Copy(bench.Root, cancel);
            var filling = Stopwatch.StartNew();
            await TownCopies.Fill(copy, size / smallest, cancel);
            await copy.Settle(cancel);
            bench.Say($"  {size:N0} claims there after {filling.Elapsed.TotalSeconds:0} s");
            var idle = new Timing();
            foreach (var day in Days.From(Days.FirstNight.AddDays(1), Days.SmallNights[0].Night.AddDays(-1))) idle.Add(await Bench.Time(() => Bench.Night(copy, day, cancel)));
            var time = await Bench.Time(() => Bench.Night(copy, Days.SmallNights[0].Night, cancel));
            first ??= time;
            bench.Add(new Result(Goal.Changed, bench.Engine, $"{size:N0} claims, {due:N0} due", Timing.Of(first.Value), Timing.Of(time), time / first.Value));
            bench.Add(new Result(Goal.Idle, bench.Engine, $"{size:N0} claims", null, idle, idle.Median * 1000));
        }
    }
}
