using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>A step of the course that was taken for one person.</summary>
public sealed class StepRow
{
    public ClaimId ClaimId { get; set; }
    public PersonId PersonId { get; set; }
    public Step Step { get; set; }

    /// <summary>Which time round: 1, then one more after a return. At most one row for (claim, person, step, cycle).</summary>
    public int Cycle { get; set; }
    public DateOnly On { get; set; }
    public Guid? LetterId { get; set; }
    public bool Skipped { get; set; }

    /// <summary>A task: the day it was closed or skipped; null while it is open, and for letters.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>A transfer notice: what it said that is owed on the claim, in øre; null for every other step.</summary>
    public long? ToldOre { get; set; }
}

/// <summary>Something that stops a claim's course for a time.</summary>
public sealed class HoldRow
{
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public HoldKind Kind { get; set; }
    public DateOnly From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>From this day it no longer stops anything.</summary>
    public DateOnly? LiftedOn { get; set; }

    /// <summary>Once lifted: no step before this day.</summary>
    public DateOnly? ResumeOn { get; set; }

    /// <summary>The request or case that set it.</summary>
    public Guid? Cause { get; set; }

    /// <summary>Somebody who is liable beside the debtor and whose own course alone it stops; null when it stops the claim for all.</summary>
    public PersonId? PersonId { get; set; }
}
