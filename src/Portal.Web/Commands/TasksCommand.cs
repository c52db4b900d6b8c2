using System.CommandLine;
using System.Text.Json;
using Portal.App.Staff;

namespace Portal.Web.Commands;

/// <summary>`portal tasks`: what waits for staff, as JSON. Names nobody: claims by the source's own reference.</summary>
internal static class TasksCommand
{
    public static Command Create()
    {
        var json = CommandOptions.Json();
        var command = new Command("tasks", "Print the open staff tasks as JSON: kind, claim, person's role, since, deadline") { json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            if (await SchemaGate.Refuses(services, result.InvocationConfiguration.Error, stop)) return ExitCode.Failed;
            var tasks = await services.GetRequiredService<OpenTasks>().Handle(stop);
            await output.WriteLineAsync(JsonSerializer.Serialize(tasks, CommandOptions.JsonText));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
