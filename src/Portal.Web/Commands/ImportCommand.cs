using System.CommandLine;
using System.Text.Json;
using Portal.App.Import;
using Portal.Domain;

namespace Portal.Web.Commands;

/// <summary>`portal import persons|claims|receipts FILE`: files from the municipality's own systems, from Digital Post and from the recovery authority (docs/formats).</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Take in a file")
    {
        Of("persons", "People and businesses: persons.csv", services => services.GetRequiredService<ImportPersons>().Handle),
        Of("claims", "Claims: claims.csv", services => services.GetRequiredService<ImportClaims>().Handle),
        Of("terms", "Terms of settlements and judgments: terms.csv", services => services.GetRequiredService<ImportTerms>().Handle),
        ImportPaymentsCommand.Create(),
        Of("receipts", "Receipts from Digital Post (receipts.csv) or the recovery authority (XML)", services => services.GetRequiredService<ImportReceipts>().Handle),
    };

    private delegate Task<ImportReport> Import(string path, bool acceptValid, IProgress<int>? progress, CancellationToken cancel);

    private static Command Of(string name, string description, Func<IServiceProvider, Import> import)
    {
        var file = new Argument<string>("FILE") { Description = "The file" };
        var acceptValid = new Option<bool>("--accept-valid") { Description = "Import the good lines; the bad ones go to FILE.rejected.csv (exit code 3)" };
        var json = CommandOptions.Json();
        var command = new Command(name, description) { file, acceptValid, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (await PolicyGate.Refuses(services, error, stop)) return ExitCode.Failed;

            var progress = TerminalProgress.For(error, "lines");
            var report = await import(services)(result.GetValue(file)!, result.GetValue(acceptValid), progress, stop);
            foreach (var bad in report.Errors) await error.WriteLineAsync(bad.Text(report.File));
            if (result.GetValue(json)) await output.WriteLineAsync(Json(report));
            else await (report.Outcome == ImportOutcome.Refused ? error : output).WriteLineAsync(report.Text());
            return report.Outcome switch { ImportOutcome.Done => ExitCode.Done, ImportOutcome.PartlyRefused => ExitCode.PartlyRefused, _ => ExitCode.BadInput };
        }, cancel));
        return command;
    }

    private static string Json(ImportReport report) => JsonSerializer.Serialize(new
    {
        report.File, Outcome = Slug.Of(report.Outcome), report.Lines, report.New, report.Updated, report.Unchanged, report.Corrected, report.Rejected, report.NewOre, report.CorrectedOre,
        Errors = report.Errors.Select(bad => new { bad.Line, bad.Field, bad.Problem, bad.Rule, Message = bad.Text(report.File) }), report.RejectedFile,
    }, CommandOptions.JsonText);
}
