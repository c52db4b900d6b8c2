using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Payments;

/// <summary>Money that came in for nothing of ours, and that the bank has taken back: the two come to nothing and leave the list.</summary>
public sealed class NetOutPaymentsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_payment_that_nobody_could_place_and_its_reversal_leave_the_list_and_stay_in_the_books(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var received = await town.Unmatched(MoneyTown.Friday, 250_00);
        var sent = await TakenBack(town, 250_00);
        Assert.Equal(2, (await View(town)).Unmatched.Count);
        Assert.Equal([received], (await View(town)).Unmatched.Shown.Single(money => money.Id == sent).Opposite.Select(other => other.Id));

        Assert.Equal("ok", MoneyTown.Said(await town.Get<NetOutPayments>().Handle(received, sent, Town.Finn, Cancel)));

        Assert.Equal(0, (await View(town)).Unmatched.Count);
        Assert.Equal((received, MoneyTown.Friday, MoneyTown.Monday), (await View(town)).NettedOut.Select(netted => (netted.Id, netted.Day, netted.OutDay)).Single());
        Assert.Empty(await town.Tasks());
        Assert.Equal(["netted-out", "netted-out"], await town.Outcomes(TaskKind.UnmatchedPayment));
        Assert.Equal(["staff:finn payments-netted-out"], await town.Journal());
        await town.IsInOrder();
    }

    [Theory, OnEveryDatabase]
    public async Task Two_that_do_not_come_to_nothing_or_do_not_both_lie_on_the_list_are_left_where_they_are(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var (received, other) = (await town.Unmatched(MoneyTown.Friday, 250_00), await town.Unmatched(MoneyTown.Friday, 260_00, "U2"));
        var sent = await TakenBack(town, 250_00);
        var net = town.Get<NetOutPayments>();

        Assert.Equal("amounts-differ", MoneyTown.Said(await net.Handle(other, sent, Town.Finn, Cancel)));
        Assert.Equal("amounts-differ", MoneyTown.Said(await net.Handle(sent, received, Town.Finn, Cancel)));
        Assert.Null(await net.Handle(received, received, Town.Finn, Cancel));
        Assert.Null(await net.Handle(received, Guid.NewGuid(), Town.Finn, Cancel));
        Assert.Null(await net.Handle(received, sent, Town.Sofie, Cancel));
        Assert.Equal(3, (await View(town)).Unmatched.Count);
        Assert.Equal("ok", MoneyTown.Said(await net.Handle(received, sent, Town.Finn, Cancel)));
        Assert.Equal("is-netted-out", MoneyTown.Said(await net.Handle(received, sent, Town.Finn, Cancel)));
        Assert.Equal("is-netted-out", MoneyTown.Said(await town.Get<MatchPayment>().Handle(received, await town.IdOf("A3"), Town.Finn, Cancel)));

        await town.Bank(("B1", MoneyTown.Friday, 70_00, PaymentId.Of(3).Digits));
        var second = await TakenBack(town, 70_00, "U3");
        Assert.Equal("already-matched", MoneyTown.Said(await net.Handle((await town.Payment("B1")).Id, second, Town.Finn, Cancel)));
        Assert.Equal(2, (await View(town)).Unmatched.Count);
        await town.IsInOrder();
    }

    /// <summary>What a hand in the database makes of one of the two is told.</summary>
    [Theory, OnEveryDatabase]
    public async Task Verify_names_one_that_has_lost_its_other(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var received = await town.Unmatched(MoneyTown.Friday, 250_00);
        await town.Get<NetOutPayments>().Handle(received, await TakenBack(town, 250_00), Town.Finn, Cancel);

        var broken = await town.Broken(engine, "I9 moved money", "UPDATE bank_transactions SET netted_with = NULL WHERE amount_ore > 0");

        Assert.Equal(2, broken.Count(line => line.Contains("netted out with none", StringComparison.Ordinal)));
    }

    internal static async Task<Guid> TakenBack(MoneyTown town, long ore, string bankReference = "R1")
    {
        Assert.Equal(1, (await town.Bank((bankReference, MoneyTown.Monday, -ore, MoneyTown.NoId))).Unmatched.Count);
        return (await town.Payment(bankReference)).Id;
    }

    private static async Task<MoneyView> View(MoneyTown town) => (await town.Get<MoneyToPlace>().Handle(Town.Finn, Cancel))!;
}
