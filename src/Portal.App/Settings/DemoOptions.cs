namespace Portal.App.Settings;

/// <summary>The made-up municipality with made-up people.</summary>
public sealed class DemoOptions : ISettings
{
    public static string Section => "Demo";

    public bool Enabled { get; set; }

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (production && Enabled)
            yield return new("Demo:Enabled", "is refused in Production: it lets anybody sign in as anybody, and fills the database with made-up people");
    }
}
