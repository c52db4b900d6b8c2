using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.App.Statements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Objections;

namespace Portal.Web.Tests.Citizens;

/// <summary>Anna with one of everything that a page of the citizen area is about, in the first week of a new year.</summary>
internal sealed class CitizenWorld
{
    public static readonly DateOnly Today = new(2027, 1, 4);

    private static readonly Caseworker Finn = new("finn", "Finn Finans", FrozenSet.ToFrozenSet([StaffRole.Finance]));
    private static readonly Caseworker Tina = new("tina", "Tina Teamleder", FrozenSet.ToFrozenSet([StaffRole.TeamLead]));

    /// <summary>What stands in an address in place of each parameter.</summary>
    public required FrozenDictionary<string, string> Ids { get; init; }

    public static async Task<CitizenWorld> Make(PortalApplication portal)
    {
        var (people, anna) = (portal.People, new Citizen(portal.People.Anna, "Anna"));
        var run = Assert.IsType<StatementOutcome.Made>(await portal.Get<MakeStatements>().Handle(2026, Finn, null, default)).Run;
        Assert.Empty((await portal.Get<DecideStatements>().Handle(run, approved: true, Tina, default))!);
        await portal.Get<ReleaseStatements>().Handle(default);
        var sent = await Sent(portal, anna, people.AfterSchool);
        var agreement = await portal.Agree(people.Anna, people.Daycare, Today.AddDays(28));
        // The one draft a citizen can have of each kind.
        var objection = await portal.Get<SaveObjectionDraft>().Handle(people.Transferred, new ObjectionInput(ObjectionPart.Claim, null), "Pladsen var sagt op.", anna, default);
        var draft = await portal.Get<StartDeferral>().Handle(anna, null, default);
        var evidence = await portal.Evidence(people.Anna, draft, Staff.Desk.Pdf());
        await using var db = portal.OpenDb();
        Assert.NotNull(objection);
        return new CitizenWorld
        {
            Ids = new Dictionary<string, string>
            {
                ["claim"] = people.Transferred.ToString(), ["agreement"] = $"{agreement}", ["request"] = $"{sent}", ["draft"] = $"{draft}", ["evidence"] = $"{evidence}",
                ["letter"] = $"{await db.Letters.Where(row => row.PersonId == people.Anna).Select(row => row.Id).FirstAsync()}",
                ["statement"] = $"{await db.Statements.Where(row => row.PersonId == people.Anna).Select(row => row.Id).SingleAsync()}",
            }.ToFrozenDictionary(),
        };
    }

    private static async Task<Guid> Sent(PortalApplication portal, Citizen citizen, ClaimId claim)
    {
        var (draft, save) = (await portal.Get<StartDeferral>().Handle(citizen, claim, default), portal.Get<SaveDeferralDraft>());
        Assert.Empty((await save.Until(draft, Today.AddDays(60), citizen, default))!);
        Assert.Empty((await save.Reasons(draft, new HashSet<HardshipReason> { HardshipReason.Illness }, "Jeg har været syg.", "Jeg er alene.", citizen, default))!);
        Assert.IsType<SubmitAnswer.Sent>(await portal.Get<SubmitRequest>().Handle(draft, citizen, default));
        return draft;
    }

    /// <summary>An address with Anna's things in it; <paramref name="others"/> has the ids of nothing.</summary>
    public string Address(string template, bool others = false) =>
        Ids.Aggregate(template, (address, id) => address.Replace($"<{id.Key}>", others ? $"{Guid.NewGuid()}" : id.Value, StringComparison.Ordinal));
}
