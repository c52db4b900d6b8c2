using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>What stands before the recovery authority: every earlier step is on record (L04), and nobody in the Faroe Islands or Greenland is sent there (L17).</summary>
public sealed class TransferRuleTests
{
    [Theory, OnEveryDatabase]
    public Task Rule_L04_no_notice_before_every_earlier_step_is_on_record_and_the_missing_one_is_named(Engine engine) => Rule.Applies(engine, WaitsForEveryStep);

    [Theory]
    [InlineData(Step.Reminder2, "2026-04-30 reminder-2")]
    [InlineData(Step.PhoneTask, "transfer-notice")]
    public Task Rule_L04_also_fails_with_its_rule_switched_off(Step counted, string missed) => Rule.IsMissed(
        new RuleOff { Seen = (claim, on) => claim.Steps.Any(step => step.Step == Step.Reminder1) ? AsIfDone(claim, counted, on) : claim }, missed, WaitsForEveryStep);

    [Theory, OnEveryDatabase]
    public Task Rule_L17_a_debtor_in_the_Faroe_Islands_or_Greenland_is_reminded_and_never_given_notice(Engine engine) => Rule.Applies(engine, StopsAtTheSea);

    [Fact]
    public Task Rule_L17_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim with { Holds = [.. claim.Holds.Where(hold => hold.Kind != HoldKind.FaroeGreenland)] } }, "transfer-notice", StopsAtTheSea);

    /// <summary>The step counts as done, whether it was ever taken or lies open with a caseworker.</summary>
    private static ClaimFacts AsIfDone(ClaimFacts claim, Step counted, DateOnly on) => RuleOff.Pretend(
        claim with { Steps = [.. claim.Steps.Select(step => step.Step == counted ? step with { DoneOn = step.DoneOn ?? on.AddDays(-1) } : step)] }, counted, on);

    /// <summary>
    /// Anna's phone task lies open, however many nights pass; Bo's call is skipped by rule, so all is on record; the shop's course was held and lacks a reminder.
    /// The account names the step that comes, so the one that is missing.
    /// </summary>
    private static async Task WaitsForEveryStep(RuleTown town)
    {
        await town.Claims(Line("A", "property-tax", Anna, "4120,50"), Line("B", "property-tax", Bo, "4120,50"), Line("S", "property-tax", Shop, "4120,50"));
        await town.Nights("2026-02-02", "2026-02-26");
        await town.Get<App.Dunning.HoldClaim>().Handle(await town.IdOf("S"), HoldKind.Staff, Day("2026-04-29"), "Revisor ser på det", Town.Sofie, CancellationToken.None);
        await town.Nights("2026-03-12", "2026-03-24", "2026-03-25");

        Rule.Same("reminder-2 stopped by staff", await Next(town, Shop, "S"));
        await town.Night(Day("2026-04-30"));

        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-04-30 reminder-2"], await town.LettersAbout("S"));
        Rule.Same("phone-task on 2026-05-12", await Next(town, Shop, "S"));
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-12 reminder-2"], await town.LettersAbout("A"));
        Rule.Same("transfer-notice", await Next(town, Anna, "A"));
        Rule.Same(["phone since 2026-03-24: A"], await town.Tasks());
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-12 reminder-2", "2026-03-25 transfer-notice"], await town.LettersAbout("B"));
        Rule.Same(
            ["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-12 reminder-2", "2026-03-24 phone-task skipped", "2026-03-25 transfer-notice"], await town.Steps(Bo, "B"));
    }

    /// <summary>The step that comes; no date while an open task decides it.</summary>
    private static async Task<string> Next(RuleTown town, string debtor, string reference)
    {
        var next = (await town.Account(debtor, reference)).Next!;
        return next.StoppedBy is { } hold ? $"{next.Step} stopped by {hold}" : next.EarliestOn is { } on ? $"{next.Step} on {on:yyyy-MM-dd}" : next.Step;
    }

    /// <summary>Bo in Nuuk and the shop in Tórshavn are billed and reminded, with no word of a transfer; Bo moves home and gets the notice, Anna moves away and gets none.</summary>
    private static async Task StopsAtTheSea(RuleTown town)
    {
        var bo = Files.Bo.With("phone", "");
        await town.Persons(bo.With("country", "GL"), Files.Shop.With("country", "FO"), Files.Anna.With("phone", ""));
        await town.Claims(Line("A", "property-tax", Anna, "4120,50"), Line("B", "property-tax", Bo, "4120,50"), Line("S", "property-tax", Shop, "4120,50"));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24");
        await town.Persons(Files.Anna.With("phone", "").With("country", "FO"));
        await town.Nights("2026-03-25", "2026-04-30");

        foreach (var (debtor, claim) in ((string, string)[])[(Anna, "A"), (Bo, "B"), (Shop, "S")])
        {
            Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-12 reminder-2"], await town.LettersAbout(claim));
            Rule.Same("transfer-notice stopped by faroe-greenland", await Next(town, debtor, claim));
            Rule.Same("faroe-greenland", Assert.Single((await town.Account(debtor, claim)).Holds).Kind);
        }
        foreach (var letter in (await town.Letters()).Where(letter => letter.To != Anna))
        {
            // What becomes of personal data is told to everybody in the same words; the authority is named there among those who may be told by law.
            var text = (await town.Text(letter)).Replace("eller Gældsstyrelsen", "", StringComparison.Ordinal);
            Assert.DoesNotContain("Gældsstyrelsen", text, StringComparison.Ordinal);
            Assert.DoesNotContain("inddriv", text, StringComparison.OrdinalIgnoreCase);
        }

        await town.Persons(bo);
        await town.Night(Day("2026-05-01"));
        Rule.Same("2026-05-01 transfer-notice", (await town.LettersAbout("B"))[^1]);
        Assert.Equal(3, (await town.LettersAbout("S")).Length);
    }
}
