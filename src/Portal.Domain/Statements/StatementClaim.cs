using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Statements;

/// <summary>That a claim lay with the recovery authority when a statement's period ended.</summary>
/// <param name="On">The day from which it was theirs.</param>
/// <param name="Amount">What was passed on with everything related; what is left of it today only the authority knows.</param>
public sealed record StatementTransfer(DateOnly On, Kroner Amount);

/// <summary>A claim on its debtor's statement: what stood, each entry, and what stands.</summary>
/// <param name="Opening">What was owed when the period began; what was in credit is negative.</param>
/// <param name="Lines">The period's entries, by day.</param>
/// <param name="Transfer">Null when it lay with the municipality on the last day.</param>
/// <param name="DeferredUntil">The last day of a deferral (henstand) that ran on the last day; null without one.</param>
public sealed record StatementClaim(
    ClaimId Claim, ClaimType Type, DateOnly DueOn, Kroner Opening, IReadOnlyList<StatementLine> Lines, StatementTransfer? Transfer, DateOnly? DeferredUntil)
{
    /// <summary>What was owed when the period ended; what was in credit is negative.</summary>
    public Kroner Closing => Opening + Kroner.Sum(Lines.Select(line => line.Amount));

    public Kroner Balance => Kroner.Max(Closing, Kroner.Zero);

    public Kroner Credit => Kroner.Max(-Closing, Kroner.Zero);

    public Kroner Sum(Movement movement) => Kroner.Sum(Lines.Where(line => line.Movement == movement).Select(line => line.Amount));

    /// <summary>The same amounts on the same days: what makes a released statement wrong when it no longer holds.</summary>
    public bool SameFigures(StatementClaim other) => Claim == other.Claim && Opening == other.Opening && Lines.SequenceEqual(other.Lines);
}

/// <summary>
/// A claim that somebody owes together with others, who may not learn what each of them has done: what has been added and what has been paid, as one amount each (letters.md 4.21, 6.2).
/// </summary>
/// <param name="Added">Principal, interest and fees of the period, less what was written down.</param>
/// <param name="Paid">Everything paid in the period, by whomever; negative.</param>
public sealed record StatementShare(ClaimId Claim, ClaimType Type, DateOnly DueOn, LiabilityKind Liability, Kroner Opening, Kroner Added, Kroner Paid, StatementTransfer? Transfer)
{
    public Kroner Closing => Opening + Added + Paid;
}

/// <summary>A payment agreement or a repayment arrangement that ran when the period ended.</summary>
/// <param name="Left">What was left of its claims.</param>
/// <param name="NextOn">The day of the oldest instalment not paid in full; null when they all were.</param>
/// <param name="NextAmount">What was missing of it.</param>
public sealed record StatementAgreement(Guid Id, Agreements.AgreementKind Kind, DateOnly FirstDay, IReadOnlyList<ClaimId> Claims, Kroner Left, DateOnly? NextOn, Kroner NextAmount);
