using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>A year-end run (årskørsel): statements for everybody with a claim, a movement or a credit in a period, made, then approved by a second person, then released.</summary>
public sealed class StatementRunRow
{
    public Guid Id { get; set; }

    /// <summary>First day, inclusive.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly To { get; set; }

    /// <summary>1 for the first of a period; a later one corrects those before it.</summary>
    public int Number { get; set; }
    public StatementRunState State { get; set; }

    /// <summary>The day that its figures were made up: the business day it was begun on.</summary>
    public DateOnly MadeOn { get; set; }
    public string OpenedBy { get; set; } = "";
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>How far it has come, and in the end its control totals, as JSON: counts and sums.</summary>
    public string Report { get; set; } = "";
    public DateTimeOffset? FinishedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }
}

/// <summary>How far a year-end run has come.</summary>
public enum StatementRunState
{
    /// <summary>Its statements are being made; nobody but finance sees them.</summary>
    Making,

    /// <summary>All are made, and their sums are the ledger's: it waits for a second person.</summary>
    Made,

    /// <summary>Approved: its letters are being filed.</summary>
    Approved,

    /// <summary>Everybody has theirs.</summary>
    Released,

    /// <summary>Given up before it was released: nobody has seen it.</summary>
    Discarded,
}

/// <summary>One person's statement in a run (saldoopgørelse). Once it is released it never changes: a correction is a new version.</summary>
public sealed class StatementRow
{
    /// <summary>Derived from (run, person).</summary>
    public Guid Id { get; set; }
    public Guid RunId { get; set; }
    public PersonId PersonId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }

    /// <summary>1, then one more for each correction.</summary>
    public int Version { get; set; }

    /// <summary>The statement that it takes the place of; null for the first version.</summary>
    public Guid? Replaces { get; set; }

    /// <summary>What was owed when the period began, in øre; credit is not subtracted.</summary>
    public long OpeningOre { get; set; }

    /// <summary>What was owed when it ended, in øre; credit is not subtracted.</summary>
    public long ClosingOre { get; set; }

    /// <summary>What was in credit when it ended, in øre.</summary>
    public long CreditOre { get; set; }

    /// <summary>Everything it says, as JSON: amounts, dates and ids, no free text.</summary>
    public string Json { get; set; } = "";

    /// <summary>SHA-256 of the JSON.</summary>
    public string Digest { get; set; } = "";

    /// <summary>Why it is not sent by itself, a code; empty when it is.</summary>
    public string Withheld { get; set; } = "";

    /// <summary>The letter that carries it, once it is released.</summary>
    public Guid? LetterId { get; set; }
}
