using Portal.App.Agreements;
using Portal.App.Books;
using Portal.App.Claims;
using Portal.App.Dunning;
using Portal.App.Recovery;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Recovery;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>
/// From the notice to the recovery authority, and back (P05, P14, L07-L16). A settlement that is not kept is given notice on 24 February 2026; delivered the next day, its waiting
/// time ends on 11 March and it is proposed on the 12th.
/// </summary>
public sealed class RecoveryRuleTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public Task Rule_P05_what_is_still_not_paid_goes_to_the_recovery_authority(Engine engine) => Rule.Applies(engine, Transfers);

    [Fact]
    public Task Rule_P05_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim.Steps.Any(step => step.Step == Step.TransferNotice) ? null : claim }, "2026-03-12 transfer-proposal", Transfers);

    [Theory, OnEveryDatabase]
    public Task Rule_P14_a_broken_settlement_goes_straight_to_notice_and_transfer(Engine engine) => Rule.Applies(engine, Transfers);

    [Fact]
    public Task Rule_P14_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim with { Basis = ClaimBasis.Ordinary } }, "2026-02-24 transfer-notice", Transfers);

    [Theory, OnEveryDatabase]
    public Task Rule_L08_nobody_is_transferred_before_everybody_liable_has_had_the_notice_and_its_time(Engine engine) => Rule.Applies(engine, WaitsForTheNotice);

    [Theory]
    [InlineData("all counts as delivered", "2026-03-20 transfer-proposal")]
    [InlineData("a longer waiting time", "2026-03-20 transfer-proposal")]
    [InlineData("a request changes nothing", "2026-02-24 transfer-notice")]
    public Task Rule_L08_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "all counts as delivered" => new RuleOff { Seen = (claim, on) => Told(claim, on.AddDays(-30)) },
            "a longer waiting time" => RuleOff.Choice(PolicySetting.NoticeWait, 20),
            _ => new RuleOff { Seen = (claim, _) => claim with { Holds = [] } },
        }, missed, WaitsForTheNotice);

    [Theory, OnEveryDatabase]
    public Task Rule_L11_the_transfer_is_one_file_with_an_answer_for_each_claim(Engine engine) => Rule.Applies(engine, Transfers);

    [Fact]
    public Task Rule_L11_also_fails_with_its_rule_switched_off() => Rule.IsMissed(RuleOff.Neighbour(""), "TransferResult", Transfers);

    [Theory, OnEveryDatabase]
    public async Task Rule_L04_the_gate_names_every_step_that_is_missing(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Line("A", "daycare", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-26");
        var refused = Assert.IsType<TransferResult.Refused>(await town.Get<OpenBatch>().Handle([await town.IdOf("A")], Town.Sofie, Cancel));
        Assert.Equal([TransferRefusal.Reminder2IsMissing, TransferRefusal.CallIsMissing, TransferRefusal.CoLiabilityIsMissing, TransferRefusal.NoticeIsMissing], refused.Reasons);
    }

    [Theory, OnEveryDatabase]
    public Task Rule_L07_an_earlier_transfer_takes_a_reason_and_two_people_and_is_given_notice_all_the_same(Engine engine) => Rule.Applies(engine, TransfersEarlier);

    [Fact]
    public Task Rule_L07_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim with { Steps = [.. claim.Steps.Where(step => !step.Skipped)] } }, "2026-02-19 transfer-notice", TransfersEarlier);

    private static async Task TransfersEarlier(RuleTown town)
    {
        await town.Claims(Line("A", "daycare", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-17");
        var (early, claim) = (town.Get<EarlyTransfer>(), await town.IdOf("A"));
        Assert.Null(await early.Handle(claim, "Flytter til udlandet", Town.Sofie, Cancel));
        Assert.Equal([TransferRefusal.ReasonIsMissing], Assert.IsType<TransferResult.Refused>(await early.Handle(claim, " ", Lead, Cancel)).Reasons);
        var proposal = Assert.IsType<TransferResult.Done>(await early.Handle(claim, "Flytter til udlandet", Lead, Cancel)).Id;
        Assert.Null(await town.Get<Approve>().Handle(proposal, true, Lead, Cancel));
        await town.Nights("2026-02-18");
        Rule.Same(["2026-02-02 bill"], await town.Steps(Anna, "A"));

        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(proposal, true, OtherLead, Cancel));
        await town.Nights("2026-02-19");
        Rule.Same(
            ["2026-02-02 bill", "2026-02-18 reminder-1 skipped", "2026-02-18 reminder-2 skipped", "2026-02-18 phone-task skipped", "2026-02-18 co-liability-task skipped", "2026-02-19 transfer-notice"],
            await town.Steps(Anna, "A"));
        Assert.Contains("Flytter til udlandet", await town.Text((await town.Letters())[^1]), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public Task Rule_L09_changed_circumstances_are_passed_on_and_what_comes_back_resumes_here(Engine engine) => Rule.Applies(engine, PassesOnChanges);

    [Fact]
    public Task Rule_L09_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim with { Stays = [] } }, "2026-03-27 transfer-notice", PassesOnChanges);

    private static async Task PassesOnChanges(RuleTown town)
    {
        await town.Transferred(Settled("A", Anna, "2685,00"));
        await town.Persons(Files.Anna.With("street", "Nygade 7"));
        Rule.Same(["changed-circumstances since 2026-03-13: A"], await town.Tasks());
        var sent = Assert.IsType<TransferResult.Done>(await town.Get<SendChange>().Handle(await town.IdOf("A"), (await town.Citizen(Anna)).Person, ChangeRequest.SendBack, "Er flyttet og har mistet sit arbejde.", Town.Sofie, Cancel)).Id;
        await town.Get<HandOverRecovery>().Handle(Cancel);
        Assert.Contains("SEND-TILBAGE", town.Files()[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await town.Tasks());
        await town.Tell(Receipt(sent, "UDFØRT", "2026-03-13"), "<returned id=\"R1\" claim=\"TEST/A\" on=\"2026-03-13\" code=\"RETU\" balance=\"2738.70\"/>");
        await town.Nights("2026-03-27");
        Rule.Same(["2026-03-13 return", "2026-03-27 transfer-notice"], (await town.Steps(Anna, "A"))[^2..]);
    }

    [Theory, OnEveryDatabase]
    public Task Rule_L10_a_claim_with_state_refund_is_not_asked_back(Engine engine) => Rule.Applies(engine, KeepsStateRefundThere);

    [Fact]
    public Task Rule_L10_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Arrives = line => line.With("state_refund", "no") }, "TransferResult+Refused", KeepsStateRefundThere);

    private static async Task KeepsStateRefundThere(RuleTown town)
    {
        await town.Transferred(Settled("A", Anna, "2685,00").With("claim_type", "cash-benefit-repayment").With("state_refund", "yes"), Settled("B", Bo, "900,00"));
        async Task<TransferResult?> Ask(string claim, string debtor, ChangeRequest request) =>
            await town.Get<SendChange>().Handle(await town.IdOf(claim), (await town.Citizen(debtor)).Person, request, "Har mistet sit arbejde.", Town.Sofie, Cancel);
        Assert.Equal([TransferRefusal.StateRefund], Assert.IsType<TransferResult.Refused>(await Ask("A", Anna, ChangeRequest.SendBack)).Reasons);
        Assert.Equal([TransferRefusal.StateRefund], Assert.IsType<TransferResult.Refused>(await town.Get<RecallClaim>().Handle(await town.IdOf("A"), RecallReason.Agreement, null, Town.Sofie, Cancel)).Reasons);
        Assert.IsType<TransferResult.Done>(await Ask("A", Anna, ChangeRequest.Intensify));
        Assert.IsType<TransferResult.Done>(await Ask("B", Bo, ChangeRequest.SendBack));
    }

    [Theory, OnEveryDatabase]
    public Task Rule_L12_a_transferred_claim_takes_no_agreement_deferral_reminder_or_fee_but_payment_correction_and_recall(Engine engine) => Rule.Applies(engine, LeavesItToTheAuthority);

    [Fact]
    public Task Rule_L12_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim with { Stays = [], Custody = Custody.Here } }, "interest 2026-04-03", LeavesItToTheAuthority);

    private static async Task LeavesItToTheAuthority(RuleTown town)
    {
        await town.Transferred(Settled("A", Anna, "2685,00"));
        var (anna, claim) = (await town.Citizen(Anna), await town.IdOf("A"));
        var deferral = await town.Draft(anna, claim, Day("2026-05-01"));
        Assert.Contains(DeferralRefusal.ClaimIsTransferred, Assert.IsType<SubmitAnswer.Refused>(await town.Get<SubmitRequest>().Handle(deferral, anna, Cancel)).Reasons);
        Assert.IsNotType<SubmitAnswer.Sent>(await town.AskInstalments(Anna, Day("2026-03-13"), new Kroner(500_00), "A"));
        foreach (var act in (ActResult?[])[await town.Get<RecordFeeReason>().Handle(claim, "Grund", Town.Sofie, Cancel), await town.Get<HoldClaim>().Handle(claim, HoldKind.Staff, null, "Grund", Town.Sofie, Cancel), await town.Get<JudgeRemindersPointless>().Handle(claim, "Grund", Town.Sofie, Cancel)])
            Assert.Contains(Domain.Dunning.ActRefusal.ClaimIsTransferred, Assert.IsType<ActResult.Refused>(act).Reasons);
        await town.Nights("2026-04-30");
        Rule.Same("2026-03-12 transfer", (await town.Steps(Anna, "A"))[^1]);
        Rule.Same(["interest 2026-02-17", "interest 2026-03-03"], (await town.Account(Anna, "A")).Entries.Where(entry => entry.Kind == "interest").Select(entry => $"{entry.Kind} {entry.On:yyyy-MM-dd}"));

        var down = Assert.IsType<ActResult.Done>(await town.Get<WriteDownClaim>().Handle(claim, new Kroner(100_00), "Regnet for højt", Town.Finn, Cancel)).Id;
        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(down, true, Lead, Cancel));
        await town.Pay(Day("2026-04-29"), ("A", 200_00));
        await town.Get<HandOverRecovery>().Handle(Cancel);
        Rule.Same(["write-down 100.00 regulation", "write-down 200.00 payment"], (await town.Actions("A")).Skip(1).Select(action => action.What).Order(StringComparer.Ordinal));
        Assert.Equal((await town.Account(Anna, "A")).BalanceOre, await town.Lies());
        Assert.IsType<TransferResult.Done>(await town.Get<RecallClaim>().Handle(claim, RecallReason.Agreement, null, Town.Sofie, Cancel));
    }

    private static readonly App.Actors.Caseworker Lead = new("tove", "Tove Teamleder", System.Collections.Frozen.FrozenSet.ToFrozenSet([App.Actors.StaffRole.TeamLead]));
    private static readonly App.Actors.Caseworker OtherLead = new("tim", "Tim Teamleder", System.Collections.Frozen.FrozenSet.ToFrozenSet([App.Actors.StaffRole.TeamLead]));

    /// <summary>Every notice counts as delivered, whoever has it.</summary>
    private static ClaimFacts Told(ClaimFacts claim, DateOnly on) => claim with
    {
        NoticesDelivered = claim.Steps.Where(step => step.Step == Step.TransferNotice).Select(step => step.Letter).OfType<Guid>().Distinct().ToDictionary(letter => letter, _ => on),
    };

    private static async Task Transfers(RuleTown town)
    {
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        Rule.Same(["2026-02-02 bill", "2026-02-24 transfer-notice", "2026-03-12 transfer-proposal"], await town.Steps(Anna, "A"));
        await town.Send("A", "B");
        await town.Nights("2026-03-13");
        var text = Assert.Single(town.Files()).Text;
        foreach (var claim in (string[])["A", "B"])
        {
            var action = Assert.Single(await town.Actions(claim)).Id;
            Assert.Contains($"{action:D}", text, StringComparison.Ordinal);
            await town.Tell(Receipt(action, claim == "A" ? "UDFØRT" : "AFVIST", "2026-03-13", claim == "A" ? "" : "R_5_2"));
        }
        Rule.Same("transferred", (await town.Account(Anna, "A")).Stage);
        Rule.Same("notified", (await town.Account(Bo, "B")).Stage);
    }

    /// <summary>The notices of 24 February are handed over on 4 March and delivered the next day; a request of 16 March lets one of them lapse.</summary>
    private static async Task WaitsForTheNotice(RuleTown town)
    {
        await town.Claims(Settled("A", Anna, "2685,00"), Settled("C", Shop, "1500,00"));
        await town.Nights("2026-02-02", "2026-02-24", "2026-02-25", "2026-03-04");
        Rule.Same(["A notice-is-not-delivered"], await Stopped(town, "A"));
        await town.Deliver(Day("2026-03-04"));
        await town.Night(Day("2026-03-05"));
        Rule.Same(["A waiting-time-runs"], await Stopped(town, "A"));
        await town.Nights("2026-03-16");
        var request = await town.Ask(Shop, Day("2026-03-16"), Day("2026-05-01"), "C");
        await town.Nights("2026-03-19", "2026-03-20");
        Rule.Same("2026-03-20 transfer-proposal", (await town.Steps(Anna, "A"))[^1]);
        Rule.Same("2026-02-24 transfer-notice", (await town.Steps(Shop, "C"))[^1]);
        await town.Decide(request, DeferralOutcome.Refused, null);
        await town.Nights("2026-04-03", "2026-04-07");
        Rule.Same("2026-04-07 transfer-notice", (await town.Steps(Shop, "C"))[^1]);
    }

    private static async Task<IEnumerable<string>> Stopped(RuleTown town, string reference)
    {
        var refused = Assert.IsType<TransferResult.Refused>(await town.Get<OpenBatch>().Handle([await town.IdOf(reference)], Town.Sofie, Cancel));
        return refused.Reasons.Select(reason => $"{reference} {Domain.Slug.Of(reason)}");
    }
}
