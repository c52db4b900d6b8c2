using System.Text;
using Portal.Benchmarks.Report;
using Portal.Benchmarks.Web;

namespace Portal.Benchmarks.Measures;

/// <summary>P7, P8 and P12: the published portal as people meet it, beside the plain template in the same run.</summary>
internal static class WebMeasure
{
    public static readonly string[] Goals = ["P7", "P8", "P12"];

    /// <returns>The figures as the text of their page.</returns>
    public static async Task<string> Run(string root, Func<string, bool> wants, Action<string> say, CancellationToken cancel)
    {
        var published = await Sites.Publish(root, cancel);
        await using var town = await WebTown.Build(root, cancel);
        var parts = new List<string>();
        if (wants("P8")) await With((portal, template) => OverviewMeasure.Run(portal, template, town, say, cancel));
        if (wants("P7")) await With((portal, template) => CircuitMeasure.Run(portal, template, town, $"/sagsbehandling/sager/{town.Request}", say, cancel));
        if (wants("P12"))
        {
            using var portal = await Sites.Portal(published, town, cancel);
            parts.Add(await WeightMeasure.Run(portal, town, say, cancel));
        }
        return new StringBuilder(ResultPage.Circumstances()).Append("\n\n").AppendJoin("", parts).ToString().ReplaceLineEndings("\n");

        // Each measure meets fresh processes: what one has done to their memory must not count for another.
        async Task With(Func<Site, Site, Task<string>> measure)
        {
            using var portal = await Sites.Portal(published, town, cancel);
            using var template = await Sites.Template(cancel);
            parts.Add(await measure(portal, template));
        }
    }
}
