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

    /// <summary>A payment taken back by the bank, or taken off the claim by staff.</summary>
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
/// <param name="Of">What a correction corrects, and what a write-off gives up: principal, interest or fees. Of a reversal: a payment that staff have taken off the claim, while the bank still has it.</param>
/// <param name="AccrualOn">Interest: the day of its month.</param>
/// <param name="Corrects">
/// The entry that a correction or reversal takes back, wholly or in part; of a payment that staff have matched, its entry on the account of unmatched payments;
/// of credit that came here, the entry by which it left the other claim; of credit that was paid back, the payment that it is a part of.
/// </param>
/// <param name="CorrectsOn">The day that a correction, reversal or renewed fee corrects: it counts as if it had stood then.</param>
/// <param name="Letter">The letter that a fee is for.</param>
/// <param name="Receipt">The payment on an agreement that this is the claim's share of, or a change of that share; its entry in the books.</param>
public sealed record Posting(
    Guid Id, EntryKind Kind, DateOnly On, Kroner Amount, string Rule,
    EntryKind? Of = null, DateOnly? AccrualOn = null, Guid? Corrects = null, DateOnly? CorrectsOn = null, Guid? Letter = null, Guid? Receipt = null)
{
    /// <summary>What it changes: the kind, or for a correction the kind that it corrects.</summary>
    public EntryKind Changes => Kind == EntryKind.Correction ? Of ?? EntryKind.Correction : Kind;

    /// <summary>Credit that staff have moved to another claim (positive) or here (negative): the bank has no part in it.</summary>
    public bool IsMovedCredit => ChangesCredit && !IsPaidBack;

    /// <summary>Credit that has been paid back to the debtor (tilbagebetaling): it names the payment that it is a part of.</summary>
    public bool IsPaidBack => ChangesCredit && Amount.IsPositive && Corrects is not null;

    /// <summary>A payment that staff have taken off the claim again (ompostering): it lies on the list of unmatched payments.</summary>
    public bool IsTakenOff => this is { Kind: EntryKind.Reversal, Of: EntryKind.Payment };

    /// <summary>Credit that staff have taken away from the claim.</summary>
    public bool TakesCredit => ChangesCredit && Amount.IsPositive;

    private bool ChangesCredit => this is { Kind: EntryKind.Correction, Of: EntryKind.Payment, Receipt: null };

    /// <summary>The day from which it counts when the account is derived.</summary>
    public DateOnly CountsFrom => CorrectsOn is { } day && Kind != EntryKind.Reversal ? day : On;
}
