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

/// <summary>A signed-in citizen or business (borger, virksomhed), acting for themselves.</summary>
/// <param name="Person">The person on record whose claims this citizen may see.</param>
/// <param name="Name">As the login provider says it.</param>
public sealed record Citizen(PersonId Person, string Name) : Actor
{
    public override string JournalId => $"citizen:{Person}";
}

/// <summary>A signed-in member of staff (sagsbehandler and other roles).</summary>
/// <param name="StaffId">The stable subject from the staff login.</param>
/// <param name="Name">As the login provider says it; printed on decisions.</param>
public sealed record Caseworker(string StaffId, string Name, FrozenSet<StaffRole> Roles) : Actor
{
    public override string JournalId => $"staff:{StaffId}";

    public bool Has(StaffRole role) => Roles.Contains(role);
}

/// <summary>The portal itself: the night, an import, the command line.</summary>
public sealed record SystemActor(string Part) : Actor
{
    public static readonly SystemActor Import = new("import");
    public static readonly SystemActor CommandLine = new("command-line");
    public static readonly SystemActor Night = new("night");

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
