namespace Portal.App.Settings;

/// <summary>The folder for everything that is a file: documents, letters, outboxes, keys, and the SQLite database.</summary>
public sealed class StorageOptions : ISettings
{
    public static string Section => "Storage";

    /// <summary>Absolute once the portal runs; in the settings it may start at the content root.</summary>
    public string Root { get; set; } = "./data";

    /// <summary>A folder under the root. It is made when it is not there.</summary>
    public DirectoryInfo Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name));

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (string.IsNullOrWhiteSpace(Root)) yield return new("Storage:Root", "must name a folder");
        else if (production && !Path.IsPathRooted(Root)) yield return new("Storage:Root", $"must be a full path in Production, so that every command finds the same files (is '{Root}')");
    }
}
