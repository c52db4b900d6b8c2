using Portal.App.Arrangements;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>An agreement that is broken (P12), and the arrangement that is set on a repayment (P13).</summary>
public sealed class AgreementRuleTests
{
    [Theory, OnEveryDatabase]
    public Task Rule_P12_a_broken_agreement_is_reminded_once_and_ends_in_the_call_unless_it_is_paid_in_time(Engine engine) => Rule.Applies(engine, FollowsABreach);

    [Theory]
    [InlineData(PolicySetting.InstalmentGrace, 60, "2026-03-06 breach-reminder")]
    [InlineData(PolicySetting.BreachDeadline, 60, "2026-03-21 phone-task")]
    [InlineData(PolicySetting.InstalmentCarried, 400_00, "2026-03-06 breach-reminder")]
    public Task Rule_P12_also_fails_with_its_rule_switched_off(PolicySetting setting, long value, string missed) => Rule.IsMissed(RuleOff.Choice(setting, value), missed, FollowsABreach);

    [Theory, OnEveryDatabase]
    public Task Rule_P13_a_repayment_is_never_reminded_and_goes_on_only_after_a_written_demand(Engine engine) => Rule.Applies(engine, SetsAnArrangement);

    [Theory]
    [InlineData("type", "2026-02-02 set-arrangement-task")]
    [InlineData("grace", "2026-03-06 demand")]
    [InlineData("deadline", "2026-03-17 co-liability-task")]
    public Task Rule_P13_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "type" => new RuleOff { ArrivesAs = "general" },
            "grace" => RuleOff.Choice(PolicySetting.InstalmentGrace, 60),
            _ => RuleOff.Choice(PolicySetting.DemandDeadline, 60),
        }, missed, SetsAnArrangement);

    /// <summary>Both miss the instalment of 1 March; Bo pays within the deadline of the reminder, Anna does not.</summary>
    private static async Task FollowsABreach(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"), Line("B", "general", Bo, "900,00"));
        await town.Night(Arrival);
        foreach (var (debtor, claim) in ((string, string)[])[(Anna, "A"), (Bo, "B")]) await town.AskInstalments(debtor, Day("2026-02-10"), new Kroner(300_00), claim);
        await town.Nights("2026-03-05", "2026-03-06");
        await town.Pay(Day("2026-03-18"), ($"agreement of {Bo}", 300_00));
        await town.Nights("2026-03-20", "2026-03-21", "2026-03-23");

        Rule.Same(
            ["2026-02-02 bill", "2026-03-06 breach-reminder", "2026-03-21 reminder-1 skipped", "2026-03-21 reminder-2 skipped", "2026-03-21 phone-task"], await town.Steps(Anna, "A"));
        Rule.Same(["breached 0/0/0"], await town.Agreements(Anna));
        Rule.Same(["2026-02-02 bill", "2026-03-06 breach-reminder"], await town.Steps(Bo, "B"));
        Rule.Same(["active 300/0/0"], await town.Agreements(Bo));
        Assert.Equal(0, (await town.Account(Anna, "A")).FeesOre);
    }

    private static async Task SetsAnArrangement(RuleTown town)
    {
        await town.Claims(Line("A", "cash-benefit-repayment", Anna, "3500,00"));
        await town.Nights("2026-02-02", "2026-02-26");
        Rule.Same(["2026-02-02 bill", "2026-02-02 set-arrangement-task"], await town.Steps(Anna, "A"));

        await town.Get<SetArrangement>().Handle(
            new ArrangementInput(await town.IdOf("A"), null, false, "", null, null, "", new DateOnly(2026, 3, 1), 1), Town.Sofie, CancellationToken.None);
        await town.Nights("2026-03-05", "2026-03-06", "2026-03-16", "2026-03-17", "2026-04-30");
        Rule.Same(["2026-02-02 bill", "2026-02-02 set-arrangement-task", "2026-03-06 demand", "2026-03-17 co-liability-task"], await town.Steps(Anna, "A"));
        Rule.Same(["2026-02-02 bill", "2026-02-26 arrangement", "2026-03-06 demand"], await town.LettersAbout("A"));
    }
}
