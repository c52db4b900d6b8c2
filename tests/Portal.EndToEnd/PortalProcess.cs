using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Web.Tests;

namespace Portal.EndToEnd;

/// <summary>The portal as `dotnet run` starts it: a process of its own, Development, with its own folder and demo municipality.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    /// <summary>What is looked at must not depend on the hour at which the tests are run.</summary>
    private const string NoNights = "--Jobs:Enabled=false";

    /// <summary>The people of the journeys are among the ten that are always there.</summary>
    private const string FewCitizens = "--Demo:Citizens=20";

    private readonly List<string> _lines = [];
    private Process? _process;
    private DateOnly? _today;
    private bool _demo = true;

    public string Folder { get; } = TestFolder.Create("portal-e2e-");

    public string Address { get; private set; } = "";

    /// <summary>Everything the portal has written.</summary>
    public string Output
    {
        get { lock (_lines) return string.Join('\n', _lines); }
    }

    /// <summary>The demo municipality as a first start makes it: made once, and copied for each portal.</summary>
    private static readonly Lazy<Task<PortalProcess>> FirstStart = new(async () =>
    {
        var first = Kept(demo: true);
        await first.Open();
        first.Kill();
        return first;
    });

    /// <summary>The courses that have been lived, by folder and file: each once, and copied for each portal.</summary>
    private static readonly ConcurrentDictionary<(string Folder, string Course), Lazy<Task<PortalProcess>>> Lived = new();

    public static async Task<PortalProcess> Start() => await CopyOf(await FirstStart.Value, today: null);

    /// <summary>A portal in which a course of `portal act` has been lived, on the day after it.</summary>
    /// <param name="folder">Of this project, with the course and the files it names.</param>
    public static async Task<PortalProcess> StartIn(string folder, string course, DateOnly today) =>
        await CopyOf(await Lived.GetOrAdd((folder, course), key => new(() => Live(key.Folder, key.Course))).Value, today);

    /// <summary>What other people do while the portal is open: lines of `portal act`.</summary>
    /// <param name="files">The files that the lines name, and what is in them.</param>
    public async Task Act(IEnumerable<string> lines, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, $"act-{Guid.NewGuid():N}")).FullName;
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        var course = Path.Combine(folder, "course.jsonl");
        await File.WriteAllLinesAsync(course, lines);
        await Act(course);
    }

    private static async Task<PortalProcess> Live(string folder, string course)
    {
        var lived = Kept(demo: false);
        await lived.Run("migrate");
        await lived.Act(Path.GetFullPath(Path.Combine(Metadata("PortalWebRoot"), "../../tests/Portal.EndToEnd", folder, course)));
        return lived;
    }

    private async Task Act(string course)
    {
        var said = await Run("act", course);
        if (said.Contains("\"ok\":false", StringComparison.Ordinal)) throw new InvalidOperationException($"A line of {course} was refused:\n{said}");
    }

    /// <summary>A folder that others are copied from, until the tests end.</summary>
    private static PortalProcess Kept(bool demo)
    {
        var kept = new PortalProcess { Address = $"http://127.0.0.1:{FreePort()}", _demo = demo };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept.Folder, recursive: true);
        return kept;
    }

    private static async Task<PortalProcess> CopyOf(PortalProcess made, DateOnly? today)
    {
        var portal = new PortalProcess { Address = $"http://127.0.0.1:{FreePort()}", _today = today, _demo = made._demo };
        foreach (var file in Directory.EnumerateFiles(made.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(portal.Folder, Path.GetRelativePath(made.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await portal.Open();
        return portal;
    }

    /// <summary>Kills it in the middle of whatever it does, and starts it again on the same address with the same data.</summary>
    public async Task KillAndStartAgain()
    {
        Kill();
        await Open();
    }

    /// <summary>Runs the night of a day, and goes on on that day.</summary>
    public async Task SleepUntil(DateOnly day)
    {
        Kill();
        _today = day;
        await Run("nightly", "--date", $"{day:yyyy-MM-dd}");
        await Open();
    }

    /// <summary>One command, to its end; what it wrote.</summary>
    private async Task<string> Run(params string[] arguments)
    {
        var start = Command(arguments);
        start.Environment["Storage__Root"] = Folder;
        if (_today is { } today && arguments[0] != "act") start.Environment["Clock__Today"] = $"{today:yyyy-MM-dd}";
        start.Environment["Demo__Enabled"] = _demo ? "true" : "false";
        start.WorkingDirectory = Metadata("PortalWebRoot");
        using var command = Process.Start(start)!;
        var (said, complained) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? await said : throw new InvalidOperationException($"{arguments[0]} ended with {command.ExitCode}: {await said}{await complained}");
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Open()
    {
        _process = Process.Start(Command(
            ["--urls", Address, "--contentRoot", Metadata("PortalWebRoot"), $"--Storage:Root={Folder}", NoNights, FewCitizens, $"--Demo:Enabled={_demo}", .. _today is { } today ? [$"--Clock:Today={today:yyyy-MM-dd}"] : Array.Empty<string>()]))!;
        // Whoever waits goes on in a thread of its own: killing the process waits for the one that reads.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(string? line)
        {
            if (line is null) return;
            lock (_lines) _lines.Add(line);
            if (Listening().IsMatch(line)) listening.TrySetResult();
        }
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await listening.Task.WaitAsync(TimeSpan.FromMinutes(6));
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The portal did not start:\n{Output}", late);
        }
    }

    private static ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Metadata("PortalWebDll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return start;
    }

    private void Kill()
    {
        if (_process is not { HasExited: false }) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    internal static string Metadata(string key) =>
        typeof(PortalProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == key).Value!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("Now listening on")]
    private static partial Regex Listening();
}
