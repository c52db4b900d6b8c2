using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Floors;

/// <summary>How long a number of documents took: by the clock, and of a processor (zero where a tool cannot say).</summary>
internal readonly record struct Drawn(int Documents, double Seconds, double CpuSeconds, long Bytes);

/// <summary>Other tools that draw the same statement. Each is a small program beside this one, run once for every round.</summary>
internal sealed class StatementFloors
{
    private const string Pdfkit = "pdfkit@0.20.2", Puppeteer = "puppeteer-core@25.16.0";

    private readonly string _work, _rows, _page, _fonts;

    private StatementFloors(string work) => (_work, _rows, _page, _fonts) = (work, Path.Combine(work, "rows.tsv"), Path.Combine(work, "page.html"), Path.Combine(work, "fonts"));

    private static string Source => Path.Combine(AppContext.BaseDirectory, "Floors", "Pdf");

    public IReadOnlyList<(string Name, int Documents, Func<int, Drawn> Draw)> All =>
    [
        ("libharu, built-in font", 1000, Libharu),
        ("pdfkit, built-in font", 100, count => Run("node", [Path.Combine(Source, "pdfkit.mjs"), _rows, Text(count), Target("pdfkit")], count)),
        ("pdfkit, subset of a font", 20, count => Run("node", [Path.Combine(Source, "pdfkit.mjs"), _rows, Text(count), Target("pdfkit-font"), _fonts], count)),
        ("Chromium kept warm, tagged", 20, count => Run("node", [Path.Combine(Source, "chromium.mjs"), _page, Text(count), Target("chromium")], count)),
        ("WeasyPrint, tagged", 5, count => Run("/usr/bin/python3", [Path.Combine(Source, "statement.py"), _page, Text(count), Target("weasyprint")], count)),
    ];

    public Drawn Libharu(int count) => Run(Path.Combine(_work, "libharu"), [Latin, Text(count), Target("libharu")], count);

    private string Latin => Path.Combine(_work, "rows.latin1.tsv");

    /// <summary>Builds and fetches what the tools need, or says what is to be installed.</summary>
    public static StatementFloors Prepare(string root, IReadOnlyList<string[]> rows, IReadOnlyDictionary<string, byte[]> fonts)
    {
        Need("/usr/include/hpdf.h", "libhpdf-dev");
        Need("/usr/bin/chromium", "chromium");
        Need("/usr/lib/python3/dist-packages/weasyprint", "weasyprint");
        var floors = new StatementFloors(Directory.CreateDirectory(Path.Combine(root, "statements")).FullName);
        var lines = string.Concat(rows.Select(row => string.Join('\t', row) + "\n"));
        File.WriteAllText(floors._rows, lines);
        File.WriteAllText(floors.Latin, lines, System.Text.Encoding.Latin1);
        File.WriteAllText(floors._page, Html(rows));
        Directory.CreateDirectory(floors._fonts);
        foreach (var (name, bytes) in fonts) File.WriteAllBytes(Path.Combine(floors._fonts, name), bytes);
        floors.Output("cc", ["-O2", "-D_GNU_SOURCE", "-o", Path.Combine(floors._work, "libharu"), Path.Combine(Source, "libharu.c"), "-lhpdf"]);
        floors.Output("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", floors._work, Pdfkit, Puppeteer]);
        return floors;
    }

    private static void Need(string path, string package)
    {
        if (!Path.Exists(path)) throw new InvalidOperationException($"{path} is not there: apt-get install {package}");
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private string Target(string name) => Path.Combine(_work, name + ".pdf");

    private Drawn Run(string program, string[] arguments, int count)
    {
        var figures = Output(program, arguments).Split(' ', StringSplitOptions.TrimEntries);
        double Of(int index) => double.Parse(figures[index], CultureInfo.InvariantCulture);
        return new Drawn(count, Of(0), Of(1), (long)Of(2));
    }

    private string Output(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = _work }) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string Html(IReadOnlyList<string[]> rows) => $$"""
        <!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Kontoudtog</title><style>
        @page { size: A4; margin: 22mm 23mm } body { font: 11pt sans-serif; margin: 0 } h1 { font-size: 18pt }
        table { border-collapse: collapse; width: 100%; font-size: 8pt; line-height: 10pt } td, th { border-bottom: 0.5pt solid #b0b0b0; text-align: left; padding: 2pt } .n { text-align: right }
        </style></head><body><h1>Kontoudtog {number}</h1><p>Her er dine bevægelser i juli 2026. Skyldig saldo står nederst.</p>
        <table><tr><th>Dato</th><th>Tekst</th><th class="n">Beløb</th><th class="n">Saldo</th></tr>
        {{string.Concat(rows.Select(row => $"<tr><td>{row[0]}</td><td>{row[1]}</td><td class=\"n\">{row[2]}</td><td class=\"n\">{row[3]}</td></tr>"))}}
        </table></body></html>
        """;
}
