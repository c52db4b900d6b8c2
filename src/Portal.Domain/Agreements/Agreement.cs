using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.Domain.Agreements;

/// <summary>Where an agreement is (formats.md, "agreement status").</summary>
public enum AgreementStatus
{
    /// <summary>Offered to the citizen, who has not said yes yet.</summary>
    Proposed,

    /// <summary>Kept so far: its claims rest.</summary>
    Active,

    /// <summary>An instalment is missing (misligholdt): its reminder runs, or the agreement has ended with it.</summary>
    Breached,

    /// <summary>Everything is paid.</summary>
    Completed,

    /// <summary>Ended by agreement, or by what the claims came to.</summary>
    Cancelled,
}

/// <summary>Whether it was asked for or set.</summary>
public enum AgreementKind
{
    /// <summary>A payment agreement (betalingsaftale): goodwill, at the debtor's request (P07).</summary>
    Agreement,

    /// <summary>A repayment arrangement (afdragsordning), set by law on a repayment claim (P13).</summary>
    Arrangement,
}

/// <summary>One instalment (rate).</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="DueOn">The last day to pay it on; on a closed day the next banking day counts.</param>
public sealed record Instalment(int Number, DateOnly DueOn, Kroner Amount);

/// <summary>A payment on an agreement's own payment id.</summary>
/// <param name="Id">Its entry in the books.</param>
/// <param name="On">The payment day.</param>
public sealed record AgreementReceipt(Guid Id, DateOnly On, Kroner Amount);

/// <summary>What is owed on some claims on the first day, in instalments: a payment agreement (P07, L05), or a repayment arrangement (P13).</summary>
/// <param name="PaymentId">What is paid on it covers the agreement's claims, the oldest due date first.</param>
/// <param name="Person">Who made it.</param>
/// <param name="Claims">All of one debtor's; the oldest due date first, then the lowest payment id.</param>
/// <param name="FirstDay">The day it was made: money paid from then on counts as instalments.</param>
/// <param name="Instalments">The plan as it stands now; they sum to what was owed when it was made.</param>
public sealed record Agreement(
    Guid Id, AgreementStatus Status, PaymentId PaymentId, PersonId Person, IReadOnlyList<ClaimId> Claims, DateOnly FirstDay, IReadOnlyList<Instalment> Instalments)
{
    public AgreementKind Kind { get; init; }

    /// <summary>What has been paid on its payment id, in the bank's order.</summary>
    public IReadOnlyList<AgreementReceipt> Receipts { get; init; } = [];

    /// <summary>The day on which a missing instalment was found and its reminder sent; null before, and once it is cured.</summary>
    public DateOnly? BreachedOn { get; init; }

    /// <summary>The last day to pay what the breach reminder asks for.</summary>
    public DateOnly? CureBy { get; init; }

    /// <summary>A breach has been cured: the next one ends the agreement.</summary>
    public bool Cured { get; init; }

    /// <summary>It has been taken up again after it had ended: that can be done once.</summary>
    public bool Reinstated { get; init; }

    /// <summary>The day from which it no longer holds; null while it does.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Its claims rest: it is kept, or its breach can still be cured.</summary>
    public bool Holds => EndedOn is null && Status is AgreementStatus.Active or AgreementStatus.Breached;
}
