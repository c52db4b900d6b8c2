using System.CommandLine;
using System.Text.Json;
using Portal.App.Dunning;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Dunning;

namespace Portal.Web.Commands;

/// <summary>`portal nightly --date D`: everything a night does, for day D; with --preview what it would do, claim by claim.</summary>
internal static class NightlyCommand
{
    public static Command Create()
    {
        var date = CommandOptions.Date("--date", "The day of the night", required: true);
        var preview = new Option<bool>("--preview") { Description = "List each claim included or skipped with its reason; write nothing" };
        var json = CommandOptions.Json();
        var command = new Command("nightly", "Run one night: payments that have come to count, interest, and the steps of every claim's course") { date, preview, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (await PolicyGate.Refuses(services, error, stop)) return ExitCode.Failed;
            var night = result.GetValue(date)!.Value;
            if (result.GetValue(preview)) return await Preview(services, night, result.GetValue(json), output, stop);

            var environment = services.GetRequiredService<IHostEnvironment>();
            var standIn = environment.IsDevelopment() && services.GetRequiredService<DigitalPostOptions>().Mode == HandoverMode.Folder;
            var report = await services.GetRequiredService<NightWork>().Handle(night, !environment.IsProduction(), standIn, TerminalProgress.For(error, "claims"), stop);
            if (Refusal(report) is { } refusal)
            {
                await error.WriteLineAsync(refusal);
                return report.Outcome == NightOutcomeKind.Busy ? ExitCode.Failed : ExitCode.BadInput;
            }
            await output.WriteLineAsync(result.GetValue(json) ? JsonSerializer.Serialize(Shown(report), CommandOptions.JsonText) : Text(report));
            return report.Undecided.Count > 0 ? ExitCode.PartlyRefused : ExitCode.Done;
        }, cancel));
        return command;
    }

    private static async Task<int> Preview(IServiceProvider services, DateOnly night, bool json, TextWriter output, CancellationToken stop)
    {
        var exit = ExitCode.Done;
        await foreach (var claim in services.GetRequiredService<PreviewNight>().Handle(night, stop))
        {
            await output.WriteLineAsync(json ? JsonSerializer.Serialize(Shown(claim), CommandOptions.JsonText) : Text(claim));
            if (claim.Outcome is null) exit = ExitCode.PartlyRefused;
        }
        return exit;
    }

    private static object Shown(PreviewedClaim claim) => claim.Outcome is { } outcome
        ? new { claim.Source, claim.Reference, step = StepOf(outcome), taken = outcome.Taken, skipped = outcome.Skipped, stoppedBy = StopOf(outcome), rule = outcome.Rule }
        : new { claim.Source, claim.Reference, undecided = claim.Undecided };

    private static string Text(PreviewedClaim claim) => claim.Outcome is { } outcome
        ? $"{claim.Source}/{claim.Reference}: {Words(outcome.Taken, outcome.Skipped, StepOf(outcome), StopOf(outcome))} ({outcome.Rule})"
        : $"{claim.Source}/{claim.Reference}: cannot be decided: {claim.Undecided}";

    private static string? StepOf(NightOutcome outcome) => outcome.Step is { } step ? Slug.Of(step) : null;

    private static string? StopOf(NightOutcome outcome) => outcome.StoppedBy is { } stop ? Slug.Of(stop) : null;

    private static string Words(bool taken, bool skipped, string? step, string? stoppedBy) => (taken, skipped, step, stoppedBy) switch
    {
        (true, true, _, _) => $"{step} is skipped by rule",
        (true, _, _, _) => $"{step} is taken",
        (_, _, null, _) => "nothing is owed",
        (_, _, _, { } stop) => $"{step} is stopped by {stop}",
        _ => $"{step} waits for its day",
    };

    private static string? Refusal(NightReport report) => report.Outcome switch
    {
        NightOutcomeKind.TooEarly => $"{report.On:yyyy-MM-dd}: a later night has been run, so nothing can be decided for this day. Nothing was written.",
        NightOutcomeKind.InTheFuture => $"{report.On:yyyy-MM-dd} is after today. Nothing was written.",
        NightOutcomeKind.BeyondCalendar => $"{report.On:yyyy-MM-dd} is beyond the list of bank closing days. Nothing was written.",
        NightOutcomeKind.Busy => "Another night is running. Nothing was written.",
        _ => null,
    };

    private static object Shown(NightReport report) => new
    {
        on = report.On, outcome = Slug.Of(report.Outcome), report.Looked, report.Steps, report.Skipped, report.Stopped, report.Letters, report.Tasks, report.FeesOre, report.InterestOre,
        report.BilledBySource, report.Undecided,
    };

    private static string Text(NightReport report) => report.Outcome == NightOutcomeKind.NothingToDo
        ? $"{report.On:yyyy-MM-dd}: run already, nothing done"
        : $"{report.On:yyyy-MM-dd}: {report.Looked} claims looked at, {report.Letters} letters, {report.Tasks} tasks, steps: {Counts(report.Steps)}, skipped: {Counts(report.Skipped)}, "
            + $"stopped: {Counts(report.Stopped)}, billed by their source: {report.BilledBySource}, not decided: {report.Undecided.Count}";

    private static string Counts(IReadOnlyDictionary<string, int> counts) => counts.Count == 0 ? "none" : string.Join(", ", counts.Select(one => $"{one.Value} {one.Key}"));
}
