using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>One entry in the books (postering): its lines sum to 0 øre. Never updated or deleted; a correction is a new one.</summary>
public sealed class TransactionRow
{
    public Guid Id { get; set; }

    /// <summary>Null while a payment has no claim: it stands on the account of unmatched payments.</summary>
    public ClaimId? ClaimId { get; set; }
    public EntryKind Kind { get; set; }

    /// <summary>The day it counts from.</summary>
    public DateOnly On { get; set; }

    /// <summary>What the debtor owes more (or less) by it, in øre: the sum of its lines on the claim's and credit accounts.</summary>
    public long AmountOre { get; set; }

    /// <summary>The rule or law that gives it.</summary>
    public string Rule { get; set; } = "";
    public EntryKind? Of { get; set; }
    public DateOnly? AccrualOn { get; set; }
    public Guid? Corrects { get; set; }

    /// <summary>The day that a correction or reversal corrects.</summary>
    public DateOnly? CorrectsOn { get; set; }

    /// <summary>The letter that a fee is for.</summary>
    public Guid? LetterId { get; set; }

    /// <summary>The payment on an agreement that this is a claim's share of; its entry.</summary>
    public Guid? Receipt { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>One side of an entry: an amount on an account. Never updated or deleted.</summary>
public sealed class LineRow
{
    public Guid TransactionId { get; set; }

    /// <summary>0, 1 … within the transaction.</summary>
    public int Number { get; set; }
    public LedgerAccount Account { get; set; }
    public ClaimId? ClaimId { get; set; }

    /// <summary>Set on credit accounts, which are kept per person.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>In øre; the lines of one transaction sum to 0.</summary>
    public long AmountOre { get; set; }
}

/// <summary>The accounts of the double entry.</summary>
public enum LedgerAccount
{
    ClaimPrincipal,
    ClaimFee,
    ClaimInterest,

    /// <summary>What has been paid on the claim. What it covers is derived by payment day, never posted.</summary>
    ClaimPaid,

    /// <summary>The departments whose claims are collected: the other side of every principal.</summary>
    Departments,
    Bank,
    Unmatched,
    Credit,

    /// <summary>Between two claims while credit moves from one to the other: always 0.</summary>
    MovedCredit,

    /// <summary>Credit that the municipality has paid back to debtors: what its own payments must come to.</summary>
    PaidBack,

    /// <summary>Payments on agreements on their way to the claims: each comes to 0 once it is shared out.</summary>
    AgreementPayments,
    IncomeFee,
    IncomeInterest,
    WriteDown,

    /// <summary>Set off by the recovery authority before a transfer (modregning).</summary>
    SetOff,
    WriteOff,

    /// <summary>What has been sent to the recovery authority and has not come back.</summary>
    Transferred,

    /// <summary>The other side of <see cref="Transferred"/>: what is no longer collected here. The claim's own accounts go on showing what is owed.</summary>
    NotCollected,
}
