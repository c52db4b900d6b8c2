using System.Globalization;
using System.Text;
using Portal.Benchmarks.Web;

namespace Portal.Benchmarks.Measures;

/// <summary>P7: what an open circuit and a reader without one cost in memory, beside the counter page of the plain template.</summary>
internal static class CircuitMeasure
{
    private const int First = 500, Last = 1_000, Together = 8, Readers = 2_000;

    private const double KilobytesOfGigabyte = 1 << 20;

    /// <param name="page">Of the portal, with an island.</param>
    public static async Task<string> Run(Site portal, Site template, WebTown town, string page, Action<string> say, CancellationToken cancel)
    {
        var floor = await Circuits(template, "/counter", _ => Task.FromResult<string?>(null), say, cancel);
        var readers = await ReadersOf(portal, town, say, cancel);
        var desk = await Circuits(portal, page, async _ => await town.CaseworkerCookie(cancel), say, cancel);

        var text = new StringBuilder();
        text.AppendLine("| P7: resident after a full collection | before | with 500 | with 1,000 | each of the first 500 | each of the next | each of all |").AppendLine("|---|---|---|---|---|---|---|");
        void Row(string what, (long Before, long First, long Last) grown) => text.AppendLine(
            CultureInfo.InvariantCulture, $"| {what} | {grown.Before >> 10} MB | {grown.First >> 10} MB | {grown.Last >> 10} MB | {(grown.First - grown.Before) / (double)First:0} KB | {(grown.Last - grown.First) / (double)(Last - First):0} KB | {Each(grown):0} KB |");
        Row("template, counter page", floor);
        Row("portal, a case's page with the letter drawn live", desk);
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{Readers:N0} more people who were signed in and read their overview without a circuit: {readers.Before >> 10} MB before, {readers.After >> 10} MB after.");

        var (each, times, perReader) = (Each(desk), Each(desk) / Each(floor), Math.Max(readers.After - readers.Before, 0) / (double)Readers);
        text.AppendLine().AppendLine("| goal | mark | moonshot | figure | distance |").AppendLine("|---|---|---|---|---|");
        text.AppendLine(CultureInfo.InvariantCulture, $"| P7 memory of a circuit | 400 KB | - | **{each:0} KB** ({KilobytesOfGigabyte / each:N0} a GiB) | {(each <= 400 ? "passes" : $"misses; {each / 400:0.0} times the mark")} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| P7 against the template's | - | 1.3 × | **{times:0.00} ×** | {(times <= 1.3 ? "moonshot" : $"{times / 1.3:0.0} times the moonshot")} |");
        var perGigabyte = perReader > 0 ? KilobytesOfGigabyte / perReader : double.PositiveInfinity;
        text.AppendLine(CultureInfo.InvariantCulture, $"| P7 readers a GiB | - | 20,000 | **{(double.IsPositiveInfinity(perGigabyte) ? "no growth" : $"{perGigabyte:N0}")}** ({perReader:0.0} KB each) | {(perGigabyte >= 20_000 ? "moonshot" : $"{20_000 / perGigabyte:0.0} times to the moonshot")} |");
        return text.AppendLine().ToString();
    }

    private static double Each((long Before, long First, long Last) grown) => (grown.Last - grown.Before) / (double)Last;

    private static async Task<(long Before, long First, long Last)> Circuits(Site site, string page, Func<int, Task<string?>> cookie, Action<string> say, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var open = new List<Circuit>();
        try
        {
            async Task Open(int count) => await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancel }, async (i, cancel) =>
            {
                var circuit = await Circuit.Open(http, site.Address, page, await cookie(i), cancel);
                lock (open) open.Add(circuit);
            });
            // The first ones compile and fill what all share.
            await Open(20);
            var before = await site.Memory(cancel);
            await Open(First);
            var first = await site.Memory(cancel);
            await Open(Last - First);
            var last = await site.Memory(cancel);
            if (open.Count(circuit => circuit.IsOpen) is var alive && alive != Last + 20) throw new InvalidOperationException($"Of {Last + 20} circuits {alive} were left.");
            say(string.Create(CultureInfo.InvariantCulture, $"P7 {site.Name}: {before:N0} KB, {first:N0} KB with {First} circuits, {last:N0} KB with {Last}"));
            return (before, first, last);
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }
    }

    private static async Task<(long Before, long After)> ReadersOf(Site portal, WebTown town, Action<string> say, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        async Task Read(int count) => await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancel }, async (i, cancel) =>
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, portal.Address + OverviewMeasure.Page);
            asked.Headers.Add("Cookie", await town.Visitors.Citizen(town.Others[i % town.Others.Count].Value, "Borger Nummer", cancel));
            using var answer = await http.SendAsync(asked, cancel);
            answer.EnsureSuccessStatusCode();
        });
        await Read(Readers / 2);
        var before = await portal.Memory(cancel);
        await Read(Readers);
        var after = await portal.Memory(cancel);
        say(string.Create(CultureInfo.InvariantCulture, $"P7 readers: {before:N0} KB, {after:N0} KB after {Readers} more"));
        return (before, after);
    }
}
