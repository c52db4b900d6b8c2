using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Data.Rows;

/// <summary>A request (ansøgning) from its first draft to its answer. Holds no free text about the person: see <see cref="PersonalTextRow"/>.</summary>
public sealed class RequestRow
{
    public Guid Id { get; set; }

    /// <summary>Raised at every change; the staff's form carries the version it was shown.</summary>
    public int Version { get; set; }

    /// <summary>"2026-004178", given when it is sent; null while it is a draft.</summary>
    public string? CaseNumber { get; set; }
    public PersonId PersonId { get; set; }
    public RequestStatus Status { get; set; }
    public RequestChannel Channel { get; set; }

    /// <summary>The member of staff who wrote it down for the citizen; null when the citizen did.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>The last day the citizen asks to wait until.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>What an agreement is asked with: how much a month, in øre.</summary>
    public long? MonthlyOre { get; set; }

    /// <summary>The day of the month to pay on, 1 to 28.</summary>
    public int? PayDay { get; set; }

    /// <summary>The day of the first instalment.</summary>
    public DateOnly? FirstOn { get; set; }

    /// <summary>"I send it later".</summary>
    public bool EvidenceLater { get; set; }
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When an answer was last saved: a draft is kept 30 days from here.</summary>
    public DateTimeOffset SavedAt { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateOnly? SubmittedOn { get; set; }
    public DateOnly? AnswerBy { get; set; }
    public DateOnly? EvidenceBy { get; set; }

    /// <summary>When information was asked for: once.</summary>
    public DateOnly? InformationOn { get; set; }

    /// <summary>The day to answer it by.</summary>
    public DateOnly? InformationBy { get; set; }

    /// <summary>When the citizen was last heard (partshøring).</summary>
    public DateOnly? HearingOn { get; set; }
    public DateOnly? HearingBy { get; set; }
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The member of staff who decided; null when the machine did.</summary>
    public string? DecidedBy { get; set; }
    public DateOnly? GrantedUntil { get; set; }

    /// <summary>The letter that carries the decision.</summary>
    public Guid? DecisionLetterId { get; set; }

    /// <summary>The policy row the decision used.</summary>
    public string? PolicyRow { get; set; }
}

/// <summary>One of the things that a request asks for.</summary>
public sealed class RequestKindRow
{
    public Guid RequestId { get; set; }
    public RequestKind Kind { get; set; }

    /// <summary>How that part was answered; null until it is, and where the portal answered by itself.</summary>
    public DeferralOutcome? Outcome { get; set; }
}

/// <summary>A rule of the frame for an instant answer that a request did not fit when it came: why a caseworker answers it.</summary>
public sealed class RequestFrameRuleRow
{
    public Guid RequestId { get; set; }
    public RequestKind Kind { get; set; }

    /// <summary>By its name: the two frames have rules of their own.</summary>
    public string Rule { get; set; } = "";
}

/// <summary>The nearest that would be granted, offered to the debtor (forslag): a day to wait until, or an agreement that waits for a yes.</summary>
public sealed class ProposalRow
{
    public Guid Id { get; set; }
    public Guid RequestId { get; set; }
    public RequestKind Kind { get; set; }

    /// <summary>To wait until.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The agreement that is proposed.</summary>
    public Guid? AgreementId { get; set; }
    public DateOnly MadeOn { get; set; }

    /// <summary>The last day to accept it.</summary>
    public DateOnly AnswerBy { get; set; }
    public ProposalAnswer? Answer { get; set; }
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>A claim that a request is about.</summary>
public sealed class RequestClaimRow
{
    public Guid RequestId { get; set; }
    public ClaimId ClaimId { get; set; }

    /// <summary>False: it repeats a refusal with nothing new, and does not stop the course.</summary>
    public bool Held { get; set; } = true;
}

/// <summary>A hardship reason given. Sensitive: the case team only.</summary>
public sealed class RequestReasonRow
{
    public Guid RequestId { get; set; }
    public HardshipReason Reason { get; set; }
}

/// <summary>A rule named as the ground of the decision.</summary>
public sealed class DecisionGroundRow
{
    public Guid RequestId { get; set; }

    /// <summary>The part of the request that it answers.</summary>
    public RequestKind Kind { get; set; }
    public DeferralGround Ground { get; set; }
}
