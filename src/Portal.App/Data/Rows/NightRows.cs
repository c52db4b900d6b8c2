using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Data.Rows;

/// <summary>One night's run (natkørsel). The day of the last finished one is the business day.</summary>
public sealed class NightRow
{
    public DateOnly On { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The fencing number of the runner that started it.</summary>
    public long Fence { get; set; }

    /// <summary>What it did, as JSON: counts and sums, and the claims that could not be decided.</summary>
    public string Report { get; set; } = "";
}

/// <summary>Who may run something that only one may run at a time. The fence grows with every holder: a write that carries an old one is refused.</summary>
public sealed class LeaseRow
{
    public string Name { get; set; } = "";
    public string Holder { get; set; } = "";
    public long Fence { get; set; }
    public DateTimeOffset Until { get; set; }
}

/// <summary>Something for staff to do (opgave). Ids and codes only; what staff write about it lies in <see cref="NoteRow"/>.</summary>
public sealed class TaskRow
{
    public Guid Id { get; set; }
    public TaskKind Kind { get; set; }

    /// <summary>The person it is about; null where it is about a file or a run.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>The letter, payment or request it is about.</summary>
    public Guid? About { get; set; }

    /// <summary>A code that says more, such as the half-year whose rate is missing.</summary>
    public string Detail { get; set; } = "";
    public DateOnly OpenedOn { get; set; }
    public DateOnly? Deadline { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary>How it ended, a code.</summary>
    public string Outcome { get; set; } = "";
}

/// <summary>A claim that a task is about.</summary>
public sealed class TaskClaimRow
{
    public Guid TaskId { get; set; }
    public ClaimId ClaimId { get; set; }
}

/// <summary>What staff wrote about a claim or a task: free text about a person, in a table of its own so that it can be deleted by rule.</summary>
public sealed class NoteRow
{
    public Guid Id { get; set; }
    public ClaimId? ClaimId { get; set; }
    public PersonId? PersonId { get; set; }
    public Guid? TaskId { get; set; }

    /// <summary>The use case it was written in, such as "write-off".</summary>
    public string Kind { get; set; } = "";
    public string Text { get; set; } = "";
    public string By { get; set; } = "";
    public RetentionClass Retention { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Something that one proposes and another must approve (fire øjne).</summary>
public sealed class ApprovalRow
{
    public Guid Id { get; set; }

    /// <summary>The use case that is carried out when it is approved, such as "write-off".</summary>
    public string Kind { get; set; } = "";
    public ClaimId? ClaimId { get; set; }

    /// <summary>What to carry out, as JSON: ids, dates and amounts.</summary>
    public string Payload { get; set; } = "";
    public string ProposedBy { get; set; } = "";
    public DateTimeOffset ProposedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public bool? Approved { get; set; }
}

/// <summary>A dated choice of the municipality within the legal limits (regelsæt). Never updated but by its approval; a change is a new row.</summary>
public sealed class PolicyChoiceRow
{
    public Guid Id { get; set; }
    public string Setting { get; set; } = "";

    /// <summary>Null where it is the same for all types.</summary>
    public ClaimType? Type { get; set; }
    public DateOnly ValidFrom { get; set; }

    /// <summary>Days, øre or hundredths of a percent, as the setting says.</summary>
    public long Value { get; set; }

    /// <summary>The law or council decision it rests on, in Danish.</summary>
    public string Source { get; set; } = "";
    public string ProposedBy { get; set; } = "";
    public DateTimeOffset ProposedAt { get; set; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? RejectedAt { get; set; }
}
