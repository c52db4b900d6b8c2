using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Data;

/// <summary>The one projection that reads a claim's facts, for page, command, decision and <c>verify</c> alike.</summary>
public sealed class ClaimFactsQuery(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>All claims the citizen is liable for, oldest due date first. A possible co-debtor is not liable: to them the claim does not exist.</summary>
    public async Task<IReadOnlyList<ClaimFacts>> Of(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Read(db, LiableFor(db, citizen.Person), cancel);
    }

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
    public static Task<IReadOnlyList<ClaimFacts>> Of(IReadOnlyCollection<ClaimId> claims, PortalDb db, CancellationToken cancel) =>
        Read(db, db.Claims.Where(row => EF.Parameter(claims).Contains(row.Id)), cancel);

    /// <summary>For staff and the system: all claims a person is liable for.</summary>
    public static Task<IReadOnlyList<ClaimFacts>> Of(PersonId person, PortalDb db, CancellationToken cancel) => Read(db, LiableFor(db, person), cancel);

    private static IQueryable<ClaimRow> LiableFor(PortalDb db, PersonId person) =>
        db.Claims.Where(claim => db.Liabilities.Any(liable => liable.ClaimId == claim.Id && liable.PersonId == person && liable.ConfirmedOn != null));

    private static async Task<IReadOnlyList<ClaimFacts>> Read(PortalDb db, IQueryable<ClaimRow> which, CancellationToken cancel)
    {
        var claims = await which.AsNoTracking().OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId).ToListAsync(cancel);
        var ids = claims.ConvertAll(row => row.Id);
        var liable = (await db.Liabilities.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToListAsync(cancel)).ToLookup(row => row.ClaimId);
        var entries = (await db.Transactions.AsNoTracking().Where(row => row.ClaimId != null && EF.Parameter(ids).Contains(row.ClaimId.Value)).OrderBy(row => row.On).ThenBy(row => row.At).ThenBy(row => row.Id)
            .ToListAsync(cancel)).ToLookup(row => row.ClaimId!.Value);
        var steps = (await db.Steps.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).OrderBy(row => row.On).ToListAsync(cancel)).ToLookup(row => row.ClaimId);
        var holds = (await db.Holds.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).OrderBy(row => row.From).ToListAsync(cancel)).ToLookup(row => row.ClaimId);
        var terms = (await db.Terms.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToListAsync(cancel)).ToLookup(row => row.ClaimId, row => new Term(row.DueOn, new Kroner(row.AmountOre)));
        return claims.ConvertAll(claim => FactsOf(claim, liable[claim.Id], entries[claim.Id], steps[claim.Id], holds[claim.Id]) with { Terms = [.. terms[claim.Id]] });
    }

    /// <summary>The facts of one claim from its rows.</summary>
    internal static ClaimFacts FactsOf(
        ClaimRow claim, IEnumerable<LiabilityRow> liable, IEnumerable<TransactionRow> entries, IEnumerable<StepRow> steps, IEnumerable<HoldRow> holds) => new(
        claim.Id, claim.Version, claim.Source, claim.Reference, claim.Type, claim.Custody, PaymentIdOf(claim), claim.Description,
        claim.ArrivedOn, claim.DueOn, claim.PayBy, claim.LimitationOn, claim.Basis, claim.StateRefund,
        [.. liable.Select(row => new Liability(row.PersonId, row.Kind, row.ConfirmedOn))],
        [.. entries.Select(row => new Posting(row.Id, row.Kind, row.On, new Kroner(row.AmountOre), row.Rule, row.Of, row.AccrualOn, row.Corrects, row.CorrectsOn, row.LetterId))],
        [.. steps.Select(row => new StepTaken(row.Step, row.On, row.PersonId, row.LetterId, row.Skipped, row.DoneOn))],
        [.. holds.Select(row => new Hold(row.Id, row.Kind, row.From, row.Until, row.LiftedOn, row.Cause, row.ResumeOn))])
    {
        DerivedOn = claim.DerivedOn,
        SecondFeeReason = claim.FeeReasonOn is not null,
    };

    private static PaymentId PaymentIdOf(ClaimRow claim) => PaymentId.TryParse(claim.PaymentId, out var id)
        ? id : throw new InvalidOperationException($"Claim {claim.Id} has a payment id with a wrong check digit.");
}
