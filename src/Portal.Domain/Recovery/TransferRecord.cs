using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Recovery;

/// <summary>What the recovery authority is asked to do with a claim (fordringsart).</summary>
public enum RecoveryPurpose
{
    /// <summary>INDR: collect it.</summary>
    Collect,

    /// <summary>MODR: only set it off against what the debtor is to get.</summary>
    SetOffOnly,
}

/// <summary>Whether a record stands by itself or belongs to another (hovedfordring, relateret fordring).</summary>
public enum RecordCategory
{
    /// <summary>Hovedfordring: a claim's principal.</summary>
    Main,

    /// <summary>Relateret fordring: one fee, or one month of interest, of a main record.</summary>
    Related,
}

/// <summary>
/// One claim as the recovery authority wants it (fordring; the fields of data/psrm-stamdata-og-aarsagskoder.json). A field that is not known is empty here, and the readiness
/// check says so: nothing is filled in by guess.
/// </summary>
/// <param name="Id">Ours, for ever: the claim's own id, or the id of the entry that a fee or a month of interest is.</param>
/// <param name="Category">Main or related.</param>
/// <param name="TypeCode">Fordringstype: seven characters with ÆØÅ; null until the municipality has filled in the code.</param>
/// <param name="CreditorReference">Fordringshaverreference: the source's name and its reference, and what a related record is.</param>
/// <param name="OriginalPrincipal">Hovedstol: what it was from the beginning, without interest and fees, also when it has been paid since.</param>
/// <param name="Amount">Beløb: what is left of it and is to be collected. Zero where the principal is paid while interest or a fee is left (0-fordring).</param>
public sealed record TransferRecord(Guid Id, RecordCategory Category, string? TypeCode, string CreditorReference, Kroner OriginalPrincipal, Kroner Amount)
{
    /// <summary>Fordringsart.</summary>
    public RecoveryPurpose Purpose { get; init; } = RecoveryPurpose.Collect;

    /// <summary>Fordringshaver: the creditor number that the authority has given the municipality.</summary>
    public string Creditor { get; init; } = "";

    /// <summary>HovedfordringsID: the main record that a related one belongs to; null for a main record.</summary>
    public Guid? MainRecord { get; init; }

    /// <summary>Beskrivelse: at most 100 characters, printed in the authority's letters; holds no CPR number and nobody's name or address.</summary>
    public string Description { get; init; } = "";

    /// <summary>Periode start, inclusive.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Periode slut, inclusive.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>Stiftelsesdato: the day of what gave the right.</summary>
    public DateOnly? EstablishedOn { get; init; }

    /// <summary>Forfaldsdato: the earliest day on which payment could be asked for.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Sidste rettidige betalingsdato (SRB): a deferral moves it, a reminder does not.</summary>
    public DateOnly? PayBy { get; init; }

    /// <summary>Forældelsesdato, inclusive; of a claim that lapses instead, the day on which it lapses (bortfald).</summary>
    public DateOnly? LimitationOn { get; init; }

    /// <summary>What the claim rests on; the authority is told by the day of the judgment or settlement.</summary>
    public ClaimBasis Basis { get; init; }

    /// <summary>Domsdato.</summary>
    public DateOnly? JudgmentOn { get; init; }

    /// <summary>Forligsdato; never together with a judgment.</summary>
    public DateOnly? SettlementOn { get; init; }

    /// <summary>Rentevalg; null where the authority's own interest applies.</summary>
    public InterestChoice? Interest { get; init; }

    /// <summary>The property that the claim rests on (P11); null for every other claim.</summary>
    public PropertyLien? Property { get; init; }

    /// <summary>Everybody who is liable, the debtor first: all of them at once, and each for the whole (solidary).</summary>
    public IReadOnlyList<LiablePerson> Liable { get; init; } = [];

    /// <summary>One record for each fee and each month of interest that is not paid, in the order in which they were posted.</summary>
    public IReadOnlyList<TransferRecord> Related { get; init; } = [];

    /// <summary>What is to be collected with the related records.</summary>
    public Kroner Total => Amount + Kroner.Sum(Related.Select(related => related.Total));

    /// <returns>Null where it is not filled in.</returns>
    internal DateOnly? Day(TransferField field, DateOnly receivedOn) => field switch
    {
        TransferField.PeriodFrom => PeriodFrom,
        TransferField.PeriodTo => PeriodTo,
        TransferField.EstablishedOn => EstablishedOn,
        TransferField.DueOn => DueOn,
        TransferField.PayBy => PayBy,
        TransferField.LimitationOn => LimitationOn,
        TransferField.ReceivedOn => receivedOn,
        _ => null,
    };
}

/// <summary>Rentevalg: by which rule and which rate interest runs from the day of receipt.</summary>
/// <param name="Rule">Renteregel: 001 or 002.</param>
/// <param name="Rate">Rentesatskode: 03, 10, 20, 98 or 99.</param>
public sealed record InterestChoice(string Rule, string Rate);

/// <summary>What the authority needs for attachment in a property and forced sale (P11).</summary>
/// <param name="Identification">The property's identification as the source gave it (ejendomsnummer or BFE-nummer).</param>
/// <param name="StatutoryLien">The claim has a lien by law in the property (lovbestemt pant).</param>
public sealed record PropertyLien(string Identification, bool StatutoryLien);

/// <summary>Somebody who is liable for the whole claim (skyldner, hæfter).</summary>
/// <param name="Number">CPR or CVR; masked in every text but the file itself.</param>
public sealed record LiablePerson(PersonId Person, IdNumber Number, LiabilityKind Kind);
