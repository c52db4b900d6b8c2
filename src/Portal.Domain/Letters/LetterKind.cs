namespace Portal.Domain.Letters;

/// <summary>The standard letters (formats.md, "letter kind"; letters.md section 4).</summary>
public enum LetterKind
{
    Bill,
    Reminder1,
    Reminder2,
    BreachReminder,
    Demand,
    PhoneFollowUp,
    CoDebtorFirst,
    TransferNotice,
    RequestReceipt,
    InformationRequest,
    Hearing,
    Decision,
    Agreement,
    AgreementChanged,
    Arrangement,
    Correction,
    TransferDone,
    Returned,
    Statement,
    StatementCorrected,
}

/// <summary>How a letter reaches its receiver.</summary>
public enum Channel
{
    DigitalPost,

    /// <summary>For a receiver exempt from Digital Post.</summary>
    Paper,
}

/// <summary>Where a letter is on its way (formats.md, "delivery").</summary>
public enum DeliveryState
{
    Waiting,

    /// <summary>MODTAGET.</summary>
    HandedOver,

    /// <summary>AFLEVERET or ACCEPTERET.</summary>
    Delivered,

    /// <summary>AFVIST, FEJLET, or a reason of ours.</summary>
    Held,

    /// <summary>No answer yet: a normal state, never a reason to send again under another id.</summary>
    Unknown,
}
