using Portal.Domain.Money;
using static Portal.Domain.Recovery.Bound;
using static Portal.Domain.Recovery.FilterConsequence;
using static Portal.Domain.Recovery.Requirement;
using static Portal.Domain.Recovery.TransferField;

namespace Portal.Domain.Recovery;

/// <summary>
/// The recovery authority's entry filter (indgangsfilter): a row for each rule of each type whose material has been read (data/psrm-indgangsfilter.json), and the rules that
/// hold for every other type (domain.md section 3). This is the page to hold against the authority's own; a test compares the two.
/// </summary>
public static class EntryFilter
{
    private static readonly Span Month = new(0, 1, 0), MonthLessADay = new(0, 1, -1), TwoMonthsLessTwoDays = new(0, 2, -2), YearLessADay = new(1, 0, -1), Day = new(0, 0, 1);

    /// <summary>What the list of fields (stamdata) asks of every record, whatever its type.</summary>
    public static readonly IReadOnlyList<FilterRule> MasterData =
    [
        new(null, "stamdata", new WellFormed(Creditor), Refused),
        new(null, "stamdata", new Filled(CreditorReference), Refused),
        new(null, "stamdata", new WellFormed(TransferField.TypeCode), Refused),
        new(null, "stamdata", new WellFormed(Description), Refused),
        new(null, "stamdata", new Filled(Liable), Refused),
        new(null, "stamdata", new BasisDated(), Refused),
        new(null, "P11", new NamesProperty(), Refused),
    ];

    /// <summary>The rules of a type that has none of its own here.</summary>
    public static readonly IReadOnlyList<FilterRule> Generic =
    [
        new(null, "stamdata", new Filled(LimitationOn), Refused),
        new(null, "R_3_1", new Distance(LimitationOn, Earliest, Span.None, ReceivedOn), Refused),
        new(null, "R_4_1", new PrincipalAboveZero(), Refused),
        new(null, "R_4_4", new AmountNotNegative(), Refused),
        new(null, "R_4_7", new AmountWithinPrincipal(), Refused),
        new(null, "R_5_1", new BeforeReceipt(DueOn), Refused),
        new(null, "R_5_2", new BeforeReceipt(PayBy), Refused),
        new(null, "R_5_3", new BeforeReceipt(EstablishedOn), Refused),
        new(null, "R_6_1", new Distance(PayBy, Earliest, Span.None, DueOn), Refused),
        new(null, "R_7_12a", new BasisDates(Neither: false), Refused),
    ];

    public static readonly IReadOnlyList<FilterRule> All =
    [
        .. Lapsing("KFTILDA", mostYears: 5, receipt: true, 100_000, Hearing,
            Rule("R_6_3", new Distance(DueOn, After, Span.None, EstablishedOn), Refused),
            Rule("R_6_15", new Distance(EstablishedOn, Earliest, new Span(0, 0, -30), PeriodFrom), Hearing),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Span.None, PeriodFrom), Refused),
            Rule("R_6_20", new Distance(PeriodTo, Latest, YearLessADay, PeriodFrom), Hearing)),
        .. Running("KFDAINS", 10_000, bothBases: Refused),
        .. Running("KFSKFRI", 5_000, bothBases: Hearing),
        .. Lapsing("KFTØFIN", mostYears: 5, receipt: true, 60_000, Hearing,
            Rule("R_6_3", new Distance(DueOn, Earliest, Span.None, EstablishedOn), Refused),
            Rule("R_6_17+R_6_18", new Distance(EstablishedOn, Exactly, Day, PeriodTo), Refused),
            Rule("R_6_19+R_6_20", new Distance(PeriodTo, Exactly, YearLessADay, PeriodFrom), Refused),
            Rule("R_6_21", new WithinOne(Month: false), Refused)),
        .. Running("KFLRUNG", 2_000, bothBases: Refused),
        .. TimeBarred("KFGEDAI", RecordCategory.Main, false, 5_000, Hearing, described: true, openDay: false, bothBases: Hearing,
            Rule("R_6_3", new Distance(DueOn, Earliest, Span.None, EstablishedOn), Refused),
            Rule("R_6_4", new Distance(DueOn, Latest, Span.None, EstablishedOn), Hearing),
            Rule("R_6_17", new Distance(EstablishedOn, After, Span.None, PeriodTo), Refused),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Day, PeriodFrom), Hearing),
            Rule("R_6_20", new Distance(PeriodTo, Latest, MonthLessADay, PeriodFrom), Hearing),
            Rule("R_6_21", new WithinOne(Month: true), Refused)),
        .. Lapsing("KFTBBSF", mostYears: 5, receipt: true, 100_000, Hearing,
            Rule("R_6_3", new Distance(DueOn, Earliest, Span.None, EstablishedOn), Refused),
            Rule("R_6_15", new Distance(EstablishedOn, Earliest, Span.None, PeriodFrom), Refused),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Span.None, PeriodFrom), Refused),
            Rule("R_6_20", new Distance(PeriodTo, Latest, YearLessADay, PeriodFrom), Hearing)),
        .. TimeBarred("KFOMDAG", RecordCategory.Main, false, 5_000, Hearing, described: true, openDay: false, bothBases: Refused,
            Rule("R_6_3", new Distance(DueOn, Earliest, Span.None, EstablishedOn), Refused),
            Rule("R_6_4", new Distance(DueOn, Latest, Span.None, EstablishedOn), Hearing),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Span.None, PeriodFrom), Hearing),
            Rule("R_6_20", new Distance(PeriodTo, Latest, MonthLessADay, PeriodFrom), Hearing),
            Rule("R_6_21", new WithinOne(Month: true), Hearing)),
        .. TimeBarred("GEDAINS", RecordCategory.Related, false, 250, Refused, described: false, openDay: false, bothBases: Refused,
            Rule("R_6_3+R_6_4", new Distance(DueOn, Exactly, Span.None, EstablishedOn), Refused),
            Rule("R_6_15+R_6_16", new Distance(EstablishedOn, Exactly, Span.None, PeriodFrom), Refused),
            Rule("R_6_19+R_6_20", new Distance(PeriodTo, Exactly, Span.None, PeriodFrom), Refused)),
        .. Lapsing("KTBRFLX", mostYears: 3, receipt: false, 20_000, Refused,
            Rule("R_6_3", new Distance(DueOn, After, Span.None, EstablishedOn), Refused),
            Rule("R_6_17", new Distance(EstablishedOn, Earliest, new Span(0, 0, -20), PeriodTo), Hearing),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Span.None, PeriodFrom), Refused),
            Rule("R_6_20", new Distance(PeriodTo, Latest, MonthLessADay, PeriodFrom), Refused),
            Rule("R_6_21", new WithinOne(Month: false), Refused)),
        .. TimeBarred("KTCIVIL", RecordCategory.Main, false, 35_000, Hearing, described: true, openDay: true, bothBases: Hearing,
            Rule("R_6_3+R_6_4", new Distance(DueOn, Exactly, Span.None, EstablishedOn), Refused),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Span.None, PeriodFrom), Refused),
            Rule("R_6_20", new Distance(PeriodTo, Latest, MonthLessADay, PeriodFrom), Hearing)),
        .. TimeBarred("KFGFEJL", RecordCategory.Main, false, 10_000, Hearing, described: true, openDay: true, bothBases: Hearing,
            Rule("R_6_3+R_6_4", new Distance(DueOn, Exactly, Span.None, EstablishedOn), Refused),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Span.None, PeriodFrom), Refused),
            Rule("R_6_20", new Distance(PeriodTo, Latest, Month, PeriodFrom), Hearing)),
        .. TimeBarred("KFMILJØ", RecordCategory.Main, limitationOnAnyDay: true, 60_000, Hearing, described: true, openDay: false, bothBases: Refused,
            Rule("R_6_3", new Distance(DueOn, Earliest, Span.None, EstablishedOn), Refused),
            Rule("R_6_4", new Distance(DueOn, Latest, MonthLessADay, EstablishedOn), Refused),
            Rule("R_6_17", new Distance(EstablishedOn, Earliest, Day, PeriodTo), Refused),
            Rule("R_6_18", new Distance(EstablishedOn, Latest, Day, PeriodTo), Hearing),
            Rule("R_6_19", new Distance(PeriodTo, Earliest, Day, PeriodFrom), Refused),
            Rule("R_6_20", new Distance(PeriodTo, Latest, YearLessADay, PeriodFrom), Refused)),
    ];

    private static readonly ILookup<string, FilterRule> ByType = All.ToLookup(rule => rule.TypeCode!);

    /// <summary>The rules of a type: its own where its material has been read, else those of every type; and what the list of fields asks for.</summary>
    public static IEnumerable<FilterRule> For(TransferRecord record)
    {
        var own = record.TypeCode is { } code && ByType.Contains(code) ? ByType[code] : Generic;
        // Inside its main record a related one has the main record's debtors.
        return MasterData.Where(rule => record.Category == RecordCategory.Main || rule.Requirement.Field != Liable).Concat(own);
    }

    /// <summary>Whether the type's material has been read: of others only the general rules are known.</summary>
    public static bool Knows(string code) => ByType.Contains(code);

    /// <summary>Payment for places, month by month: daycare, after-school, clubs.</summary>
    private static IEnumerable<FilterRule> Running(string type, int most, FilterConsequence bothBases) => TimeBarred(
        type, RecordCategory.Main, false, most, Hearing, described: true, openDay: false, bothBases,
        Rule("R_6_5", new Distance(DueOn, Earliest, Span.None, PeriodFrom), Refused),
        Rule("R_6_6", new Distance(DueOn, Latest, new Span(0, 2, 0), PeriodFrom), Hearing),
        Rule("R_6_15+R_6_16", new Distance(EstablishedOn, Exactly, Span.None, PeriodFrom), Refused),
        Rule("R_6_19", new Distance(PeriodTo, Earliest, Day, PeriodFrom), Hearing),
        Rule("R_6_20", new Distance(PeriodTo, Latest, TwoMonthsLessTwoDays, PeriodFrom), Hearing));

    /// <summary>Claims with limitation (forældelse): three years from the due date.</summary>
    private static IEnumerable<FilterRule> TimeBarred(
        string type, RecordCategory category, bool limitationOnAnyDay, int most, FilterConsequence above, bool described, bool openDay, FilterConsequence bothBases,
        params IEnumerable<FilterRule> own) => Of(type,
        [
            Rule("R_1_1", new HasPurpose(SetOffToo: false), Refused),
            Rule("R_1_2", new IsCategory(category), Refused),
            Rule("R_2_3a", new Distance(LimitationOn, Earliest, new Span(3, 0, 0), DueOn), Refused),
            Rule("R_2_3", new Distance(LimitationOn, Latest, new Span(4, 0, 0), DueOn, limitationOnAnyDay), Hearing),
            Rule("R_3_1", new Distance(LimitationOn, Earliest, Span.None, ReceivedOn), Refused),
            .. Shared(most, above, described, openDay, bothBases),
            .. own,
        ]);

    /// <summary>Repayments that lapse for want of ability to pay (bortfald): the day on which they lapse stands in the field of limitation.</summary>
    private static IEnumerable<FilterRule> Lapsing(string type, int mostYears, bool receipt, int most, FilterConsequence above, params IEnumerable<FilterRule> own) => Of(type,
        [
            Rule("R_1_1", new HasPurpose(SetOffToo: true), Refused),
            Rule("R_1_2", new IsCategory(RecordCategory.Main), Refused),
            Rule("R_2_2a", new Distance(LimitationOn, Earliest, Span.None, ReceivedOn), Hearing),
            Rule("R_2_2", new Distance(LimitationOn, Latest, new Span(mostYears, 0, 0), ReceivedOn, AnyDay: true), Refused),
            .. receipt ? [Rule("R_3_1", new Distance(LimitationOn, Earliest, Span.None, ReceivedOn), Refused)] : Array.Empty<FilterRule>(),
            .. Shared(most, above, described: true, openDay: !receipt, Refused),
            Rule("R_7_12", new BasisDates(Neither: true), Refused),
            .. own,
        ]);

    /// <summary>What every type whose material has been read asks for.</summary>
    private static IEnumerable<FilterRule> Shared(int most, FilterConsequence above, bool described, bool openDay, FilterConsequence bothBases) =>
    [
        Rule("R_2_1a", new TenYears(Earliest), Refused),
        Rule("R_2_1b", new TenYears(Latest), Hearing),
        Rule("R_2_1", new Filled(LimitationOn), Refused),
        Rule("R_4_1", new PrincipalAboveZero(), Refused),
        Rule("R_4_2", new PrincipalAtMost(Kroner.Of(most)), above),
        Rule("R_4_4", new AmountNotNegative(), Refused),
        Rule("R_4_7", new AmountWithinPrincipal(), Refused),
        Rule("R_5_1", new BeforeReceipt(DueOn), Refused),
        Rule("R_5_2", new BeforeReceipt(PayBy), Refused),
        Rule("R_5_3", new BeforeReceipt(EstablishedOn), Refused),
        Rule("R_6_1", new Distance(PayBy, Earliest, Span.None, DueOn), Refused),
        Rule("R_7_1", new Filled(EstablishedOn, openDay), Refused),
        Rule("R_7_2", new Filled(DueOn), Refused),
        Rule("R_7_3", new Filled(PayBy), Refused),
        Rule("R_7_4", new Filled(PeriodFrom), Refused),
        Rule("R_7_5", new Filled(PeriodTo), Refused),
        .. described ? [Rule("R_7_11", new Filled(Description), Refused)] : Array.Empty<FilterRule>(),
        Rule("R_7_12a", new BasisDates(Neither: false), bothBases),
    ];

    private static FilterRule Rule(string name, Requirement requirement, FilterConsequence consequence) => new(null, name, requirement, consequence);

    private static IEnumerable<FilterRule> Of(string type, IEnumerable<FilterRule> rules) => rules.Select(rule => rule with { TypeCode = type });
}
