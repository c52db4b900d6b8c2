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
    /// <summary>The principal on record, covered or not.</summary>
    private Kroner _principal;

    public Kroner Principal { get; private set; }

    public Kroner Fees { get; private set; }

    public Kroner Interest { get; private set; }

    /// <summary>Paid above what was owed.</summary>
    public Kroner Credit { get; private set; }

    /// <summary>What decides whether a step is taken: fees alone never drive the course.</summary>
    public Kroner PrincipalAndInterest => Principal + Interest;

    public Kroner Total => Principal + Interest + Fees + Withdrawn;

    /// <summary>Credit that was moved to another claim although its payment turns out never to have been made: owed, but without interest.</summary>
    public Kroner Withdrawn { get; private set; }

    /// <summary>Renteloven: the interest of some day cannot be told, since no rate of its half-year is on record.</summary>
    public bool LacksRate { get; internal set; }

    public void Pay(Kroner amount)
    {
        var left = amount;
        switch (order)
        {
            case CoverOrder.FeesInterestPrincipal: CoverFees(ref left); CoverInterest(ref left); CoverPrincipal(ref left); break;
            case CoverOrder.PrincipalInterestFees: CoverPrincipal(ref left); CoverInterest(ref left); CoverFees(ref left); break;
            default: CoverInterest(ref left); CoverFees(ref left); CoverPrincipal(ref left); break;
        }
        Withdrawn = Cover(Withdrawn, ref left);
        Credit += left;
    }

    public void PostPrincipal(Kroner amount)
    {
        _principal += amount;
        Principal += UncoveredByCredit(amount);
    }

    public void PostInterest(Kroner amount) => Interest += UncoveredByCredit(amount);

    public void PostFee(Kroner amount) => Fees += UncoveredByCredit(amount);

    /// <summary>Less principal: what had already covered it is free to cover the rest.</summary>
    public void WriteDown(Kroner amount)
    {
        _principal -= amount;
        var left = amount;
        CoverPrincipal(ref left);
        Pay(left);
    }

    /// <summary>Credit leaves the claim. What is known later may have used it up meanwhile: then what it covered is owed again, principal alone, which was covered last.</summary>
    public void Withdraw(Kroner amount)
    {
        var left = UncoveredByCredit(amount);
        var covered = Kroner.Min(left, _principal - Principal);
        Principal += covered;
        Withdrawn += left - covered;
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
