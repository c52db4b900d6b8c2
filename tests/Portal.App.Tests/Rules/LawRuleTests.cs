using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>Lov 429/2005 §§ 1-2: interest, fees and order of cover by other laws (L01), and the claim holder's own calculation and bill (L03).</summary>
public sealed class LawRuleTests
{
    private static readonly PolicyRow HalfRate = new(PolicySetting.MonthlyInterest, null, Day("2026-02-01"), 50, "gebyrloven § 3, byrådet 15. januar 2026");
    private static readonly PolicyRow PrincipalFirst = new(PolicySetting.CoverOrder, null, Day("2026-01-15"), (long)CoverOrder.PrincipalInterestFees, "byrådet 15. januar 2026");

    [Theory, OnEveryDatabase]
    public Task Rule_L01_interest_fees_and_order_of_cover_are_dated_rows_with_their_law_by_type(Engine engine) => Rule.Applies(engine, ByDatedRows);

    [Theory]
    [InlineData("no law gives fee or interest", "gebyrloven § 2 (reminder-fee/2000-01-01)")]
    [InlineData("a rate has no date", "26.85")]
    [InlineData("the order of cover has no date", "13.43")]
    [InlineData("a row names no law", "gebyrloven § 2 (reminder-fee/2000-01-01)")]
    public Task Rule_L01_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part switch
        {
            "no law gives fee or interest" => new RuleOff { Choices = [.. ((ClaimType[])[ClaimType.Daycare, ClaimType.Civil]).Select(type => new PolicyRow(PolicySetting.FeeLaw, type, RuleOff.Always, (long)FeeLaw.None, "prøve"))] },
            "a rate has no date" => RuleOff.Choice(PolicySetting.MonthlyInterest, 50),
            "the order of cover has no date" => RuleOff.Choice(PolicySetting.CoverOrder, (long)CoverOrder.PrincipalInterestFees),
            _ => new RuleOff { Choices = [new PolicyRow(PolicySetting.ReminderFee, null, RuleOff.Always, 250_00, "")] },
        }, missed, ByDatedRows);

    [Theory, OnEveryDatabase]
    public Task Rule_L03_the_claim_holder_calculates_the_claim_and_bills_it(Engine engine) => Rule.Applies(engine, Bills);

    [Fact]
    public Task Rule_L03_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { Seen = (claim, on) => RuleOff.Pretend(claim, Step.Bill, on) }, "2026-02-02 bill", Bills);

    /// <summary>Two daycare claims on either side of a new order of cover, a civil claim and one whose law gives neither fee nor interest; a new rate from 1 February.</summary>
    private static async Task ByDatedRows(RuleTown town)
    {
        await town.Choose(HalfRate);
        await town.Choose(PrincipalFirst);
        await town.Claims(
            Line("before", "daycare", Bo, "2685,00", Day("2026-01-02")), Line("after", "daycare", Bo, "2685,00", Day("2026-01-16")),
            Line("civil", "civil", Bo, "10000,00", Day("2026-01-02")), Line("none", "general", Bo, "1000,00", Day("2026-01-02")));
        await town.Night(Day("2026-02-03"));
        await town.Pay(Day("2026-02-20"), ("before", 270_00), ("after", 270_00));
        await town.Night(Day("2026-03-17"));

        // 1 % of 2.685,00 = 26,85; 0,5 % = 13,425, half-up 13,43. The 270,00 cover 40,28 of interest and 229,72 of the fee: the principal is whole on 3 March.
        Rule.Same(
            [
                "interest 26.85 gebyrloven § 3 (monthly-interest/2000-01-01)", "fee 250.00 gebyrloven § 2 (reminder-fee/2000-01-01)",
                "interest 13.43 gebyrloven § 3, byrådet 15. januar 2026 (monthly-interest/2026-02-01)", "interest 13.43 gebyrloven § 3, byrådet 15. januar 2026 (monthly-interest/2026-02-01)",
            ], await Charges(town, "before"));
        // Due on 16 January, after the new order: the 270,00 cover principal, so 17 March bears 0,5 % of 2.415,00 = 12,075, half-up 12,08. The shared reminder's fee lies on the other claim.
        Rule.Same(
            [
                "interest 26.85 gebyrloven § 3 (monthly-interest/2000-01-01)", "interest 13.43 gebyrloven § 3, byrådet 15. januar 2026 (monthly-interest/2026-02-01)",
                "interest 12.08 gebyrloven § 3, byrådet 15. januar 2026 (monthly-interest/2026-02-01)",
            ], await Charges(town, "after"));
        // 10.000,00 at 9,75 % a year: 29 days to 31 January 77,4658; 3 days to the reminder 8,0137; 25 days to 28 February 66,7808; 17 days to the second reminder 45,4110.
        Rule.Same(
            [
                "interest 77.47 renteloven § 5 (civil-interest/2026-01-01)", "fee 100.00 renteloven § 9 b (civil-reminder-fee/2000-01-01)", "interest 8.01 renteloven § 5 (civil-interest/2026-01-01)",
                "interest 66.78 renteloven § 5 (civil-interest/2026-01-01)", "fee 100.00 renteloven § 9 b (civil-reminder-fee/2000-01-01)", "interest 45.41 renteloven § 5 (civil-interest/2026-01-01)",
            ], await Charges(town, "civil"));
        Rule.Same(["2026-02-03 reminder-1", "2026-03-17 reminder-2"], await town.LettersAbout("none"));
        Assert.Empty(await Charges(town, "none"));
    }

    /// <summary>What was posted beside principal and payments, as "fee 250.00" and the rule it names.</summary>
    private static async Task<IEnumerable<string>> Charges(RuleTown town, string claim) =>
        (await town.Account(Bo, claim)).Entries.Where(entry => entry.Kind is "interest" or "fee" or "correction")
            .Select(entry => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entry.Kind} {entry.AmountOre / 100}.{entry.AmountOre % 100:00} {entry.Rule}"));

    /// <summary>A claim that arrives in time is billed with its amount, last day and payment line; one that arrives too late counts as billed by its source.</summary>
    private static async Task Bills(RuleTown town)
    {
        await town.Claims(Line("A", "daycare", Anna, "2685,00"), Line("S", "civil", Shop, "12345,67"), Line("late", "general", Bo, "500,00", Arrival));
        var night = await town.Night(Arrival);

        Rule.Same([$"2026-02-02 bill {Shop} S", $"2026-02-02 bill {Anna} A"], (await town.Letters()).Select(letter => letter.ToString()));
        Assert.Equal(1, night.BilledBySource);
        foreach (var letter in await town.Letters())
        {
            var text = await town.Text(letter);
            Assert.Contains(letter.To == Anna ? "2.685,00" : "12.345,67", text, StringComparison.Ordinal);
            Assert.Contains("16. februar 2026", text, StringComparison.Ordinal);
            Assert.Contains(letter.To == Anna ? "+71<000000000000018+87654321<" : "+71<000000000000026+87654321<", text, StringComparison.Ordinal);
        }

        // The day after the last day to pay bears the month's 1 %, reckoned here and by nobody else.
        await town.Night(Day("2026-02-17"));
        var account = await town.Account(Anna, "A");
        Assert.Equal((2685_00, 26_85, 2711_85), (account.PrincipalOre, account.InterestOre, account.BalanceOre));
    }
}
