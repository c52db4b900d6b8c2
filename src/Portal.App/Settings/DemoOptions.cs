namespace Portal.App.Settings;

/// <summary>The made-up municipality with made-up people.</summary>
public sealed class DemoOptions : ISettings
{
    public static string Section => "Demo";

    private const int FewestCitizens = 10, MostCitizens = 100_000;

    public bool Enabled { get; set; }

    /// <summary>How many made-up people and businesses; ten of them are always the same.</summary>
    public int Citizens { get; set; } = 120;

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (Citizens is < FewestCitizens or > MostCitizens) yield return new("Demo:Citizens", $"must be between {FewestCitizens} and {MostCitizens} (is {Citizens})");
        if (production && Enabled)
            yield return new("Demo:Enabled", "is refused in Production: it lets anybody sign in as anybody, and fills the database with made-up people");
    }
}
