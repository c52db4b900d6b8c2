using Portal.App.Calls;
using Portal.App.Claims;
using Portal.App.Liabilities;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Liabilities;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>
/// What comes after two reminders (P03, P04, and P06 for somebody who owes it too). Reminder 2 is of 12 March 2026, the call of 24 March. Somebody found liable on 25 March is written to on the 26th, with a deadline of
/// 7 April (the 5th is Easter Sunday), is reminded on 9 April (+14), called on 21 April (the deadline is the 20th), and all get the notice on the 22nd.
/// </summary>
public sealed class CoLiabilityRuleTests
{
    private const string Grounds = "Du boede sammen med barnet i januar og februar 2026.";

    [Theory, OnEveryDatabase]
    public Task Rule_P03_a_call_is_made_or_judged_not_useful_and_each_try_is_on_record(Engine engine) => Rule.Applies(engine, Calls);

    [Theory]
    [InlineData("a call leads nowhere", "2026-04-09 transfer-notice")]
    [InlineData("a promise rests nothing", "2026-04-08 nothing yet")]
    [InlineData("not useful counts for nothing", "phone since 2026-03-25: B")]
    public Task Rule_P03_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "a call leads nowhere" => new RuleOff { Seen = (claim, _) => claim.Reference == "A2" ? Uncalled(claim) : claim },
            "a promise rests nothing" => RuleOff.Choice(PolicySetting.ContactRest, 1),
            _ => new RuleOff { Seen = (claim, _) => claim.Steps.Any(step => step is { Step: Step.PhoneTask, Skipped: true }) ? Uncalled(claim) : claim },
        }, missed, Calls);

    [Theory, OnEveryDatabase]
    public Task Rule_P04_whoever_is_found_liable_has_two_letters_and_a_call_of_their_own_before_the_notice_to_all(Engine engine) => Rule.Applies(engine, FindsWhoElseOwes);

    [Theory]
    [InlineData("nobody else is looked for", "co-liability since 2026-03-25: care")]
    [InlineData("who is found is not written to", "2026-03-26 co-debtor-first")]
    [InlineData("who is found is not called", "phone since 2026-04-21: care")]
    public Task Rule_P04_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "nobody else is looked for" => new RuleOff { Seen = (claim, on) => on >= Day("2026-03-25") ? RuleOff.Pretend(claim, Step.CoLiabilityTask, on) : claim },
            "who is found is not written to" => new RuleOff { Seen = (claim, _) => claim with { Liable = [.. claim.Liable.Where(liable => liable.Kind == LiabilityKind.Primary)] } },
            _ => new RuleOff { Seen = (claim, on) => on >= Day("2026-04-21") ? claim with { Liable = [.. claim.Liable.Where(liable => liable.Kind == LiabilityKind.Primary)] } : claim },
        }, missed, FindsWhoElseOwes);

    [Theory, OnEveryDatabase]
    public Task Rule_P06_reminders_can_be_pointless_for_somebody_who_owes_it_too_and_all_get_the_notice(Engine engine) => Rule.Applies(engine, SkipsTheirsAlone);

    [Fact]
    public Task Rule_P06_also_fails_with_its_rule_switched_off() => Rule.IsMissed(
        new RuleOff { Seen = (claim, _) => claim with { Steps = [.. claim.Steps.Where(step => !step.Skipped || step.Person == claim.Debtor)] } }, "2026-03-06 transfer-notice", SkipsTheirsAlone);

    /// <summary>Anna's own reminders are pointless first, then Bo's; each is told their own reason.</summary>
    private static async Task SkipsTheirsAlone(RuleTown town)
    {
        await town.Persons(Files.Bo.With("phone", "20112244"));
        await town.Claims(Line("care", "daycare", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-26");
        var (pointless, claim, bo) = (town.Get<App.Dunning.JudgeRemindersPointless>(), await town.IdOf("care"), (await town.Citizen(Bo)).Person);
        await pointless.Handle(claim, "Du vil ikke betale.", Town.Sofie, CancellationToken.None);
        await town.Night(Day("2026-03-03"));
        await town.Confirm("care", Bo, Day("2026-03-03"), Grounds);
        Assert.Equal([ActRefusal.NoReminderYet], Assert.IsType<App.Dunning.ActResult.Refused>(await pointless.Handle(claim, bo, "Også nej.", Town.Sofie, CancellationToken.None)).Reasons);
        await town.Night(Day("2026-03-04"));
        town.GoTo(Day("2026-03-05"));
        Assert.IsType<App.Dunning.ActResult.Done>(await pointless.Handle(claim, bo, "Du har også svaret nej.", Town.Sofie, CancellationToken.None));
        await town.Nights("2026-03-05", "2026-03-06");

        Rule.Same(["2026-03-04 co-debtor-first", "2026-03-05 reminder-2 skipped", "2026-03-05 phone-task skipped", "2026-03-06 transfer-notice"], await town.Steps(Bo, "care"));
        Rule.Same("2026-03-06 transfer-notice", (await town.Steps(Anna, "care"))[^1]);
        var notices = (await town.Letters()).Where(letter => letter.Kind == "transfer-notice").ToDictionary(letter => letter.To);
        Assert.Contains("Du har også svaret nej.", await town.Text(notices[Bo]), StringComparison.Ordinal);
        Assert.DoesNotContain("Du har også svaret nej.", await town.Text(notices[Anna]), StringComparison.Ordinal);
        Assert.DoesNotContain("Du vil ikke betale.", await town.Text(notices[Bo]), StringComparison.Ordinal);
    }

    private static ClaimFacts Uncalled(ClaimFacts claim) => claim with { Steps = [.. claim.Steps.Select(step => step.Step == Step.PhoneTask ? step with { DoneOn = null } : step)] };

    /// <summary>Anna is called in vain, then promises to pay; the shop is not worth a call.</summary>
    private static async Task Calls(RuleTown town)
    {
        await town.Persons(Files.Bo.With("phone", "20112244"));
        await town.Claims(Line("A1", "daycare", Anna, "2685,00"), Line("A2", "property-tax", Anna, "4120,50"), Line("B", "property-tax", Bo, "4120,50"));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24");
        Rule.Same(["phone since 2026-03-24: A1+A2", "phone since 2026-03-24: B"], (await town.Tasks()).Order(StringComparer.Ordinal));

        // Bo: a reason is needed, and then it counts as skipped.
        Assert.Equal([CallRefusal.ReasonIsMissing], Assert.IsType<RecordCallResult.Refused>(await town.Call(Bo, Day("2026-03-24"), CallOutcome.NotUseful)).Reasons);
        Assert.IsType<RecordCallResult.Done>(await town.Call(Bo, Day("2026-03-24"), CallOutcome.NotUseful, "Har bedt om kun at få breve."));
        Rule.Same("2026-03-24 phone-task skipped", (await town.Steps(Bo, "B"))[^1]);

        Assert.IsType<RecordCallResult.Done>(await town.Call(Anna, Day("2026-03-24"), CallOutcome.NoAnswer, tryAgain: true));
        await town.Night(Day("2026-03-25"));
        Rule.Same(["phone since 2026-03-24: A1+A2"], await town.Tasks());
        Rule.Same(["2026-03-25 transfer-notice B"], (await town.Letters()).Where(letter => letter.Kind == "transfer-notice").Select(letter => $"{letter.On:yyyy-MM-dd} {letter.Kind} {letter.Claims}"));
        Assert.Equal([CallRefusal.DateIsMissing], Assert.IsType<RecordCallResult.Refused>(await town.Call(Anna, Day("2026-03-25"), CallOutcome.WillPayBy)).Reasons);
        Assert.IsType<RecordCallResult.Done>(await town.Call(Anna, Day("2026-03-25"), CallOutcome.WillPayBy, payBy: Day("2026-04-07")));
        Assert.Equal([CallRefusal.CallIsClosed], Assert.IsType<RecordCallResult.Refused>(await town.Call(Anna, Day("2026-03-25"), CallOutcome.Refused)).Reasons);
        Rule.Same(["2026-03-24 no-answer", "2026-03-25 will-pay-by"], await town.Calls(Anna));
        Rule.Same("2026-03-24 not-useful", (await town.Calls(Bo)).Single());

        // What was promised goes in writing, and the claims rest through 8 April.
        var letter = (await town.Letters()).Single(letter => letter.Kind == "phone-follow-up");
        Assert.Equal((Anna, "A1+A2"), (letter.To, letter.Claims));
        Assert.Contains("7. april 2026", await town.Text(letter), StringComparison.Ordinal);
        await town.Nights("2026-03-27", "2026-04-08");
        Rule.Same("2026-04-08 nothing yet", (await town.Letters()).Any(sent => sent.Kind == "transfer-notice" && sent.To == Anna) || (await town.Tasks()).Length > 0 ? "something" : "2026-04-08 nothing yet");
        await town.Night(Day("2026-04-09"));
        Rule.Same(["2026-04-09 transfer-notice"], (await town.LettersAbout("A2")).Where(sent => sent.Contains("notice", StringComparison.Ordinal)));
        Rule.Same(["co-liability since 2026-04-09: A1"], await town.Tasks());
    }

    /// <summary>Bo is found to owe what Anna owes; the claim waits for him. What one pays, both have paid.</summary>
    private static async Task FindsWhoElseOwes(RuleTown town)
    {
        await town.Persons(Files.Bo.With("phone", "20112244"));
        await town.Claims(Line("care", "daycare", Anna, "2685,00").With("co_debtors", Bo));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24");
        await town.Call(Anna, Day("2026-03-24"), CallOutcome.Refused);
        await town.Night(Day("2026-03-25"));
        Rule.Same(["co-liability since 2026-03-25: care"], await town.Tasks());

        // A possible co-debtor knows of nothing.
        var bo = await town.Citizen(Bo);
        Assert.Null(await town.Get<ClaimDetails>().Handle(await town.IdOf("care"), bo, CancellationToken.None));
        Assert.Equal([LiabilityRefusal.SourceIsMissing], Assert.IsType<LiabilityResult.Refused>(await town.Confirm("care", Bo, Day("2026-03-25"), Grounds, " ")).Reasons);
        Assert.Equal([LiabilityRefusal.GroundsNameAnother], Assert.IsType<LiabilityResult.Refused>(await town.Confirm("care", Bo, Day("2026-03-25"), "Du boede sammen med Anna.")).Reasons);
        Assert.IsType<LiabilityResult.Done>(await town.Confirm("care", Bo, Day("2026-03-25"), Grounds));
        Assert.Empty(await town.Tasks());

        await town.Nights("2026-03-26", "2026-03-27", "2026-04-08", "2026-04-09");
        Rule.Same(["2026-03-26 co-debtor-first", "2026-04-09 reminder-2"], await town.Steps(Bo, "care"));
        var first = (await town.Letters()).Single(letter => letter.Kind == "co-debtor-first");
        var text = await town.Text(first);
        Assert.Equal(Bo, first.To);
        Assert.Contains(Grounds, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", text, StringComparison.Ordinal);
        Assert.Contains("7. april 2026", text, StringComparison.Ordinal);
        Assert.Equal((250_00L, "reminded-2", "co-debtor"), ((await town.Account(Bo, "care")).FeesOre, (await town.Account(Bo, "care")).Stage, (await town.Account(Bo, "care")).Liable));
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1", "2026-03-12 reminder-2", "2026-03-24 phone-task", "2026-03-25 co-liability-task"], await town.Steps(Anna, "care"));

        await town.Pay(Day("2026-04-10"), ("care", 685_00));
        await town.Nights("2026-04-20", "2026-04-21");
        Assert.Equal((await town.Account(Anna, "care")).BalanceOre, (await town.Account(Bo, "care")).BalanceOre);
        // What Bo sees is the claim and his own letters; when somebody else paid is not among it.
        var seen = (await town.Get<ClaimDetails>().Handle(await town.IdOf("care"), bo, CancellationToken.None))!;
        Assert.Equal(["reminder-2", "co-debtor-first"], seen.Letters.Select(letter => Slug.Of(letter.Kind)));
        Assert.DoesNotContain(seen.Timeline, happened => happened.Kind == TimelineKind.PaymentReceived);
        Assert.Contains((await town.Get<ClaimDetails>().Handle(await town.IdOf("care"), await town.Citizen(Anna), CancellationToken.None))!.Timeline, happened => happened.Kind == TimelineKind.PaymentReceived);
        Rule.Same(["phone since 2026-04-21: care"], await town.Tasks());
        Assert.DoesNotContain(await town.Letters(), letter => letter.Kind == "transfer-notice");
        await town.Call(Bo, Day("2026-04-21"), CallOutcome.NoAnswer);

        await town.Night(Day("2026-04-22"));
        Rule.Same([$"2026-04-22 transfer-notice {Anna} care", $"2026-04-22 transfer-notice {Bo} care"], (await town.Letters()).Where(letter => letter.Kind == "transfer-notice").Select(letter => letter.ToString()));
        Assert.Equal(250_00, (await town.Account(Anna, "care")).FeesOre);
    }
}
