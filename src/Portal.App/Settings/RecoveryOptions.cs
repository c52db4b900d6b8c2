namespace Portal.App.Settings;

/// <summary>How claims are handed over to the recovery authority (Gældsstyrelsen).</summary>
public sealed class RecoveryOptions : ISettings
{
    public static string Section => "Recovery";

    public HandoverMode Mode { get; set; } = HandoverMode.Folder;

    public string Endpoint { get; set; } = "";

    public IEnumerable<SettingFault> Faults(bool production) => Handover.Faults(Section, Mode, Endpoint, production);
}
