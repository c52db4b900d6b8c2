using System.Diagnostics;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Settings;
using Portal.Benchmarks.Files;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks;

/// <summary>One run on one engine: what the measures share.</summary>
/// <param name="Root">A folder for databases and files, on the disk that is measured.</param>
internal sealed record Bench(DatabaseProvider Engine, int Claims, string Root, List<Result> Results, Action<string> Say)
{
    public void Add(Result result)
    {
        Results.Add(result);
        Say($"{result.Goal.Id} {result.Engine} {result.Goal.What}, {result.Size}: {result.Goal.Show(result.Value)} (floor {result.Floor}, portal {result.Portal}): {result.Goal.Distance(result.Value)}");
    }

    public static async Task<TimeSpan> Time(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    /// <summary>An installation with the people of a town, and the file of its claims beside it.</summary>
    public async Task<(Installation Installation, string Claims)> Town(int claims, Func<int, Term> terms, CancellationToken cancel)
    {
        var installation = await Installation.Create(Engine, Root, cancel);
        installation.Clock.GoTo(Days.Arrival);
        var people = await installation.Get<ImportPersons>().Handle(await TownFiles.Persons(installation.Place.Folder, claims), acceptValid: false, null, cancel);
        Done(people);
        await installation.Settle(cancel);
        return (installation, await TownFiles.Claims(installation.Place.Folder, claims, terms));
    }

    public static async Task ImportClaims(Installation installation, string file, CancellationToken cancel) =>
        Done(await installation.Get<ImportClaims>().Handle(file, acceptValid: false, null, cancel));

    /// <summary>Everything of a night, the sealing of its journal included.</summary>
    public static async Task<NightReport> Night(Installation installation, DateOnly night, CancellationToken cancel)
    {
        installation.Clock.GoTo(night);
        var report = await installation.Get<NightWork>().Handle(night, mayBeAhead: false, standInAnswers: false, null, cancel);
        if (report.Outcome != NightOutcomeKind.Done || report.Undecided.Count > 0) throw new InvalidOperationException($"The night of {night:yyyy-MM-dd} ended with {report.Outcome}, {report.Undecided.Count} claims undecided.");
        return report;
    }

    private static void Done(ImportReport report)
    {
        if (report.Outcome != ImportOutcome.Done) throw new InvalidOperationException($"{report.Text()} {string.Join(" ", report.Errors.Take(1).Select(error => error.Text(report.File)))}");
    }
}
