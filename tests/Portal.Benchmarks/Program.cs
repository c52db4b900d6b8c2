using System.CommandLine;
using Portal.App.Settings;
using Portal.Benchmarks;
using Portal.Benchmarks.Floors.Template;
using Portal.Benchmarks.Measures;
using Portal.Benchmarks.Report;

if (args is [PaymentsChild.Argument, ..]) return await PaymentsChild.Run(args[1..]);
if (args is [YearEndChild.Argument, ..]) return await YearEndChild.Run(args[1..]);
if (args is [TemplateSite.Argument, ..]) return await TemplateSite.Run(args[1..]);

const string YearEnd = "year-end";
var claims = new Option<int>("--claims") { Description = "The size: claims of the town, and entries of the bank's file", DefaultValueFactory = _ => 100_000 };
var only = new Option<string>("--only") { Description = "Some goals alone, such as P1,P5", DefaultValueFactory = _ => "" };
var engine = new Option<string>("--engine") { Description = "sqlite or postgresql; both when not given", DefaultValueFactory = _ => "" };
var postgresClaims = new Option<int?>("--claims-postgresql") { Description = "Another size on PostgreSQL" };
var largest = new Option<int?>("--largest") { Description = "The largest size of P3; the size given by --claims when not given" };
var output = new Option<string?>("--out") { Description = "The page to write, such as src/docs/benchmarks.md; printed when not given" };
var pdfOutput = new Option<string?>("--pdf-out") { Description = "The page to write for P6, such as src/docs/benchmarks-pdf.md; printed when not given" };
var yearEndOutput = new Option<string?>("--year-end-out") { Description = "The page to write for the year-end run, such as src/docs/benchmarks-year-end.md; printed when not given" };
var webOutput = new Option<string?>("--web-out") { Description = "The page to write for P7, P8 and P12, such as src/docs/benchmarks-web.md; printed when not given" };
var command = new RootCommand("Measures the portal against floors: the protocol P of the quality goals") { claims, only, engine, postgresClaims, largest, output, pdfOutput, yearEndOutput, webOutput };
command.SetAction(async (parsed, cancel) =>
{
    var engines = parsed.GetValue(engine)!.Length > 0 ? (DatabaseProvider[])[Enum.Parse<DatabaseProvider>(parsed.GetValue(engine)!, ignoreCase: true)] : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
    var wanted = parsed.GetValue(only)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    bool Wants(params string[] goals) => wanted.Length == 0 || goals.Any(goal => wanted.Contains(goal, StringComparer.OrdinalIgnoreCase));
    var page = new ResultPage();
    var root = Directory.CreateTempSubdirectory("portal-bench-").FullName;
    try
    {
        if (Wants("P6")) await ResultPage.Write(parsed.GetValue(pdfOutput), StatementMeasure.Run(root, Console.Error.WriteLine), cancel);
        if (Wants(WebMeasure.Goals)) await ResultPage.Write(parsed.GetValue(webOutput), await WebMeasure.Run(root, goal => Wants(goal), Console.Error.WriteLine, cancel), cancel);
        foreach (var one in engines)
        {
            var size = one == DatabaseProvider.PostgreSql ? parsed.GetValue(postgresClaims) ?? parsed.GetValue(claims) : parsed.GetValue(claims);
            var bench = new Bench(one, size, root, page.Results, Console.Error.WriteLine);
            // The page is written after each: hours of measuring are not lost with the last of them.
            async Task Measure(bool wanted, Func<Task> measure)
            {
                if (!wanted) return;
                await measure();
                if (parsed.GetValue(output) is { } path) await page.Write(path, cancel);
            }
            await Measure(Wants("P1", "P2", "P4", "P16"), () => NightMeasure.Run(bench, nights: Wants("P1", "P2", "P16"), restore: Wants("P16"), cancel));
            await Measure(Wants("P3"), () => ChangedMeasure.Run(bench, parsed.GetValue(largest) ?? size, cancel));
            await Measure(Wants("P5"), () => PaymentsMeasure.Run(bench, cancel));
            await Measure(Wants("P13"), () => YearMeasure.Run(bench, cancel));
            // Not among all the goals: it has a page of its own, and takes as long as many of them.
            if (wanted.Contains(YearEnd, StringComparer.OrdinalIgnoreCase)) await ResultPage.Write(parsed.GetValue(yearEndOutput), await YearEndMeasure.Run(bench, cancel), cancel);
        }
    }
    finally
    {
        Directory.Delete(root, recursive: true);
    }
    if (parsed.GetValue(output) is null && page.Results.Count > 0) await page.Write(null, cancel);
    return 0;
});
return await command.Parse(args).InvokeAsync();
