using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.App.Actors;
using Portal.App.Settings;
using Portal.App.Statements;
using Portal.Benchmarks.Files;
using Portal.Benchmarks.Report;
using Portal.Domain.Money;

namespace Portal.Benchmarks.Measures;

/// <summary>The year-end run of a town: every statement made and added up beside the ledger, then written as PDF and CSV, by a process of its own whose memory can be told.</summary>
internal static class YearEndMeasure
{
    public static readonly DateOnly LastNight = new(2026, 12, 31);

    /// <returns>The figures as the text of their page.</returns>
    public static async Task<string> Run(Bench bench, CancellationToken cancel)
    {
        var (installation, claims) = await bench.Town(bench.Claims, TownFiles.Nights, cancel);
        await using var _ = installation;
        await Bench.ImportClaims(installation, claims, cancel);
        await Bench.Night(installation, LastNight, cancel);
        await installation.Settle(cancel);
        var folder = Directory.CreateDirectory(Path.Combine(installation.Place.Folder, "statements")).FullName;

        var lines = await Child(installation.Place, folder, cancel);
        var text = new StringBuilder(ResultPage.Circumstances()).Append("\n\n| what | figure |\n|---|---|\n");
        foreach (var line in lines) text.Append(CultureInfo.InvariantCulture, $"| {line.Replace("\t", " | ", StringComparison.Ordinal)} |\n");
        var (files, bytes) = (0, 0L);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.pdf")) (files, bytes) = (files + 1, bytes + file.Length);
        return text.Append(CultureInfo.InvariantCulture, $"| PDF files, those of the print shop included | {files:N0}, {bytes >> 20:N0} MB |\n\n").ToString();
    }

    private static async Task<string[]> Child(Place place, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[YearEndChild.Argument, place.Engine.ToString(), place.Connection, place.Folder, folder]) start.ArgumentList.Add(argument);
        using var child = Process.Start(start) ?? throw new InvalidOperationException("The measured process cannot be started.");
        var said = await child.StandardOutput.ReadToEndAsync(cancel);
        await child.WaitForExitAsync(cancel);
        return child.ExitCode == 0 ? said.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"The measured process said '{said}'.");
    }
}

/// <summary>The process that makes a year's statements, and tells how long each part took and how much memory it had by then.</summary>
internal static class YearEndChild
{
    public const string Argument = "make-statements";

    public static async Task<int> Run(string[] arguments)
    {
        await using var installation = Installation.Open(new Place(Enum.Parse<DatabaseProvider>(arguments[0]), arguments[1], arguments[2]));
        installation.Clock.GoTo(YearEndMeasure.LastNight.AddDays(4));
        var made = await Bench.Time(() => installation.Get<MakeStatements>().Handle(YearEndMeasure.LastNight.Year, SystemActor.CommandLine, null, CancellationToken.None));
        var run = await installation.Get<StatementDesk>().Latest(YearEndMeasure.LastNight.Year, CancellationToken.None) ?? throw new InvalidOperationException("No run was made.");
        Say("statements made and added up", string.Create(CultureInfo.InvariantCulture, $"{run.Made:N0} in {made.TotalSeconds:0.0} s: {run.Made / made.TotalSeconds:N0} a second; most memory {ChildMemory.MostMegabytes():0} MB"));
        Say("owed, statements and ledger", $"{Kr(run.Report.BalanceOre)} and {Kr(run.Report.LedgerBalanceOre)}, difference {Kr(run.Report.DifferenceOre)}");
        var written = await Bench.Time(() => installation.Get<StatementFolder>().Handle(run.Id, arguments[3], null, CancellationToken.None));
        Say("written as PDF and CSV", string.Create(CultureInfo.InvariantCulture, $"{written.TotalSeconds:0.0} s: {run.Made / written.TotalSeconds:N0} a second; most memory {ChildMemory.MostMegabytes():0} MB"));
        return run.Report.IsWhole ? 0 : 1;
    }

    private static void Say(string what, string figure) => Console.Write($"{what}\t{figure}\n");

    private static string Kr(long ore) => new Kroner(ore).Number();
}

/// <summary>What a measured process tells of itself.</summary>
internal static class ChildMemory
{
    /// <summary>In kilobytes: the most that has ever been resident.</summary>
    public static string MostKilobytes() => File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

    public static double MostMegabytes() => double.Parse(MostKilobytes(), CultureInfo.InvariantCulture) / 1024;
}
