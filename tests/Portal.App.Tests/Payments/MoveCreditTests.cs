using Microsoft.EntityFrameworkCore;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Payments;

/// <summary>Finance moves credit from one claim to another of the same debtor.</summary>
public sealed class MoveCreditTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private static readonly DateOnly Tuesday = new(2026, 2, 3), Wednesday = new(2026, 2, 4);

    private static readonly Caseworker Tove = new("tove", "Tove Teamleder", [StaffRole.TeamLead]);

    [Theory, OnEveryDatabase]
    public async Task It_leaves_one_claim_and_comes_to_the_other_on_the_business_day(Engine engine)
    {
        await using var town = await WithCredit(engine, 700_00);

        Assert.Equal("ok", MoneyTown.Said(await Move(town, "A3", "A1", 150_00, Town.Finn)));

        var (from, to) = (await town.Claim("A3"), await town.Claim("A1"));
        Assert.Equal((0, 50_00, 860_00, 0), (from.BalanceOre, from.CreditOre, to.BalanceOre, to.CreditOre));
        await using var db = town.Database.Open();
        var entries = await db.Transactions.Where(row => row.Kind == EntryKind.Correction && row.Of == EntryKind.Payment).ToListAsync();
        Assert.Equal([-150_00, 150_00], entries.Select(entry => entry.AmountOre).Order());
        Assert.All(entries, entry => Assert.Equal(Tuesday, entry.On));
        Assert.Equal(0, await db.Lines.Where(line => line.Account == LedgerAccount.MovedCredit).SumAsync(line => line.AmountOre));
        Assert.Equal(["staff:finn credit-moved-away", "staff:finn credit-moved-here"], await town.Journal());
        var account = (await town.Get<PersonAccount>().Handle("6101801234", null, "prøve", SystemActor.CommandLine, Cancel))!;
        Assert.All(account.Claims, claim => Assert.Equal(claim.BalanceOre - claim.CreditOre, claim.Entries.Sum(entry => entry.AmountOre)));
        Assert.Contains(account.Claims.Single(claim => claim.Reference == "A1").Entries, entry => entry is { Kind: "correction", Of: "payment", AmountOre: -150_00 });
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task The_task_goes_on_about_what_is_left_and_is_closed_when_nothing_is(Engine engine)
    {
        await using var town = await WithCredit(engine, 700_00);
        Assert.Equal(["credit"], await Credits(town));

        await Move(town, "A3", "A1", 150_00, Town.Finn);
        await Night(town, Wednesday);
        Assert.Equal(["credit"], await Credits(town));

        Assert.Equal("ok", MoneyTown.Said(await Move(town, "A3", "A2", 50_00, Tove)));
        Assert.Empty(await Credits(town));
        Assert.Equal(["moved", "moved"], await town.Outcomes(TaskKind.Credit));

        // As much is paid too much once more.
        await town.Bank(("C2", Wednesday, 200_00, PaymentId.Of(3).Digits));
        await Night(town, new DateOnly(2026, 2, 5));
        Assert.Equal(["credit"], await Credits(town));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_moved_is_refused_with_every_reason(Engine engine)
    {
        await using var town = await WithCredit(engine, 700_00);

        Assert.Equal("more-than-credit", MoneyTown.Said(await Move(town, "A3", "A1", 200_01, Town.Finn)));
        Assert.Equal("amount-is-not-positive", MoneyTown.Said(await Move(town, "A3", "A1", 0, Town.Finn)));
        Assert.Equal("other-debtor", MoneyTown.Said(await Move(town, "A3", "B1", 100_00, Town.Finn)));
        Assert.Equal("same-claim", MoneyTown.Said(await Move(town, "A3", "A3", 100_00, Town.Finn)));
        Assert.Equal("other-debtor more-than-credit", MoneyTown.Said(await Move(town, "B1", "A3", 100_00, Town.Finn)));
        await using (var db = town.Database.Open())
            await db.Claims.Where(row => row.Reference == "A2").ExecuteUpdateAsync(set => set.SetProperty(row => row.Custody, Custody.Transferred));
        Assert.Equal("claim-is-transferred", MoneyTown.Said(await Move(town, "A3", "A2", 100_00, Town.Finn)));
        Assert.Null(await town.Get<MoveCredit>().Handle(await town.IdOf("A3"), new ClaimId(Guid.NewGuid()), Kroner.Of(1), Town.Finn, Cancel));
        Assert.Empty(await town.Journal());
    }

    [Theory, OnEveryDatabase]
    public async Task Two_at_once_cannot_move_the_same_credit(Engine engine)
    {
        await using var town = await WithCredit(engine, 700_00);

        var both = await Task.WhenAll(Task.Run(() => Move(town, "A3", "A1", 200_00, Town.Finn)), Task.Run(() => Move(town, "A3", "A2", 200_00, Tove)));

        Assert.Equal(["more-than-credit", "ok"], both.Select(MoneyTown.Said).Order());
        await town.IsInOrder();
    }

    /// <summary>The bank takes back the payment whose surplus has been moved: what left the claim is owed on it.</summary>
    [Theory, OnEveryDatabase]
    public async Task When_the_payment_turns_out_never_to_have_been_made_what_left_is_owed_too(Engine engine)
    {
        await using var town = await WithCredit(engine, 700_00);
        await Move(town, "A3", "A1", 200_00, Town.Finn);

        await town.Bank(("C1", Tuesday, -700_00, PaymentId.Of(3).Digits));

        Assert.Equal((700_00, 0), ((await town.Claim("A3")).BalanceOre, (await town.Claim("A3")).CreditOre));
        Assert.Equal(810_00, (await town.Claim("A1")).BalanceOre);
        await town.IsInOrder();
    }

    [Theory]
    [InlineData(Engine.Sqlite, "UPDATE transactions SET amount_ore = -19900 WHERE kind = 'correction' AND amount_ore < 0", "did not come to one other claim of the debtor")]
    [InlineData(Engine.PostgreSql, "UPDATE transactions SET corrects = NULL WHERE kind = 'correction' AND amount_ore < 0", "did not come to one other claim of the debtor")]
    [InlineData(Engine.Sqlite, "UPDATE transactions SET corrects = id WHERE kind = 'correction' AND amount_ore < 0", "from nowhere")]
    [InlineData(Engine.PostgreSql, "UPDATE claims SET debtor_id = (SELECT debtor_id FROM claims WHERE reference = 'B1') WHERE reference = 'A1'", "did not come to one other claim of the debtor")]
    [InlineData(Engine.Sqlite, "UPDATE lines SET account = 'bank' WHERE account = 'moved-credit' AND amount_ore > 0", "20000 øre of credit are between two claims")]
    public async Task Verify_finds_credit_that_was_lost_on_its_way(Engine engine, string sql, string broken)
    {
        await using var town = await WithCredit(engine, 700_00);
        await Move(town, "A3", "A1", 200_00, Town.Finn);
        Assert.Contains(await town.Broken(engine, "I9 moved money", sql), one => one.Contains(broken, StringComparison.Ordinal));
    }

    /// <summary>Paid on Anna's claim of 500,00, and a night run.</summary>
    private static async Task<MoneyTown> WithCredit(Engine engine, long paid)
    {
        var town = await MoneyTown.Create(engine);
        Assert.Equal(1, (await town.Bank(("C1", MoneyTown.Monday, paid, PaymentId.Of(3).Digits))).Matched.Count);
        await Night(town, Tuesday);
        return town;
    }

    private static async Task Night(MoneyTown town, DateOnly night)
    {
        town.Database.Clock.GoTo(night);
        await town.Get<RunNight>().Handle(night, mayBeAhead: false, null, Cancel);
    }

    private static async Task<string[]> Credits(MoneyTown town) => [.. (await town.Tasks()).Where(task => task == "credit")];

    private static async Task<MoneyResult?> Move(MoneyTown town, string from, string to, long ore, Caseworker by) =>
        await town.Get<MoveCredit>().Handle(await town.IdOf(from), await town.IdOf(to), new Kroner(ore), by, Cancel);
}
