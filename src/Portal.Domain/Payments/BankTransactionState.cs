namespace Portal.Domain.Payments;

/// <summary>What became of a transaction from the bank.</summary>
public enum BankTransactionState
{
    /// <summary>On a claim.</summary>
    Matched,

    /// <summary>In the books, on the account of unmatched payments, with its reason.</summary>
    Unmatched,

    /// <summary>Not booked: staff must say whether it is the same as one booked before.</summary>
    Question,

    /// <summary>A question answered: it was the same, and is not booked again.</summary>
    SameAsBooked,

    /// <summary>In the books, on the account of unmatched payments, where it and another come to nothing (udlignet).</summary>
    NettedOut,
}
