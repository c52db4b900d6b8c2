using System.Collections.Frozen;
using Portal.App.Actors;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Web.Commands.Act;

/// <summary>In whose name a line is carried out: "citizen:" and a CPR or CVR number, or a role and a name, or "system" for what the portal does by itself. The same name is the same member of staff in every role.</summary>
internal sealed record ActWho(IdNumber? Number, string Name, FrozenSet<StaffRole> Roles)
{
    private static readonly FrozenDictionary<string, FrozenSet<StaffRole>> Staff = new Dictionary<string, FrozenSet<StaffRole>>
    {
        [Slug.Of(StaffRole.Caseworker)] = [StaffRole.Caseworker],
        [Slug.Of(StaffRole.TeamLead)] = [StaffRole.TeamLead, StaffRole.Caseworker],
        [Slug.Of(StaffRole.Finance)] = [StaffRole.Finance],
    }.ToFrozenDictionary();

    public static ActWho Of(ActLine line)
    {
        const string Field = "as";
        if (line.Text(Field) == "system") return new ActWho(null, "", []);
        if (line.Text(Field).Split(':', 2) is [var kind, var name] && name.Trim().Length > 0)
        {
            if (kind == "citizen") return new ActWho(line.PersonOf(Field, name), "", []);
            if (Staff.TryGetValue(kind, out var roles)) return new ActWho(null, name.Trim(), roles);
        }
        throw line.Bad(Field, "names nobody who can act", "citizen:<CPR or CVR>, caseworker:<name>, team-lead:<name>, finance:<name> or system");
    }

    /// <returns>Null when nobody with that number is on record.</returns>
    public async Task<Actor?> Actor(ActNames names, CancellationToken cancel) =>
        Number is { } number ? await names.Citizen(number, cancel) : Name.Length == 0 ? SystemActor.CommandLine : new Caseworker(Name, Name, Roles);
}
