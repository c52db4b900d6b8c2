using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

/// <summary>What may be asked for, and what a hearing must tell.</summary>
public sealed class CaseStepRulesTests
{
    private static readonly InformationItem Payslip = new("Lønseddel", "den viser din løn");
    private static readonly HearingAsk Income = new("Nej", "Du fik løn.", "Indkomstregisteret", DeferralGround.Circumstances);

    [Fact]
    public void What_is_asked_for_has_a_reason_and_is_asked_once()
    {
        Assert.Empty(Faults([Payslip, new("", "")]));
        Assert.Equal([InformationFault.NothingIsAsked], Faults([]));
        Assert.Equal([InformationFault.WhyIsMissing], Faults([Payslip, new("Kontoudtog", "")]));
        Assert.Equal([InformationFault.WhyIsMissing], Faults([Payslip, new("", "det er vigtigt")]));
        Assert.Equal([InformationFault.TooMuchIsAsked], Faults([.. Enumerable.Repeat(Payslip, InformationRules.MostItems + 1)]));
        Assert.Equal([InformationFault.TextIsTooLong], Faults([Payslip with { Why = new string('x', InformationRules.LongestText + 1) }]));
        Assert.Equal([InformationFault.AlreadyAsked, InformationFault.HearingIsOpen], InformationRules.Faults([Payslip], RequestStatus.Hearing, new DateOnly(2026, 10, 2)));
    }

    [Theory]
    [InlineData("Din diagnose")]
    [InlineData("Patientjournalen")]
    [InlineData("en LÆGEERKLÆRING")]
    public void Rule_P08_nobody_is_asked_for_a_diagnosis(string what)
    {
        Assert.Equal([InformationFault.AsksForDiagnosis], Faults([new(what, "det skal vi vide")]));
        Assert.Equal([InformationFault.AsksForDiagnosis], Faults([new("Brev fra sygehuset", $"vi skal se {what}")]));
    }

    [Fact]
    public void A_hearing_tells_what_is_considered_the_facts_their_source_and_the_rule()
    {
        Assert.Empty(HearingRules.Faults(Income, RequestStatus.Submitted));
        Assert.Equal(
            [HearingFault.ConsideredIsMissing, HearingFault.FactsAreMissing, HearingFault.SourceIsMissing, HearingFault.NoRuleNamed],
            HearingRules.Faults(new HearingAsk("", "", "", null), RequestStatus.Submitted));
        Assert.Equal([HearingFault.TextIsTooLong], HearingRules.Faults(Income with { Facts = new string('x', HearingRules.LongestText + 1) }, RequestStatus.Submitted));
        Assert.Equal([HearingFault.InformationIsAwaited], HearingRules.Faults(Income, RequestStatus.NeedsInformation));
        Assert.Equal([HearingFault.HearingIsOpen], HearingRules.Faults(Income, RequestStatus.Hearing));
    }

    [Theory]
    [InlineData("2026-10-02", 0, "2026-10-16")]
    [InlineData("2026-10-03", 0, "2026-10-19")]
    [InlineData("2026-10-02", 6, "2026-10-26")]
    public void The_day_to_answer_by_is_a_banking_day_counted_from_when_the_letter_is_there(string today, int onTheWay, string by) =>
        Assert.Equal(DateOnly.Parse(by, null), ReplyDeadline.Of(DateOnly.Parse(today, null), 14, onTheWay));

    private static IReadOnlyList<InformationFault> Faults(IReadOnlyList<InformationItem> items) => InformationRules.Faults(items, RequestStatus.Submitted, null);
}
