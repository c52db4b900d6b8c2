using Portal.Domain.Recovery;

namespace Portal.Domain.Tests.Recovery;

/// <summary>Our rows of the entry filter against the authority's own, and each of them against a record that keeps it and one that breaks it.</summary>
public sealed class EntryFilterTests
{
    [Fact]
    public void The_rows_say_what_the_authoritys_filter_says_no_more_and_no_less() =>
        Assert.Equal(
            AuthoritysFilter.Rules.Select(rule => $"{rule.Type} {rule.Rule} {rule.Consequence}: {rule.Says}").Order(StringComparer.Ordinal),
            EntryFilter.All.Select(rule => $"{rule.TypeCode} {rule.Rule} {AuthoritysFilter.Consequence(rule.Consequence)}: {AuthoritysFilter.Says(rule)}").Order(StringComparer.Ordinal));

    [Fact]
    public void No_type_has_a_rule_twice() =>
        Assert.Empty(EntryFilter.All.GroupBy(rule => (rule.TypeCode, rule.Rule)).Where(same => same.Count() > 1).Select(same => same.Key));

    public static TheoryData<string> Types() => [.. EntryFilter.All.Select(rule => rule.TypeCode!).Distinct(), Records.OtherType];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_record_that_keeps_every_rule_of_its_type_is_ready(string type) =>
        Assert.Empty(Readiness.Check(Records.Good(type), Records.Receipt).Select(failed => failed.Rule));

    public static TheoryData<string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var rule in Asked()) pairs.Add(rule.TypeCode ?? Records.OtherType, rule.Rule, rule.Requirement.ToString());
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_record_that_breaks_one_rule_is_told_its_name_field_and_consequence(string type, string rule, string requirement)
    {
        var asked = Asked().Single(asked => (asked.TypeCode ?? Records.OtherType) == type && asked.Rule == rule && asked.Requirement.ToString() == requirement);

        var failed = Assert.Single(Readiness.Check(Broken.Of(Records.Good(type), asked.Requirement), Records.Receipt), failed => failed.Broken == asked);

        Assert.Equal((rule, asked.Requirement.Field, asked.Consequence), (failed.Rule, failed.Field, failed.Consequence));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_record_at_the_edge_of_a_rule_keeps_it(string type, string rule, string requirement)
    {
        var asked = Asked().Single(asked => (asked.TypeCode ?? Records.OtherType) == type && asked.Rule == rule && asked.Requirement.ToString() == requirement);

        Assert.DoesNotContain(Readiness.Check(Broken.AtTheEdge(Records.Good(type), asked.Requirement), Records.Receipt), failed => failed.Broken == asked);
    }

    [Fact]
    public void What_a_related_record_breaks_is_told_of_that_record()
    {
        var fee = Records.Good("GEDAINS") with { OriginalPrincipal = new(250_01), Amount = new(250_01) };
        var failed = Assert.Single(Readiness.Check(Records.Good("KFDAINS") with { Related = [fee] }, Records.Receipt));

        Assert.Equal((fee, "R_4_2", FilterConsequence.Refused, Mender.Caseworker), (failed.Record, failed.Rule, failed.Consequence, failed.Mender));
    }

    [Fact]
    public void A_claim_whose_principal_is_paid_is_sent_for_what_is_related_to_it_alone()
    {
        var paid = Records.Good("KFDAINS") with { OriginalPrincipal = default, Amount = default };

        Assert.Equal("R_4_1", Assert.Single(Readiness.Check(paid, Records.Receipt)).Rule);
        Assert.Empty(Readiness.Check(paid with { Related = [Records.Good("GEDAINS")] }, Records.Receipt));
        Assert.Empty(Readiness.Check(Records.Good("KFDAINS") with { Amount = default, Related = [Records.Good("GEDAINS")] }, Records.Receipt));
    }

    [Fact]
    public void What_only_waits_for_its_day_says_when_it_passes()
    {
        var early = Readiness.Check(Records.Good("KFDAINS"), Records.Good("KFDAINS").PayBy!.Value);

        Assert.Equal([("R_5_2", Mender.Time, (DateOnly?)Records.Good("KFDAINS").PayBy!.Value.AddDays(1))], early.Select(failed => (failed.Rule, failed.Mender, failed.PassesOn)));
        Assert.Empty(Readiness.Check(Records.Good("KFDAINS"), early[0].PassesOn!.Value));
    }

    [Fact]
    public void What_goes_to_hearing_may_be_sent_and_what_is_refused_may_not()
    {
        var large = Readiness.Check(Records.Good("KFDAINS") with { OriginalPrincipal = new(10_000_01) }, Records.Receipt);
        var unnamed = Readiness.Check(Records.Good("KFDAINS") with { Description = "" }, Records.Receipt);

        Assert.Equal(("R_4_2", true), (Assert.Single(large).Rule, large.IsReady()));
        Assert.Equal(("R_7_11", false), (Assert.Single(unnamed).Rule, unnamed.IsReady()));
    }

    [Fact]
    public void Who_can_mend_it_is_said_of_every_rule()
    {
        var menders = Asked().Select(asked => (asked.Requirement.Field, Assert.Single(Readiness.Check(Broken.Of(Records.Good(asked.TypeCode ?? Records.OtherType), asked.Requirement), Records.Receipt), failed => failed.Broken == asked).Mender)).Distinct();

        Assert.Equal(
            """
            Amount Finance
            Basis Source
            Category Settings
            Creditor Settings
            CreditorReference Source
            Description Source
            DueOn Source
            DueOn Time
            EstablishedOn Source
            EstablishedOn Time
            Liable Caseworker
            LimitationOn Caseworker
            OriginalPrincipal Caseworker
            OriginalPrincipal Finance
            PayBy Source
            PayBy Time
            PeriodFrom Source
            PeriodTo Source
            Property Source
            Purpose Settings
            TypeCode Settings
            """.ReplaceLineEndings("\n"),
            string.Join('\n', menders.Select(one => $"{one.Field} {one.Mender}").Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<FilterRule> Asked() => EntryFilter.All.Concat(EntryFilter.Generic).Concat(EntryFilter.MasterData);
}
