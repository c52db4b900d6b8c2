using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data;

/// <summary>The one projection that reads a claim's facts, for page, command, decision and <c>verify</c> alike.</summary>
public sealed class ClaimFactsQuery(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>All claims the citizen is liable for, oldest due date first. A possible co-debtor is not liable, and neither is who turned out not to be: to them the claim does not exist.</summary>
    public async Task<IReadOnlyList<ClaimFacts>> Of(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Of(citizen, db, cancel);
    }

    /// <summary>The same, where other questions are asked beside it.</summary>
    public static Task<IReadOnlyList<ClaimFacts>> Of(Citizen citizen, PortalDb db, CancellationToken cancel) => Read(db, LiableFor(db, citizen.Person), cancel);

    /// <summary>The one claim, or null when it is not this citizen's: to them it does not exist.</summary>
    public async Task<ClaimFacts?> Of(Citizen citizen, ClaimId claim, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await Read(db, LiableFor(db, citizen.Person).Where(row => row.Id == claim), cancel)).SingleOrDefault();
    }

    /// <summary>Inside a piece of work, after its lock: those of the claims that are the citizen's.</summary>
    public static Task<IReadOnlyList<ClaimFacts>> Of(Citizen citizen, IReadOnlyCollection<ClaimId> claims, PortalDb db, CancellationToken cancel) =>
        Read(db, LiableFor(db, citizen.Person).Where(row => EF.Parameter(claims).Contains(row.Id)), cancel);

    /// <summary>For staff and the system: the claims themselves.</summary>
    public static Task<IReadOnlyList<ClaimFacts>> Of(IReadOnlyCollection<ClaimId> claims, PortalDb db, CancellationToken cancel) => ClaimFactsTable.Read(db, claims, cancel);

    /// <summary>For staff and the system: all claims a person is liable for.</summary>
    public static Task<IReadOnlyList<ClaimFacts>> Of(PersonId person, PortalDb db, CancellationToken cancel) => Read(db, LiableFor(db, person), cancel);

    private static IQueryable<ClaimRow> LiableFor(PortalDb db, PersonId person) =>
        // Not "where any": SQLite would look at every claim there is instead of the person's own.
        db.Claims.Where(claim => db.Liabilities.Where(liable => liable.PersonId == person && liable.ConfirmedOn != null && liable.EndedOn == null).Select(liable => liable.ClaimId).Contains(claim.Id));

    private static async Task<IReadOnlyList<ClaimFacts>> Read(PortalDb db, IQueryable<ClaimRow> which, CancellationToken cancel) =>
        await ClaimFactsTable.Read(db, await which.Select(row => row.Id).ToListAsync(cancel), cancel);

    /// <summary>The facts of a claim that is just arriving: nothing has happened to it.</summary>
    internal static ClaimFacts FactsOf(ClaimRow claim, IEnumerable<LiabilityRow> liable) => new(
        claim.Id, claim.Version, claim.Source, claim.Reference, claim.Type, claim.Custody, ClaimFactsTable.PaymentIdOf(claim.Id, claim.PaymentId), claim.Description,
        claim.ArrivedOn, claim.DueOn, claim.PayBy, claim.LimitationOn, claim.Basis, claim.StateRefund,
        [.. liable.Select(row => new Liability(row.PersonId, row.Kind, row.ConfirmedOn))], [], [], [])
    {
        DerivedOn = claim.DerivedOn,
        SecondFeeReason = claim.FeeReasonOn is not null,
        PeriodTo = claim.PeriodTo,
        PeriodFrom = claim.PeriodFrom,
        EstablishedOn = claim.EstablishedOn,
        BasisOn = claim.BasisOn,
        Property = claim.Property,
    };
}
