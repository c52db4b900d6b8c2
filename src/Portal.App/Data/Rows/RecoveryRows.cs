using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Data.Rows;

/// <summary>One time that a claim was sent to the recovery authority. Its id is the id of the action that created it there, or sent it again.</summary>
public sealed class RecoveryStayRow
{
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }

    /// <summary>1, then one more each time it is sent.</summary>
    public int Number { get; set; }
    public DateOnly SentOn { get; set; }

    /// <summary>What was sent with everything related, in øre.</summary>
    public long AmountOre { get; set; }
    public DateOnly? HearingOn { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public StayEnd? End { get; set; }

    /// <summary>The reason code of the recall or return; empty else.</summary>
    public string EndCode { get; set; } = "";
}

/// <summary>What was sent about a claim: its own record, and one for each fee and month of interest. Never updated or deleted.</summary>
public sealed class RecoveryRecordRow
{
    public Guid StayId { get; set; }

    /// <summary>The claim's own id, or the id of the entry that the fee or month of interest is.</summary>
    public Guid RecordId { get; set; }
    public EntryKind Kind { get; set; }
    public long AmountOre { get; set; }
}

/// <summary>An entry that the authority knows of: it was counted when the claim was sent, or has been passed on since. Never updated or deleted.</summary>
public sealed class RecoveryEntryRow
{
    public Guid StayId { get; set; }
    public Guid TransactionId { get; set; }

    /// <summary>The action that passed it on; null where it was counted when the claim was sent, or nothing is to be told about it.</summary>
    public Guid? ActionId { get; set; }
}

/// <summary>Something that the recovery authority is told to do about one claim. The id never changes on a retry.</summary>
public sealed class RecoveryActionRow
{
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public Guid? StayId { get; set; }

    /// <summary>The file it is sent in; null while it waits for one.</summary>
    public Guid? BatchId { get; set; }

    /// <summary>1, 2 … within its file.</summary>
    public int Position { get; set; }
    public RecoveryActionKind Kind { get; set; }

    /// <summary>What is sent, or by how much it is written down; above zero, in øre.</summary>
    public long AmountOre { get; set; }

    /// <summary>The reason: a member of its enum by its outside name.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The record or the action that it is about.</summary>
    public Guid? About { get; set; }

    /// <summary>Whose circumstances have changed.</summary>
    public PersonId? PersonId { get; set; }
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>The request or task that it answers.</summary>
    public Guid? Cause { get; set; }
    public DateOnly QueuedOn { get; set; }
    public string QueuedBy { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>The authority's answer; null until there is one.</summary>
    public ReceiptOutcome? Outcome { get; set; }
    public DateOnly? OutcomeOn { get; set; }

    /// <summary>The authority's codes, separated by blanks.</summary>
    public string OutcomeCodes { get; set; } = "";
}

/// <summary>A file for the recovery authority: proposals that somebody has gathered for approval, or changes to claims that are there already.</summary>
public sealed class RecoveryBatchRow
{
    public Guid Id { get; set; }

    /// <summary>1, 2 … for people.</summary>
    public long Number { get; set; }
    public RecoveryBatchState State { get; set; }

    /// <summary>A file of changes needs no approval: each of them was somebody's act, or follows from the books.</summary>
    public bool IsChanges { get; set; }
    public string OpenedBy { get; set; } = "";
    public DateTimeOffset OpenedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public long SumOre { get; set; }

    /// <summary>The digest of the file, which lies in the document store before a row names it; null until it is approved.</summary>
    public string? DocumentSha256 { get; set; }
    public DateTimeOffset? HandedOverAt { get; set; }
}

/// <summary>A claim in a batch.</summary>
public sealed class RecoveryBatchClaimRow
{
    public Guid BatchId { get; set; }
    public ClaimId ClaimId { get; set; }

    /// <summary>Why it is left out: names of the rules, separated by blanks; empty where it is in.</summary>
    public string LeftOut { get; set; } = "";

    /// <summary>What was owed when it was gathered or sent, in øre.</summary>
    public long AmountOre { get; set; }
}

/// <summary>What the recovery authority has answered about an action. Never updated or deleted; the same answer again is the same row.</summary>
public sealed class RecoveryReceiptRow
{
    public Guid Id { get; set; }
    public Guid ActionId { get; set; }
    public ReceiptOutcome Outcome { get; set; }
    public string Codes { get; set; } = "";
    public DateOnly On { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>What the recovery authority has left of a claim (L14). Never updated or deleted; the newest day counts.</summary>
public sealed class RecoveryBalanceRow
{
    /// <summary>Derived from the authority's own id.</summary>
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public DateOnly On { get; set; }
    public long BalanceOre { get; set; }
    public bool OtherCreditors { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>The authority has sent a claim back (L09). Never updated or deleted.</summary>
public sealed class RecoveryReturnRow
{
    /// <summary>Derived from the authority's own id.</summary>
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public Guid StayId { get; set; }
    public DateOnly On { get; set; }
    public string Code { get; set; } = "";
    public long BalanceOre { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Somebody who need not be given notice on a claim (GIL § 2, stk. 4): proposed by one with a reason, approved by a team lead.</summary>
public sealed class NoticeWaiverRow
{
    public ClaimId ClaimId { get; set; }
    public PersonId PersonId { get; set; }
    public DateOnly On { get; set; }
    public Guid ApprovalId { get; set; }
}

/// <summary>What an action asks for.</summary>
public enum RecoveryActionKind
{
    Create,
    WriteDown,
    Recall,
    Resend,
    ReportChange,
    AnswerHearing,
}

/// <summary>Where a batch is.</summary>
public enum RecoveryBatchState
{
    /// <summary>Waits for somebody else to approve it.</summary>
    Open,

    /// <summary>Sent back for change: its claims can be gathered again.</summary>
    Returned,

    /// <summary>Approved; its file is not handed over yet.</summary>
    Approved,

    HandedOver,
}
