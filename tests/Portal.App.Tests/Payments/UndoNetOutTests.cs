using Portal.App.Payments;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Payments;

/// <summary>Two that were netted out by mistake lie on the list again.</summary>
public sealed class UndoNetOutTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Both_lie_on_the_list_again_with_their_tasks_and_can_be_placed(Engine engine)
    {
        await using var town = await MoneyTown.Create(engine);
        var received = await town.Unmatched(MoneyTown.Friday, 250_00);
        var sent = await NetOutPaymentsTests.TakenBack(town, 250_00);
        await town.Get<NetOutPayments>().Handle(received, sent, Town.Finn, Cancel);
        var undo = town.Get<UndoNetOut>();
        Assert.Null(await undo.Handle(received, Town.Sofie, Cancel));
        Assert.Null(await undo.Handle(Guid.NewGuid(), Town.Finn, Cancel));

        Assert.Equal("ok", MoneyTown.Said(await undo.Handle(sent, Town.Finn, Cancel)));

        Assert.Equal("not-netted-out", MoneyTown.Said(await undo.Handle(received, Town.Finn, Cancel)));
        Assert.Equal(["unmatched-payment nothing-to-reverse", "unmatched-payment unknown-id"], await town.Tasks());
        Assert.Equal(["staff:finn net-out-undone", "staff:finn payments-netted-out"], await town.Journal());
        await town.IsInOrder();
        Assert.Equal("ok", MoneyTown.Said(await town.Get<MatchPayment>().Handle(received, await town.IdOf("A3"), Town.Finn, Cancel)));
        Assert.Equal(250_00, (await town.Claim("A3")).BalanceOre);
        await town.IsInOrder();
    }
}
