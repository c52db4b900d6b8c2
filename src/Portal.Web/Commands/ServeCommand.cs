using System.CommandLine;
using Portal.App.Backup;
using Portal.App.Settings;

namespace Portal.Web.Commands;

/// <summary>Starts the web site. The default when no command is given.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Start the portal (the default). Takes --urls, --environment and any setting: --Section:Key=value") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((result, cancel) => Run([.. result.UnmatchedTokens], result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancel));
        return command;
    }

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        if (WithoutValue(args) is { } wrong)
        {
            await error.WriteLineAsync($"'{wrong}' is not understood: write --name=value, or see portal --help");
            return ExitCode.BadInput;
        }

        var builder = PortalApp.CreateBuilder(args);
        if (await SettingsReport.Refuse(builder.Configuration, builder.Environment, error)) return ExitCode.BadInput;

        await using var app = PortalApp.Build(builder);
        using var running = SiteLock.Share(app.Services.GetRequiredService<StorageOptions>());
        if (!await Opening.Prepare(app, error, cancel)) return ExitCode.Failed;
        await app.StartAsync(cancel);
        await Opening.Announce(app, output);
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    /// <summary>A misspelt option would otherwise be taken for a setting that nobody reads.</summary>
    private static string? WithoutValue(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) return args[i];
            if (args[i].Contains('=', StringComparison.Ordinal)) continue;
            if (i + 1 >= args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) return args[i];
            i++;
        }

        return null;
    }
}
