using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Portal.App.Actors;
using Portal.App.Statements;
using Portal.Domain;
using Portal.Domain.Money;

namespace Portal.Web.Commands;

/// <summary>
/// `portal statements --year Y [--out DIR]`: the year-end run up to its release (P16). Once a second person has approved it, the same command files the letters that are left.
/// </summary>
internal static class StatementsCommand
{
    public static Command Create()
    {
        var year = new Option<int>("--year") { Description = "The year whose statements are made", Required = true };
        var folder = new Option<string?>("--out") { Description = "Also write each statement as PDF and CSV, an index and the control totals into this folder" };
        var json = CommandOptions.Json();
        var command = new Command("statements", "Make the year-end statements of everybody with a claim, a movement or a credit in the year") { year, folder, json };
        year.Validators.Add(result =>
        {
            if (result.GetValue(year) is < MakeStatements.FirstYear or > MakeStatements.LastYear) result.AddError($"--year: {result.GetValue(year)} is no year that can be made up (rule: {MakeStatements.FirstYear} to {MakeStatements.LastYear})");
        });
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (await PolicyGate.Refuses(services, error, stop)) return ExitCode.Failed;
            var outcome = await services.GetRequiredService<MakeStatements>().Handle(result.GetValue(year), SystemActor.CommandLine, TerminalProgress.For(error, "people"), stop);
            if (Refusal(outcome, result.GetValue(year)) is { } refusal)
            {
                await error.WriteLineAsync(refusal);
                return outcome is StatementOutcome.Busy ? ExitCode.Failed : ExitCode.BadInput;
            }
            var filed = outcome is StatementOutcome.Waits ? await services.GetRequiredService<ReleaseStatements>().Handle(stop) : 0;
            var run = await services.GetRequiredService<StatementDesk>().Latest(result.GetValue(year), stop);
            if (run is null) return ExitCode.Failed;
            var written = result.GetValue(folder) is { } place && run.Made > 0
                ? await services.GetRequiredService<StatementFolder>().Handle(run.Id, place, TerminalProgress.For(error, "statements"), stop) ?? 0 : 0;
            await output.WriteLineAsync(result.GetValue(json) ? JsonSerializer.Serialize(Shown(outcome, run, filed, written), CommandOptions.JsonText) : Text(outcome, run, filed, written));
            return run.Report.IsWhole ? ExitCode.Done : ExitCode.Failed;
        }, cancel));
        return command;
    }

    private static string? Refusal(StatementOutcome outcome, int year) => outcome switch
    {
        StatementOutcome.Busy => "Another is making statements. Nothing was written.",
        StatementOutcome.NotYet notYet => string.Create(CultureInfo.InvariantCulture, $"{year}: the nights have not come to {notYet.LastDay:yyyy-MM-dd} yet, so the year's interest is not posted. Nothing was written."),
        _ => null,
    };

    private static object Shown(StatementOutcome outcome, StatementRunView run, int filed, int written) => new
    {
        outcome = outcome switch { StatementOutcome.Made => "made", StatementOutcome.Waits => "released", _ => "nothing-changed" },
        run = run.Id, from = run.From, to = run.To, run.Number, state = Slug.Of(run.State), run.MadeOn, run.Report.Statements, run.Report.ShareOnly, run.Report.Zero, run.Report.BalanceOre, run.Report.CreditOre,
        run.Report.LedgerBalanceOre, run.Report.LedgerCreditOre, run.Report.DifferenceOre, run.Report.Types, run.Report.Withheld, filed, written,
    };

    private static string Text(StatementOutcome outcome, StatementRunView run, int filed, int written)
    {
        var report = run.Report;
        var what = outcome switch
        {
            StatementOutcome.Made => $"{report.Statements} statements made, run {run.Id}; it waits for a second person to approve it",
            StatementOutcome.Waits => $"{filed} letters filed, run {run.Id} is {Slug.Of(run.State)}",
            _ => "every released statement says what the books say",
        };
        var types = string.Join(", ", report.Types.Select(type => $"{type.Type} {Kr(type.StatementsOre)} ({type.Claims} claims)"));
        var withheld = report.Withheld.Count == 0 ? "none" : string.Join(", ", report.Withheld.Select(one => $"{one.Value} {one.Key}"));
        return $"{run.From:yyyy-MM-dd} to {run.To:yyyy-MM-dd}: {what}\n"
            + $"owed {Kr(report.BalanceOre)}, in credit {Kr(report.CreditOre)}; ledger {Kr(report.LedgerBalanceOre)}, in credit {Kr(report.LedgerCreditOre)}; difference {Kr(report.DifferenceOre)}\n"
            + $"by type: {(types.Length > 0 ? types : "none")}\nwithheld: {withheld}{(written > 0 ? $"\n{written} statements written" : "")}";
    }

    private static string Kr(long ore) => new Kroner(ore).Number();
}
