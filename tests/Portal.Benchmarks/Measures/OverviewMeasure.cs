using System.Globalization;
using System.Text;
using Portal.Benchmarks.Web;

namespace Portal.Benchmarks.Measures;

/// <summary>P8: the overview of a citizen with two hundred claims, beside the front page of the plain template.</summary>
internal static class OverviewMeasure
{
    private const int Rounds = 3, Connections = 32, Seconds = 6, WarmUp = 5, MostWarmUps = 7, Pause = 3, PerSecond = 500;

    /// <summary>Warm is a site that answers no faster than that much more when asked again.</summary>
    private const double Faster = 1.05;

    public const string Page = "/borger";

    public static async Task<string> Run(Site portal, Site template, WebTown town, Action<string> say, CancellationToken cancel)
    {
        var cookie = await town.ManyClaimsCookie(cancel);
        async Task<Answered> Timed(Site site, Func<Task<Answered>> ask)
        {
            var before = site.Cpu;
            var answered = await ask();
            return answered with { CpuMs = (site.Cpu - before).TotalMilliseconds / answered.Count };
        }
        Task<Answered> Portal(int seconds) => Timed(portal, () => Load.AsFastAsPossible(portal.Address + Page, cookie, Connections, seconds, cancel));
        Task<Answered> Floor(int seconds) => Timed(template, () => Load.AsFastAsPossible(template.Address + "/", null, Connections, seconds, cancel));
        await UntilWarm(Floor);
        await UntilWarm(Portal);
        var (floor, overview) = (new List<Answered>(), new List<Answered>());
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await Floor(Seconds));
            overview.Add(await Portal(Seconds));
            say(string.Create(CultureInfo.InvariantCulture, $"P8 template {floor[^1].Rate:0} a second, p99 {floor[^1].P99Ms:0} ms; overview {overview[^1].Rate:0} a second, p99 {overview[^1].P99Ms:0} ms"));
        }
        var other = await town.Visitors.Citizen(town.Others[0].Value, "Borger Nummer", cancel);
        var small = await Timed(portal, () => Load.AsFastAsPossible(portal.Address + Page, other, Connections, Seconds, cancel));
        var paced = await Load.AtPace(portal.Address + Page, cookie, PerSecond, Seconds, cancel);

        var text = new StringBuilder();
        text.AppendLine("| P8: page | connections | answers a second | processor time each | median | p99 |").AppendLine("|---|---|---|---|---|---|");
        void Row(string what, string connections, IReadOnlyList<Answered> all)
        {
            var middle = all.OrderBy(one => one.Rate).ElementAt(all.Count / 2);
            var spread = all.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({all.Min(one => one.Rate):0} to {all.Max(one => one.Rate):0})") : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {connections} | {middle.Rate:0}{spread} | {(middle.CpuMs > 0 ? $"{middle.CpuMs:0.00} ms" : "-")} | {middle.MedianMs:0.0} ms | {middle.P99Ms:0.0} ms |");
        }
        Row("template, front page", $"{Connections}", floor);
        Row($"portal, overview with {WebTown.ManyClaims + 2} claims", $"{Connections}", overview);
        Row("portal, overview with 2 claims", $"{Connections}", [small]);
        Row($"portal, overview with {WebTown.ManyClaims + 2} claims", $"{PerSecond} asked a second", [paced]);
        var share = Median(overview) / Median(floor) * 100;
        text.AppendLine().AppendLine("| goal | mark | moonshot | figure | distance |").AppendLine("|---|---|---|---|---|");
        text.AppendLine(CultureInfo.InvariantCulture, $"| P8 answers a second, against the template's | 30 % | 60 % | **{share:0.0} %** ({Cpu(floor) / Cpu(overview) * 100:0.0} % by processor time) | {(share >= 60 ? "moonshot" : share >= 30 ? $"passes; {60 / share:0.0} times to the moonshot" : $"misses; {30 / share:0.0} times to the mark, {60 / share:0.0} to the moonshot")} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| P8 p99 with {PerSecond} asked a second | - | 100 ms | **{paced.P99Ms:0} ms** | {(paced.P99Ms <= 100 ? "moonshot" : $"{paced.P99Ms / 100:0.0} times the moonshot")} |");
        return text.AppendLine().ToString();
    }

    /// <summary>What is called often is compiled anew beside the work, and waits for a pause: so each warming up ends with one.</summary>
    private static async Task UntilWarm(Func<int, Task<Answered>> ask)
    {
        var best = 0.0;
        for (var times = 0; times < MostWarmUps; times++)
        {
            var rate = (await ask(WarmUp)).Rate;
            await Task.Delay(TimeSpan.FromSeconds(Pause));
            if (rate < best * Faster) return;
            best = rate;
        }
    }

    private static double Cpu(List<Answered> all) => all.Select(one => one.CpuMs).Order().ElementAt(all.Count / 2);

    private static double Median(List<Answered> all) => all.Select(one => one.Rate).Order().ElementAt(all.Count / 2);
}
