using Portal.Domain.Money;

namespace Portal.Domain.Claims;

/// <summary>The kinds of entry on a claim (formats.md, "entry kind").</summary>
public enum EntryKind
{
    /// <summary>Hovedstol, as the claim arrived.</summary>
    Principal,

    /// <summary>Rykkergebyr.</summary>
    Fee,

    /// <summary>Rente.</summary>
    Interest,

    /// <summary>Indbetaling; negative.</summary>
    Payment,

    /// <summary>A payment taken back by the bank.</summary>
    Reversal,

    /// <summary>Rettelse: says in <see cref="Posting.Of"/> what it corrects.</summary>
    Correction,

    /// <summary>Modregning; negative.</summary>
    SetOff,

    /// <summary>Nedskrivning; negative.</summary>
    WriteDown,

    /// <summary>Afskrivning; negative.</summary>
    WriteOff,
}

/// <summary>One entry on a claim (postering). Never changed once written; a correction is a new entry that names the old one.</summary>
/// <param name="Id">Its identity for ever; a fee or an interest month becomes a related claim of its own at transfer.</param>
/// <param name="On">The day it counts from.</param>
/// <param name="Amount">In øre; what the debtor owes more is positive.</param>
/// <param name="Rule">The rule or law that gives it, for the citizen's explanation and the auditor.</param>
/// <param name="Of">What a correction corrects.</param>
/// <param name="AccrualOn">Interest: the day of its month.</param>
/// <param name="Corrects">The entry that a correction or reversal takes back, wholly or in part.</param>
public sealed record Posting(
    Guid Id, EntryKind Kind, DateOnly On, Kroner Amount, string Rule,
    EntryKind? Of = null, DateOnly? AccrualOn = null, Guid? Corrects = null);
