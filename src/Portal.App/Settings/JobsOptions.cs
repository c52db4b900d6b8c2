namespace Portal.App.Settings;

/// <summary>What the portal does by itself while it runs: the night, the outbox, the journal's seal. Never while <see cref="ClockOptions.Today"/> stands still.</summary>
public sealed class JobsOptions : ISettings
{
    private const int MinutesOfADay = 24 * 60;

    public static string Section => "Jobs";

    public bool Enabled { get; set; } = true;

    /// <summary>When the night of a day starts, by a Danish clock on that day.</summary>
    public TimeOnly NightAt { get; set; } = new(2, 0);

    /// <summary>How often the outbox is emptied between the nights.</summary>
    public int OutboxEveryMinutes { get; set; } = 5;

    /// <summary>When the newest file of payments is older than so many days, staff are warned: the night may remind somebody of what they have paid.</summary>
    public int BankFileDays { get; set; } = 4;

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (OutboxEveryMinutes is < 1 or > MinutesOfADay) yield return new("Jobs:OutboxEveryMinutes", $"must be between 1 and {MinutesOfADay} (is {OutboxEveryMinutes})");
        if (BankFileDays is < 1 or > 60) yield return new("Jobs:BankFileDays", $"must be between 1 and 60 days (is {BankFileDays})");
    }
}
