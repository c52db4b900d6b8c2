using System.Collections.Frozen;
using Portal.Domain.Law;

namespace Portal.Domain.Claims;

/// <summary>What follows from the kind of a claim (formats.md, table of claim types).</summary>
/// <param name="Running">A payment that comes again and again (løbende betaling).</param>
/// <param name="SpecialCircumstances">P09: deferral only in special circumstances.</param>
/// <param name="OthersMayBeLiable">P04: a co-liability check belongs to the course.</param>
/// <param name="StateRefund">The state may refund part of it; such a claim is never sent back (L10).</param>
/// <param name="LegalBasis">P01: the law the claim rests on. Defaults that no lawyer has confirmed; none where each claim has its own.</param>
public sealed record ClaimTypeRules(
    ClaimType Type, DateOnly ValidFrom, ClaimFamily Family, bool Running, bool SpecialCircumstances, bool OthersMayBeLiable,
    bool StateRefund, DistraintRight Distraint, FeeLaw FeeLaw, string? RecoveryCode, LawRef? LegalBasis);

/// <summary>
/// One line per claim type. This is the page to hold against the law text. A change of law is a new line with a later date;
/// old lines stay, so that old letters still explain themselves.
/// </summary>
public static class ClaimTypes
{
    private static readonly DateOnly Start = new(2000, 1, 1);

#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<ClaimTypeRules> All =
    [
        //  claim type                       from   family                   running  P09    P04    refund distraint                  fee law            recovery   legal basis (P01)
        new(ClaimType.PropertyTax,           Start, ClaimFamily.Property,    true,    true,  false, false, DistraintRight.Yes,        FeeLaw.Gebyrloven, null,      new("lov om kommunal ejendomsskat", "§ 1")),
        new(ClaimType.Daycare,               Start, ClaimFamily.Service,     true,    true,  true,  false, DistraintRight.Yes,        FeeLaw.Gebyrloven, "KFDAINS", new("dagtilbudsloven", "§ 31")),
        new(ClaimType.AfterSchool,           Start, ClaimFamily.Service,     true,    false, true,  false, DistraintRight.Yes,        FeeLaw.Gebyrloven, "KFSKFRI", new("folkeskoleloven", "§ 50, stk. 2")),
        new(ClaimType.Maintenance,           Start, ClaimFamily.Maintenance, true,    true,  false, false, DistraintRight.Unverified, FeeLaw.None,       null,      new("lov om opkrævning af underholdsbidrag", "§ 1")),
        new(ClaimType.HousingBenefit,        Start, ClaimFamily.Housing,     false,   false, true,  true,  DistraintRight.Unverified, FeeLaw.None,       null,      new("boligstøtteloven", "§ 47")),
        new(ClaimType.CashBenefitRepayment,  Start, ClaimFamily.Repayment,   false,   false, true,  true,  DistraintRight.Unverified, FeeLaw.None,       "KTTIBAK", new("aktivloven", "§ 93")),
        new(ClaimType.DaycareRepayment,      Start, ClaimFamily.Repayment,   false,   false, true,  false, DistraintRight.Unverified, FeeLaw.None,       "KFTILDA", new("dagtilbudsloven", "§ 93")),
        new(ClaimType.PensionRepayment,      Start, ClaimFamily.Repayment,   false,   false, true,  true,  DistraintRight.Unverified, FeeLaw.None,       null,      new("pensionsloven", "§ 42")),
        new(ClaimType.General,               Start, ClaimFamily.Other,       false,   false, true,  false, DistraintRight.Unverified, FeeLaw.None,       null,      null),
        new(ClaimType.Civil,                 Start, ClaimFamily.Civil,       false,   false, true,  false, DistraintRight.No,         FeeLaw.Renteloven, null,      null),
    ];
#pragma warning restore format

    private static readonly FrozenDictionary<ClaimType, ClaimTypeRules[]> ByType =
        All.GroupBy(rules => rules.Type).ToFrozenDictionary(lines => lines.Key, lines => lines.OrderByDescending(rules => rules.ValidFrom).ToArray());

    /// <summary>The line in force on a date.</summary>
    public static ClaimTypeRules For(ClaimType type, DateOnly on)
    {
        foreach (var rules in ByType.GetValueOrDefault(type) ?? [])
            if (rules.ValidFrom <= on) return rules;
        throw new InvalidOperationException($"No rules cover {type} on {on:yyyy-MM-dd}.");
    }
}
