namespace Portal.Domain.Money;

/// <summary>In which order a payment covers what is owed (dækningsrækkefølge); a dated choice.</summary>
public enum CoverOrder
{
    /// <summary>Interest, then fees, then principal.</summary>
    InterestFeesPrincipal,

    /// <summary>Fees, then interest, then principal.</summary>
    FeesInterestPrincipal,

    /// <summary>Principal, then interest, then fees.</summary>
    PrincipalInterestFees,
}

/// <summary>
/// What is left unpaid on one claim, part by part, as payments and postings come in by their day.
/// Nothing is lost: whatever a payment does not cover stays as credit and covers what is posted later.
/// </summary>
public sealed class Unpaid(CoverOrder order)
{
    public Kroner Principal { get; private set; }

    public Kroner Fees { get; private set; }

    public Kroner Interest { get; private set; }

    /// <summary>Paid above what was owed.</summary>
    public Kroner Credit { get; private set; }

    /// <summary>What decides whether a step is taken: fees alone never drive the course.</summary>
    public Kroner PrincipalAndInterest => Principal + Interest;

    public Kroner Total => Principal + Interest + Fees;

    public void Pay(Kroner amount)
    {
        var left = amount;
        switch (order)
        {
            case CoverOrder.FeesInterestPrincipal: CoverFees(ref left); CoverInterest(ref left); CoverPrincipal(ref left); break;
            case CoverOrder.PrincipalInterestFees: CoverPrincipal(ref left); CoverInterest(ref left); CoverFees(ref left); break;
            default: CoverInterest(ref left); CoverFees(ref left); CoverPrincipal(ref left); break;
        }
        Credit += left;
    }

    public void PostPrincipal(Kroner amount) => Principal += UncoveredByCredit(amount);

    public void PostInterest(Kroner amount) => Interest += UncoveredByCredit(amount);

    public void PostFee(Kroner amount) => Fees += UncoveredByCredit(amount);

    /// <summary>Less principal: what had already covered it is free to cover the rest.</summary>
    public void WriteDown(Kroner amount)
    {
        var left = amount;
        CoverPrincipal(ref left);
        Pay(left);
    }

    private Kroner UncoveredByCredit(Kroner amount)
    {
        var used = Kroner.Min(Credit, amount);
        Credit -= used;
        return amount - used;
    }

    private void CoverPrincipal(ref Kroner left) => Principal = Cover(Principal, ref left);

    private void CoverInterest(ref Kroner left) => Interest = Cover(Interest, ref left);

    private void CoverFees(ref Kroner left) => Fees = Cover(Fees, ref left);

    private static Kroner Cover(Kroner owed, ref Kroner left)
    {
        var used = Kroner.Min(owed, left);
        left -= used;
        return owed - used;
    }
}
