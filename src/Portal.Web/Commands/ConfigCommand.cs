using System.CommandLine;
using System.Text.Json;
using Portal.App.Settings;

namespace Portal.Web.Commands;

/// <summary>`portal config check`: tells all bad settings at once, without starting anything.</summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var json = CommandOptions.Json();
        var check = new Command("check", "Tell every setting that cannot be used") { json };
        check.SetAction((result, _) =>
        {
            var builder = CommandHost.CreateBuilder();
            var faults = SettingsReport.Faults(builder.Configuration, builder.Environment);
            var output = result.InvocationConfiguration.Output;

            // What is missing stops some work and not the portal.
            var missing = faults.Count > 0 ? [] : (builder.Configuration.GetSection(RecoveryOptions.Section).Get<RecoveryOptions>() ?? new RecoveryOptions()).Missing().ToList();

            if (result.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(new { environment = builder.Environment.EnvironmentName, faults, missing }, CommandOptions.JsonText));
            else if (faults.Count == 0) output.WriteLine($"All settings are in order for {builder.Environment.EnvironmentName}.");
            else foreach (var fault in faults) output.WriteLine(fault);
            if (!result.GetValue(json)) foreach (var one in missing) output.WriteLine($"Not filled in: {one}");

            return Task.FromResult(faults.Count == 0 ? ExitCode.Done : ExitCode.Failed);
        });
        return new Command("config", "Settings") { check };
    }
}
