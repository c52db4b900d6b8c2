using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>A claim that an agreement is asked for, and what is owed on it that day (skyldigt beløb).</summary>
public sealed record OwedClaim(ClaimFacts Claim, Kroner Owed)
{
    /// <summary>In the order in which an agreement's payments cover them: the oldest due date first, then the lowest payment id.</summary>
    public static IReadOnlyList<OwedClaim> InOrder(IEnumerable<OwedClaim> claims) =>
        [.. claims.OrderBy(owed => owed.Claim.DueOn).ThenBy(owed => owed.Claim.PaymentId.Digits, StringComparer.Ordinal)];

    public static Kroner Sum(IEnumerable<OwedClaim> claims) => Kroner.Sum(claims.Select(owed => owed.Owed));
}
