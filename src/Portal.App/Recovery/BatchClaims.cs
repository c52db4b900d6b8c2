using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>What opening, approving or changing something about transfers gave.</summary>
public abstract record TransferResult
{
    private TransferResult()
    {
    }

    /// <param name="Id">The batch, action or proposal.</param>
    public sealed record Done(Guid Id) : TransferResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<TransferRefusal> Reasons) : TransferResult;

    public static TransferResult No(params IEnumerable<TransferRefusal> reasons) => new Refused([.. reasons.Distinct().Order()]);
}

/// <summary>A claim held against the gate (L04) and against the recovery authority's own rules.</summary>
/// <param name="Refusals">None when it may be sent.</param>
internal sealed record GatedClaim(ClaimFacts Facts, TransferPackage Package, IReadOnlyList<TransferRefusal> Refusals)
{
    public bool MayGo => Refusals.Count == 0;

    /// <summary>Why it is left out, as its row in the batch keeps it: the gate's reasons, then the authority's rules.</summary>
    public string LeftOut => string.Join(' ', Refusals.Select(Slug.Of).Concat(Package.Failing));
}

internal static class BatchClaims
{
    /// <summary>Looks at claims as they stand now.</summary>
    public static Task<IReadOnlyList<GatedClaim>> Look(Work work, TransferPackages packages, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel) =>
        Look(work.Db, packages, claims, work.Today, work.BusinessDay, work.Policies, cancel);

    /// <summary>The same for one who only reads: nobody waits for it.</summary>
    public static async Task<IReadOnlyList<GatedClaim>> Look(
        PortalDb db, TransferPackages packages, IReadOnlyCollection<ClaimId> claims, DateOnly today, DateOnly businessDay, Policies policies, CancellationToken cancel)
    {
        var facts = await ClaimFactsQuery.Of(claims, db, cancel);
        var made = await packages.Of(db, facts, businessDay, today, policies, cancel);
        return [.. facts.Select(claim => new GatedClaim(claim, made[claim.Id], Refusals(claim, made[claim.Id], today, businessDay, policies)))];
    }

    private static IReadOnlyList<TransferRefusal> Refusals(ClaimFacts claim, TransferPackage package, DateOnly today, DateOnly businessDay, Policies policies)
    {
        var unpaid = DerivedAccount.Of(claim, businessDay, policies).Unpaid;
        var refusals = TransferGate.Refusals(claim.DerivedBy(businessDay), unpaid, today, policies);
        return package.Failing.Count > 0 && refusals.Count == 0 ? [TransferRefusal.IsNotReady] : refusals;
    }

    /// <summary>Claims that a night has proposed and that no batch has taken up: here, not sent.</summary>
    public static async Task<IReadOnlyList<ClaimId>> Proposed(PortalDb db, CancellationToken cancel) => await db.Claims
        .Where(claim => claim.Custody == Custody.Here && claim.BalanceOre > 0 && db.Steps.Any(step => step.ClaimId == claim.Id && step.Step == Step.TransferProposal)
            && !db.RecoveryStays.Any(stay => stay.ClaimId == claim.Id && stay.EndedOn == null) && !db.RecoveryBatchClaims.Any(link => link.ClaimId == claim.Id
                && link.LeftOut == "" && db.RecoveryBatches.Any(batch => batch.Id == link.BatchId && batch.State == RecoveryBatchState.Open)))
        .OrderBy(claim => claim.DueOn).ThenBy(claim => claim.PaymentId).Select(claim => claim.Id).ToListAsync(cancel);

    public static async Task<HashSet<ClaimId>> InOpenBatches(PortalDb db, CancellationToken cancel) => (await db.RecoveryBatchClaims
        .Where(link => link.LeftOut == "" && db.RecoveryBatches.Any(batch => batch.Id == link.BatchId && batch.State == RecoveryBatchState.Open)).Select(link => link.ClaimId).ToListAsync(cancel)).ToHashSet();
}
