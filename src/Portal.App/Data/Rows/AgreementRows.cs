using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>A payment agreement (betalingsaftale), or a repayment arrangement (afdragsordning), from the day it was made.</summary>
public sealed class AgreementRow
{
    public Guid Id { get; set; }

    /// <summary>Raised at every change.</summary>
    public int Version { get; set; }
    public AgreementKind Kind { get; set; }
    public AgreementStatus Status { get; set; }

    /// <summary>15 digits, from the same series as the claims'.</summary>
    public string PaymentId { get; set; } = "";

    /// <summary>Who made it.</summary>
    public PersonId PersonId { get; set; }

    /// <summary>The request that it answers.</summary>
    public Guid? RequestId { get; set; }
    public DateOnly FirstDay { get; set; }

    /// <summary>1 to 28.</summary>
    public int PayDay { get; set; }

    /// <summary>Which of its plans holds: 1, then one more at each change.</summary>
    public int Plan { get; set; }
    public DateOnly? BreachedOn { get; set; }
    public DateOnly? CureBy { get; set; }
    public bool Cured { get; set; }
    public bool Reinstated { get; set; }
    public DateOnly? EndedOn { get; set; }

    /// <summary>The policy row that it was granted by.</summary>
    public string PolicyRow { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>A claim that an agreement is about.</summary>
public sealed class AgreementClaimRow
{
    public Guid AgreementId { get; set; }
    public ClaimId ClaimId { get; set; }
}

/// <summary>Something that was changed in an agreement; how often it was decides whether it can be changed again.</summary>
public sealed class AgreementChangeRow
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }

    /// <summary>The plan that holds since.</summary>
    public int Plan { get; set; }
    public AgreementChange Change { get; set; }
    public DateOnly On { get; set; }

    /// <summary>An id of ours, never a name.</summary>
    public string Actor { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>One instalment (rate) of one of an agreement's plans. A changed plan is a new one; the old one stays on record.</summary>
public sealed class InstalmentRow
{
    public Guid AgreementId { get; set; }
    public int Plan { get; set; }
    public int Number { get; set; }
    public DateOnly DueOn { get; set; }
    public long AmountOre { get; set; }
}

/// <summary>Somebody is heard before their arrangement is raised (partshøring, forvaltningsloven § 19). What they answer is a note of its own.</summary>
public sealed class ArrangementHearingRow
{
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public PersonId PersonId { get; set; }

    /// <summary>The arrangement that would be raised.</summary>
    public Guid AgreementId { get; set; }
    public Guid LetterId { get; set; }
    public DateOnly On { get; set; }

    /// <summary>The last day to answer.</summary>
    public DateOnly ReplyBy { get; set; }
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>It has been decided, or something else is considered.</summary>
    public DateOnly? ClosedOn { get; set; }
    public long MonthlyBeforeOre { get; set; }

    /// <summary>What is considered; and what it is considered from. Confidential: the debtor and the case team only.</summary>
    public long MonthlyOre { get; set; }
    public long? NetYearlyOre { get; set; }
    public bool HasDependants { get; set; }
    public string IncomeSource { get; set; } = "";
    public DateOnly? IncomeOn { get; set; }
    public long? IndividualOre { get; set; }
    public DateOnly FirstOn { get; set; }
    public int PayDay { get; set; }
    public string By { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>A decision about how a repayment claim is paid back (fastsættelse, P13): instalments, or a right to wait.</summary>
public sealed class ArrangementRow
{
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public PersonId PersonId { get; set; }
    public ArrangementBasis Basis { get; set; }

    /// <summary>The plan; null while the debtor has a right to wait.</summary>
    public Guid? AgreementId { get; set; }
    public DateOnly On { get; set; }

    /// <summary>The net yearly income it was set from. Confidential: the case team only.</summary>
    public long? NetYearlyOre { get; set; }
    public bool HasDependants { get; set; }

    /// <summary>Where the income was read, and when.</summary>
    public string IncomeSource { get; set; } = "";
    public DateOnly? IncomeOn { get; set; }
    public int? Percent { get; set; }
    public long? MonthlyOre { get; set; }

    /// <summary>The row of law that gives the amount.</summary>
    public string Source { get; set; } = "";

    /// <summary>The day to look at the income again.</summary>
    public DateOnly LookAgainOn { get; set; }

    /// <summary>Another decision has taken its place.</summary>
    public DateOnly? ReplacedOn { get; set; }
    public string By { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
