namespace Portal.Domain.People;

/// <summary>A benefit that gives a right to wait with a repayment claim (BEK 585/2023 § 6). Confidential: the case team only.</summary>
public enum Benefit
{
    /// <summary>Kontanthjælp.</summary>
    Kontanthjaelp,

    /// <summary>Uddannelseshjælp.</summary>
    Uddannelseshjaelp,

    /// <summary>Selvforsørgelses- og hjemrejseydelse.</summary>
    Selvforsoergelse,

    /// <summary>Ressourceforløbsydelse.</summary>
    Ressourceforloeb,

    /// <summary>Only førtidspension.</summary>
    FoertidspensionOnly,
}
