using System.CommandLine;
using System.Text.Json;
using Portal.App.Data;
using Portal.App.Demo;

namespace Portal.Web.Commands;

/// <summary>`portal demo`: fills an empty database with the fictional Strandby Kommune.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var citizens = new Option<int>("--citizens") { Description = "How many people and businesses, at least 10", DefaultValueFactory = _ => DemoData.Citizens };
        var seed = new Option<int>("--seed") { Description = "Same seed on the same day, same data", DefaultValueFactory = _ => DemoData.Seed };
        var json = CommandOptions.Json();
        var command = new Command("demo", "Fill an empty database with fictional people and their past year: imports, payments, requests and nights") { citizens, seed, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            await services.GetRequiredService<Schema>().Migrate(stop);
            var progress = TerminalProgress.For(result.InvocationConfiguration.Error, "days");
            var filled = await services.GetRequiredService<DemoData>().FillIfEmpty(result.GetValue(citizens), result.GetValue(seed), progress, stop)
                ?? throw new BadInputException("The database holds data already: the demo fills only an empty one.");
            if (result.GetValue(json)) await output.WriteLineAsync(JsonSerializer.Serialize(filled, CommandOptions.JsonText));
            else await output.WriteLineAsync($"A year was made: {filled.Persons} people and businesses, {filled.Claims} claims, {filled.Payments} payments, {filled.Nights} nights");
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
