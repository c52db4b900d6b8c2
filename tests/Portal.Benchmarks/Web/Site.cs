using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Diagnostics.NETCore.Client;

namespace Portal.Benchmarks.Web;

/// <summary>A web site that is measured, as a process of its own in Production. Ended when disposed.</summary>
internal sealed class Site : IDisposable
{
    private const long CollectKeyword = 0x800000;

    private readonly Process _process;

    private Site(string name, Process process, string address) => (Name, _process, Address) = (name, process, address);

    public string Name { get; }

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; }

    /// <param name="settings">As environment variables.</param>
    public static async Task<Site> Start(string name, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(program, [.. arguments, "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        // What a web project is given when it says nothing; the floor is part of a program that says otherwise.
        start.Environment["DOTNET_gcServer"] = "1";
        // Whoever measures may have tuned the runtime for something else.
        start.Environment.Remove("DOTNET_TieredPGO");
        foreach (var (key, value) in settings) start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} cannot be started.");
        var said = new Queue<string>();
        void Hear(string? line)
        {
            if (line is null) return;
            lock (said)
            {
                said.Enqueue(line);
                if (said.Count > 20) said.Dequeue();
            }
        }
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new Site(name, process, address);
        try
        {
            await site.UntilItAnswers(cancel);
            return site;
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            site.Dispose();
            lock (said) throw new InvalidOperationException($"{name} did not start:\n{string.Join('\n', said)}", fault);
        }
    }

    /// <summary>What is resident after a full collection, in kilobytes.</summary>
    public async Task<long> Memory(CancellationToken cancel)
    {
        // Twice: what the first finds to be finalized, the second takes away.
        for (var i = 0; i < 2; i++)
        {
            using var session = new DiagnosticsClient(_process.Id).StartEventPipeSession(new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectKeyword), requestRundown: false);
            var reading = session.EventStream.CopyToAsync(Stream.Null, cancel);
            await Task.Delay(TimeSpan.FromSeconds(1.5), cancel);
            session.Stop();
            await reading;
        }
        var line = (await File.ReadAllLinesAsync($"/proc/{_process.Id}/status", cancel)).First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task UntilItAnswers(CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60);)
        {
            if (_process.HasExited) throw new InvalidOperationException($"It ended with {_process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(Address, cancel);
                if (answer.StatusCode == HttpStatusCode.OK) return;
                throw new InvalidOperationException($"It answered {(int)answer.StatusCode}.");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, cancel);
            }
        }
        throw new TimeoutException();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
