using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks.Web;

/// <summary>How a page was answered under load.</summary>
/// <param name="Rate">Answers a second.</param>
internal sealed record Answered(double Rate, int Count, double MedianMs, double P99Ms)
{
    /// <summary>Of the site's processor time, for one answer; 0 where it was not looked at.</summary>
    public double CpuMs { get; init; }
}

/// <summary>Many browsers that ask for the same page.</summary>
internal static partial class Load
{
    /// <summary>As fast as they are answered: wrk, one thread, so many connections.</summary>
    public static async Task<Answered> AsFastAsPossible(string address, string? cookie, int connections, int seconds, CancellationToken cancel)
    {
        // wrk takes a way to the login for an answer.
        await AtPace(address, cookie, perSecond: 1, seconds: 1, cancel);
        List<string> arguments = ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "--timeout", "30s"];
        if (cookie is not null) arguments.AddRange(["-H", $"Cookie: {cookie}"]);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", [.. arguments, address]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("wrk is not installed: apt-get install wrk");
        var said = await wrk.StandardOutput.ReadToEndAsync(cancel);
        await wrk.WaitForExitAsync(cancel);
        if (wrk.ExitCode != 0 || said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal)) throw new InvalidOperationException($"{address} was not answered as it should be:\n{said}");
        return new Answered(double.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(Count().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), Milliseconds(Median().Match(said)), Milliseconds(P99().Match(said)));
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>So many a second whether the last ones were answered or not: the time counts from when each should have been asked. One that is not answered in ten seconds is given up and counts as that.</summary>
    public static async Task<Answered> AtPace(string address, string? cookie, int perSecond, int seconds, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 }) { Timeout = Timeout.InfiniteTimeSpan };
        var watch = Stopwatch.StartNew();
        async Task<double> Ask(TimeSpan due)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            if (cookie is not null) asked.Headers.Add("Cookie", cookie);
            try
            {
                using var answer = await http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}.");
                await answer.Content.CopyToAsync(Stream.Null, patience.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return Patience.TotalMilliseconds;
            }
            return (watch.Elapsed - due).TotalMilliseconds;
        }
        var asked = new List<Task<double>>();
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)perSecond);
            if (due - watch.Elapsed is { TotalMilliseconds: > 1 } wait) await Task.Delay(wait, cancel);
            asked.Add(Task.Run(() => Ask(due), cancel));
        }
        var times = (await Task.WhenAll(asked)).Order().ToList();
        return new Answered(times.Count / watch.Elapsed.TotalSeconds, times.Count, times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    private static double Milliseconds(Match figure) => double.Parse(figure.Groups[1].Value, CultureInfo.InvariantCulture) * figure.Groups[2].Value switch
    {
        "us" => 0.001,
        "ms" => 1,
        "s" => 1000,
        var unit => throw new InvalidDataException($"wrk says a time in {unit}."),
    };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Requests();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Count();

    [GeneratedRegex(@"50%\s+([\d.]+)(\w+)")]
    private static partial Regex Median();

    [GeneratedRegex(@"99%\s+([\d.]+)(\w+)")]
    private static partial Regex P99();
}
