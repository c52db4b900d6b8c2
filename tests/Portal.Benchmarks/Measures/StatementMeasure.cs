using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.App.Letters;
using Portal.Benchmarks.Floors;
using Portal.Benchmarks.Report;
using Portal.Pdf;

namespace Portal.Benchmarks.Measures;

/// <summary>P6: a statement of one page and forty rows, tagged and with a subset of its typefaces, beside the tools that others draw with.</summary>
internal static class StatementMeasure
{
    private const int Rounds = 5, Documents = 2000, Rows = 40, InBundle = 1000;

    private static readonly DateOnly On = new(2026, 8, 1);

    private static readonly DocumentStyle Style = DocumentStyle.Default with { TableText = new TextSize(8, 10) };

    private static readonly string[][] Lines = [.. Enumerable.Range(0, Rows).Select(i => (string[])[$"{(i % 28) + 1}. juli 2026", $"Betaling nr. {4711 + i} for børnehave", $"{i * 137 % 9000},50", $"{i * 1371 % 90000},25"])];

    /// <summary>Measures everything and gives a page of figures.</summary>
    public static string Run(string root, Action<string> say)
    {
        var names = (string[])["IBMPlexSans-Regular.ttf", "IBMPlexSans-Bold.ttf"];
        var files = names.ToDictionary(name => name, Font);
        var fonts = new FontSet(FontFace.Parse(files[names[0]]), FontFace.Parse(files[names[1]]));
        var floors = StatementFloors.Prepare(root, Lines, files);
        List<(string Name, int Cores, Func<Drawn> Draw)> tools =
        [
            ("Portal.Pdf, tagged, subset of two fonts", 1, () => Portal(fonts, 1)),
            ("Portal.Pdf, tagged, subset of two fonts", 2, () => Portal(fonts, 2)),
            .. floors.All.Select(floor => (floor.Name, 1, (Func<Drawn>)(() => floor.Draw(floor.Documents)))),
            ("libharu, built-in font", 2, () => Together(floors)),
            ("Portal.Pdf, all in one bundle", 1, () => Bundle(fonts, root)),
        ];
        // Compiled and warm before the first figure, as the tools are that warm up for themselves.
        Portal(fonts, 1);
        var all = tools.ConvertAll(tool => (tool.Name, tool.Cores, Rates: new List<double>(), PerCpu: new List<double>(), Last: default(Drawn)));
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < tools.Count; i++)
            {
                var drawn = tools[i].Draw();
                all[i].Rates.Add(drawn.Documents / drawn.Seconds);
                all[i].PerCpu.Add(drawn.CpuSeconds > 0 ? drawn.Documents / drawn.CpuSeconds : 0);
                all[i] = all[i] with { Last = drawn };
                say(string.Create(CultureInfo.InvariantCulture, $"P6 {all[i].Name}, {all[i].Cores} core(s): {all[i].Rates[^1]:0.0} a second, {all[i].PerCpu[^1]:0.0} a processor second, {drawn.Bytes} bytes"));
            }
        return Page(all);
    }

    private static string Page(List<(string Name, int Cores, List<double> Rates, List<double> PerCpu, Drawn Last)> all)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{ResultPage.Circumstances()} Median of {Rounds} rounds, in each of which every tool had its turn; least and most beside it.").AppendLine();
        text.AppendLine("| tool | cores | documents a second | a second of processor time | bytes each |").AppendLine("|---|---|---|---|---|");
        foreach (var (name, cores, rates, perCpu, last) in all)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {cores} | {Median(rates):0.0} ({rates.Min():0.0} to {rates.Max():0.0}) | {(perCpu.Max() > 0 ? $"{Median(perCpu):0.0}" : "-")} | {last.Bytes:N0} |");
        double Of(string name, int cores = 1) => Median(all.Single(tool => tool.Name.StartsWith(name, StringComparison.Ordinal) && tool.Cores == cores).Rates);
        double Cpu(string name) => Median(all.Single(tool => tool.Name.StartsWith(name, StringComparison.Ordinal) && tool.Cores == 1).PerCpu);
        const string portal = "Portal.Pdf, tagged";
        text.AppendLine().AppendLine("| goal | mark | moonshot | figure |").AppendLine("|---|---|---|---|");
        text.AppendLine(CultureInfo.InvariantCulture, $"| a core, against libharu with a built-in font | 30 % | 100 % | **{Of(portal) / Of("libharu") * 100:0} %** ({Cpu(portal) / Cpu("libharu") * 100:0} % by processor time) |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| two cores, against libharu on two | 30 % | 100 % | **{Of(portal, 2) / Of("libharu", 2) * 100:0} %** |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| a core, against a warm Chromium | 60 × | - | **{Of(portal) / Of("Chromium"):0} ×** |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| a core, against pdfkit with a subset font | 5 × | - | **{Of(portal) / Of("pdfkit, subset"):0} ×** |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| bytes a document | 30,000 | - | **{all[0].Last.Bytes:N0}** |");
        var bundle = all[^1].Last;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"A bundle of {InBundle:N0} such statements took {bundle.Seconds:0.00} s; the bytes are those of one of them in it.");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static Drawn Portal(FontSet fonts, int cores)
    {
        long bytes = 0;
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, cores).Select(core => new Thread(() =>
        {
            for (var i = core; i < Documents; i += cores)
            {
                var drawn = PdfDocument.Create(Info(i), fonts, Statement(i), Style);
                if (drawn.PageCount != 1) throw new InvalidOperationException($"The statement has {drawn.PageCount} pages.");
                Interlocked.Exchange(ref bytes, drawn.Bytes.Length);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return new Drawn(Documents, watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds, bytes);
    }

    private static Drawn Bundle(FontSet fonts, string root)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using var file = File.Create(Path.Combine(root, "bundle.pdf"));
        using var bundle = PdfBundle.Create(file, Info(0), fonts);
        for (var i = 0; i < InBundle; i++) bundle.Document(Info(i), Statement(i), Style);
        bundle.Finish();
        return new Drawn(InBundle, watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds, file.Length / InBundle);
    }

    /// <summary>Two at once, each on a core of its own; done when both are.</summary>
    private static Drawn Together(StatementFloors floors)
    {
        var both = new Drawn[2];
        Parallel.For(0, both.Length, i => both[i] = floors.Libharu(1000));
        return new Drawn(both.Sum(one => one.Documents), both.Max(one => one.Seconds), both.Sum(one => one.CpuSeconds), both[0].Bytes);
    }

    private static DocumentInfo Info(int number) => new($"Kontoudtog {number}", "da-DK", "Eksempel Kommune", On);

    private static Action<DocumentBuilder> Statement(int number) => document => document
        .Footer(footer => footer.Text("Eksempel Kommune").PageNumber("Side {0} af {1}"))
        .Section("da-DK", section => section
            .Heading(1, $"Kontoudtog {number}")
            .Paragraph("Her er dine bevægelser i juli 2026. Skyldig saldo står nederst.")
            .Table(table =>
            {
                table.Column("Dato").Column("Tekst", share: 3).NumberColumn("Beløb").NumberColumn("Saldo");
                foreach (var row in Lines) table.Row(row);
            }));

    private static byte[] Font(string name)
    {
        using var source = typeof(LetterPdf).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The typeface {name} was not embedded at build.");
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
