using Microsoft.EntityFrameworkCore;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Agreements;

/// <summary>What is paid on an agreement, and how it is shared out between its claims.</summary>
public sealed class AgreementMoneyTests
{
    [Theory, OnEveryDatabase]
    public async Task A_payment_on_the_agreement_covers_its_claims_oldest_due_date_first(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        await town.Pay("2026-02-02", 1200_00);

        Assert.Equal((1000_00, 200_00), ((await town.Claim("A1")).PaidOre, (await town.Claim("A2")).PaidOre));
        Assert.Equal("active 500/500/200", await town.State());
        Assert.Equal("settled", (await town.Claim("A1")).Stage);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_on_a_claims_own_id_counts_as_the_oldest_unpaid_instalment(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-03");
        await town.PayClaim("A2", "2026-02-03", 300_00);

        Assert.Equal("active 300/0/0", await town.State());
        Assert.Equal(300_00, (await town.Claim("A2")).PaidOre);
    }

    [Theory, OnEveryDatabase]
    public async Task One_taken_off_a_claim_is_no_instalment_any_more_and_one_on_the_agreement_stays(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-03");
        await town.PayClaim("A2", "2026-02-03", 300_00);
        await town.Pay("2026-02-03", 200_00);
        Assert.Equal("active 500/0/0", await town.State());
        await using var db = town.Database.Open();
        var payments = await db.BankTransactions.AsNoTracking().ToListAsync();
        var off = town.Database.Get<TakePaymentOff>();

        Assert.IsType<MoneyResult.Done>(await off.Handle(payments.Single(row => row.AgreementId is null).Id, "Naboens betaling", Town.Finn, CancellationToken.None));
        var refused = Assert.IsType<MoneyResult.Refused>(await off.Handle(payments.Single(row => row.AgreementId is not null).Id, "Naboens betaling", Town.Finn, CancellationToken.None));

        Assert.Equal([MoneyRefusal.OnAgreement], refused.Reasons);
        Assert.Equal("active 200/0/0", await town.State());
        Assert.Equal((200_00, 0L), ((await town.Claim("A1")).PaidOre, (await town.Claim("A2")).PaidOre));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_known_late_moves_the_shares_back_to_its_own_day(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-10");
        await town.Pay("2026-02-10", 1200_00);
        // Known later, paid before: of the agreement's 1.200,00 only 600,00 were left to pay on the first claim.
        await town.PayClaim("A1", "2026-02-05", 400_00);

        Assert.Equal((1000_00, 500_00, 0L), ((await town.Claim("A1")).PaidOre, (await town.Claim("A2")).PaidOre, (await town.Claim("A1")).CreditOre));
        Assert.Equal(100_00, (await town.Claim("A2")).CreditOre);
        Assert.Contains((await town.Claim("A1")).Entries, entry => entry is { Kind: "correction", Of: "payment", AmountOre: 400_00 } && entry.Corrects == new DateOnly(2026, 2, 10));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task The_order_in_which_files_arrive_changes_nothing(Engine engine)
    {
        await using var late = await AgreementTown.Create(engine);
        await using var early = await AgreementTown.Create(engine);
        await late.Nights("2026-02-10");
        await early.Nights("2026-02-10");
        await late.Pay("2026-02-10", 1200_00);
        await late.PayClaim("A1", "2026-02-05", 400_00);
        await early.PayClaim("A1", "2026-02-05", 400_00);
        await early.Pay("2026-02-10", 1200_00);

        foreach (var claim in (string[])["A1", "A2", "A3"])
        {
            var (left, right) = (await late.Claim(claim), await early.Claim(claim));
            Assert.Equal((left.PaidOre, left.BalanceOre, left.CreditOre, left.InterestOre), (right.PaidOre, right.BalanceOre, right.CreditOre, right.InterestOre));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_of_a_coming_day_is_pending_and_counts_from_the_night_of_its_day(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        await town.Pay("2026-02-04", 1200_00);

        Assert.Equal("active 0/0/0", await town.State());
        Assert.Equal(-1200_00, (await town.Account()).Claims.Sum(claim => claim.Pending.Sum(one => one.AmountOre)));
        Assert.Empty(await town.Broken());

        await town.Nights("2026-02-04");
        Assert.Equal("active 500/500/200", await town.State());
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_that_the_bank_takes_back_was_never_made_and_the_others_are_shared_out_anew(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-04");
        await town.Pay("2026-02-03", 800_00, "GONE");
        await town.Pay("2026-02-04", 700_00);
        Assert.Equal((1000_00, 500_00), ((await town.Claim("A1")).PaidOre, (await town.Claim("A2")).PaidOre));

        await town.Bank("2026-02-04", -800_00, town.PaymentId, "GONE");

        Assert.Equal((700_00, 0L), ((await town.Claim("A1")).PaidOre, (await town.Claim("A2")).PaidOre));
        Assert.Equal("active 500/200/0", await town.State());
        Assert.Contains((await town.Claim("A1")).Holds, hold => hold.Kind == "reversal-wait");
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task When_all_is_paid_the_agreement_is_completed_and_lets_its_claims_go(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        await town.Pay("2026-02-02", 1500_00);
        await town.Nights("2026-02-03");

        Assert.Equal("completed 500/500/500", await town.State());
        Assert.DoesNotContain((await town.Claim("A1")).Holds, hold => hold.Kind == "agreement");
        Assert.Empty(await town.Broken());
    }
}

/// <summary>What <c>verify</c> finds about agreements when a row has been tampered with.</summary>
public sealed class AgreementInvariantTests
{
    [Theory]
    [InlineData("UPDATE holds SET lifted_on = '2026-02-02' WHERE kind = 'agreement'", "is not held by its kept agreement")]
    [InlineData("UPDATE agreements SET ended_on = '2026-02-02'", "although no agreement about it is kept")]
    [InlineData("UPDATE bank_transactions SET amount_ore = amount_ore + 100 WHERE agreement_id IS NOT NULL", "is not shared out with its amount")]
    [InlineData("UPDATE bank_transactions SET agreement_id = NULL", "is a share of a payment on no agreement")]
    public async Task A_changed_row_is_found(string sql, string finding)
    {
        await using var town = await AgreementTown.Create(Engine.Sqlite);
        await town.Nights("2026-02-02");
        await town.Pay("2026-02-02", 1200_00);
        Assert.Empty(await town.Broken());
        await using (var db = town.Database.Open()) await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, sql);
        Assert.Contains(await town.Broken(), broken => broken.StartsWith("I9 agreements add up", StringComparison.Ordinal) && broken.Contains(finding, StringComparison.Ordinal));
    }
}
