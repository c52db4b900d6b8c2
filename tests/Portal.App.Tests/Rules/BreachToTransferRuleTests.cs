using Portal.App.Arrangements;
using Portal.App.Liabilities;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Recovery;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>What follows when a broken agreement (P12) or arrangement (P13) is not saved: who else may be liable is looked for, then the notice, and the claim goes to the recovery authority.</summary>
public sealed class BreachToTransferRuleTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public Task Rule_P12_an_agreement_that_is_not_saved_leads_to_the_call_the_look_for_others_the_notice_and_the_transfer(Engine engine) => Rule.Applies(engine, AfterAnAgreement);

    [Theory]
    [InlineData("the call leads nowhere", "co-liability since 2026-03-23: A")]
    [InlineData("nobody is looked for", "co-liability since 2026-03-23: A")]
    [InlineData("the notice has no time of its own", "2026-04-10 transfer-proposal")]
    public Task Rule_P12_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "the call leads nowhere" => new RuleOff { Seen = (claim, _) => claim with { Steps = [.. claim.Steps.Select(step => step.Step == Step.PhoneTask ? step with { DoneOn = null } : step)] } },
            "nobody is looked for" => new RuleOff { Seen = (claim, on) => on >= Day("2026-03-23") ? RuleOff.Pretend(claim, Step.CoLiabilityTask, on) : claim },
            _ => RuleOff.Choice(PolicySetting.NoticeWait, 20),
        }, missed, AfterAnAgreement);

    [Theory, OnEveryDatabase]
    public Task Rule_P13_an_arrangement_that_has_lapsed_leads_to_a_decision_with_grounds_and_the_transfer(Engine engine) => Rule.Applies(engine, AfterAnArrangement);

    [Theory]
    [InlineData("nobody is looked for", "co-liability since 2026-03-17: A")]
    [InlineData("it never lapses", "co-liability since 2026-03-17: A")]
    [InlineData("the decision has no time of its own", "2026-04-03 transfer-proposal")]
    public Task Rule_P13_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "nobody is looked for" => new RuleOff { Seen = (claim, on) => on >= Day("2026-03-17") ? RuleOff.Pretend(claim, Step.CoLiabilityTask, on) : claim },
            "it never lapses" => RuleOff.Choice(PolicySetting.DemandDeadline, 60),
            _ => RuleOff.Choice(PolicySetting.NoticeWait, 20),
        }, missed, AfterAnArrangement);

    /// <summary>The reminder of 6 March is not heeded; the agreement ends on the 21st, Anna is called and says no, and nobody else is liable.</summary>
    private static async Task AfterAnAgreement(RuleTown town)
    {
        await town.Claims(ForTheAuthority(Line("A", "general", Anna, "900,00"), "2026-02-16"));
        await town.Night(Arrival);
        await town.AskInstalments(Anna, Day("2026-02-10"), new Kroner(300_00), "A");
        await town.Nights("2026-03-05", "2026-03-06", "2026-03-21");
        await town.Call(Anna, Day("2026-03-23"), CallOutcome.Refused, "Vil ikke betale.");
        await town.Nights("2026-03-23");
        Rule.Same(["co-liability since 2026-03-23: A"], await town.Tasks());
        await NobodyElse(town, "2026-03-24");
        await town.Nights("2026-03-24", "2026-03-25");
        await town.Deliver(Day("2026-03-25"));
        await town.Nights("2026-03-26", "2026-04-09", "2026-04-10");

        Rule.Same(
            [
                "2026-02-02 bill", "2026-03-06 breach-reminder", "2026-03-21 reminder-1 skipped", "2026-03-21 reminder-2 skipped", "2026-03-21 phone-task", "2026-03-23 co-liability-task",
                "2026-03-25 transfer-notice", "2026-04-10 transfer-proposal",
            ], await town.Steps(Anna, "A"));
        Rule.Same(["2026-02-02 bill", "2026-03-06 breach-reminder", "2026-03-21 agreement-changed", "2026-03-25 transfer-notice"], await town.LettersAbout("A"));
        await Goes(town, "2026-04-13");
    }

    /// <summary>The demand of 6 March is not heeded; the arrangement lapses on the 17th and the whole debt is due.</summary>
    private static async Task AfterAnArrangement(RuleTown town)
    {
        await town.Claims(ForTheAuthority(Line("A", "cash-benefit-repayment", Anna, "3500,00"), "2026-01-31"));
        await town.Nights("2026-02-02", "2026-02-26");
        await town.Get<SetArrangement>().Handle(new ArrangementInput(await town.IdOf("A"), null, false, "", null, null, "", new DateOnly(2026, 3, 1), 1), Town.Sofie, Cancel);
        await town.Nights("2026-03-05", "2026-03-06", "2026-03-16", "2026-03-17");
        Rule.Same(["co-liability since 2026-03-17: A"], await town.Tasks());
        await NobodyElse(town, "2026-03-17");
        await town.Nights("2026-03-18");
        await town.Deliver(Day("2026-03-18"));
        await town.Nights("2026-03-19", "2026-04-02", "2026-04-03");

        Rule.Same(
            [
                "2026-02-02 bill", "2026-02-02 set-arrangement-task", "2026-03-06 demand", "2026-03-17 co-liability-task", "2026-03-18 transfer-notice", "2026-04-03 transfer-proposal",
            ], await town.Steps(Anna, "A"));
        var decision = await town.Text((await town.Letters()).Single(letter => letter.Kind == "transfer-notice"));
        Assert.All((string[])["Afgørelse om at sende kravet til Gældsstyrelsen", "6. marts 2026", "Ankestyrelsen"], words => Assert.Contains(words, decision, StringComparison.Ordinal));
        await Goes(town, "2026-04-07");
        Assert.Contains("<Forfaldsdato>2026-03-17</Forfaldsdato>", town.Files()[0].Text, StringComparison.Ordinal);
    }

    private static async Task NobodyElse(RuleTown town, string on)
    {
        town.GoTo(Day(on));
        Assert.IsType<LiabilityResult.Done>(await town.Get<FindNobodyElse>().Handle(await town.IdOf("A"), "Bor alene ifølge CPR.", Town.Sofie, Cancel));
    }

    private static async Task Goes(RuleTown town, string received)
    {
        await town.Send("A");
        await town.Nights(received);
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "UDFØRT", received));
        Rule.Same("transferred", (await town.Account(Anna, "A")).Stage);
        Rule.Same("transfer-done", (await town.Letters())[^1].Kind);
    }

    /// <summary>With what the authority asks for of such a claim.</summary>
    private static string ForTheAuthority(string line, string established) =>
        line.With("period_from", "2026-01-01").With("period_to", "2026-01-31").With("established_on", established).With("description", "Januar 2026");
}
