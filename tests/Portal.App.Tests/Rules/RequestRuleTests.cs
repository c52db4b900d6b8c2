using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>What a citizen who responds can get (P07-P09), that it is given when asked for (L05), and what a decision says about complaints (L06).</summary>
public sealed class RequestRuleTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public Task Rule_P07_who_responds_can_pay_by_instalments_or_later_and_nothing_is_sent_meanwhile(Engine engine) => Rule.Applies(engine, GivesTimeToPay);

    [Theory]
    [InlineData("agreement", "active 0/0/0")]
    [InlineData("hold", "2026-02-26 reminder-1")]
    public Task Rule_P07_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part == "hold" ? new RuleOff { Seen = (claim, _) => claim with { Holds = [] } } : RuleOff.Choice(PolicySetting.AgreementSmallest, 900_00), missed, GivesTimeToPay);

    [Theory, OnEveryDatabase]
    public Task Rule_P08_more_time_needs_a_reason_and_the_course_rests_until_the_circumstances_are_weighed(Engine engine) => Rule.Applies(engine, WeighsTheCircumstances);

    [Fact]
    public Task Rule_P08_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { Seen = (claim, _) => claim with { Holds = [] } }, "2026-02-26 reminder-1", WeighsTheCircumstances);

    [Theory, OnEveryDatabase]
    public async Task Rule_P09_running_payments_wait_in_special_circumstances_alone_and_the_finding_is_printed(Engine engine)
    {
        foreach (var type in (string[])["property-tax", "daycare", "maintenance"]) await Rule.Applies(engine, town => NeedsSpecialCircumstances(town, type));
    }

    [Fact]
    public Task Rule_P09_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { ArrivesAs = "general" }, "special-circumstances-missing", town => NeedsSpecialCircumstances(town, "daycare"));

    [Theory, OnEveryDatabase]
    public Task Rule_L05_nothing_is_allowed_that_the_debtor_does_not_ask_for(Engine engine) => Rule.Applies(engine, town => AnswersWhatIsAsked(town, takenBack: true));

    /// <summary>The debtor still asks.</summary>
    [Fact]
    public Task Rule_L05_also_fails_with_its_rule_switched_off() => Rule.IsMissed(new RuleOff(), "nothing decided", town => AnswersWhatIsAsked(town, takenBack: false));

    [Theory, OnEveryDatabase]
    public async Task Rule_L11a_what_the_minister_limits_is_neither_given_at_once_nor_by_a_caseworker(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null, services => Under(services, TwoMonths));
        await KeepsTheLimits(town);
    }

    /// <summary>The limit of a year before: it has been lifted since.</summary>
    [Fact]
    public async Task Rule_L11a_also_fails_with_its_rule_switched_off()
    {
        var lifted = new RequestLimits([.. TwoMonths.Rows, .. TwoMonths.Rows.Select(row => row with { ValidFrom = Arrival, Value = null })]);
        await using var town = await RuleTown.Create(Engine.Sqlite, null, services => Under(services, lifted));
        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => KeepsTheLimits(town));
        Assert.Contains("missing: NotAgreed", failure.Message, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public Task Rule_L06_a_refusal_says_that_no_other_authority_judges_it_and_what_can_be_done_instead(Engine engine) => Rule.Applies(engine, TellsOfComplaints);

    /// <summary>The same claim under a law that gives an appeal.</summary>
    [Fact]
    public Task Rule_L06_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { ArrivesAs = "cash-benefit-repayment" }, "Du kan ikke klage til en anden myndighed", TellsOfComplaints);

    /// <summary>Anna pays by instalments, the shop is given until April, Bo does not respond.</summary>
    private static async Task GivesTimeToPay(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"), Line("S", "general", Shop, "900,00"), Line("B", "general", Bo, "900,00"));
        await town.Night(Arrival);
        await town.AskInstalments(Anna, Day("2026-02-10"), new Kroner(300_00), "A");
        await town.Grant(await town.Ask(Shop, Day("2026-02-10"), Day("2026-04-01"), "S"), Day("2026-04-01"));
        await town.Nights("2026-02-26", "2026-03-03");

        Rule.Same(["active 0/0/0"], await town.Agreements(Anna));
        Rule.Same(["2026-02-02 bill"], await town.LettersAbout("A"));
        Rule.Same(["2026-02-02 bill"], await town.LettersAbout("S"));
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1"], await town.LettersAbout("B"));
        Rule.Same("agreement", (await town.Account(Anna, "A")).Next!.StoppedBy);
        Rule.Same("deferral", (await town.Account(Shop, "S")).Next!.StoppedBy);
        foreach (var text in await town.Answers(Anna, "agreement")) Assert.DoesNotContain("loven tillader", text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task WeighsTheCircumstances(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"));
        await town.Night(Arrival);
        Rule.Same(["no-reason-given"], await AskWithoutAWord(town, "A", reason: false));

        var request = await town.Ask(Anna, Day("2026-02-20"), Day("2026-04-01"), "A");
        await town.Nights("2026-02-26", "2026-03-02");
        Rule.Same(["2026-02-02 bill"], await town.LettersAbout("A"));

        Assert.IsType<DecideAnswer.Decided>(await town.Decide(request, DeferralOutcome.Refused, null));
        await town.Nights("2026-03-03", "2026-03-13", "2026-03-16");
        Rule.Same(["2026-02-02 bill", "2026-03-16 reminder-1"], await town.LettersAbout("A"));
        var answer = Assert.Single(await town.Answers(Anna, "decision"));
        Assert.Contains("stor og uventet udgift", answer, StringComparison.Ordinal);
        Assert.Contains("Du har oplyst, at du får løn igen i december.", answer, StringComparison.Ordinal);
    }

    private static async Task NeedsSpecialCircumstances(RuleTown town, string type)
    {
        await town.Claims(Line("A", type, Anna, "900,00"));
        await town.Night(Arrival);
        Rule.Same(["special-circumstances-missing"], await AskWithoutAWord(town, "A", reason: true));

        var request = await town.Ask(Anna, Day("2026-02-10"), Day("2026-04-01"), "A");
        Rule.Same(["special-finding-missing"], ((DecideAnswer.Faulty)(await town.Decide(request, DeferralOutcome.Granted, null))!).Faults.Select(fault => Slug.Of(fault)));
        Assert.IsType<DecideAnswer.Decided>(await town.Decide(request, DeferralOutcome.Granted, null, special: true));
        await town.Night(Day("2026-02-11"));
        Assert.Contains("særlige grunde", Assert.Single(await town.Answers(Anna, "decision")), StringComparison.Ordinal);
    }

    private static async Task AnswersWhatIsAsked(RuleTown town, bool takenBack)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"));
        await town.Night(Arrival);
        var request = await town.Ask(Anna, Day("2026-02-10"), Day("2026-04-01"), "A");
        if (takenBack) await town.Get<WithdrawRequest>().Handle(request, await town.Citizen(Anna), Cancel);

        Rule.Same("nothing decided", await town.Decide(request, DeferralOutcome.Granted, null) is DecideAnswer.Decided ? "decided" : "nothing decided");
        Assert.DoesNotContain((await town.Account(Anna, "A")).Holds, hold => hold.Kind == "deferral");
    }

    private static async Task TellsOfComplaints(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"));
        await town.Night(Arrival);
        Assert.IsType<DecideAnswer.Decided>(await town.Decide(await town.Ask(Anna, Day("2026-02-10"), Day("2026-04-01"), "A"), DeferralOutcome.Refused, null));
        await town.Night(Day("2026-02-11"));
        var answer = Assert.Single(await town.Answers(Anna, "decision"));
        foreach (var told in (string[])["Du kan ikke klage til en anden myndighed", "Ombudsmand", "domstol"])
            Rule.Same(told, answer.Contains(told, StringComparison.OrdinalIgnoreCase) ? told : "nothing of it");
    }

    private static readonly LawRef Minister = new("lov nr. 429/2005", "§ 2, stk. 6");

    /// <summary>No limit is in force: these are such as the minister might set.</summary>
    private static readonly RequestLimits TwoMonths = new(
    [
        new RequestLimit(RequestLimitKind.LongestAgreement, Arrival.AddYears(-1), 2, Minister),
        new RequestLimit(RequestLimitKind.LongestDeferral, Arrival.AddYears(-1), 60, Minister),
    ]);

    private static void Under(IServiceCollection services, RequestLimits limits) => services.AddSingleton(provider =>
        new ClaimWriter(provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<TimeProvider>()) { Limits = limits });

    /// <summary>Three months of instalments cannot be asked for; a wait of more than 60 days is not granted, one of 60 days is.</summary>
    private static async Task KeepsTheLimits(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"), Line("B", "general", Bo, "900,00"));
        await town.Night(Arrival);
        Rule.Same("NotAgreed", (await town.AskInstalments(Anna, Day("2026-02-10"), new Kroner(300_00), "A"))?.GetType().Name);

        var request = await town.Ask(Bo, Day("2026-02-10"), Day("2026-04-12"), "B");
        Rule.Same(["beyond-legal-limit"], ((DecideAnswer.Faulty)(await town.Decide(request, DeferralOutcome.Granted, null))!).Faults.Select(fault => Slug.Of(fault)));
        Assert.IsType<DecideAnswer.Decided>(await town.Decide(request, DeferralOutcome.PartlyGranted, Day("2026-04-11")));
    }

    /// <summary>What a request until April is refused with that tells nothing of what is special, and gives a reason or none.</summary>
    private static async Task<string[]> AskWithoutAWord(RuleTown town, string reference, bool reason)
    {
        var citizen = await town.Citizen(Anna);
        var draft = await town.Get<StartDeferral>().Handle(citizen, null, Cancel);
        var save = town.Get<SaveDeferralDraft>();
        await save.Claims(draft, [await town.IdOf(reference)], citizen, Cancel);
        await save.Until(draft, Day("2026-04-01"), citizen, Cancel);
        if (reason) await save.Reasons(draft, new HashSet<HardshipReason> { HardshipReason.Illness }, null, null, citizen, Cancel);
        return await town.Get<SubmitRequest>().Handle(draft, citizen, Cancel) switch
        {
            SubmitAnswer.Refused refused => [.. refused.Reasons.Select(refusal => Slug.Of(refusal))],
            var other => [other?.GetType().Name ?? "nothing"],
        };
    }
}
