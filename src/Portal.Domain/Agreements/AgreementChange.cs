namespace Portal.Domain.Agreements;

/// <summary>What has been changed in an agreement (ændring af aftale).</summary>
public enum AgreementChange
{
    /// <summary>Another pay day (betalingsdag).</summary>
    PayDay,

    /// <summary>An instalment was skipped.</summary>
    Skip,

    /// <summary>What was paid ahead makes it shorter.</summary>
    Shorten,

    /// <summary>What was paid ahead makes the instalments lower.</summary>
    Lower,

    /// <summary>A lower amount a month.</summary>
    LowerAmount,

    /// <summary>Taken up again after it had ended (genoptaget).</summary>
    Reinstated,

    /// <summary>Ended by its breach.</summary>
    Ended,
}
