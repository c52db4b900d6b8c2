using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;

namespace Portal.App.Statements;

/// <summary>A year-end run as finance sees it.</summary>
/// <param name="MayDecide">Another than who opened it looks, and it waits.</param>
/// <param name="Filed">Letters that have been filed so far.</param>
public sealed record StatementRunView(
    Guid Id, DateOnly From, DateOnly To, int Number, StatementRunState State, DateOnly MadeOn, string OpenedBy, DateTimeOffset OpenedAt, string? DecidedBy, DateTimeOffset? DecidedAt, DateTimeOffset? ReleasedAt,
    StatementReport Report, int Made, int Filed, bool MayDecide);

/// <summary>What finance ought to look at before a year is released.</summary>
/// <param name="Unmatched">Payments of the year that nobody has placed.</param>
/// <param name="NoAddress">People who get paper and have no whole address: their letter will be held.</param>
public sealed record StatementExceptions(int Unmatched, long UnmatchedOre, int NoAddress);

/// <summary>The page of the year-end statements: the runs, the newest first, and what stands in the way of the one that is open.</summary>
public sealed class StatementDesk(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>Null when this person may not see it.</returns>
    public async Task<IReadOnlyList<StatementRunView>?> Handle(Caseworker by, CancellationToken cancel)
    {
        if (!MaySee(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Views(db, db.StatementRuns, by, cancel);
    }

    /// <summary>For the command line: the year's last run.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<StatementRunView?> Latest(int year, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Views(db, db.StatementRuns.Where(row => row.From == new DateOnly(year, 1, 1) && row.To == new DateOnly(year, 12, 31)), null, cancel) is [var last, ..] ? last : null;
    }

    private static async Task<IReadOnlyList<StatementRunView>> Views(PortalDb db, IQueryable<StatementRunRow> which, Caseworker? by, CancellationToken cancel)
    {
        var runs = await which.AsNoTracking().OrderByDescending(row => row.To).ThenByDescending(row => row.Number).ToListAsync(cancel);
        var ids = runs.ConvertAll(run => run.Id);
        var counts = await db.Statements.Where(row => ids.Contains(row.RunId)).GroupBy(row => row.RunId)
            .Select(rows => new { Run = rows.Key, Made = rows.Count(), Filed = rows.Count(row => row.LetterId != null) }).ToDictionaryAsync(row => row.Run, cancel);
        return runs.ConvertAll(run => new StatementRunView(
            run.Id, run.From, run.To, run.Number, run.State, run.MadeOn, run.OpenedBy, run.OpenedAt, run.DecidedBy, run.DecidedAt, run.ReleasedAt, StatementReport.Of(run),
            counts.TryGetValue(run.Id, out var count) ? count.Made : 0, count?.Filed ?? 0, run.State == StatementRunState.Made && by is not null && run.OpenedBy != by.JournalId && (by.Has(StaffRole.Finance) || by.Has(StaffRole.TeamLead))));
    }

    /// <returns>Null when this person may not see it, or there is no such run.</returns>
    public async Task<StatementExceptions?> Exceptions(Guid run, Caseworker by, CancellationToken cancel)
    {
        if (!MaySee(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.StatementRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == run, cancel) is not { } of) return null;
        var unmatched = await (
            from line in db.Lines
            join transaction in db.Transactions on line.TransactionId equals transaction.Id
            where line.Account == LedgerAccount.Unmatched && transaction.On <= of.To
            group line.AmountOre by transaction.Corrects ?? transaction.Id into amounts
            where amounts.Sum() != 0
            select amounts.Sum()).ToListAsync(cancel);
        var noAddress = await db.Statements.CountAsync(row => row.RunId == run && db.Persons.Any(person => person.Id == row.PersonId && person.ExemptFromDigitalPost && (person.Street == "" || (person.City == "" && person.Postcode == ""))), cancel);
        return new StatementExceptions(unmatched.Count, Math.Abs(unmatched.Sum()), noAddress);
    }

    /// <summary>The last whole year, which is the one to make.</summary>
    public int YearToMake => clock.DanishToday().Year - 1;

    private static bool MaySee(Caseworker by) => by.Has(StaffRole.Finance) || by.Has(StaffRole.TeamLead) || by.Has(StaffRole.Auditor);
}
