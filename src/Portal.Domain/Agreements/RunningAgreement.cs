using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>A running agreement on the day its debtor wants to change it (løbende aftale).</summary>
/// <param name="Claims">Its claims, and what is owed on each today.</param>
/// <param name="Paid">What has been paid on it so far; it covers the instalments in order.</param>
/// <param name="PayDayChanges">How often the debtor has moved the pay day in the last twelve months.</param>
/// <param name="Skipped">How many instalments the debtor has skipped in the last twelve months.</param>
public sealed record RunningAgreement(Agreement Agreement, IReadOnlyList<OwedClaim> Claims, Kroner Paid, int PayDayChanges, int Skipped)
{
    /// <summary>What was owed when it was made.</summary>
    public Kroner Debt => InstalmentPlans.Sum(Agreement.Instalments);

    /// <summary>The instalments that are due by the end of a day: their rows are never changed.</summary>
    public IReadOnlyList<Instalment> DueBy(DateOnly today) => [.. Agreement.Instalments.Where(instalment => instalment.DueOn <= today)];

    /// <summary>The instalments that are to come.</summary>
    public IReadOnlyList<Instalment> After(DateOnly today) => [.. Agreement.Instalments.Where(instalment => instalment.DueOn > today)];

    /// <summary>Paid beyond what is due.</summary>
    public Kroner PaidAhead(DateOnly today) => AtLeastZero(Paid - InstalmentPlans.Sum(DueBy(today)));

    /// <summary>What the instalments to come must still bring; never more than is owed. Interest since the first day falls due with the last of them and is not counted.</summary>
    public Kroner Left(DateOnly today)
    {
        var unpaidOfDue = AtLeastZero(InstalmentPlans.Sum(DueBy(today)) - Paid);
        return Kroner.Min(AtLeastZero(InstalmentPlans.Sum(After(today)) - PaidAhead(today)), AtLeastZero(OwedClaim.Sum(Claims) - unpaidOfDue));
    }

    private static Kroner AtLeastZero(Kroner amount) => amount.IsPositive ? amount : Kroner.Zero;
}
