namespace Portal.App.Settings;

/// <summary>Which day the portal thinks it is.</summary>
public sealed class ClockOptions : ISettings
{
    public static string Section => "Clock";

    /// <summary>A fixed day for demo and tests. Empty: the real day.</summary>
    public DateOnly? Today { get; set; }

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (production && Today is not null)
            yield return new("Clock:Today", "is refused in Production: interest, deadlines and letters would get a false date");
    }
}
