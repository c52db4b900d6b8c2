using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Tests.Data;

public sealed class ClaimWriterTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Theory, OnEveryDatabase]
    public async Task One_move_and_a_bulk_of_moves_leave_the_same_rows(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax);
        List<Move> moves;
        await using (var db = database.Open())
            moves = [.. (await db.Claims.OrderBy(row => row.PaymentId).ToListAsync()).Select(row => MoveOf(row.Id, row.DebtorId))];

        // Undone after it has been read: what is compared next is written on the same ground.
        var oneByOne = await Apply(database, moves, inBulk: false, commit: false);
        var inBulk = await Apply(database, moves, inBulk: true, commit: true);

        Assert.Equal(oneByOne, inBulk);
        Assert.Contains("\"Version\":2", inBulk, StringComparison.Ordinal);
        Assert.Contains("\"BalanceOre\":318517", inBulk, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Parallel_writers_on_the_same_claim_wait_for_each_other(Engine engine)
    {
        const int writers = 2, times = 8;
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare);
        ClaimId claim;
        await using (var db = database.Open()) claim = await db.Claims.Select(row => row.Id).SingleAsync();

        var seen = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var mine = new List<int>();
            for (var i = 0; i < times; i++)
            {
                await using var work = await database.Get<ClaimWriter>().Begin([claim], CancellationToken.None);
                mine.Add(await work.Db.Holds.CountAsync());
                await Task.Yield();
                await work.Apply([Move.Held(claim, "test", "test", new Hold(Guid.CreateVersion7(), HoldKind.Contact, Today))], SystemActor.CommandLine, CancellationToken.None);
                await work.Commit(CancellationToken.None);
            }
            return mine;
        })));

        // Had two of them read the same state, a number would be missing.
        Assert.Equal(Enumerable.Range(0, writers * times), seen.SelectMany(counts => counts).Order());
        await using var after = database.Open();
        Assert.Equal(1 + writers * times, await after.Claims.Select(row => row.Version).SingleAsync());
    }

    private static Move MoveOf(ClaimId claim, Portal.Domain.People.PersonId person) => new(
        claim, "reminded", "test rule",
        [
            new Posting(Guid.CreateVersion7(), EntryKind.Fee, Today, Kroner.Of(250), "gebyrloven § 2"),
            new Posting(Guid.CreateVersion7(), EntryKind.Interest, Today, new Kroner(8_52), "gebyrloven § 3", AccrualOn: Today.AddDays(-3)),
        ],
        [new StepTaken(Step.Reminder1, Today, person, Guid.CreateVersion7(), false)],
        [new Hold(Guid.CreateVersion7(), HoldKind.Contact, Today, Today.AddDays(14), Cause: Guid.CreateVersion7())],
        [], Custody.WrittenOff);

    private static async Task<string> Apply(Database database, List<Move> moves, bool inBulk, bool commit)
    {
        await using var work = await database.Get<ClaimWriter>().Begin([.. moves.Select(move => move.Claim)], CancellationToken.None);
        await work.Apply(moves, SystemActor.CommandLine, inBulk, CancellationToken.None);
        var db = work.Db;
        var rows = JsonSerializer.Serialize(new
        {
            Claims = await db.Claims.AsNoTracking().OrderBy(row => row.PaymentId).ToListAsync(),
            Transactions = await db.Transactions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Lines = await db.Lines.AsNoTracking().OrderBy(row => row.TransactionId).ThenBy(row => row.Number).ToListAsync(),
            Steps = await db.Steps.AsNoTracking().OrderBy(row => row.ClaimId).ToListAsync(),
            Holds = await db.Holds.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Journal = await db.Journal.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
        });
        if (commit) await work.Commit(CancellationToken.None);
        return rows;
    }
}
