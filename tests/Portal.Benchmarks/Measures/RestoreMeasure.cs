using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.App.Backup;
using Portal.App.Verify;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks.Measures;

/// <summary>P16: a backup of a town with its nights behind it is put back, and every invariant is recomputed over it.</summary>
internal static class RestoreMeasure
{
    private const int Whole = 1_000_000;

    public static async Task Run(Bench bench, Installation installation, CancellationToken cancel)
    {
        var file = Path.Combine(bench.Root, "town.backup");
        await installation.Get<WriteBackup>().Handle(file, null, cancel);
        // As the command finds it: nobody else has the database open.
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        var restoring = await Bench.Time(() => installation.Get<RestoreBackup>().Handle(file, null, cancel));
        var watch = Stopwatch.StartNew();
        await foreach (var result in installation.Get<VerifyAll>().Handle(cancel))
        {
            bench.Say($"  {result.Name}: {watch.Elapsed.TotalSeconds:0.0} s");
            if (!result.Holds) throw new InvalidOperationException($"After the restore {result.Name} is broken: {string.Join("; ", result.Broken)}");
        }
        var time = restoring + watch.Elapsed;
        bench.Add(new Result(Goal.Restore, bench.Engine, $"{bench.Claims:N0} claims", null, Timing.Of(time), time.TotalSeconds * Whole / bench.Claims, $"restore {restoring.TotalSeconds:0.0} s, verify {watch.Elapsed.TotalSeconds:0.0} s"));
        File.Delete(file);
    }
}
