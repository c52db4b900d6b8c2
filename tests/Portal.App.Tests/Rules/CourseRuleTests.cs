using Portal.App.Dunning;
using Portal.App.Liabilities;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Liabilities;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>
/// The course of a claim that is not paid (P03, P06, P10). Pay-by is Monday 16 February 2026: reminder 1 on 26 February (+10), its deadline 9 March (8 March is a
/// Sunday), reminder 2 on 12 March (+14), its deadline 23 March (22 March is a Sunday), the call on 24 March, the notice on 25 March.
/// </summary>
public sealed class CourseRuleTests
{
    private const string Reason = "Du har skrevet, at du ikke vil betale.";

    [Theory, OnEveryDatabase]
    public Task Rule_P03_two_reminders_then_a_phone_task(Engine engine) => Rule.Applies(engine, RemindsTwiceAndCalls);

    [Theory]
    [InlineData("no second reminder", "2026-03-12 reminder-2")]
    [InlineData("nobody is called", "phone since 2026-03-24")]
    [InlineData("no call is skipped", "phone since 2026-03-24: S")]
    [InlineData("reminders come when they like", "2026-02-26 reminder-1")]
    public Task Rule_P03_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "no second reminder" => new RuleOff { Seen = (claim, on) => claim.Steps.Any(step => step.Step == Step.Reminder1) ? RuleOff.Pretend(claim, Step.Reminder2, on) : claim },
            "nobody is called" => RuleOff.Choice(PolicySetting.SmallestCall, 1_000_000_00),
            "no call is skipped" => RuleOff.Choice(PolicySetting.SmallestCall, 0),
            _ => RuleOff.Choice(PolicySetting.Reminder1After, 9),
        }, missed, RemindsTwiceAndCalls);

    [Theory, OnEveryDatabase]
    public Task Rule_P06_pointless_reminders_are_skipped_with_a_reason_and_notice_is_given_all_the_same(Engine engine) => Rule.Applies(engine, SkipsWhatIsPointless);

    /// <summary>The judgement counts for nothing: a claim judged so is looked at no more.</summary>
    [Fact]
    public Task Rule_P06_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim.Steps.Any(step => step is { Step: Step.Reminder2, Skipped: true }) ? null : claim }, "2026-03-03 transfer-notice", SkipsWhatIsPointless);

    [Theory, OnEveryDatabase]
    public Task Rule_P10_each_instalment_is_dunned_by_itself_and_never_waits_for_the_next(Engine engine) => Rule.Applies(engine, DunsEachInstalment);

    /// <summary>Nothing is done about the first instalment before the last one is due too.</summary>
    [Fact]
    public Task Rule_P10_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, on) => on > claim.PayBy && on <= Day("2026-03-02") ? null : claim }, $"2026-02-26 reminder-1 {Bo} rate-1", DunsEachInstalment);

    /// <summary>Anna can be called about two claims at once; Bo has no phone; the shop owes too little to call about.</summary>
    private static async Task RemindsTwiceAndCalls(RuleTown town)
    {
        await town.Persons(Files.Shop.With("phone", "20112244"));
        await town.Claims(
            Line("A1", "daycare", Anna, "2685,00"), Line("A2", "property-tax", Anna, "4120,50"), Line("B", "property-tax", Bo, "4120,50"), Line("S", "after-school", Shop, "150,00"));
        await town.Nights("2026-02-25", "2026-02-26", "2026-03-11", "2026-03-12", "2026-03-23");

        foreach (var claim in (string[])["A1", "A2", "B", "S"]) Rule.Same(["2026-02-26 reminder-1", "2026-03-12 reminder-2"], (await town.LettersAbout(claim)).Where(letter => !letter.EndsWith("bill", StringComparison.Ordinal)));
        Assert.Empty(await town.Tasks());

        // 24 March: one call about both of Anna's claims. The shop owes 150,00 + 250,00 + 3,00 of interest, less than 500,00.
        await town.Night(Day("2026-03-24"));
        Rule.Same(["phone since 2026-03-24: A1+A2"], (await town.Tasks()).Where(task => task.StartsWith("phone", StringComparison.Ordinal)));
        foreach (var claim in (string[])["A1", "A2"]) Rule.Same("2026-03-24 phone-task", (await town.Steps(Anna, claim))[^1]);
        Rule.Same("2026-03-24 phone-task skipped", (await town.Steps(Bo, "B"))[^1]);
        Rule.Same("2026-03-24 phone-task skipped", (await town.Steps(Shop, "S")).FirstOrDefault(step => step.Contains("phone-task", StringComparison.Ordinal)));
        Assert.All(new[] { "A1", "A2", "B", "S" }, claim => Assert.Equal(2, town.LettersAbout(claim).Result.Count(letter => letter.Contains("reminder", StringComparison.Ordinal))));
    }

    /// <summary>After reminder 1 a caseworker judges further reminders pointless on 2 March: no reminder 2, no call; co-liability is checked where others may be liable, and the notice goes.</summary>
    private static async Task SkipsWhatIsPointless(RuleTown town)
    {
        await town.Claims(Line("tax", "property-tax", Anna, "4120,50"), Line("care", "daycare", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-02");
        var judge = town.Get<JudgeRemindersPointless>();
        var refused = Assert.IsType<ActResult.Refused>(await judge.Handle(await town.IdOf("tax"), "  ", Town.Sofie, CancellationToken.None));
        Assert.Equal([ActRefusal.ReasonIsMissing], refused.Reasons);
        foreach (var claim in (string[])["tax", "care"]) Assert.IsType<ActResult.Done>(await judge.Handle(await town.IdOf(claim), Reason, Town.Sofie, CancellationToken.None));

        await town.Nights("2026-03-03", "2026-03-12", "2026-03-24");

        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-03 transfer-notice"], await town.LettersAbout("tax"));
        Rule.Same(
            ["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-02 phone-task skipped", "2026-03-02 reminder-2 skipped", "2026-03-03 transfer-notice"],
            (await town.Steps(Anna, "tax")).Order(StringComparer.Ordinal));
        Assert.Contains(Reason, await town.Text((await town.Letters()).Single(letter => letter.Kind == "transfer-notice")), StringComparison.Ordinal);
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1"], await town.LettersAbout("care"));
        Rule.Same(["co-liability since 2026-03-03: care"], await town.Tasks());

        var nobody = town.Get<FindNobodyElse>();
        Assert.Equal([LiabilityRefusal.ReasonIsMissing], Assert.IsType<LiabilityResult.Refused>(await nobody.Handle(await town.IdOf("care"), " ", Town.Sofie, CancellationToken.None)).Reasons);
        Assert.IsType<LiabilityResult.Done>(await nobody.Handle(await town.IdOf("care"), "Anna har boet alene hele tiden.", Town.Sofie, CancellationToken.None));
        Assert.Equal([LiabilityRefusal.NoCheckIsOpen], Assert.IsType<LiabilityResult.Refused>(await nobody.Handle(await town.IdOf("care"), "En gang til.", Town.Sofie, CancellationToken.None)).Reasons);
        Assert.Empty(await town.Tasks());
        await town.Night(Day("2026-03-25"));
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-25 transfer-notice"], await town.LettersAbout("care"));
    }

    /// <summary>Two instalments of one year, the second due on 2 March: each has its own reminders, its own fee and its own notice.</summary>
    private static async Task DunsEachInstalment(RuleTown town)
    {
        await town.Claims(Line("rate-1", "property-tax", Bo, "4120,50"), Line("rate-2", "property-tax", Bo, "4120,50", Day("2026-03-02")));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24", "2026-03-25", "2026-03-26");

        // Rate 2: 2 March + 10 = 12 March; then the later of 12 + 14 = 26 March and the day after 23 March.
        Rule.Same(
            [
                $"2026-02-02 bill {Bo} rate-1+rate-2", $"2026-02-26 reminder-1 {Bo} rate-1", $"2026-03-12 reminder-1 {Bo} rate-2", $"2026-03-12 reminder-2 {Bo} rate-1",
                $"2026-03-25 transfer-notice {Bo} rate-1", $"2026-03-26 reminder-2 {Bo} rate-2",
            ], (await town.Letters()).Select(letter => letter.ToString()));
        foreach (var claim in (string[])["rate-1", "rate-2"]) Assert.Equal(250_00, (await town.Account(Bo, claim)).FeesOre);
        Assert.Equal(("notified", "reminded-2"), ((await town.Account(Bo, "rate-1")).Stage, (await town.Account(Bo, "rate-2")).Stage));
    }
}
