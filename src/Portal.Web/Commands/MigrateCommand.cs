using System.CommandLine;
using System.Text.Json;
using Portal.App.Data;

namespace Portal.Web.Commands;

/// <summary>`portal migrate`: brings the schema up to date, or prints the SQL for somebody else to run.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var script = new Option<bool>("--script") { Description = "Print the SQL and change nothing" };
        var json = CommandOptions.Json();
        var command = new Command("migrate", "Bring the database schema up to date") { script, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var schema = services.GetRequiredService<Schema>();
            if (result.GetValue(script))
            {
                var sql = schema.Script();
                await output.WriteLineAsync(result.GetValue(json) ? JsonSerializer.Serialize(new { sql }, CommandOptions.JsonText) : sql);
                return ExitCode.Done;
            }

            var applied = await schema.Migrate(stop);
            if (result.GetValue(json)) await output.WriteLineAsync(JsonSerializer.Serialize(new { applied }, CommandOptions.JsonText));
            else if (applied.Count == 0) await output.WriteLineAsync("The schema is up to date.");
            else foreach (var name in applied) await output.WriteLineAsync($"Applied {name}");
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
