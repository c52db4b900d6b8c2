using Portal.Domain.Claims;
using Portal.Domain.Law;

namespace Portal.Domain.Agreements;

/// <summary>When a repayment claim lapses for want of ability to pay (bortfald): so many years after the benefit ended. Not limitation (forældelse).</summary>
public sealed record RepaymentLapse(ClaimType Type, int Years, LawRef Law);

/// <summary>One line for each type whose years have been verified; for the others (pension) nobody has read the law.</summary>
public static class RepaymentLapses
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<RepaymentLapse> All =
    [
        new(ClaimType.CashBenefitRepayment, 3, new("BEK nr. 585 af 24. maj 2023", "§ 9")),
        new(ClaimType.DaycareRepayment,     5, new("dagtilbudsloven",             "§ 93, stk. 2")),
    ];
#pragma warning restore format

    /// <returns>Null where the years are not known, or nothing of the type lapses.</returns>
    public static RepaymentLapse? For(ClaimType type) => All.SingleOrDefault(lapse => lapse.Type == type);

    /// <inheritdoc cref="LapsesOn(ClaimType, DateOnly)"/>
    /// <returns>Null where nothing of the type lapses, or the source has not said when the benefit ended.</returns>
    public static DateOnly? LapsesOn(ClaimFacts claim) => claim.PeriodTo is { } ended ? LapsesOn(claim.Type, ended) : null;

    /// <summary>
    /// It is never collected after that day. An amount that was set says that there has been ability to pay; what it comes to is not the portal's to weigh.
    /// </summary>
    public static bool HasLapsed(ClaimFacts claim, DateOnly on) => LapsesOn(claim) < on && claim.Arrangement is null;

    /// <summary>The day on which a claim lapses if the debtor never could pay.</summary>
    /// <param name="benefitEndedOn">The last day of the benefit.</param>
    public static DateOnly? LapsesOn(ClaimType type, DateOnly benefitEndedOn) => For(type) is { } lapse ? benefitEndedOn.AddYears(lapse.Years) : null;
}
