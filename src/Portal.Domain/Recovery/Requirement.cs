using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Recovery;

/// <summary>A time between two dates: years, then months, then days; negative is before.</summary>
public sealed record Span(int Years, int Months, int Days)
{
    public static readonly Span None = new(0, 0, 0);

    public DateOnly From(DateOnly day) => day.Year is > 9900 or < 100 ? DateOnly.MaxValue : day.AddYears(Years).AddMonths(Months).AddDays(Days);
}

/// <summary>On which side of a date another must be.</summary>
public enum Bound
{
    /// <summary>Tidligst: that day or later.</summary>
    Earliest,

    /// <summary>Senest: that day or sooner.</summary>
    Latest,

    /// <summary>On that day.</summary>
    Exactly,

    /// <summary>Later than that day.</summary>
    After,
}

/// <summary>What a rule of the authority asks of a record. A date that is not there breaks the rule that asks for it and no other.</summary>
public abstract record Requirement(TransferField Field)
{
    internal abstract bool Holds(TransferRecord record, DateOnly receivedOn);

    /// <summary>Fordringsart is INDR; or MODR, where the type may be set off only.</summary>
    public sealed record HasPurpose(bool SetOffToo) : Requirement(TransferField.Purpose)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.Purpose == RecoveryPurpose.Collect || (SetOffToo && record.Purpose == RecoveryPurpose.SetOffOnly);
    }

    /// <summary>Always a main record, or always a related one that names its main record.</summary>
    public sealed record IsCategory(RecordCategory Category) : Requirement(TransferField.Category)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.Category == Category && record.MainRecord is null == (Category == RecordCategory.Main);
    }

    /// <summary>The field is filled in.</summary>
    /// <param name="OnOpenDay">And on a day on which the banks are open.</param>
    public sealed record Filled(TransferField Field, bool OnOpenDay = false) : Requirement(Field)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => Field switch
        {
            TransferField.Description => record.Description.Length > 0,
            TransferField.CreditorReference => record.CreditorReference.Length > 0,
            TransferField.Liable => record.Liable.Count > 0,
            _ => record.Day(Field, receivedOn) is { } day && (!OnOpenDay || (day <= BankClosingDays.LastKnown && day.IsBankingDay())),
        };
    }

    /// <summary>The field has the form that its list of fields gives: a creditor number of 8 digits, a type code of 7 capital letters, a description of at most 100 characters without a CPR number.</summary>
    public sealed record WellFormed(TransferField Field) : Requirement(Field)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => Field switch
        {
            TransferField.Creditor => record.Creditor.Length == 8 && record.Creditor.All(char.IsAsciiDigit),
            TransferField.TypeCode => RecoveryCode.IsValid(record.TypeCode),
            _ => record.Description.Length <= 100 && !NumberInText.HoldsCpr(record.Description),
        };
    }

    /// <summary>A claim that rests on a property says which (P11).</summary>
    public sealed record NamesProperty() : Requirement(TransferField.Property)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.Property is null or { Identification.Length: > 0 };
    }

    /// <summary>Domsdato and forligsdato are never both there; or, for claims that lapse, neither.</summary>
    public sealed record BasisDates(bool Neither) : Requirement(TransferField.Basis)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) =>
            Neither ? record.JudgmentOn is null && record.SettlementOn is null : record.JudgmentOn is null || record.SettlementOn is null;
    }

    /// <summary>A claim that rests on a judgment or a settlement says of which day it is: the authority knows it by nothing else.</summary>
    public sealed record BasisDated() : Requirement(TransferField.Basis)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.Basis == ClaimBasis.Ordinary || record.JudgmentOn is not null || record.SettlementOn is not null;
    }

    /// <summary>With a judgment or a settlement: limitation ten years after it, at the earliest or at the latest.</summary>
    public sealed record TenYears(Bound Bound) : Requirement(TransferField.LimitationOn)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn)
        {
            if ((record.JudgmentOn ?? record.SettlementOn) is not { } basis || record.LimitationOn is not { } limitation) return true;
            var end = new Span(10, 0, 0).From(basis);
            return Bound == Bound.Earliest ? limitation >= end : limitation <= end.WorkingDay();
        }
    }

    /// <summary>A date stands in a given distance from another.</summary>
    /// <param name="AnyDay">An end on a closed day is not moved (uden hensyn til FOKO-lukkedage).</param>
    public sealed record Distance(TransferField Field, Bound Bound, Span Span, TransferField From, bool AnyDay = false) : Requirement(Field)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn)
        {
            if (record.Day(Field, receivedOn) is not { } day || record.Day(From, receivedOn) is not { } from) return true;
            // "Senest X efter periode start" is counted from the day after it (the note in the authority's material).
            if (this is { Field: TransferField.PeriodTo, From: TransferField.PeriodFrom, Bound: Bound.Latest }) from = new Span(0, 0, 1).From(from);
            var end = Span.From(from);
            return Bound switch
            {
                Bound.Earliest => day >= end,
                Bound.Latest => day <= (Field == TransferField.LimitationOn && !AnyDay ? end.WorkingDay() : end),
                Bound.Exactly => day == end,
                _ => day > end,
            };
        }
    }

    /// <summary>The day has passed when the authority receives the record.</summary>
    public sealed record BeforeReceipt(TransferField Field) : Requirement(Field)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => !(record.Day(Field, receivedOn) >= receivedOn);
    }

    /// <summary>Hovedstol above zero, unless the record is there only for what is related to it (0-fordring).</summary>
    public sealed record PrincipalAboveZero() : Requirement(TransferField.OriginalPrincipal)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) =>
            record.OriginalPrincipal.IsPositive || (record is { OriginalPrincipal.IsZero: true, Amount.IsZero: true } && record.Related.Count > 0);
    }

    /// <summary>Hovedstol at most so much.</summary>
    public sealed record PrincipalAtMost(Kroner Most) : Requirement(TransferField.OriginalPrincipal)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.OriginalPrincipal <= Most;
    }

    /// <summary>Beløb not below zero.</summary>
    public sealed record AmountNotNegative() : Requirement(TransferField.Amount)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.Amount >= Kroner.Zero;
    }

    /// <summary>Beløb at most the hovedstol.</summary>
    public sealed record AmountWithinPrincipal() : Requirement(TransferField.Amount)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) => record.Amount <= record.OriginalPrincipal;
    }

    /// <summary>The period lies within one calendar year, or one calendar month.</summary>
    public sealed record WithinOne(bool Month) : Requirement(TransferField.PeriodTo)
    {
        internal override bool Holds(TransferRecord record, DateOnly receivedOn) =>
            record.PeriodFrom is not { } from || record.PeriodTo is not { } to || (from.Year == to.Year && (!Month || from.Month == to.Month));
    }
}
