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

    [Theory, OnEveryDatabase]
    public async Task Receipts_count_once_in_any_order_and_an_action_ends_once(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        var action = Assert.Single(await town.Actions("A")).Id;
        await town.Nights("2026-03-17");

        Assert.Equal((ImportOutcome.Done, 1), Count(await town.Tell(Receipt(action, "HØRING", "2026-03-13", "R_5_2"))));
        Rule.Same("sent-to-recovery", (await town.Account(Anna, "A")).Stage);
        Rule.Same(["hearing-answer since 2026-03-17: A"], await town.Tasks());
        Assert.Equal((ImportOutcome.Done, 1), Count(await town.Tell(Receipt(action, "UDFØRT", "2026-03-16"))));
        Assert.Equal((ImportOutcome.Done, 0), Count(await town.Tell(Receipt(action, "UDFØRT", "2026-03-16"), Receipt(action, "HØRING", "2026-03-13", "R_5_2"))));
        Assert.Equal(ImportOutcome.Refused, (await town.Tell(Receipt(action, "AFVIST", "2026-03-17", "R_5_2"))).Outcome);
        Assert.Equal(ImportOutcome.Refused, (await town.Tell(Receipt(Guid.NewGuid(), "UDFØRT", "2026-03-17"))).Outcome);

        Rule.Same("transferred", (await town.Account(Anna, "A")).Stage);
        Assert.Empty(await town.Tasks());
    }

    /// <summary>Refused on Monday 16 March: the stage is notified, the dates missed are posted, and the next notice goes a fortnight later.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_claim_that_is_refused_is_here_again_bears_the_interest_it_missed_and_gets_a_new_notice_a_fortnight_later(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        await town.Nights("2026-04-10");
        Assert.Equal(26_85 * 2, (await town.Account(Anna, "A")).InterestOre);
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "AFVIST", "2026-04-10", "R_5_2 R_4_2"));

        var account = await town.Account(Anna, "A");
        Assert.Equal(("notified", 26_85 * 3, 0L), (account.Stage, account.InterestOre, await town.Lies()));
        Rule.Same(["interest 2026-02-17", "interest 2026-03-03", "interest 2026-04-03"], account.Entries.Where(entry => entry.Kind is "interest" or "correction").Select(entry => $"{entry.Kind} {entry.On:yyyy-MM-dd}"));
        Assert.Equal(("transfer-notice", Day("2026-04-24")), (account.Next!.Step, account.Next.EarliestOn));
        Rule.Same(["refused-receipt since 2026-04-10: A"], await town.Tasks());

        await town.Nights("2026-04-23", "2026-04-24");
        await town.Deliver(Day("2026-04-24"));
        await town.Nights("2026-05-09", "2026-05-10");
        Rule.Same(["2026-04-24 transfer-notice", "2026-05-10 transfer-proposal"], (await town.Steps(Anna, "A"))[^2..]);
        Rule.Same("proposed", (await town.Account(Anna, "A")).Stage);
        await town.Send("A");
        Assert.Equal(2, town.Files().Count);
    }

    /// <summary>An earlier row: after a recall to add somebody the same claim is sent again; after a return it is a new one. A return tells what has been covered there.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_claim_that_is_recalled_or_sent_back_stands_where_it_stood_before_the_notice(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "1000,00"));
        await town.Send();
        await town.Nights("2026-03-13");
        foreach (var reference in (string[])["A", "B"]) await town.Tell(Receipt(Assert.Single(await town.Actions(reference)).Id, "UDFØRT", "2026-03-13"));
        town.GoTo(Day("2026-03-16"));
        var recall = town.Get<RecallClaim>();
        Assert.IsType<TransferResult.Done>(await recall.Handle(await town.IdOf("A"), RecallReason.Liability, null, Town.Sofie, default));
        Assert.IsType<TransferResult.Refused>(await recall.Handle(await town.IdOf("A"), RecallReason.Liability, null, Town.Sofie, default));
        await town.Get<HandOverRecovery>().Handle(default);
        Rule.Same("transferred", (await town.Account(Anna, "A")).Stage);

        await town.Nights("2026-03-17");
        await town.Tell(Receipt((await town.Actions("A"))[1].Id, "UDFØRT", "2026-03-17"));
        var owed = (await town.Account(Bo, "B")).BalanceOre;
        await town.Tell($"<returned id=\"R1\" claim=\"TEST/B\" on=\"2026-03-17\" code=\"RETU\" balance=\"800.00\"/>");
        Rule.Same("overdue", (await town.Account(Anna, "A")).Stage);
        Rule.Same(["2026-03-16 recall"], (await town.Steps(Anna, "A"))[^1..]);
        Rule.Same(["2026-03-17 return"], (await town.Steps(Bo, "B"))[^1..]);
        Rule.Same([$"set-off {800_00 - owed}"], (await town.Account(Bo, "B")).Entries.Where(entry => entry.Kind == "set-off").Select(entry => $"{entry.Kind} {entry.AmountOre}"));
        Assert.Equal((800_00, 0L), ((await town.Account(Bo, "B")).BalanceOre, await town.Lies()));

        await town.Nights("2026-03-30", "2026-03-31");
        foreach (var (debtor, reference) in ((string, string)[])[(Anna, "A"), (Bo, "B")]) Rule.Same("2026-03-31 transfer-notice", (await town.Steps(debtor, reference))[^1]);
        await town.Deliver(Day("2026-03-31"));
        await town.Nights("2026-04-16");
        await town.Send();
        var file = town.Files()[^1].Text;
        Assert.Contains("GenindsendFordring", file, StringComparison.Ordinal);
        Assert.Contains("OpretFordring", file, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_on_a_transferred_claim_is_passed_on_once_and_taken_back_when_the_bank_takes_it_back(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "UDFØRT", "2026-03-13"));
        var sent = await town.Lies();
        town.GoTo(Day("2026-03-16"));
        await town.Pay(Day("2026-03-12"), ("A", 500_00));
        await town.Get<HandOverRecovery>().Handle(default);
        await town.Get<HandOverRecovery>().Handle(default);

        Assert.Equal(["write-down 500.00 payment"], (await town.Actions("A")).Skip(1).Select(action => action.What));
        Assert.Equal((sent - 500_00, (await town.Account(Anna, "A")).BalanceOre), (await town.Lies(), await town.Lies()));
        Assert.Contains("INDB", town.Files()[^1].Text, StringComparison.Ordinal);
        Assert.Equal(2, town.Files().Count);
    }

    private static (ImportOutcome, int) Count(ImportReport report) => (report.Outcome, report.New);

    private static async Task<string> Next(RuleTown town, string reference)
    {
        var next = (await town.Account(Anna, reference)).Next!;
        return $"{next.Step} {next.StoppedBy} {next.EarliestOn:yyyy-MM-dd}";
    }
}
