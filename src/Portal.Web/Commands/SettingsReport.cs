using Portal.App.Settings;
using Portal.Web.SignIn;

namespace Portal.Web.Commands;

/// <summary>Bad settings are told all at once, before anything is built on them.</summary>
internal static class SettingsReport
{
    public static IReadOnlyList<SettingFault> Faults(IConfiguration config, IHostEnvironment environment) =>
        [.. PortalSettings.AllFaults(config, environment, WebSettings.Sections), .. SignInOptions.From(config).Faults(environment).Select(Named)];

    // Signing in says its faults as sentences that begin with the setting's name.
    private static SettingFault Named(string fault) => new(fault[..fault.IndexOf(' ', StringComparison.Ordinal)].TrimEnd(':'), fault[(fault.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <returns>True when there were faults, and they have been written.</returns>
    public static async Task<bool> Refuse(IConfiguration config, IHostEnvironment environment, TextWriter error)
    {
        var faults = Faults(config, environment);
        if (faults.Count == 0) return false;

        await error.WriteLineAsync($"The portal cannot start in {environment.EnvironmentName}: {faults.Count} bad setting{(faults.Count == 1 ? "" : "s")}.");
        foreach (var fault in faults) await error.WriteLineAsync($"  {fault}");
        await error.WriteLineAsync("Every setting is explained in appsettings.example.json.");
        return true;
    }
}
