namespace Portal.App.Settings;

/// <summary>How letters reach Digital Post.</summary>
public sealed class DigitalPostOptions : ISettings
{
    public static string Section => "DigitalPost";

    public HandoverMode Mode { get; set; } = HandoverMode.Folder;

    public string Endpoint { get; set; } = "";

    /// <summary>Whether the municipality offers nudges as NemSMS. Each is a message of its own to Digital Post, so it is a choice.</summary>
    public bool NemSms { get; set; }

    public IEnumerable<SettingFault> Faults(bool production) => Handover.Faults(Section, Mode, Endpoint, production);
}
