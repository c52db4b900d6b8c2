using Portal.App.Import;
using Portal.App.Recovery;
using Portal.App.Tests.Data;
using Portal.App.Tests.Rules;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Recovery;

/// <summary>A claim's way to the recovery authority and back: notice, waiting time, proposal, batch, file, receipt, return.</summary>
public sealed class TransferTests
{
    [Theory, OnEveryDatabase]
    public async Task A_claim_is_proposed_when_its_notice_has_been_delivered_and_its_time_has_run_out(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Settled("A", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-24", "2026-02-25");
        Rule.Same("transfer-proposal notice-waiting ", await Next(town, "A"));

        await town.Deliver(Day("2026-02-25"));
        Rule.Same("transfer-proposal notice-waiting 2026-03-13", await Next(town, "A"));
        await town.Nights("2026-03-12", "2026-03-13");

        Rule.Same(["2026-02-02 bill", "2026-02-24 transfer-notice", "2026-03-13 transfer-proposal"], await town.Steps(Anna, "A"));
        Rule.Same("proposed", (await town.Account(Anna, "A")).Stage);
        Rule.Same(["transfer-batch since 2026-03-13: A"], await town.Tasks());
    }

    [Theory, OnEveryDatabase]
    public async Task A_batch_approved_by_another_is_a_file_and_a_claim_is_transferred_on_the_authoritys_word_alone(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "1000,00"));
        var batch = await town.Open();
        Assert.Equal([TransferRefusal.OpenerMayNotApprove], Assert.IsType<TransferResult.Refused>(await town.Get<ApproveTransfer>().Handle(batch, Town.Sofie, default)).Reasons);
        Assert.IsType<TransferResult.Done>(await town.Get<ApproveTransfer>().Handle(batch, Town.Soren, default));
        Assert.Equal([TransferRefusal.BatchIsDecided], Assert.IsType<TransferResult.Refused>(await town.Get<ApproveTransfer>().Handle(batch, Town.Soren, default)).Reasons);
        Assert.Equal(1, (await town.Get<HandOverRecovery>().Handle(default)).HandedOver);

        Rule.Same("sent-to-recovery", (await town.Account(Anna, "A")).Stage);
        Assert.Null((await town.Account(Anna, "A")).Next);
        var sum = (await town.Account(Anna, "A")).BalanceOre + (await town.Account(Bo, "B")).BalanceOre;
        Assert.Equal(sum, await town.Lies());
        var (name, text) = Assert.Single(town.Files());
        Assert.Equal("batch-000001.xml", name);
        var action = Assert.Single(await town.Actions("A")).Id;
        Assert.Contains($"AktionID=\"{action:D}\"", text, StringComparison.Ordinal);

        await town.Nights("2026-03-13", "2026-04-30");
        Assert.Equal(sum, (await town.Account(Anna, "A")).BalanceOre + (await town.Account(Bo, "B")).BalanceOre);
        Assert.Equal(ImportOutcome.Done, (await town.Tell(Receipt(action, "UDFØRT", "2026-04-30"))).Outcome);
        Rule.Same("transferred", (await town.Account(Anna, "A")).Stage);
        Rule.Same("sent-to-recovery", (await town.Account(Bo, "B")).Stage);
    }

    private static async Task<string> Next(RuleTown town, string reference)
    {
        var next = (await town.Account(Anna, reference)).Next!;
        return $"{next.Step} {next.StoppedBy} {next.EarliestOn:yyyy-MM-dd}";
    }
}
