using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>What offers are reckoned from (story 5). Income and budget may be left out: what rests on them is then not offered.</summary>
/// <param name="FirstOn">The wished first date.</param>
/// <param name="PayDay">1 to 28.</param>
public sealed record OfferAsk(IReadOnlyList<OwedClaim> Claims, DateOnly FirstOn, int PayDay, AgreementHistory History)
{
    /// <summary>The net yearly income (nettoindkomst).</summary>
    public Kroner? NetYearly { get; init; }

    /// <summary>A parent of children under 18 (forsørgerpligt).</summary>
    public bool HasDependants { get; init; }

    public Budget? Budget { get; init; }

    /// <summary>The budget, where something can be reckoned from it.</summary>
    internal Budget? SoundBudget => Budget is { } budget && budget.Faults().Count == 0 ? budget : null;

    internal PlanAsk Plan => new(OwedClaim.Sum(Claims), FirstOn, PayDay);
}
