using System.Text.Json;
using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>The last entry of a backup: a file without it was cut off, and is refused.</summary>
/// <param name="Format">Which layout the file has.</param>
/// <param name="Engine">A backup is restored to the engine it was made on.</param>
/// <param name="Schema">The newest migration that the database had.</param>
/// <param name="MadeAt">What happened after this instant is not in it.</param>
/// <param name="Database">SHA-256 of each part of the database, by its name in the file.</param>
internal sealed record BackupManifest(int Format, DatabaseProvider Engine, string Schema, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Database, int Documents)
{
    public const int CurrentFormat = 1;
    public const string Name = "backup.json";
    public const string DatabaseFolder = "database/";
    public const string DocumentFolder = "documents/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static BackupManifest? Read(Stream json) => JsonSerializer.Deserialize<BackupManifest>(json, Json);
}

/// <summary>The file cannot be restored; nothing was changed. The message says why and what to do.</summary>
public sealed class BackupException(string message) : Exception(message);
