using System.CommandLine;
using System.Text.Json;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.Domain;

namespace Portal.Web.Commands;

/// <summary>`portal import payments FILE`: a bank's notification of payments, camt.054.</summary>
internal static class ImportPaymentsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file" };
        var json = CommandOptions.Json();
        var command = new Command("payments", "Payments: ISO 20022 camt.054, versions 001.02, 001.04 and 001.08") { file, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (await PolicyGate.Refuses(services, error, stop)) return ExitCode.Failed;

            var report = await services.GetRequiredService<ImportPayments>().Handle(result.GetValue(file)!, TerminalProgress.For(error, "transactions"), stop);
            foreach (var bad in report.Errors) await error.WriteLineAsync(bad.Text(report.File));
            if (result.GetValue(json)) await output.WriteLineAsync(JsonSerializer.Serialize(Shown(report), CommandOptions.JsonText));
            else await (report.Outcome == ImportOutcome.Refused ? error : output).WriteLineAsync(report.Text());
            return report.Outcome switch { ImportOutcome.Done => ExitCode.Done, ImportOutcome.PartlyRefused => ExitCode.PartlyRefused, _ => ExitCode.BadInput };
        }, cancel));
        return command;
    }

    private static object Shown(PaymentsReport report) => new
    {
        report.File, Outcome = Slug.Of(report.Outcome), report.Entries, report.Transactions, report.FileOre, report.Matched, report.Unmatched, report.Refused, report.AlreadyBooked, report.Questions,
        Errors = report.Errors.Select(bad => new { bad.Line, bad.Field, bad.Problem, bad.Rule }),
    };
}
