using Portal.App.Dunning;
using Portal.Benchmarks.Files;
using Portal.Benchmarks.Floors;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks.Measures;

/// <summary>P1, P2, P4 and P16 in one town: its claims are imported, then its nights are run, each measured one beside its floor, and at last it is restored.</summary>
internal static class NightMeasure
{
    private const int FloorTimes = 3;

    public static async Task Run(Bench bench, bool nights, bool restore, CancellationToken cancel)
    {
        var (installation, file) = await bench.Town(bench.Claims, TownFiles.Nights, cancel);
        await using var _ = installation;
        await Import(bench, installation, file, cancel);
        if (!nights) return;

        await installation.Settle(cancel);
        var (small, large) = (await Small(bench, cancel), await Large(bench, cancel));
        foreach (var day in Days.From(Days.FirstNight, Days.SmallNights[^1].Night))
        {
            NightReport? report = null;
            await using var before = day == Days.LargeNight.Night ? await RowsFloor.Before(bench, installation, cancel) : null;
            var time = await Bench.Time(async () => report = await Bench.Night(installation, day, cancel));
            bench.Say($"  {day:yyyy-MM-dd}: {report!.Looked} claims looked at, {report.Letters} letters, {time.TotalSeconds:0.00} s");
            if (day == Days.LargeNight.Night) bench.Add(new Result(Goal.LargeNight, bench.Engine, $"{bench.Claims:N0} claims, {report.Letters:N0} letters", large, Timing.Of(time), time.TotalSeconds / large.Median, await RowsFloor.Note(before, installation, "letters", large, cancel)));
            else if (Days.SmallNights.Any(night => night.Night == day)) small.Portal.Add(time);
        }
        bench.Add(new Result(Goal.Night, bench.Engine, $"{bench.Claims:N0} claims, {bench.Claims / 100:N0} due", small.Floor, small.Portal, small.Portal.Median / small.Floor.Median));
        if (restore) await RestoreMeasure.Run(bench, installation, cancel);
    }

    private static async Task Import(Bench bench, Installation installation, string file, CancellationToken cancel)
    {
        var floor = new Timing();
        for (var i = 0; i < FloorTimes; i++) floor.Add(await ImportFloor.Run(bench.Engine, bench.Root, file, cancel));
        await using var before = await RowsFloor.Before(bench, installation, cancel);
        var time = await Bench.Time(() => Bench.ImportClaims(installation, file, cancel));
        bench.Add(new Result(Goal.Claims, bench.Engine, $"{bench.Claims:N0} lines", floor, Timing.Of(time), time.TotalSeconds / floor.Median, await RowsFloor.Note(before, installation, "claims", floor, cancel)));
    }

    private static async Task<(Timing Floor, Timing Portal)> Small(Bench bench, CancellationToken cancel)
    {
        await using var floor = await NightFloor.Create(bench.Engine, bench.Root, bench.Claims, TownFiles.Nights, indexed: true, cancel);
        var timing = new Timing();
        foreach (var (night, _) in Days.SmallNights.Where(night => night.Night < Days.LargeNight.Night)) timing.Add(await Bench.Time(() => floor.Night(night, cancel)));
        await floor.Night(Days.LargeNight.Night, cancel);
        foreach (var (night, _) in Days.SmallNights.Where(night => night.Night > Days.LargeNight.Night)) timing.Add(await Bench.Time(() => floor.Night(night, cancel)));
        return (timing, new Timing());
    }

    private static async Task<Timing> Large(Bench bench, CancellationToken cancel)
    {
        var timing = new Timing();
        for (var i = 0; i < FloorTimes; i++)
        {
            await using var floor = await NightFloor.Create(bench.Engine, bench.Root, bench.Claims, claim => TownFiles.Nights(claim), indexed: false, cancel);
            foreach (var (night, _) in Days.SmallNights.Where(night => night.Night < Days.LargeNight.Night)) await floor.Night(night, cancel);
            timing.Add(await Bench.Time(() => floor.Night(Days.LargeNight.Night, cancel)));
        }
        return timing;
    }
}
