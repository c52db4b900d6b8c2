using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Payments;

/// <summary>Staff put a payment from the unmatched list on a claim.</summary>
public sealed class MatchPaymentTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task It_counts_from_its_payment_day_as_if_it_had_named_the_claim(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 1000_00, PaymentId.Of(1).Digits));
        var payment = await town.Unmatched(MoneyTown.Friday, 1000_00);
        Assert.Equal(1010_00, (await town.Claim("A2")).BalanceOre);

        var result = await Match(town, payment, "A2", Town.Sofie);

        Assert.Equal(new MoneyResult.Done(payment, await town.IdOf("A2")), result);
        var (named, matched) = (await town.Claim("A1"), await town.Claim("A2"));
        Assert.Equal((0, 0, Custody.Settled), (matched.BalanceOre, matched.CreditOre, matched.Custody));
        Assert.Equal((named.BalanceOre, named.CreditOre, named.Custody), (matched.BalanceOre, matched.CreditOre, matched.Custody));
        await using var db = town.Database.Open();
        Assert.Equal(2, await db.Transactions.CountAsync(row => row.ClaimId != null && row.Kind == EntryKind.Payment && row.On == MoneyTown.Friday && row.AmountOre == -1000_00));
        Assert.Equal(0, await db.Lines.Where(line => line.Account == LedgerAccount.Unmatched).SumAsync(line => line.AmountOre));
        var row = await town.Payment("U1");
        Assert.Equal((BankTransactionState.Matched, "", matched.Id), (row.State, row.Reason, row.ClaimId!.Value));
        Assert.Empty(await town.Tasks());
        Assert.Equal(["matched"], await town.Outcomes(TaskKind.UnmatchedPayment));
        Assert.Equal(["staff:sofie payment-matched"], await town.Journal());
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Twice_and_two_at_once_it_is_matched_once(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var payment = await town.Unmatched(MoneyTown.Friday, 400_00);

        var both = await Task.WhenAll(
            Task.Run(() => Match(town, payment, "A1", Town.Sofie)), Task.Run(() => Match(town, payment, "B1", Town.Finn)));
        var again = await Match(town, payment, "A1", Town.Sofie);

        Assert.Equal(["already-matched", "ok"], both.Select(MoneyTown.Said).Order());
        Assert.Equal("already-matched", MoneyTown.Said(again));
        await using var db = town.Database.Open();
        Assert.Equal(-400_00, await db.Transactions.Where(row => row.ClaimId != null && row.Kind == EntryKind.Payment).SumAsync(row => row.AmountOre));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_matched_is_refused_with_its_reason_and_nothing_is_written(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("D1", MoneyTown.Friday, -300_00, MoneyTown.NoId), ("B1", MoneyTown.Friday, 100_00, PaymentId.Of(1).Digits));
        await town.Bank(("B1", MoneyTown.Friday, 150_00, PaymentId.Of(1).Digits));
        var (debit, matched, question) = (await town.Payment("D1"), await town.Payment("B1"), await town.Payment("B1", asked: true));
        var payment = await town.Unmatched(MoneyTown.Friday, 400_00);

        Assert.Equal("not-received", MoneyTown.Said(await Match(town, debit.Id, "A1", Town.Sofie)));
        Assert.Equal("already-matched", MoneyTown.Said(await Match(town, matched.Id, "A1", Town.Sofie)));
        Assert.Equal("is-a-question", MoneyTown.Said(await Match(town, question.Id, "A1", Town.Sofie)));
        Assert.Null(await town.Get<MatchPayment>().Handle(payment, new ClaimId(Guid.NewGuid()), Town.Sofie, Cancel));
        Assert.Null(await Match(town, Guid.NewGuid(), "A1", Town.Sofie));
        Assert.Empty(await town.Journal());
        Assert.Equal(BankTransactionState.Unmatched, (await town.Payment("U1")).State);
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_that_the_bank_has_taken_back_is_not_matched_and_one_taken_back_later_counts_as_never_made(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var bounced = await town.Unmatched(MoneyTown.Friday, 400_00);
        await town.Bank(("U1", MoneyTown.Monday, -400_00, MoneyTown.NoId));
        Assert.Equal("taken-back", MoneyTown.Said(await Match(town, bounced, "A1", Town.Sofie)));

        var payment = await town.Unmatched(MoneyTown.Friday, 1000_00, "U2");
        Assert.Equal("ok", MoneyTown.Said(await Match(town, payment, "A1", Town.Finn)));
        Assert.Equal(1, (await town.Bank(("U2", MoneyTown.Monday, -1000_00, MoneyTown.NoId))).Matched.Count);
        Assert.Equal(1010_00, (await town.Claim("A1")).BalanceOre);
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_file_again_leaves_it_where_staff_put_it(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var payment = await town.Unmatched(MoneyTown.Friday, 400_00);
        await Match(town, payment, "A3", Town.Sofie);

        Assert.Equal(1, (await town.Bank(("U1", MoneyTown.Friday, 400_00, MoneyTown.NoId))).AlreadyBooked.Count);
        Assert.Equal(100_00, (await town.Claim("A3")).BalanceOre);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "UPDATE bank_transactions SET state = 'unmatched' WHERE bank_reference = 'U1'", "has 0 øre on the account of unmatched payments, and the list says 40000")]
    [InlineData(Engine.PostgreSql, "UPDATE bank_transactions SET amount_ore = 39999 WHERE bank_reference = 'U1'", "is not the bank transaction that it was matched from")]
    [InlineData(Engine.Sqlite, "UPDATE transactions SET corrects = NULL WHERE kind = 'payment' AND claim_id IS NOT NULL", "on the account of unmatched payments, and the list says 0")]
    [InlineData(Engine.PostgreSql, "UPDATE lines SET account = 'bank' WHERE account = 'unmatched' AND amount_ore > 0", "has 40000 øre on the account of unmatched payments, and the list says 0")]
    public async Task Verify_finds_a_match_that_is_not_whole(Engine engine, string sql, string broken)
    {
        await using var town = await MoneyTown.Create(engine);
        await Match(town, await town.Unmatched(MoneyTown.Friday, 400_00), "A3", Town.Sofie);
        Assert.Contains(await town.Broken(engine, "I9 moved money", sql), one => one.Contains(broken, StringComparison.Ordinal));
    }

    private static async Task<MoneyResult?> Match(MoneyTown town, Guid payment, string reference, Caseworker by) =>
        await town.Get<MatchPayment>().Handle(payment, await town.IdOf(reference), by, Cancel);
}
