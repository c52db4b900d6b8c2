using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Import;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.MyData;

/// <summary>One of the person's own things, by the id in its address and the name it has for people.</summary>
public sealed record Link(Guid Id, string Name);

/// <summary>Who did something, as the person is told it.</summary>
public enum WhoActed
{
    You,
    Representative,
    Staff,
    Portal,
    SomebodyElse,
}

/// <summary>What is one person's: the ids and names of their claims, requests, letters and agreements. Everything in the copy is found by them.</summary>
internal sealed class Mine
{
    private readonly Dictionary<Guid, string> _claims = [], _requests, _letters, _agreements;
    private readonly HashSet<ClaimId> _owned, _alone;
    private readonly IReadOnlyList<string> _namesOfOthers;

    private Mine(
        PortalDb db, PersonId me, IReadOnlyList<MyClaim> claims, IReadOnlyList<string> namesOfOthers,
        Dictionary<Guid, string> requests, Dictionary<Guid, string> letters, Dictionary<Guid, string> agreements)
    {
        (Db, Me, _namesOfOthers, _requests, _letters, _agreements) = (db, me, namesOfOthers, requests, letters, agreements);
        foreach (var claim in claims) _claims.Add(claim.Id.Value, claim.Description.Length > 0 ? $"{claim.Description} ({claim.Source}/{claim.Reference})" : $"{claim.Source}/{claim.Reference}");
        Claims = [.. claims.Select(claim => claim.Id)];
        Owned = [.. claims.Where(claim => claim.Kind != LiabilityKind.CoDebtor).Select(claim => claim.Id)];
        Alone = [.. claims.Where(claim => claim.Kind != LiabilityKind.CoDebtor && !claim.IsShared).Select(claim => claim.Id)];
        (_owned, _alone) = ([.. Owned], [.. Alone]);
    }

    public PortalDb Db { get; }

    public PersonId Me { get; }

    /// <summary>Those the person is liable for: to a possible co-debtor, and to who turned out not to be liable, the claim does not exist.</summary>
    public IReadOnlyList<ClaimId> Claims { get; }

    /// <summary>Of those, the ones that are not shared as a co-debtor: who paid what on another's claim is not a co-debtor's to see (letters.md 6.2).</summary>
    public IReadOnlyList<ClaimId> Owned { get; }

    /// <summary>Of those, the ones that nobody else is or was liable for: whatever is written about the claim is about this person.</summary>
    public IReadOnlyList<ClaimId> Alone { get; }

    public IReadOnlyList<Guid> Requests => [.. _requests.Keys];

    public IReadOnlyList<Guid> Letters => [.. _letters.Keys];

    public IReadOnlyList<Guid> Agreements => [.. _agreements.Keys];

    public static async Task<Mine> Of(PortalDb db, PersonId me, CancellationToken cancel)
    {
        var claims = await (
            from liable in db.Liabilities
            join claim in db.Claims on liable.ClaimId equals claim.Id
            where liable.PersonId == me && liable.ConfirmedOn != null && liable.EndedOn == null
            orderby claim.DueOn, claim.PaymentId
            select new MyClaim(
                claim.Id, claim.Source, claim.Reference, claim.Description, liable.Kind,
                db.Liabilities.Any(other => other.ClaimId == claim.Id && other.PersonId != me && other.ConfirmedOn != null))).ToListAsync(cancel);
        // Also those who may turn out to be liable: they must not be named to each other.
        var ids = claims.ConvertAll(claim => claim.Id);
        var others = await (
            from liable in db.Liabilities
            join person in db.Persons on liable.PersonId equals person.Id
            where EF.Parameter(ids).Contains(liable.ClaimId) && liable.PersonId != me
            select person.Name).Distinct().ToListAsync(cancel);
        var requests = await db.Requests.Where(row => row.PersonId == me).Select(row => new { row.Id, row.CaseNumber, row.StartedAt }).ToListAsync(cancel);
        var own = await db.Persons.Where(row => row.Id == me).Select(row => row.Name).SingleAsync(cancel);
        return new Mine(
            db, me, claims, [.. others.SelectMany(PartsOf).Except(PartsOf(own), StringComparer.OrdinalIgnoreCase)],
            requests.ToDictionary(row => row.Id, row => row.CaseNumber ?? $"{row.StartedAt.DanishDay():yyyy-MM-dd}"),
            await db.Letters.Where(row => row.PersonId == me).ToDictionaryAsync(row => row.Id, row => row.Subject, cancel),
            await db.Agreements.Where(row => row.PersonId == me).ToDictionaryAsync(row => row.Id, row => row.PaymentId, cancel));
    }

    public Link? Claim(ClaimId? id) => To(_claims, id?.Value);

    public Link? Request(Guid? id) => To(_requests, id);

    public Link? Letter(Guid? id) => To(_letters, id);

    public Link? Agreement(Guid? id) => To(_agreements, id);

    public bool IsOwned(ClaimId? claim) => claim is { } id && _owned.Contains(id);

    public bool IsAlone(ClaimId? claim) => claim is { } id && _alone.Contains(id);

    /// <summary>Who it was, from what stands in the journal: never a name or an id.</summary>
    public WhoActed Who(string actor) => actor.Split(':')[0] switch
    {
        "citizen" => actor == $"citizen:{Me}" ? WhoActed.You : WhoActed.SomebodyElse,
        "representative" => WhoActed.Representative,
        "staff" => WhoActed.Staff,
        _ => WhoActed.Portal,
    };

    /// <summary>
    /// Whether staff's own words name somebody else who is, was or may be liable for a claim of this person's, or hold a CPR number. A short name counts only as it is written: "Bo" is a name, "bo" is not.
    /// </summary>
    public bool NamesAnother(string text) =>
        Shown.HoldsCpr(text) || _namesOfOthers.Any(part => Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(part)}(?!\w)", part.Length < 4 ? RegexOptions.None : RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));

    /// <summary>A surname that two share names neither of them.</summary>
    private static IEnumerable<string> PartsOf(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 1);

    private static Link? To(Dictionary<Guid, string> names, Guid? id) => id is { } known && names.TryGetValue(known, out var name) ? new Link(known, name) : null;

    private sealed record MyClaim(ClaimId Id, string Source, string Reference, string Description, LiabilityKind Kind, bool IsShared);
}
