using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Data.Rows;

/// <summary>One try to call somebody (opkald, P03), or the judgement that it is not useful. What was said lies in <see cref="NoteRow"/>. Never updated or deleted.</summary>
public sealed class CallRow
{
    public Guid Id { get; set; }
    public Guid TaskId { get; set; }
    public PersonId PersonId { get; set; }
    public DateOnly On { get; set; }
    public CallOutcome Outcome { get; set; }

    /// <summary>The number that was called; empty where none was. A wrong one is not called again.</summary>
    public string Number { get; set; } = "";

    /// <summary>The day by which the person will pay.</summary>
    public DateOnly? PayBy { get; set; }
    public string By { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>
/// What staff have found out about who else is liable for a claim (P04): one person, or nobody. Free text about a person, in a table of its own.
/// </summary>
public sealed class LiabilityFindingRow
{
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }

    /// <summary>Null where nobody else is liable.</summary>
    public PersonId? PersonId { get; set; }
    public DateOnly On { get; set; }

    /// <summary>First day on which the person was liable, inclusive.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Where it was found, such as the population register.</summary>
    public string Source { get; set; } = "";

    /// <summary>The fact it rests on, as the person's first letter says it; or why nobody else is liable.</summary>
    public string Grounds { get; set; } = "";
    public string By { get; set; } = "";
    public RetentionClass Retention { get; set; }
    public DateTimeOffset At { get; set; }
}
