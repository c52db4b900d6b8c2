namespace Portal.App.Settings;

/// <summary>One section of the settings. It says itself everything that is wrong with it, so that all faults can be told at once.</summary>
public interface ISettings
{
    /// <summary>The name of the section in the configuration.</summary>
    static abstract string Section { get; }

    /// <param name="production">True everywhere but in Development: what only a real municipality must have is asked for then.</param>
    IEnumerable<SettingFault> Faults(bool production);
}
