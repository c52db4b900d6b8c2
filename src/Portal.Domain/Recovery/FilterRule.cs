namespace Portal.Domain.Recovery;

/// <summary>What the recovery authority does with a record that breaks a rule (konsekvens).</summary>
public enum FilterConsequence
{
    /// <summary>AFVIST.</summary>
    Refused,

    /// <summary>HØRING: somebody there looks at it; it is not received meanwhile.</summary>
    Hearing,
}

/// <summary>The fields that rules are about, by the authority's names.</summary>
public enum TransferField
{
    /// <summary>Fordringshaver.</summary>
    Creditor,

    /// <summary>Fordringshaverreference.</summary>
    CreditorReference,

    /// <summary>Fordringsart.</summary>
    Purpose,

    /// <summary>Fordringstype.</summary>
    TypeCode,

    /// <summary>Hovedfordring or relateret fordring, and HovedfordringsID.</summary>
    Category,

    /// <summary>Beskrivelse.</summary>
    Description,

    /// <summary>Periode start.</summary>
    PeriodFrom,

    /// <summary>Periode slut.</summary>
    PeriodTo,

    /// <summary>Stiftelsesdato.</summary>
    EstablishedOn,

    /// <summary>Forfaldsdato.</summary>
    DueOn,

    /// <summary>Sidste rettidige betalingsdato (SRB).</summary>
    PayBy,

    /// <summary>Forældelsesdato.</summary>
    LimitationOn,

    /// <summary>Domsdato and forligsdato.</summary>
    Basis,

    /// <summary>Hovedstol.</summary>
    OriginalPrincipal,

    /// <summary>Beløb.</summary>
    Amount,

    /// <summary>Skyldner.</summary>
    Liable,

    /// <summary>Ejendom.</summary>
    Property,

    /// <summary>Modtagelsesdato: the day on which the authority receives the record.</summary>
    ReceivedOn,
}

/// <summary>Who can mend what a rule finds.</summary>
public enum Mender
{
    /// <summary>The department that sent the claim: a new line in claims.csv.</summary>
    Source,

    /// <summary>A caseworker.</summary>
    Caseworker,

    /// <summary>Finance.</summary>
    Finance,

    /// <summary>Whoever keeps the municipality's settings.</summary>
    Settings,

    /// <summary>Nobody need: it passes by itself when the day has come.</summary>
    Time,
}

/// <summary>One rule of the authority's entry filter (indgangsfilter) for one type of record.</summary>
/// <param name="TypeCode">The authority's type code; null for the rules of every type.</param>
/// <param name="Rule">The authority's name of the rule; "stamdata" for what its list of fields asks for.</param>
public sealed record FilterRule(string? TypeCode, string Rule, Requirement Requirement, FilterConsequence Consequence);

/// <summary>A rule that a record breaks.</summary>
/// <param name="Record">The main record, or the related one that breaks it.</param>
/// <param name="Mender">Who can mend it.</param>
public sealed record FailedRule(TransferRecord Record, FilterRule Broken, Mender Mender)
{
    public string Rule => Broken.Rule;

    public TransferField Field => Broken.Requirement.Field;

    public FilterConsequence Consequence => Broken.Consequence;

    /// <summary>Once the days that it waits for have passed: the first day on which it is kept; null where time alone mends nothing.</summary>
    public DateOnly? PassesOn { get; init; }
}
