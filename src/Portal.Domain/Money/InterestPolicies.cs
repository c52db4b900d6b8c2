using Portal.Domain.Claims;
using Portal.Domain.Law;

namespace Portal.Domain.Money;

/// <summary>Interest on late payment under one law, dated.</summary>
/// <param name="MonthlyBasisPoints">Hundredths of a percent for each month begun; null where the law counts by the day with a published rate.</param>
public sealed record InterestPolicy(FeeLaw FeeLaw, DateOnly ValidFrom, int? MonthlyBasisPoints, LawRef Law);

/// <summary>One line for each law and change of rate. "Law none" has no line: no interest.</summary>
public static class InterestPolicies
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<InterestPolicy> All =
    [
        //  law                 valid from        a month  source
        new(FeeLaw.Gebyrloven,  new(2000, 1, 1),  100,     new("gebyrloven", "§ 3")),
        new(FeeLaw.Renteloven,  new(2000, 1, 1),  null,    new("renteloven", "§ 5")),
    ];
#pragma warning restore format

    /// <returns>Null where no law gives interest.</returns>
    public static InterestPolicy? For(FeeLaw law, DateOnly on) => All.Where(policy => policy.FeeLaw == law && policy.ValidFrom <= on).MaxBy(policy => policy.ValidFrom);
}
