namespace Portal.Domain.Claims;

/// <summary>The kinds of claim (fordringstype) the portal knows. What follows from each stands in <see cref="ClaimTypes"/>.</summary>
public enum ClaimType
{
    /// <summary>Ejendomsskat (2023 og tidligere), ejendomsbidrag.</summary>
    PropertyTax,

    /// <summary>Daginstitution, betaling.</summary>
    Daycare,

    /// <summary>Skolefritidsordning.</summary>
    AfterSchool,

    /// <summary>Underholdsbidrag (ældre krav).</summary>
    Maintenance,

    /// <summary>Boligstøtte, tilbagebetaling (ældre krav).</summary>
    HousingBenefit,

    /// <summary>Kontanthjælp, tilbagebetaling.</summary>
    CashBenefitRepayment,

    /// <summary>Dagtilbud, tilbagebetaling af tilskud.</summary>
    DaycareRepayment,

    /// <summary>Pension, tilbagebetaling (ældre krav).</summary>
    PensionRepayment,

    /// <summary>Øvrige offentligretlige krav: byggesag, bibliotek, mad, renovation.</summary>
    General,

    /// <summary>Civilretlige krav: husleje, faktura.</summary>
    Civil,
}

/// <summary>Types that share letters and wording (letters.md section 5).</summary>
public enum ClaimFamily
{
    Property,
    Service,
    Maintenance,
    Housing,
    Repayment,
    Other,
    Civil,
}

/// <summary>Which law gives fee and interest on a late payment.</summary>
public enum FeeLaw
{
    /// <summary>Gebyrloven: claims with a right of distraint.</summary>
    Gebyrloven,

    /// <summary>Renteloven: claims under civil law.</summary>
    Renteloven,

    /// <summary>No law: reminders go, without fee or interest.</summary>
    None,
}

/// <summary>Whether the claim may be collected by distraint without a judgment (udpantningsret).</summary>
public enum DistraintRight
{
    Yes,
    No,

    /// <summary>Not confirmed by a lawyer; counts as no until a dated row with its source says otherwise.</summary>
    Unverified,
}
