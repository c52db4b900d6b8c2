namespace Portal.App.Settings;

/// <summary>How something is handed over to another system.</summary>
public enum HandoverMode
{
    /// <summary>As files in a folder, for demo and for systems that fetch.</summary>
    Folder,

    /// <summary>Over HTTP to an endpoint.</summary>
    Http,
}

internal static class Handover
{
    public static IEnumerable<SettingFault> Faults(string section, HandoverMode mode, string endpoint, bool production)
    {
        if (mode != HandoverMode.Http) yield break;
        if (!WebAddress.IsValid(endpoint)) yield return new($"{section}:Endpoint", "must be a full address when Mode is Http");
        else if (production && !WebAddress.IsEncrypted(endpoint)) yield return new($"{section}:Endpoint", "must begin with https:// in Production");
    }
}
