using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.Domain.Tests.Recovery;

/// <summary>A record changed so that it breaks one rule, or just keeps it: each date and amount is the first on its side of the edge.</summary>
internal static class Broken
{
    private static readonly DateOnly Basis = new(2026, 1, 6);

    public static TransferRecord Of(TransferRecord record, Requirement requirement) => requirement switch
    {
        Requirement.HasPurpose { SetOffToo: true } => record with { Purpose = (RecoveryPurpose)2 },
        Requirement.HasPurpose => record with { Purpose = RecoveryPurpose.SetOffOnly },
        Requirement.IsCategory { Category: RecordCategory.Main } => record with { Category = RecordCategory.Related, MainRecord = Guid.Empty },
        Requirement.IsCategory => record with { Category = RecordCategory.Main, MainRecord = null },
        Requirement.Filled { OnOpenDay: true, Field: var field } => record.With(field, new DateOnly(2026, 4, 5)),
        Requirement.Filled { Field: TransferField.Description } => record with { Description = "" },
        Requirement.Filled { Field: TransferField.CreditorReference } => record with { CreditorReference = "" },
        Requirement.Filled { Field: TransferField.Liable } => record with { Liable = [] },
        Requirement.Filled { Field: var field } => record.With(field, null),
        Requirement.WellFormed { Field: TransferField.Creditor } => record with { Creditor = "1234567" },
        Requirement.WellFormed { Field: TransferField.TypeCode } => record with { TypeCode = null },
        Requirement.WellFormed => record with { Description = "Plads til 610180-1234" },
        Requirement.NamesProperty => record with { Property = new PropertyLien("", true) },
        Requirement.BasisDated => record with { Basis = ClaimBasis.Judgment },
        Requirement.BasisDates { Neither: true } => record with { JudgmentOn = Basis },
        Requirement.BasisDates => record with { JudgmentOn = Basis, SettlementOn = Basis },
        Requirement.TenYears { Bound: Bound.Earliest } => record with { SettlementOn = Basis, LimitationOn = Basis.AddYears(10).AddDays(-1) },
        // 6 January 2036 is a Sunday: the working day after it still does.
        Requirement.TenYears => record with { JudgmentOn = Basis, LimitationOn = Basis.AddYears(10).AddDays(2) },
        Requirement.PrincipalAboveZero => record with { OriginalPrincipal = Kroner.Zero },
        Requirement.PrincipalAtMost { Most: var most } => record with { OriginalPrincipal = most + new Kroner(1) },
        Requirement.AmountNotNegative => record with { Amount = new Kroner(-1) },
        Requirement.AmountWithinPrincipal => record with { Amount = record.OriginalPrincipal + new Kroner(1) },
        Requirement.BeforeReceipt { Field: var field } => record.With(field, Records.Receipt),
        Requirement.WithinOne { Month: true } => record with { PeriodTo = record.PeriodFrom!.Value.AddMonths(1) },
        Requirement.WithinOne => record with { PeriodTo = record.PeriodFrom!.Value.AddYears(1) },
        Requirement.Distance distance => record.With(distance.Field, distance.Bound is Bound.Latest ? Edge(record, distance).AddDays(1) : distance.Bound is Bound.After ? Edge(record, distance) : Edge(record, distance).AddDays(-1)),
        _ => throw new InvalidOperationException($"No record breaks {requirement}."),
    };

    public static TransferRecord AtTheEdge(TransferRecord record, Requirement requirement) => requirement switch
    {
        Requirement.HasPurpose { SetOffToo: true } => record with { Purpose = RecoveryPurpose.SetOffOnly },
        Requirement.WellFormed { Field: TransferField.TypeCode } => record with { TypeCode = "ÆØÅKFXX" },
        Requirement.WellFormed { Field: TransferField.Description } => record with { Description = new string('x', 89) + "6101801234" + "5" },
        Requirement.NamesProperty => record with { Property = new PropertyLien("1", false) },
        Requirement.BasisDated => record with { Basis = ClaimBasis.Settlement, SettlementOn = Basis },
        Requirement.BasisDates { Neither: false } => record with { JudgmentOn = Basis },
        Requirement.TenYears { Bound: Bound.Earliest } => record with { SettlementOn = Basis, LimitationOn = Basis.AddYears(10) },
        Requirement.TenYears => record with { JudgmentOn = Basis, LimitationOn = Basis.AddYears(10).AddDays(1) },
        Requirement.PrincipalAboveZero => record with { OriginalPrincipal = new Kroner(1) },
        Requirement.PrincipalAtMost { Most: var most } => record with { OriginalPrincipal = most },
        Requirement.AmountNotNegative => record with { Amount = Kroner.Zero },
        Requirement.AmountWithinPrincipal => record with { Amount = record.OriginalPrincipal },
        Requirement.BeforeReceipt { Field: var field } => record.With(field, Records.Receipt.AddDays(-1)),
        Requirement.WithinOne { Month: true } => record with { PeriodTo = record.PeriodFrom!.Value.AddMonths(1).AddDays(-1) },
        Requirement.WithinOne => record with { PeriodTo = new DateOnly(record.PeriodFrom!.Value.Year, 12, 31) },
        Requirement.Distance distance => record.With(distance.Field, distance.Bound is Bound.After ? Edge(record, distance).AddDays(1) : Edge(record, distance)),
        _ => record,
    };

    private static DateOnly Edge(TransferRecord record, Requirement.Distance distance)
    {
        var from = distance.From == TransferField.ReceivedOn ? Records.Receipt : record.Day(distance.From);
        // Counted from the day after the period's first.
        if (distance is { Field: TransferField.PeriodTo, Bound: Bound.Latest }) from = from.AddDays(1);
        var edge = from.AddYears(distance.Span.Years).AddMonths(distance.Span.Months).AddDays(distance.Span.Days);
        return distance is { Field: TransferField.LimitationOn, Bound: Bound.Latest, AnyDay: false } ? edge.WorkingDay() : edge;
    }

    private static DateOnly Day(this TransferRecord record, TransferField field) => (field switch
    {
        TransferField.PeriodFrom => record.PeriodFrom,
        TransferField.PeriodTo => record.PeriodTo,
        TransferField.EstablishedOn => record.EstablishedOn,
        _ => record.DueOn,
    })!.Value;

    private static TransferRecord With(this TransferRecord record, TransferField field, DateOnly? day) => field switch
    {
        TransferField.PeriodFrom => record with { PeriodFrom = day },
        TransferField.PeriodTo => record with { PeriodTo = day },
        TransferField.EstablishedOn => record with { EstablishedOn = day },
        TransferField.DueOn => record with { DueOn = day },
        TransferField.PayBy => record with { PayBy = day },
        TransferField.LimitationOn => record with { LimitationOn = day },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
