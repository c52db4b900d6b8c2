using Microsoft.EntityFrameworkCore;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data;

/// <summary>
/// The only way to write down what happens to a claim: entries, steps, holds and the journal, in one transaction.
/// A writer locks the claim rows before it reads them, so that a new hold and a new letter always see each other.
/// </summary>
public sealed class ClaimWriter(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>L11a: law's limits on instalments and deferral; others where a test tries what they do.</summary>
    internal RequestLimits Limits { get; init; } = RequestLimits.InForce;

    /// <summary>Starts a transaction and locks the claims in it, in id order.</summary>
    public async Task<Work> Begin(IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var db = await dbs.CreateDbContextAsync(cancel);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancel);
            var policies = await PolicyBook.Of(db, cancel);
            var work = new Work(
                db, transaction, clock, await BusinessDay.Of(db, clock.DanishToday(), cancel), Limits == RequestLimits.InForce ? policies : policies.Under(Limits));
            await work.Lock(claims, cancel);
            return work;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a transaction and locks a request, then the claims it is about: always in that order, so that two never wait for each other.</summary>
    public async Task<(Work Work, IReadOnlyList<ClaimId> Claims)> BeginOnRequest(Guid request, CancellationToken cancel)
    {
        var work = await Begin([], cancel);
        try
        {
            await work.Db.LockRequest(request, cancel);
            var claims = await work.Db.RequestClaims.Where(row => row.RequestId == request).Select(row => row.ClaimId).ToListAsync(cancel);
            await work.Lock(claims, cancel);
            return (work, claims);
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    /// <returns>Null when there is no such claim.</returns>
    internal async Task<PersonId?> DebtorOf(ClaimId claim, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Claims.Where(row => row.Id == claim).Select(row => (PersonId?)row.DebtorId).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Starts a transaction and locks every claim of the debtors: what is posted on one may change a fee on another.</summary>
    public async Task<(Work Work, IReadOnlyList<ClaimId> Claims)> BeginOnDebtors(IReadOnlyCollection<PersonId> debtors, CancellationToken cancel)
    {
        var work = await Begin([], cancel);
        try
        {
            return (work, await work.LockDebtors(debtors, cancel));
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }
}
