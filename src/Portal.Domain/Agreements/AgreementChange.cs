namespace Portal.Domain.Agreements;

/// <summary>What has happened to an agreement (ændring af aftale); each has a text in both languages.</summary>
public enum AgreementChange
{
    /// <summary>Another pay day (betalingsdag).</summary>
    PayDay,

    /// <summary>An instalment is skipped.</summary>
    Skip,

    /// <summary>What was paid ahead makes it shorter.</summary>
    Shorten,

    /// <summary>What was paid ahead makes the instalments lower.</summary>
    Lower,

    /// <summary>A lower amount a month.</summary>
    LowerAmount,

    /// <summary>Taken up again after it had ended (genoptaget).</summary>
    Reinstated,

    /// <summary>Ended, because an instalment is missing (P12).</summary>
    Ended,

    /// <summary>Ended for another reason.</summary>
    Cancelled,
}
