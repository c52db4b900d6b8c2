using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Data;

/// <summary>One piece of work: everything in it is written, or nothing. Undone when disposed before <see cref="Commit"/>.</summary>
/// <param name="businessDay">Files are taken in on it, and correction entries bear it.</param>
public sealed class Work(PortalDb db, IDbContextTransaction transaction, TimeProvider clock, DateOnly businessDay, Policies policies) : IAsyncDisposable
{
    /// <summary>From here on one prepared command for each table is quicker than one statement a row.</summary>
    internal const int BulkFrom = 50;

    public PortalDb Db => db;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The time as it passes while the work is done; what it writes down bears <see cref="Now"/>.</summary>
    internal DateTimeOffset Moment => clock.GetUtcNow();

    public DateOnly Today { get; } = clock.DanishToday();

    public DateOnly BusinessDay => businessDay;

    public Policies Policies => policies;

    internal async Task Lock(IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        if (claims.Count > 0) await db.LockClaims([.. claims.Select(claim => claim.Value).Order()], cancel);
    }

    /// <returns>All claims of the debtors, locked.</returns>
    internal async Task<IReadOnlyList<ClaimId>> LockDebtors(IReadOnlyCollection<PersonId> debtors, CancellationToken cancel)
    {
        var claims = await db.Claims.Where(claim => EF.Parameter(debtors).Contains(claim.DebtorId)).Select(claim => claim.Id).ToListAsync(cancel);
        await Lock(claims, cancel);
        return claims;
    }

    /// <summary>Writes the moves into the transaction, raises the version of every claim they touch, and lets the next night look at it.</summary>
    public Task Apply(IReadOnlyList<Move> moves, Actor by, CancellationToken cancel) => Apply(moves, by, moves.Count >= BulkFrom, cancel);

    internal async Task Apply(IReadOnlyList<Move> moves, Actor by, bool inBulk, CancellationToken cancel)
    {
        var rows = RowsOf(moves, by);
        await Insert(rows, inBulk, cancel);
        foreach (var (claim, to) in rows.Custodies) await MoveCustody(claim, to, cancel);
        await Touch(rows, cancel);
    }

    /// <summary>Writes moves whose rows have been made and whose figures have been reckoned already: a night's, or those of an import.</summary>
    internal async Task Apply(MoveRows rows, IReadOnlyList<ClaimFigures> figures, CancellationToken cancel)
    {
        await Insert(rows, rows.Journal.Count >= BulkFrom, cancel);
        await db.UpdateFigures(figures, rows.Changed, cancel);
    }

    /// <summary>The rows that moves become, made without the database: on any thread.</summary>
    internal MoveRows RowsOf(IReadOnlyCollection<Move> moves, Actor by) => MoveRows.Of(moves, by, Now, Today, Moment);

    /// <summary>
    /// New claims with the moves that open them, in bulk. Nobody can have seen them, so there is nothing to lock and no version
    /// to raise, and their cached figures come with them.
    /// </summary>
    internal async Task Arrive(
        IReadOnlyCollection<ClaimRow> claims, IReadOnlyCollection<LiabilityRow> liabilities, MoveRows moves, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await db.InsertMany(claims, cancel);
        await db.InsertMany(liabilities, cancel);
        await Insert(moves, inBulk: true, cancel);
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

    private async Task Insert(MoveRows rows, bool inBulk, CancellationToken cancel)
    {
        if (inBulk) await InsertInBulk(rows, cancel);
        else await InsertOneByOne(rows, cancel);
        foreach (var lift in rows.Lifts)
            await db.Holds.Where(hold => hold.Id == lift.Hold)
                .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.LiftedOn, lift.On).SetProperty(hold => hold.ResumeOn, lift.ResumeOn), cancel);
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
            await db.Claims.Where(claim => chunk.Contains(claim.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(claim => claim.Version, claim => claim.Version + 1).SetProperty(claim => claim.NextOn, NightWatch.NextNight), cancel);
        foreach (var chunk in rows.Rebalanced.Chunk(500))
            await db.Claims.Where(claim => chunk.Contains(claim.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(claim => claim.BalanceOre, claim => Math.Max(0, db.Transactions.Where(row => row.ClaimId == claim.Id).Sum(row => row.AmountOre)))
                .SetProperty(claim => claim.CreditOre, claim => Math.Max(0, -db.Transactions.Where(row => row.ClaimId == claim.Id).Sum(row => row.AmountOre))), cancel);
    }
}
