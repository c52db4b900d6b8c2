namespace Portal.App.Settings;

/// <summary>A planned stop: every page says so, while health checks and styles still answer.</summary>
public sealed class MaintenanceOptions : ISettings
{
    public static string Section => "Maintenance";

    public bool Enabled { get; set; }

    /// <summary>When the portal is back, in words: <c>i dag kl. 14</c>. Empty: the page says no time.</summary>
    public string Until { get; set; } = "";

    public IEnumerable<SettingFault> Faults(bool production) => [];
}
