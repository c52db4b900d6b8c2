using Portal.App.Access;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>Who did what, why, by which rule (journal). Ids, codes and digests only, never free text about a person. Never updated or deleted.</summary>
public sealed class JournalRow
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The day it happened, Danish time.</summary>
    public DateOnly On { get; set; }
    public string Actor { get; set; } = "";
    public string What { get; set; } = "";
    public string Rule { get; set; } = "";
    public ClaimId? ClaimId { get; set; }
    public Guid? RequestId { get; set; }
    public PersonId? PersonId { get; set; }

    /// <summary>SHA-256 over what was written with it.</summary>
    public string Digest { get; set; } = "";
}

/// <summary>Who has looked at a person's data, when and why. Never updated or deleted.</summary>
public sealed class AccessRow
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public string Actor { get; set; } = "";

    /// <summary>The role that the reader had then; empty where it was the portal itself.</summary>
    public string Role { get; set; } = "";
    public PersonId PersonId { get; set; }
    public AccessKind What { get; set; }
    public string Purpose { get; set; } = "";

    /// <summary>The request of staff that it was part of; null outside one.</summary>
    public Guid? RequestId { get; set; }
}

/// <summary>One request of staff that read who people are, so that a look that is missing can be found. Never updated or deleted.</summary>
public sealed class DeskRequestRow
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public string Actor { get; set; } = "";

    /// <summary>How many people the database gave it.</summary>
    public int People { get; set; }
}

/// <summary>A running number: payment ids, case numbers of a year.</summary>
public sealed class CounterRow
{
    public string Name { get; set; } = "";
    public long Value { get; set; }
}

/// <summary>A journal entry's place in the sealed chain (hash chain). Never updated or deleted.</summary>
public sealed class ChainRow
{
    /// <summary>1, 2 … without holes, given by the sealer.</summary>
    public long Number { get; set; }
    public Guid JournalId { get; set; }

    /// <summary>SHA-256 over the hash before it, the time of sealing and everything the journal entry holds.</summary>
    public string Hash { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
