using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.Import;

/// <summary>A person on record, as far as it decides about their claims.</summary>
internal sealed record KnownPerson(PersonId Id, string IdNumber, string Country, DateOnly? DeadOn);

/// <summary>
/// The holds that follow from who is liable: an estate (dødsbo) stops everything on that person, an address in the Faroe Islands
/// or Greenland stops what leads to the recovery authority (L17).
/// </summary>
internal static class PersonHolds
{
    public const string Rule = "persons.csv";

    /// <summary>For a claim that arrives.</summary>
    /// <param name="today">The first day they stop something.</param>
    public static List<Hold> OnArrival(IReadOnlyCollection<KnownPerson> liable, DateOnly today)
    {
        var holds = new List<Hold>();
        if (liable.Any(IsEstate)) holds.Add(New(HoldKind.Estate, today));
        if (liable.Any(IsOutside)) holds.Add(New(HoldKind.FaroeGreenland, today));
        return holds;
    }

    /// <summary>For claims whose people have changed: the holds that are missing, and an end to those whose cause is gone.</summary>
    /// <param name="claims">Locked by the caller.</param>
    public static async Task<List<Move>> AfterChange(PortalDb db, IReadOnlyCollection<ClaimId> claims, DateOnly today, CancellationToken cancel)
    {
        var open = (await db.Holds.AsNoTracking().Where(hold => EF.Parameter(claims).Contains(hold.ClaimId) && hold.LiftedOn == null && hold.Until == null
                && (hold.Kind == HoldKind.Estate || hold.Kind == HoldKind.FaroeGreenland)).ToListAsync(cancel)).ToLookup(hold => hold.ClaimId);
        var liable = (await (
            from liability in db.Liabilities
            join person in db.Persons on liability.PersonId equals person.Id
            where EF.Parameter(claims).Contains(liability.ClaimId) && liability.ConfirmedOn != null && liability.EndedOn == null
            select new { liability.ClaimId, Person = new KnownPerson(person.Id, person.IdNumber, person.Country, person.DeadOn) }).ToListAsync(cancel))
            .ToLookup(row => row.ClaimId, row => row.Person);

        var moves = new List<Move>();
        foreach (var claim in claims)
        {
            var wanted = OnArrival([.. liable[claim]], today);
            var missing = wanted.Where(hold => open[claim].All(row => row.Kind != hold.Kind)).ToList();
            var ended = open[claim].Where(row => wanted.All(hold => hold.Kind != row.Kind)).Select(row => new HoldLift(row.Id, today)).ToList();
            if (missing.Count + ended.Count > 0) moves.Add(new Move(claim, "person-changed", Rule, [], [], missing, ended));
        }
        return moves;
    }

    /// <summary>The claims of somebody dead are reported to the estate (dødsbo): one task for the person, which later claims join.</summary>
    /// <param name="claims">Claims that somebody is liable for who may be dead.</param>
    public static async Task OpenEstates(Work work, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var dead = await (
            from liability in work.Db.Liabilities
            join person in work.Db.Persons on liability.PersonId equals person.Id
            join claim in work.Db.Claims on liability.ClaimId equals claim.Id
            where claim.Custody == Custody.Here && person.DeadOn != null && liability.ConfirmedOn != null && liability.EndedOn == null && EF.Parameter(claims).Contains(liability.ClaimId)
            select new { liability.PersonId, liability.ClaimId }).ToListAsync(cancel);
        await TaskRows.Open(
            work, [.. dead.GroupBy(row => row.PersonId, row => row.ClaimId).Select(estate => new NightTask(EstateOf(estate.Key), TaskKind.Estate, estate.Key, [.. estate]))], work.BusinessDay, cancel);
    }

    /// <summary>The date of death was a mistake: there is no estate to report to.</summary>
    public static Task CloseEstates(Work work, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var tasks = people.Select(EstateOf).ToList();
        return work.Db.Tasks.Where(row => EF.Parameter(tasks).Contains(row.Id) && row.ClosedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, work.Today).SetProperty(row => row.Outcome, "not-dead"), cancel);
    }

    private static Guid EstateOf(PersonId person) => DerivedId.Of("task", "estate", person);

    private static bool IsEstate(KnownPerson person) => person.DeadOn is not null;

    private static bool IsOutside(KnownPerson person) => Countries.OutsideTheAct(person.Country);

    private static Hold New(HoldKind kind, DateOnly from) => new(Guid.CreateVersion7(), kind, from);
}
