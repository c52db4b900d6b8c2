using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.App.Settings;

namespace Portal.Benchmarks.Report;

/// <summary>The page of figures. What stands outside its two marks is written by hand and kept.</summary>
internal sealed class ResultPage
{
    private const string Begin = "<!-- figures: written by tests/Portal.Benchmarks -->", End = "<!-- end of figures -->";

    public List<Result> Results { get; } = [];

    /// <summary>When and on what it was measured.</summary>
    public static string Circumstances() => string.Create(CultureInfo.InvariantCulture, $"Measured on {DateTime.UtcNow:yyyy-MM-dd} at commit `{Commit()}`: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB of memory, load {Load()} when it ended.");

    public Task Write(string? path, CancellationToken cancel) => Write(path, Figures(), cancel);

    /// <summary>Puts other figures in the place of a page that is kept for them.</summary>
    public static async Task Write(string? path, string text, CancellationToken cancel)
    {
        var figures = $"{Begin}\n{text}{End}";
        if (path is null)
        {
            Console.WriteLine(figures);
            return;
        }
        var page = File.Exists(path) ? await File.ReadAllTextAsync(path, cancel) : $"# Benchmarks\n\n{Begin}\n{End}\n";
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has no place for the figures: the lines '{Begin}' and '{End}'.");
        await File.WriteAllTextAsync(path, string.Concat(page.AsSpan(0, from), figures, page.AsSpan(to + End.Length)), cancel);
    }

    private string Figures()
    {
        var text = new StringBuilder();
        text.AppendLine(Circumstances()).AppendLine();
        text.AppendLine("| goal | what | engine | size | floor | portal | figure | mark | moonshot | distance |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var result in Results.OrderBy(result => int.Parse(result.Goal.Id.AsSpan(1), CultureInfo.InvariantCulture)).ThenBy(result => result.Engine))
        {
            var goal = result.Goal;
            var note = result.Note.Length > 0 ? $" ({result.Note})" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"| {goal.Id} | {goal.What}{note} | {Name(result.Engine)} | {result.Size} | {result.Floor?.ToString() ?? "-"} | {result.Portal?.ToString() ?? "-"} | **{goal.Show(result.Value)}** | {goal.Show(goal.Pass)} | {goal.Show(goal.Moonshot)} | {goal.Distance(result.Value)} |");
        }
        return text.Append('\n').ToString().ReplaceLineEndings("\n");
    }

    private static string Name(DatabaseProvider engine) => engine == DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL";

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", AppContext.BaseDirectory, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true });
        return git?.StandardOutput.ReadToEnd().Trim() ?? "unknown";
    }
}
