using Portal.Domain.Claims;
using Portal.Domain.Payments;

namespace Portal.App.Data.Rows;

/// <summary>A file from the bank that has been taken in (camt.054), with its totals in øre; written within the transaction that books it, never after.</summary>
public sealed class BankFileRow
{
    public Guid Id { get; set; }
    public string Sha256 { get; set; } = "";
    public string Name { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public DateOnly BusinessDay { get; set; }
    public long Entries { get; set; }
    public long Transactions { get; set; }
    public long Matched { get; set; }
    public long MatchedOre { get; set; }
    public long Unmatched { get; set; }
    public long UnmatchedOre { get; set; }
    public long Refused { get; set; }
    public long RefusedOre { get; set; }
    public long AlreadyBooked { get; set; }
    public long AlreadyBookedOre { get; set; }
    public long Questions { get; set; }
    public long QuestionsOre { get; set; }
}

/// <summary>One transaction from the bank, booked once for ever.</summary>
public sealed class BankTransactionRow
{
    public Guid Id { get; set; }
    public Guid FileId { get; set; }

    /// <summary>What makes it itself: account, the bank's reference and position; or a digest with its occurrence number.</summary>
    public string Identity { get; set; } = "";

    /// <summary>Digest of account, value date, entry and transaction: equal content without a reference is a question.</summary>
    public string ContentDigest { get; set; } = "";
    public DateOnly PaymentDay { get; set; }
    public DateOnly? ValueDate { get; set; }
    public DateOnly BookingDate { get; set; }

    /// <summary>Received is positive; a debit or reversal negative.</summary>
    public long AmountOre { get; set; }
    public string BankReference { get; set; } = "";

    /// <summary>What the payer gave to say what is paid; may be free text. Kept as bookkeeping material.</summary>
    public string PaymentReference { get; set; } = "";
    public BankTransactionState State { get; set; }

    /// <summary>Why it is not matched, a code; empty when it is.</summary>
    public string Reason { get; set; } = "";
    public ClaimId? ClaimId { get; set; }

    /// <summary>Paid on an agreement: its claims have their shares by entries of their own.</summary>
    public Guid? AgreementId { get; set; }

    /// <summary>The entry in the books; null while it is only a question.</summary>
    public Guid? TransactionId { get; set; }

    /// <summary>The other one, where the two come to nothing.</summary>
    public Guid? NettedWith { get; set; }
}
