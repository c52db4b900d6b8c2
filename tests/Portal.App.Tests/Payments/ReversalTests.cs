using Portal.App.Tests.Data;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Payments;

/// <summary>A reversal takes back the payment that it names, whole; part of one is for a person.</summary>
public sealed class ReversalTests
{
    [Theory, OnEveryDatabase]
    public async Task One_of_another_amount_than_the_payment_it_names_is_unmatched_with_a_reason_of_its_own(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        await town.Bank(("B1", MoneyTown.Friday, 500_00, PaymentId.Of(3).Digits), ("B2", MoneyTown.Friday, 300_00, PaymentId.Of(3).Digits));

        // By amount alone it would be B2.
        var report = await town.Bank(("B1", MoneyTown.Monday, -300_00, PaymentId.Of(3).Digits));

        Assert.Equal((1, 0), (report.Unmatched.Count, report.Matched.Count));
        Assert.Equal(["unmatched-payment another-amount"], await town.Tasks());
        Assert.Equal((0, 300_00), ((await town.Claim("A3")).BalanceOre, (await town.Claim("A3")).CreditOre));
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task The_one_with_its_amount_among_those_of_one_reference_is_taken_back(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        string Slip(string amount, long number) => Camt.Transaction(amount, more: $"<RmtInf><Strd><CdtrRefInf><Ref>{PaymentId.Of(number).Digits}</Ref></CdtrRefInf></Strd></RmtInf>");
        await town.Take(Camt.File(Camt.Entry("800.00", details: Camt.Details(Slip("500.00", 3), Slip("300.00", 4)))));
        Assert.Equal(200_00, (await town.Claim("B1")).BalanceOre);

        Assert.Equal(1, (await town.Bank(("E1", MoneyTown.Monday, -300_00, MoneyTown.NoId))).Matched.Count);
        Assert.Equal((0, 500_00), ((await town.Claim("A3")).BalanceOre, (await town.Claim("B1")).BalanceOre));
        await town.IsInOrder();
    }
}
