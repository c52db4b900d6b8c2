using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Statements;

/// <summary>What an entry does to a statement's sums. Its order is the order of the sums.</summary>
public enum Movement
{
    /// <summary>Nye krav, with what has been corrected about their principal.</summary>
    Charge,

    /// <summary>Renter, net of corrections.</summary>
    Interest,

    /// <summary>Gebyrer, net of corrections.</summary>
    Fee,

    /// <summary>Indbetalinger, with what the bank took back and credit that was moved.</summary>
    Payment,

    /// <summary>Modregning.</summary>
    SetOff,

    /// <summary>Nedskrivninger og afskrivninger.</summary>
    WriteDown,
}

/// <summary>One entry on a claim as a statement prints it (postering).</summary>
/// <param name="On">The day it counts from.</param>
/// <param name="Of">What a correction corrects, and what a write-off gives up.</param>
/// <param name="Amount">What the debtor owes more is positive.</param>
/// <param name="AccrualOn">Interest: the day of its month.</param>
/// <param name="CorrectsOn">The day that a correction or reversal corrects.</param>
/// <param name="Rule">The rule or law that gives it.</param>
public sealed record StatementLine(DateOnly On, EntryKind Kind, Kroner Amount, string Rule, EntryKind? Of = null, DateOnly? AccrualOn = null, DateOnly? CorrectsOn = null)
{
    public Movement Movement => Kind switch
    {
        EntryKind.WriteDown or EntryKind.WriteOff => Movement.WriteDown,
        _ => (Kind == EntryKind.Correction ? Of : Kind) switch
        {
            EntryKind.Principal => Movement.Charge,
            EntryKind.Interest => Movement.Interest,
            EntryKind.Fee => Movement.Fee,
            EntryKind.SetOff => Movement.SetOff,
            _ => Movement.Payment,
        },
    };

    public static StatementLine From(Posting posting) => new(posting.On, posting.Kind, posting.Amount, posting.Rule, posting.Of, posting.AccrualOn, posting.CorrectsOn);
}
