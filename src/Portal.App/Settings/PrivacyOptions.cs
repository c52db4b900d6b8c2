namespace Portal.App.Settings;

/// <summary>
/// The legal grounds in the privacy notice. Each has a proposed text in the portal; the data protection officer replaces
/// what is different and then confirms. Until then the page says that the grounds are not confirmed.
/// </summary>
public sealed class PrivacyOptions : ISettings
{
    public static string Section => "Privacy";

    /// <summary>Who confirmed the grounds and the times for deletion.</summary>
    public string ConfirmedBy { get; set; } = "";

    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>Billing and collecting.</summary>
    public string CollectionGround { get; set; } = "";

    /// <summary>Decisions on requests.</summary>
    public string RequestsGround { get; set; } = "";

    /// <summary>Transfer to the recovery authority.</summary>
    public string TransferGround { get; set; } = "";

    /// <summary>The CPR number.</summary>
    public string CprGround { get; set; } = "";

    /// <summary>Health as evidence.</summary>
    public string HealthGround { get; set; } = "";

    /// <summary>The security log.</summary>
    public string LogGround { get; set; } = "";

    /// <summary>Numbers about the work, without names.</summary>
    public string StatisticsGround { get; set; } = "";

    public bool Confirmed => ConfirmedBy.Length > 0 && ConfirmedOn is not null;

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (ConfirmedBy.Length > 0 != ConfirmedOn is not null) yield return new("Privacy:ConfirmedOn", "ConfirmedBy and ConfirmedOn go together: set both or none");
    }
}
