using System.Collections.Frozen;
using Portal.Domain.People;

namespace Portal.App.Actors;

/// <summary>Who does something. A use case asks for the kind it is meant for, so that a citizen page cannot call a staff action.</summary>
public abstract record Actor
{
    private protected Actor()
    {
    }

    /// <summary>What stands in the journal: an id of ours, never a name or a CPR number.</summary>
    public abstract string JournalId { get; }
}

/// <summary>A signed-in citizen or business (borger, virksomhed), acting for themselves or for somebody who has given them a power of attorney.</summary>
/// <param name="Person">The person on record whose claims may be seen.</param>
/// <param name="Name">Who is signed in, as the login provider says it.</param>
/// <param name="By">Who acts for that person; null when they act for themselves.</param>
public sealed record Citizen(PersonId Person, string Name, Representative? By = null) : Actor
{
    public override string JournalId => By is null ? $"citizen:{Person}" : $"representative:{By.Id}";
}

/// <summary>Somebody who acts for another by a power of attorney (fuldmægtig).</summary>
/// <param name="Id">Their own id on record here, or a digest of the login provider's word for them where we have nothing on them.</param>
public sealed record Representative(string Id, PowerRight Right);

/// <summary>What a power of attorney gives the right to (Digital Fuldmagt has these two and no others).</summary>
public enum PowerRight
{
    /// <summary>Se: read everything, send nothing.</summary>
    See,

    /// <summary>Ansøge: read, ask, answer and object as the person could.</summary>
    Apply,
}

/// <summary>A power of attorney that somebody signed in has been given (fuldmagt).</summary>
/// <param name="Of">Who gave it.</param>
public sealed record PowerOfAttorney(PersonId Of, PowerRight Right);

/// <summary>A signed-in member of staff (sagsbehandler and other roles).</summary>
/// <param name="StaffId">The stable subject from the staff login.</param>
/// <param name="Name">As the login provider says it; printed on decisions.</param>
public sealed record Caseworker(string StaffId, string Name, FrozenSet<StaffRole> Roles) : Actor
{
    public override string JournalId => $"staff:{StaffId}";

    /// <summary>The id from the staff login, without the mark that says it is one: what colleagues are shown of who has proposed or approved something.</summary>
    public static string IdIn(string journalId) => journalId[(journalId.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public bool Has(StaffRole role) => Roles.Contains(role);
}

/// <summary>The portal itself: the night, an import, the command line.</summary>
public sealed record SystemActor(string Part) : Actor
{
    public static readonly SystemActor Import = new("import");
    public static readonly SystemActor CommandLine = new("command-line");
    public static readonly SystemActor Night = new("night");
    public static readonly SystemActor Outbox = new("outbox");

    public override string JournalId => $"system:{Part}";
}

/// <summary>What a member of staff may do (formats.md section 7).</summary>
public enum StaffRole
{
    /// <summary>Sagsbehandler: sees cases, decides requests.</summary>
    Caseworker,

    /// <summary>Teamleder: also approves what needs two people.</summary>
    TeamLead,

    /// <summary>Økonomi: imports and reconciles; sees no hardship reasons.</summary>
    Finance,

    /// <summary>Administrator: settings and texts; sees no cases.</summary>
    Administrator,

    /// <summary>Revisor: reads the ledger and the journal; sees no hardship reasons.</summary>
    Auditor,
}
