using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>The regulated amount a month on a repayment claim whose debtor gives no income (standardbeløb; P13).</summary>
/// <param name="To">Inclusive; null while nothing is known to have taken its place.</param>
public sealed record StandardInstalment(ClaimType Type, DateOnly From, DateOnly? To, Kroner Monthly, LawRef Law);

/// <summary>
/// The amounts that have been verified, and no others: a type or year without a row has no amount, and never the last one.
/// Cash benefits: BEK 585 of 24 May 2023 § 5, stk. 2, which names no indexing. Daycare: BEK 978 of 11 August 2017 § 5, indexed each year, uvm.dk (read for 2017 to 2023).
/// </summary>
public static class StandardInstalments
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<StandardInstalment> All =
    [
        new(ClaimType.CashBenefitRepayment, new(2023, 5, 24), null,               Kroner.Of(350), new("BEK nr. 585 af 24. maj 2023", "§ 5, stk. 2")),
        Daycare(2017, 468), Daycare(2018, 478), Daycare(2019, 489), Daycare(2020, 500), Daycare(2021, 511), Daycare(2022, 517), Daycare(2023, 533),
    ];
#pragma warning restore format

    /// <returns>Null where no verified row covers the type that day: then a caseworker sets the amount.</returns>
    public static StandardInstalment? For(ClaimType type, DateOnly on) => All.SingleOrDefault(row => row.Type == type && row.From <= on && !(row.To < on));

    private static StandardInstalment Daycare(int year, int kroner) =>
        new(ClaimType.DaycareRepayment, new(year, 1, 1), new(year, 12, 31), Kroner.Of(kroner), new("BEK nr. 978 af 11. august 2017", "§ 5"));
}
