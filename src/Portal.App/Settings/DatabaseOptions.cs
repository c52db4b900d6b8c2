namespace Portal.App.Settings;

/// <summary>The engines that the portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file. For demo, development and tests.</summary>
    Sqlite,

    /// <summary>For a municipality.</summary>
    PostgreSql,
}

/// <summary>Where claims, entries and journal are kept.</summary>
public sealed class DatabaseOptions : ISettings
{
    public static string Section => "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Empty with SQLite: the file <c>portal.db</c> under <see cref="StorageOptions.Root"/>.</summary>
    public string ConnectionString { get; set; } = "";

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (Provider == DatabaseProvider.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Database:ConnectionString", "must be set with PostgreSql: Host=...;Database=...;Username=...;Password=...");
    }
}
