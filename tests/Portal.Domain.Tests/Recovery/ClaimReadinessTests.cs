using Portal.Domain.Claims;
using Portal.Domain.Recovery;

namespace Portal.Domain.Tests.Recovery;

/// <summary>
/// The filter through a claim, for the types that the portal sends and whose material has been read: each rule that a claim can break is broken by one, and those that no claim
/// can break are listed with what keeps them.
/// </summary>
public sealed class ClaimReadinessTests
{
    private static readonly DateOnly Tomorrow = SentClaims.Today.AddDays(1);

    private static readonly Dictionary<string, ClaimType> Sent = new() { ["KFDAINS"] = ClaimType.Daycare, ["KFSKFRI"] = ClaimType.AfterSchool, ["KFTILDA"] = ClaimType.DaycareRepayment, ["KFMILJØ"] = ClaimType.General };

    /// <summary>What no claim can break, and what keeps it.</summary>
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["R_1_1"] = "every claim is sent to be collected",
        ["R_1_2"] = "a claim is a main record, a fee and a month of interest are related",
        ["R_2_1"] = "limitation is reckoned where the source has not said it",
        ["R_4_4"] = "what is left is never below zero",
        ["R_4_7"] = "what is left is never above what was charged",
        ["R_6_1"] = "a file whose pay_by is before its due_on is refused",
        ["R_7_2"] = "due_on is required in claims.csv",
        ["R_7_3"] = "pay_by is required in claims.csv",
        ["R_7_12a"] = "a claim rests on one thing",
    };

    /// <summary>Claims that break a rule, whatever their type.</summary>
    private static readonly Dictionary<string, Func<ClaimFacts, ClaimFacts>> Break = new()
    {
        ["R_2_1a"] = claim => claim with { Basis = ClaimBasis.Judgment, BasisOn = new(2026, 2, 2), LimitationOn = new(2036, 2, 1) },
        ["R_2_1b"] = claim => claim with { Basis = ClaimBasis.Settlement, BasisOn = new(2026, 2, 2), LimitationOn = new(2036, 2, 5) },
        ["R_2_3a"] = claim => claim with { LimitationOn = new(2029, 1, 1) },
        ["R_2_3"] = claim => claim with { LimitationOn = new(2030, 1, 3) },
        ["R_3_1"] = claim => claim with { LimitationOn = SentClaims.Today.AddDays(-1) },
        ["R_4_1"] = claim => claim with { Postings = [SentClaims.Entry(EntryKind.Principal, new(2026, 1, 1), 0)] },
        ["R_4_2"] = claim => claim with { Postings = [SentClaims.Entry(EntryKind.Principal, new(2026, 1, 1), 100_000_01)] },
        ["R_5_1"] = claim => claim with { DueOn = Tomorrow, PayBy = Tomorrow },
        ["R_5_2"] = claim => claim with { PayBy = Tomorrow },
        ["R_5_3"] = claim => claim with { EstablishedOn = Tomorrow },
        ["R_6_5"] = claim => claim with { DueOn = new(2025, 12, 31) },
        ["R_6_6"] = claim => claim with { DueOn = new(2026, 3, 2), PayBy = new(2026, 3, 2) },
        ["R_6_15+R_6_16"] = claim => claim with { EstablishedOn = new(2026, 1, 2) },
        ["R_6_19"] = claim => claim with { PeriodTo = new(2025, 12, 31), PeriodFrom = new(2026, 1, 1) },
        ["R_6_20"] = claim => claim with { PeriodTo = new(2027, 1, 2), PeriodFrom = new(2026, 1, 1) },
        ["R_7_1"] = claim => claim with { EstablishedOn = null },
        ["R_7_4"] = claim => claim with { PeriodFrom = null },
        ["R_7_5"] = claim => claim with { PeriodTo = null },
        ["R_7_11"] = claim => claim with { Description = "" },
        ["R_7_12"] = claim => claim with { Basis = ClaimBasis.Judgment, BasisOn = new(2026, 2, 2) },
    };

    /// <summary>And where the same rule asks for something else of one type.</summary>
    private static readonly Dictionary<(string Type, string Rule), Func<ClaimFacts, ClaimFacts>> BreakOfType = new()
    {
        // A repayment has its day of lapse in the field: five years after the benefit ended.
        [("KFTILDA", "R_2_1a")] = claim => claim with { Basis = ClaimBasis.Judgment, BasisOn = new(2026, 2, 2) },
        [("KFTILDA", "R_2_1b")] = claim => claim with { Basis = ClaimBasis.Judgment, BasisOn = new(2020, 1, 2), PeriodTo = new(2026, 1, 31) },
        [("KFTILDA", "R_2_2a")] = claim => claim with { PeriodTo = new(2021, 4, 20), PeriodFrom = new(2021, 4, 1) },
        [("KFTILDA", "R_2_2")] = claim => claim with { PeriodTo = new(2026, 4, 22) },
        [("KFTILDA", "R_3_1")] = claim => claim with { PeriodTo = new(2021, 4, 20), PeriodFrom = new(2021, 4, 1) },
        [("KFTILDA", "R_6_3")] = claim => claim with { EstablishedOn = new(2026, 1, 2) },
        [("KFTILDA", "R_6_15")] = claim => claim with { EstablishedOn = new(2025, 12, 1) },
        [("KFMILJØ", "R_6_3")] = claim => claim with { EstablishedOn = new(2026, 1, 3) },
        [("KFMILJØ", "R_6_4")] = claim => claim with { DueOn = new(2026, 2, 1), PayBy = new(2026, 2, 2) },
        [("KFMILJØ", "R_6_17")] = claim => claim with { EstablishedOn = new(2025, 12, 31) },
        [("KFMILJØ", "R_6_18")] = claim => claim with { EstablishedOn = new(2026, 1, 2) },
        [("KFMILJØ", "R_6_19")] = claim => claim with { PeriodFrom = new(2025, 12, 31) },
    };

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var rule in EntryFilter.All.Where(rule => Sent.ContainsKey(rule.TypeCode!) && !Kept.ContainsKey(rule.Rule))) pairs.Add(rule.TypeCode!, rule.Rule);
        return pairs;
    }

    [Fact]
    public void A_claim_as_its_source_should_give_it_is_ready() =>
        Assert.All(Enum.GetValues<ClaimType>().Where(type => SentClaims.Record(SentClaims.Good(type)).TypeCode is not null), type => Assert.Empty(SentClaims.Check(SentClaims.Good(type)).Select(failed => failed.Rule)));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_claim_that_breaks_a_rule_is_told_which(string type, string rule)
    {
        var broken = (BreakOfType.GetValueOrDefault((type, rule)) ?? Break[rule])(SentClaims.Good(Sent[type]));

        Assert.Contains(SentClaims.Check(broken), failed => failed.Rule == rule && failed.Broken.TypeCode == type && failed.Record.Category == RecordCategory.Main);
    }

    /// <summary>Fees are related records of their own; the portal itself writes what they say.</summary>
    [Theory]
    [InlineData("R_4_2", 250_01, 13)]
    [InlineData("R_5_1", 250_00, 21)]
    [InlineData("R_5_2", 250_00, 13)]
    [InlineData("R_5_3", 250_00, 21)]
    public void A_fee_on_a_claim_that_breaks_a_rule_is_told_of_the_fee(string rule, long ore, int day)
    {
        var on = rule == "R_5_2" ? new DateOnly(2026, 4, 23) : new DateOnly(2026, 4, day);
        var claim = SentClaims.Good(ClaimType.Daycare);
        claim = claim with { Postings = [claim.Postings[0], SentClaims.Fee(new(2026, 4, day), ore)] };

        var failed = Assert.Single(SentClaims.Check(claim, on), failed => failed.Rule == rule);
        Assert.Equal(("GEDAINS", RecordCategory.Related), (failed.Broken.TypeCode, failed.Record.Category));
    }

    [Fact]
    public void Of_a_fee_every_other_rule_is_kept_by_how_the_portal_writes_it()
    {
        string[] canBreak = ["R_4_2", "R_5_1", "R_5_2", "R_5_3"];
        var fee = Assert.Single(SentClaims.Record(SentClaims.Good(ClaimType.Daycare)).Related, related => related.TypeCode == "GEDAINS");

        Assert.Equal((fee.EstablishedOn, fee.EstablishedOn, fee.EstablishedOn), (fee.DueOn, fee.PeriodFrom, fee.PeriodTo));
        Assert.Empty(Readiness.Check(fee, SentClaims.Today));
        Assert.Equal(21, EntryFilter.All.Count(rule => rule.TypeCode == "GEDAINS" && !canBreak.Contains(rule.Rule)));
    }

    [Fact]
    public void A_type_without_its_code_waits_for_the_municipality()
    {
        var failed = Assert.Single(SentClaims.Check(SentClaims.Good(ClaimType.Maintenance)));

        Assert.Equal(("stamdata", TransferField.TypeCode, Mender.Settings, FilterConsequence.Refused), (failed.Rule, failed.Field, failed.Mender, failed.Consequence));
        Assert.Equal(
            ["CashBenefitRepayment KTTIBAK", "Daycare KFDAINS", "DaycareRepayment KFTILDA", "AfterSchool KFSKFRI"],
            Enum.GetValues<ClaimType>().Select(type => (type, RecoveryCodes.Known.For(type, "X", SentClaims.Today).Claim)).Where(known => known.Claim is not null).OrderBy(known => known.Claim is "KFSKFRI").ThenBy(known => known.type.ToString(), StringComparer.Ordinal).Select(known => $"{known.type} {known.Claim}"));
    }

    [Fact]
    public void A_fee_without_a_code_keeps_its_claim_from_being_ready()
    {
        var claim = SentClaims.Good(ClaimType.AfterSchool);
        var failed = SentClaims.Check(claim with { Postings = [.. claim.Postings, SentClaims.Fee(new(2026, 1, 13)), SentClaims.Interest(new(2026, 1, 3))] });

        Assert.Equal(2, failed.Count);
        Assert.All(failed, rule => Assert.Equal((TransferField.TypeCode, RecordCategory.Related), (rule.Field, rule.Record.Category)));
    }

    [Fact]
    public void A_property_without_its_identification_is_not_ready()
    {
        var failed = Assert.Single(SentClaims.Check(SentClaims.Good(ClaimType.PropertyTax) with { Property = "" }));

        Assert.Equal(("P11", TransferField.Property, Mender.Source), (failed.Rule, failed.Field, failed.Mender));
    }

    [Fact]
    public void A_judgment_without_its_day_is_not_ready() =>
        Assert.Equal(TransferField.Basis, Assert.Single(SentClaims.Check(SentClaims.Good(ClaimType.Daycare) with { Basis = ClaimBasis.Judgment })).Field);

    [Fact]
    public void From_the_day_it_arrives_a_claim_waits_only_for_its_days()
    {
        var claim = SentClaims.Good(ClaimType.AfterSchool);
        var failed = SentClaims.Check(claim, claim.ArrivedOn);

        Assert.Equal(["R_5_1", "R_5_2", "R_5_3"], failed.Select(rule => rule.Rule).Order(StringComparer.Ordinal));
        Assert.All(failed, rule => Assert.Equal(Mender.Time, rule.Mender));
        Assert.Equal(new DateOnly(2026, 1, 3), failed.Max(rule => rule.PassesOn));
        Assert.Empty(SentClaims.Check(claim, new(2026, 1, 3)));
    }
}
