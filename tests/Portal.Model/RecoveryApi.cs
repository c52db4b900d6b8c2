namespace Portal.Model;

/// <summary>How a call of a phone task ended.</summary>
public enum ModelCall
{
    /// <summary>Reached, and something was agreed.</summary>
    Agreed,

    NoAnswer,

    /// <summary>Reached, and will not pay.</summary>
    Refused,

    WrongNumber,

    /// <summary>Reached, and will pay by a day.</summary>
    WillPayBy,
}

/// <summary>What Digital Post says of a letter.</summary>
public enum ModelDelivery
{
    /// <summary>MODTAGET: handed over, not yet delivered.</summary>
    HandedOver,

    /// <summary>AFLEVERET.</summary>
    Delivered,

    /// <summary>ACCEPTERET.</summary>
    Accepted,

    /// <summary>AFVIST.</summary>
    Rejected,

    /// <summary>FEJLET.</summary>
    Failed,
}

/// <summary>What the recovery authority answers to an action.</summary>
public enum ModelReceipt
{
    /// <summary>UDFØRT.</summary>
    Done,

    /// <summary>AFVIST.</summary>
    Refused,

    /// <summary>HØRING.</summary>
    Hearing,
}

/// <summary>Why a claim is called back.</summary>
public enum ModelRecall
{
    /// <summary>BORD.</summary>
    Agreement,

    /// <summary>HENS.</summary>
    Deferral,

    /// <summary>KLAG.</summary>
    Complaint,

    /// <summary>HAFT.</summary>
    AddPerson,
}

/// <summary>What the authority is asked for when a debtor's circumstances have changed (L09).</summary>
public enum ModelChangeAsk
{
    None,
    Intensify,
    SendBack,
}

/// <summary>How an objection is answered.</summary>
public enum ModelObjection
{
    Refused,
    UpheldInPart,
    Upheld,
}

/// <summary>
/// From the phone call to the transfer, and back. A driver that leaves nights out asks <see cref="PortalModel.Fitted"/> first: it gives the
/// event as it can happen now, or null.
/// </summary>
public abstract partial record ModelEvent
{
    /// <summary>`record-call`: a caseworker logs the call of the person's open phone task, which closes it on all claims that joined it.</summary>
    /// <param name="PayBy">The day promised, with <see cref="ModelCall.WillPayBy"/> alone.</param>
    public sealed record Call(string Person, DateOnly On, ModelCall Outcome, DateOnly? PayBy) : ModelEvent;

    /// <summary>The person's open phone task is closed as not useful, with a reason (P03).</summary>
    public sealed record SkipCall(string Person, DateOnly On) : ModelEvent;

    /// <summary>
    /// `confirm-liability`: a caseworker confirms that these people owe the claim too. Answers the claim's open co-liability task; without one
    /// (the claim is notified, or has come back) they are just added.
    /// </summary>
    public sealed record ConfirmLiability(string Claim, DateOnly On, IReadOnlyList<string> People) : ModelEvent;

    /// <summary>`early-transfer` (L07), on the day on which the second person approved it.</summary>
    public sealed record EarlyTransfer(string Claim, DateOnly On) : ModelEvent;

    /// <summary>An objection to the claim, also to one that is transferred. Shares its numbers with the requests; <see cref="Withdraw"/> ends it too.</summary>
    public sealed record Dispute(string Claim, DateOnly On, int Id) : ModelEvent;

    /// <summary>The objection is answered; upheld, the principal is corrected: lowered by so much (0 when refused, all of it when upheld whole).</summary>
    public sealed record DecideObjection(int Id, DateOnly On, ModelObjection Answer, long LoweredOre) : ModelEvent;

    /// <summary>A receipt of Digital Post for a notice letter: the claim's so-manieth notice (from 1), the letter to that person. Other claims of the same letter get it with it.</summary>
    /// <param name="At">The time in the receipt, from the letter's day to the day on which the receipt is imported.</param>
    public sealed record NoticeReceipt(string Claim, string Person, int Notice, DateOnly On, ModelDelivery Status, DateOnly At) : ModelEvent;

    /// <summary>`portal outbox send`: all letters that wait are handed over; the print folder takes those on paper.</summary>
    public sealed record SendOutbox(DateOnly On) : ModelEvent;

    /// <summary>A hold of the law with its document and date: `bankruptcy`, `debt-relief` or `complaint`.</summary>
    public sealed record LegalHold(string Claim, DateOnly On, string Kind) : ModelEvent;

    public sealed record EndLegalHold(string Claim, DateOnly On, string Kind) : ModelEvent;

    /// <summary>`open-batch`: a caseworker puts these proposed claims into a batch.</summary>
    public sealed record OpenBatch(int Id, DateOnly On, string By, IReadOnlyList<string> Keys) : ModelEvent;

    /// <summary>`approve-transfer`: refused when it is the one who opened the batch.</summary>
    public sealed record ApproveBatch(int Id, DateOnly On, string By) : ModelEvent;

    /// <summary>`portal outbox send` for an approved batch, and for letters as <see cref="SendOutbox"/>; in the histories it follows the approval at once.</summary>
    public sealed record SendBatch(int Id, DateOnly On) : ModelEvent;

    /// <summary>The authority's receipt for the claim's so-manieth sending (from 1): the create action, or the resend.</summary>
    public sealed record TransferReceipt(string Claim, int Sending, DateOnly On, ModelReceipt Outcome) : ModelEvent;

    /// <summary>A claim in HØRING: approved with a reason (it waits for the authority), or withdrawn.</summary>
    public sealed record AnswerHearing(string Claim, DateOnly On, bool Approve) : ModelEvent;

    /// <summary>`recall`: a caseworker calls a transferred claim back. Refused for a state-refunded claim with BORD and HENS.</summary>
    public sealed record Recall(string Claim, DateOnly On, ModelRecall Reason) : ModelEvent;

    /// <summary>The authority's receipt for the recall of the claim's so-manieth sending.</summary>
    public sealed record RecallReceipt(string Claim, int Sending, DateOnly On, ModelReceipt Outcome) : ModelEvent;

    /// <summary>The authority gives a transferred claim back of its own accord, or because it was asked to.</summary>
    public sealed record Return(string Claim, DateOnly On) : ModelEvent;

    /// <summary>`report-change` and `send-change` at once: the debtor's changed circumstances are passed on. "Send back" is refused for a state-refunded claim (L10).</summary>
    public sealed record SendChange(string Claim, DateOnly On, ModelChangeAsk Ask) : ModelEvent;

    /// <summary>A set-off before the transfer, from the authority's file: claim, amount, day, id; the same id again is nothing new.</summary>
    public sealed record SetOff(string Claim, string Id, DateOnly On, DateOnly PaidOn, long AmountOre) : ModelEvent;
}

/// <summary>One sending of a claim to the recovery authority.</summary>
/// <param name="Number">The claim's so-manieth sending, from 1.</param>
/// <param name="OwedOre">What was owed when it was sent.</param>
/// <param name="State">`sent`, `hearing`, `received`, or, when it is ours again, `refused`, `withdrawn`, `recalled`, `returned`.</param>
public sealed record ModelSending(string Claim, int Number, int Batch, DateOnly SentOn, long OwedOre, string State, DateOnly? ReceivedOn, DateOnly? EndedOn);

/// <summary>A notice of a claim.</summary>
/// <param name="SaidOre">What the letter said is owed.</param>
/// <param name="Letters">Each liable person, and since when the letter counts as delivered.</param>
/// <param name="Ended">Renewed, cancelled, lapsed, or the claim was sent by it and is ours again.</param>
public sealed record ModelNotice(DateOnly On, long SaidOre, IReadOnlyList<(string Person, DateOnly? DeliveredOn)> Letters, DateOnly? ProposedOn, bool Ended);

/// <summary>A task that waits: `phone` and the person, the others the claim's debtor, `no-receipt` and `undeliverable` the letter's receiver.</summary>
public sealed record ModelTask(string Kind, string Claim, string Person);
