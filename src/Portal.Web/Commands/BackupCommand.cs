using System.CommandLine;
using System.Text.Json;
using Portal.App.Backup;

namespace Portal.Web.Commands;

/// <summary>`portal backup FILE` and `portal restore FILE` (docs/operations.md).</summary>
internal static class BackupCommand
{
    public static Command Backup()
    {
        var (file, json) = (new Argument<string>("file") { Description = "The file to write; replaced when it is there" }, CommandOptions.Json());
        var command = new Command("backup", "Write a consistent copy of the database and its documents to one file, while the portal runs. Keep it as safe as the database: it is not encrypted") { file, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (await SchemaGate.Refuses(services, error, stop)) return ExitCode.Failed;
            var report = await services.GetRequiredService<WriteBackup>().Handle(result.GetValue(file)!, TerminalProgress.For(error, "documents"), stop);
            await output.WriteLineAsync(result.GetValue(json)
                ? JsonSerializer.Serialize(report, CommandOptions.JsonText)
                : $"Backed up as of {report.MadeAt:yyyy-MM-dd HH:mm:ss} UTC: the database and {report.Documents} documents, {report.Bytes} bytes.");
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    public static Command Restore()
    {
        var (file, json) = (new Argument<string>("file") { Description = "A file that portal backup wrote" }, CommandOptions.Json());
        var command = new Command("restore", "Put a backup in the place of the database; the one that was there is kept, and the outbox is held until portal outbox release") { file, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (!File.Exists(result.GetValue(file))) throw new BadInputException($"There is no file '{result.GetValue(file)}'.");
            var begun = TimeProvider.System.GetTimestamp();
            try
            {
                var report = await services.GetRequiredService<RestoreBackup>().Handle(result.GetValue(file)!, TerminalProgress.For(error, "documents"), stop);
                var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
                await output.WriteLineAsync(result.GetValue(json)
                    ? JsonSerializer.Serialize(new { report.MadeAt, report.Documents, report.Kept, seconds = Math.Round(seconds, 1) }, CommandOptions.JsonText)
                    : $"Restored in {seconds:0.0} seconds, with {report.Documents} documents. What happened after {report.MadeAt:yyyy-MM-dd HH:mm:ss} UTC is not in it."
                        + (report.Kept is null ? "" : $"\nThe database that was replaced is kept: {report.Kept}")
                        + "\nThe outbox is on hold. Import the receipts and files of the time since, then: portal verify, portal outbox release");
                return ExitCode.Done;
            }
            catch (BackupException refused)
            {
                await error.WriteLineAsync(refused.Message);
                return ExitCode.Failed;
            }
        }, cancel));
        return command;
    }
}
