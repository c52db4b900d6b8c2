using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>The collection policy: what a claim rests on (P01), and the five things the office does about it (P02).</summary>
public sealed class PolicyRuleTests
{
    /// <summary>By the table of claim types in force in 2026, read from the laws and not from the code.</summary>
    private static readonly (string Type, string Law)[] Laws =
    [
        ("property-tax", "lov om kommunal ejendomsskat § 1"), ("daycare", "dagtilbudsloven § 31"), ("after-school", "folkeskoleloven § 50, stk. 2"),
        ("maintenance", "lov om opkrævning af underholdsbidrag § 1"), ("housing-benefit", "boligstøtteloven § 47"), ("cash-benefit-repayment", "aktivloven § 93"),
        ("daycare-repayment", "dagtilbudsloven § 93"), ("pension-repayment", "pensionsloven § 42"),
    ];

    [Theory, OnEveryDatabase]
    public Task Rule_P01_every_letter_and_the_case_page_name_the_law_that_the_claim_rests_on(Engine engine) => Rule.Applies(engine, NamesTheLaw);

    /// <summary>The same claims under the type whose row names no law.</summary>
    [Fact]
    public Task Rule_P01_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { ArrivesAs = "general" }, "lov om kommunal ejendomsskat § 1", NamesTheLaw);

    [Theory, OnEveryDatabase]
    public Task Rule_P02_citizens_and_businesses_are_billed_paid_up_reminded_and_given_more_time(Engine engine) => Rule.Applies(engine, Collects);

    [Theory]
    [InlineData("bill", "2026-02-02 bill")]
    [InlineData("payment", "settled")]
    [InlineData("reminder", "2026-02-26 reminder-1")]
    [InlineData("deferral", "late-")]
    public Task Rule_P02_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "bill" => new RuleOff { Seen = (claim, on) => RuleOff.Pretend(claim, Step.Bill, on) },
            "payment" => RuleOff.Neighbour("11223344"),
            "reminder" => RuleOff.Choice(PolicySetting.Reminder1After, 300),
            _ => new RuleOff { Seen = (claim, _) => claim with { Holds = [] } },
        }, missed, Collects);

    private static async Task NamesTheLaw(RuleTown town)
    {
        await town.Claims([.. Laws.Select(row => Line(row.Type, row.Type, Bo, "2685,00"))]);
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24", "2026-03-25");

        var letters = await town.Letters();
        foreach (var letter in letters)
        {
            var text = await town.Text(letter);
            foreach (var (type, law) in Laws.Where(row => letter.Claims.Split('+').Contains(row.Type)))
                Assert.True(text.Contains(law, StringComparison.Ordinal), $"{letter} does not name {law} for {type}");
        }
        Assert.Equal(["bill", "reminder-1", "reminder-2", "transfer-notice"], letters.Select(letter => letter.Kind).Distinct().Order());
        Assert.Equal(Laws.Length, letters.Where(letter => letter.Kind == "bill").Sum(letter => letter.Claims.Split('+').Length));

        var request = await town.Ask(Bo, Day("2026-03-25"), Day("2026-05-01"), "daycare");
        var page = (await town.Get<CaseDetails>().Handle(request, Town.Sofie, CancellationToken.None))!;
        Rule.Same(
            Laws.Select(row => $"{row.Type}: {row.Law}").Order(StringComparer.Ordinal),
            page.Claims.Concat(page.OtherClaims).Select(claim => $"{Domain.Slug.Of(claim.Type)}: {claim.LegalBasis}").Order(StringComparer.Ordinal));
    }

    /// <summary>A citizen and a business, each with a claim that is paid, one that is not, and one with more time to pay.</summary>
    private static async Task Collects(RuleTown town)
    {
        foreach (var debtor in (string[])[Anna, Shop])
            await town.Claims(Line($"paid-{debtor}", "general", debtor, "800,00"), Line($"late-{debtor}", "general", debtor, "900,00"), Line($"rests-{debtor}", "general", debtor, "1000,00"));

        await town.Night(Arrival);
        foreach (var debtor in (string[])[Anna, Shop])
            foreach (var claim in (string[])["paid", "late", "rests"]) Rule.Same(["2026-02-02 bill"], await town.LettersAbout($"{claim}-{debtor}"));

        foreach (var debtor in (string[])[Anna, Shop]) await town.Grant(await town.Ask(debtor, Day("2026-02-10"), Day("2026-04-01"), $"rests-{debtor}"), Day("2026-04-01"));
        await town.Pay(PayBy, ($"paid-{Anna}", 800_00), ($"paid-{Shop}", 800_00));
        await town.Night(Day("2026-02-26"));

        foreach (var debtor in (string[])[Anna, Shop])
        {
            var paid = await town.Account(debtor, $"paid-{debtor}");
            Rule.Same("settled 80000 0", $"{paid.Stage} {paid.PaidOre} {paid.BalanceOre}");
            Rule.Same([$"2026-02-26 reminder-1 {debtor} late-{debtor}"], (await town.Letters()).Where(letter => letter.To == debtor && letter.On > PayBy).Select(letter => letter.ToString()));
            Rule.Same("deferral", (await town.Account(debtor, $"rests-{debtor}")).Next!.StoppedBy);
        }
    }
}
