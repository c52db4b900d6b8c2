using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Claims;

namespace Portal.App.Data;

/// <summary>
/// The only code that writes down what happens to a claim: entries, steps, holds and the journal, in one transaction.
/// A writer locks the claim rows before it reads them, so that a new hold and a new letter always see each other.
/// </summary>
public sealed class ClaimWriter(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>Starts a transaction and locks the claims in it, in id order.</summary>
    public async Task<Work> Begin(IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var db = await dbs.CreateDbContextAsync(cancel);
        try
        {
            var work = new Work(db, await db.Database.BeginTransactionAsync(cancel), clock);
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
}

/// <summary>One piece of work: everything in it is written, or nothing. Undone when disposed before <see cref="Commit"/>.</summary>
public sealed class Work(PortalDb db, IDbContextTransaction transaction, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>From here on one prepared command for each table is quicker than one statement a row.</summary>
    internal const int BulkFrom = 50;

    public PortalDb Db => db;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today { get; } = clock.DanishToday();

    internal async Task Lock(IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        if (claims.Count > 0) await db.LockClaims([.. claims.Select(claim => claim.Value).Order()], cancel);
    }

    /// <summary>Writes the moves into the transaction and raises the version of every claim they touch.</summary>
    public Task Apply(IReadOnlyList<Move> moves, Actor by, CancellationToken cancel) => Apply(moves, by, moves.Count >= BulkFrom, cancel);

    internal async Task Apply(IReadOnlyList<Move> moves, Actor by, bool inBulk, CancellationToken cancel)
    {
        var rows = MoveRows.Of(moves, by, Now, Today);
        if (inBulk) await InsertInBulk(rows, cancel);
        else await InsertOneByOne(rows, cancel);

        foreach (var lift in rows.Lifts)
            await db.Holds.Where(hold => hold.Id == lift.Hold).ExecuteUpdateAsync(set => set.SetProperty(hold => hold.LiftedOn, lift.On), cancel);
        foreach (var (claim, to) in rows.Custodies) await MoveCustody(claim, to, cancel);
        await Touch(rows, cancel);
    }

    /// <summary>
    /// New claims with the moves that open them, in bulk. Nobody can have seen them, so there is nothing to lock and no version
    /// to raise, and their cached figures are those of their first entry.
    /// </summary>
    internal async Task Arrive(
        IReadOnlyCollection<ClaimRow> claims, IReadOnlyCollection<LiabilityRow> liabilities, IReadOnlyCollection<Move> moves, Actor by, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await db.InsertMany(claims, cancel);
        await db.InsertMany(liabilities, cancel);
        await InsertInBulk(MoveRows.Of(moves, by, Now, Today), cancel);
    }

    public async Task Commit(CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await Durably.Commit(transaction, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }

    private async Task InsertOneByOne(MoveRows rows, CancellationToken cancel)
    {
        db.AddRange(rows.Transactions);
        db.AddRange(rows.Lines);
        db.AddRange(rows.Steps);
        db.AddRange(rows.Holds);
        db.AddRange(rows.Journal);
        await db.SaveChangesAsync(cancel);
    }

    private async Task InsertInBulk(MoveRows rows, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await db.InsertMany(rows.Transactions, cancel);
        await db.InsertMany(rows.Lines, cancel);
        await db.InsertMany(rows.Steps, cancel);
        await db.InsertMany(rows.Holds, cancel);
        await db.InsertMany(rows.Journal, cancel);
    }

    private async Task MoveCustody(ClaimId id, Custody to, CancellationToken cancel)
    {
        var from = await db.Claims.Where(claim => claim.Id == id).Select(claim => claim.Custody).SingleAsync(cancel);
        if (!Custodies.Allowed.Contains((from, to))) throw new InvalidOperationException($"Claim {id} cannot move from {from} to {to}.");
        await db.Claims.Where(claim => claim.Id == id).ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Custody, to), cancel);
    }

    private async Task Touch(MoveRows rows, CancellationToken cancel)
    {
        foreach (var chunk in rows.Changed.Chunk(500))
            await db.Claims.Where(claim => chunk.Contains(claim.Id)).ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Version, claim => claim.Version + 1), cancel);
        foreach (var chunk in rows.Rebalanced.Chunk(500))
            await db.Claims.Where(claim => chunk.Contains(claim.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(claim => claim.BalanceOre, claim => Math.Max(0, db.Transactions.Where(row => row.ClaimId == claim.Id).Sum(row => row.AmountOre)))
                .SetProperty(claim => claim.CreditOre, claim => Math.Max(0, -db.Transactions.Where(row => row.ClaimId == claim.Id).Sum(row => row.AmountOre))), cancel);
    }
}
