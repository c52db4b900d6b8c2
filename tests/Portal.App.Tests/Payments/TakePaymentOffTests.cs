using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Payments;

/// <summary>A payment that was put on the wrong claim is taken off it, and put on the right one.</summary>
public sealed class TakePaymentOffTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private static readonly Caseworker Tove = new("tove", "Tove Teamleder", [StaffRole.TeamLead]);

    [Theory, OnEveryDatabase]
    public async Task It_counts_as_never_made_there_and_from_its_own_day_where_it_belongs(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 1000_00, PaymentId.Of(1).Digits));
        Assert.Equal((0, Custody.Settled), ((await town.Claim("A1")).BalanceOre, (await town.Claim("A1")).Custody));
        var payment = (await town.Payment("B1")).Id;

        Assert.Equal("ok", MoneyTown.Said(await Take(town, payment, Town.Finn)));

        // The interest that the payment had kept away is back: the claim stands as if nobody had paid.
        var (wrong, unpaid) = (await town.Claim("A1"), await town.Claim("A2"));
        Assert.Equal((unpaid.BalanceOre, 0, Custody.Here), (wrong.BalanceOre, wrong.CreditOre, wrong.Custody));
        var lying = await town.Payment("B1");
        Assert.Equal((BankTransactionState.Unmatched, "taken-off", null), (lying.State, lying.Reason, lying.ClaimId));
        Assert.Equal(["unmatched-payment taken-off"], await town.Tasks());
        Assert.Equal(["staff:finn payment-taken-off"], await town.Journal());
        await using (var db = town.Database.Open())
        {
            Assert.Contains(await db.Holds.Where(hold => hold.ClaimId == wrong.Id).ToListAsync(), hold => hold.Kind == HoldKind.ReversalWait);
            Assert.Equal("Naboens betaling", (await db.Notes.SingleAsync(note => note.Kind == "take-off")).Text);
            Assert.Equal(-1000_00, await db.Lines.Where(line => line.Account == LedgerAccount.Unmatched).SumAsync(line => line.AmountOre));
        }
        await town.IsInOrder();

        Assert.Equal("ok", MoneyTown.Said(await Match(town, payment, "A2")));
        Assert.Equal((0, 0, Custody.Settled), ((await town.Claim("A2")).BalanceOre, (await town.Claim("A2")).CreditOre, (await town.Claim("A2")).Custody));
        Assert.Empty(await town.Tasks());
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task It_may_be_put_wrong_again_and_come_back_to_where_it_was(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var payment = await town.Unmatched(MoneyTown.Friday, 400_00);
        foreach (var reference in new[] { "A1", "B1", "A1", "A1" })
        {
            Assert.Equal("ok", MoneyTown.Said(await Match(town, payment, reference)));
            await town.IsInOrder();
            Assert.Equal("ok", MoneyTown.Said(await Take(town, payment, Tove)));
            await town.IsInOrder();
            town.Database.Clock.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal("ok", MoneyTown.Said(await Match(town, payment, "A3")));

        Assert.Equal((100_00, 500_00, 1010_00), ((await town.Claim("A3")).BalanceOre, (await town.Claim("B1")).BalanceOre, (await town.Claim("A1")).BalanceOre));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task When_the_bank_takes_it_back_it_is_taken_from_where_it_lies_now(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 300_00, PaymentId.Of(3).Digits));
        var payment = (await town.Payment("B1")).Id;
        await Take(town, payment, Town.Finn);
        await Match(town, payment, "B1");
        Assert.Equal((500_00, 200_00), ((await town.Claim("A3")).BalanceOre, (await town.Claim("B1")).BalanceOre));

        Assert.Equal(1, (await town.Bank(("B1", MoneyTown.Monday, -300_00, PaymentId.Of(3).Digits))).Matched.Count);

        Assert.Equal((500_00, 500_00), ((await town.Claim("A3")).BalanceOre, (await town.Claim("B1")).BalanceOre));
        Assert.Equal("taken-back", MoneyTown.Said(await Take(town, payment, Town.Finn)));
        await town.IsInOrder();
    }

    /// <summary>Taken off and not placed yet, it takes no other payment of that claim with it when the bank wants it back.</summary>
    [Theory, OnEveryDatabase]
    public async Task While_it_lies_on_the_list_the_bank_s_reversal_does_too(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 300_00, PaymentId.Of(3).Digits));
        var payment = (await town.Payment("B1")).Id;
        await Take(town, payment, Town.Finn);

        Assert.Equal(1, (await town.Bank(("B1", MoneyTown.Monday, -300_00, PaymentId.Of(3).Digits))).Unmatched.Count);

        Assert.Equal(500_00, (await town.Claim("A3")).BalanceOre);
        Assert.Equal("taken-back", MoneyTown.Said(await Match(town, payment, "A3")));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_taken_off_is_refused_with_its_reason_and_nothing_is_written(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 100_00, PaymentId.Of(3).Digits));
        var lying = await town.Unmatched(MoneyTown.Friday, 400_00);
        var payment = (await town.Payment("B1")).Id;

        Assert.Equal("reason-is-missing not-matched", MoneyTown.Said(await town.Get<TakePaymentOff>().Handle(lying, " ", Town.Finn, Cancel)));
        Assert.Null(await Take(town, payment, Town.Sofie));
        Assert.Null(await Take(town, Guid.NewGuid(), Town.Finn));
        await using (var db = town.Database.Open())
            await db.Claims.Where(row => row.Reference == "A3").ExecuteUpdateAsync(set => set.SetProperty(row => row.Custody, Custody.Transferred));
        Assert.Equal("claim-is-transferred", MoneyTown.Said(await Take(town, payment, Town.Finn)));
        Assert.Empty(await town.Journal());
        Assert.Equal(BankTransactionState.Matched, (await town.Payment("B1")).State);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_at_once_take_it_off_once(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 300_00, PaymentId.Of(3).Digits));
        var payment = (await town.Payment("B1")).Id;

        var both = await Task.WhenAll(Task.Run(() => Take(town, payment, Town.Finn)), Task.Run(() => Take(town, payment, Tove)));

        Assert.Equal(["not-matched", "ok"], both.Select(MoneyTown.Said).Order());
        Assert.Equal(500_00, (await town.Claim("A3")).BalanceOre);
        await town.IsInOrder();
    }

    [Theory]
    [InlineData(Engine.Sqlite, "UPDATE lines SET account = 'bank' WHERE account = 'unmatched'", "is on the unmatched list and not on its account")]
    [InlineData(Engine.PostgreSql, "UPDATE bank_transactions SET state = 'matched', claim_id = (SELECT id FROM claims WHERE reference = 'A3')", "has 30000 øre on the account of unmatched payments, and the list says 0")]
    public async Task Verify_finds_one_that_is_off_the_claim_and_nowhere_else(Engine engine, string sql, string broken)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 300_00, PaymentId.Of(3).Digits));
        await Take(town, (await town.Payment("B1")).Id, Town.Finn);

        Assert.Contains(await town.Broken(engine, "I9 moved money", sql), one => one.Contains(broken, StringComparison.Ordinal));
    }

    private static Task<MoneyResult?> Take(MoneyTown town, Guid payment, Caseworker by) => town.Get<TakePaymentOff>().Handle(payment, "Naboens betaling", by, Cancel);

    private static async Task<MoneyResult?> Match(MoneyTown town, Guid payment, string reference) =>
        await town.Get<MatchPayment>().Handle(payment, await town.IdOf(reference), Town.Finn, Cancel);
}
