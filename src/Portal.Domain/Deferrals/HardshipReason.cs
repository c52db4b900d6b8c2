namespace Portal.Domain.Deferrals;

/// <summary>Why somebody cannot pay now (P08). Sensitive: the case team only, never in a letter to others.</summary>
public enum HardshipReason
{
    /// <summary>Arbejdsløshed.</summary>
    Unemployment,

    /// <summary>Skilsmisse eller brud.</summary>
    Divorce,

    /// <summary>Sygdom.</summary>
    Illness,

    /// <summary>Dødsfald i familien.</summary>
    DeathInFamily,

    /// <summary>Stor uventet udgift.</summary>
    LargeExpense,

    /// <summary>Andet; needs an explanation.</summary>
    Other,
}
