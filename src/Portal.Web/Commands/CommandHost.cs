using System.CommandLine;
using Portal.App;
using Portal.App.Settings;

namespace Portal.Web.Commands;

/// <summary>
/// Everything a command needs of the portal, without the web site: the same settings and services, no Kestrel.
/// Logs go to standard error, so that standard output is the result alone.
/// </summary>
internal static class CommandHost
{
    /// <summary>Checks the settings, runs the work in a scope of its own, and turns trouble into an exit code.</summary>
    /// <param name="result">The parsed command: it knows where output and errors go.</param>
    /// <param name="work">Gets the services and the place for its result; answers an <see cref="ExitCode"/>.</param>
    /// <param name="cancel">From the command's action.</param>
    public static Task<int> Run(ParseResult result, Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> work, CancellationToken cancel) => Run(result, _ => { }, work, cancel);

    /// <inheritdoc cref="Run(ParseResult, Func{IServiceProvider, TextWriter, CancellationToken, Task{int}}, CancellationToken)"/>
    /// <param name="with">Services that this command has of its own, in the place of the portal's.</param>
    public static async Task<int> Run(
        ParseResult result, Action<IServiceCollection> with, Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var builder = CreateBuilder();
            if (await SettingsReport.Refuse(builder.Configuration, builder.Environment, error)) return ExitCode.BadInput;

            with(builder.Services);
            using var host = builder.Build();
            await using var scope = host.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider, output, cancel);
        }
        catch (BadInputException bad)
        {
            await error.WriteLineAsync(bad.Message);
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // An operator at a terminal needs the whole story: there is no log page to look in.
            await error.WriteLineAsync(failure.ToString());
            return ExitCode.Failed;
        }
    }

    public static HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            // The same variable decides for the web site and for its commands.
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"),
        });
        builder.Configuration.AddDemoMunicipality(builder.Environment);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddPortalSettings(builder.Configuration, builder.Environment).AddPortalApp(builder.Configuration);
        return builder;
    }
}

/// <summary>What was asked for makes no sense. Its message is written for the person at the terminal; exit code 2.</summary>
internal sealed class BadInputException(string message) : Exception(message);
