using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>Who lives off a budget (husstand).</summary>
/// <param name="Adults">At least one.</param>
/// <param name="Children">Under 18.</param>
public sealed record Household(int Adults, int Children);

/// <summary>What a household is left for food, clothes and all that is no fixed cost, a month (rådighedsbeløb), from a day on.</summary>
public sealed record LivingAmount(DateOnly ValidFrom, Kroner FirstAdult, Kroner OtherAdult, Kroner Child, string Source)
{
    public Kroner For(Household household) =>
        household.Adults < 1 ? Kroner.Zero : new(FirstAdult.Ore + OtherAdult.Ore * (household.Adults - 1) + Child.Ore * household.Children);
}

/// <summary>
/// A dated choice of the municipality's, UNVERIFIED: no table of such amounts binds a municipality, and none has been read for this one. The amounts are set high,
/// which is kind to the citizen: the more a household keeps, the less it is offered to pay. One line for each change; old lines stay, so that old offers still explain themselves.
/// </summary>
public static class LivingAmounts
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<LivingAmount> All =
    [
        //  valid from        first adult      other adult      child            source
        new(new(2000, 1, 1),  Kroner.Of(9000), Kroner.Of(6500), Kroner.Of(4000), "kommunens valg, ikke bekræftet"),
    ];
#pragma warning restore format

    public static LivingAmount For(DateOnly on) =>
        All.Where(amount => amount.ValidFrom <= on).MaxBy(amount => amount.ValidFrom)
        ?? throw new InvalidOperationException($"No living amounts cover {on:yyyy-MM-dd}.");
}
