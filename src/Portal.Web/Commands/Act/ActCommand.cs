using System.CommandLine;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Web.Commands.Act;

/// <summary>`portal act FILE`: carries out what people would do on the pages, line by line, each on its own day (docs/formats/act.md). Development only.</summary>
internal static class ActCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "One JSON object a line" };
        var json = CommandOptions.Json();
        var command = new Command("act", "Development only: carry out what citizens and staff do, one JSON object a line, each on its own day") { file, json };
        command.SetAction(async (result, cancel) =>
        {
            var error = result.InvocationConfiguration.Error;
            // Before the settings are looked at: elsewhere the answer is no, however good the settings are.
            var environment = CommandHost.CreateBuilder().Environment;
            if (!environment.IsDevelopment())
            {
                await error.WriteLineAsync($"portal act runs in Development only, and this is {environment.EnvironmentName}: it acts in the name of others. Nothing was done.");
                return ExitCode.BadInput;
            }

            return await CommandHost.Run(result, services => services.AddAct(), async (services, output, stop) =>
            {
                if (await PolicyGate.Refuses(services, error, stop)) return ExitCode.Failed;
                return await services.GetRequiredService<ActFile>().Run(result.GetValue(file)!, output, error, stop);
            }, cancel);
        });
        return command;
    }

    /// <summary>The command's own services; its clock takes the place of the portal's.</summary>
    public static IServiceCollection AddAct(this IServiceCollection services) => services
        .AddSingleton<ActClock>()
        .Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<ActClock>()))
        .AddSingleton<ActNames>()
        .AddSingleton<ActFile>();
}
