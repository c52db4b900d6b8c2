namespace Portal.Domain.Tasks;

/// <summary>What staff may be asked to do (opgave; formats.md, "task kind").</summary>
public enum TaskKind
{
    DecideRequest,

    /// <summary>Call the debtor after reminder 2 (P03).</summary>
    Phone,

    /// <summary>Find out who else is liable (P04).</summary>
    CoLiability,

    /// <summary>Set a payment arrangement on a repayment claim (P13).</summary>
    SetArrangement,

    /// <summary>A letter was refused: find another way.</summary>
    Undeliverable,

    /// <summary>A letter was handed over and nothing has been heard.</summary>
    NoReceipt,

    /// <summary>Something another has proposed waits for approval.</summary>
    Approve,
    TransferBatch,
    RefusedReceipt,
    HearingAnswer,

    /// <summary>A payment that belongs to no claim of ours, or to one we cannot tell.</summary>
    UnmatchedPayment,

    /// <summary>A payment that may be the same as one booked already.</summary>
    PaymentQuestion,

    /// <summary>More was paid than is owed.</summary>
    Credit,

    /// <summary>Too little is left to send letters about.</summary>
    SmallRemainder,

    /// <summary>Report the claims to the estate (dødsbo).</summary>
    Estate,
    ChangedCircumstances,
    Limitation,

    /// <summary>No verified interest rate for a half-year.</summary>
    RateMissing,
    FaroeGreenland,
    IncomeRecheck,
}
