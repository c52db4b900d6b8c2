using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Policy;

namespace Portal.App.Dunning;

/// <summary>How one debtor's night is decided: by <see cref="Night.Decide"/>, and in a test by rules of which one does not apply.</summary>
internal delegate NightPlan DecideNight(IReadOnlyList<ClaimFacts> claims, NightDebtor debtor, DateOnly night, DateOnly? before, Policies policies);

/// <summary>What the rules say of one debtor's night, or why they cannot: then that debtor's claims are left alone and the others go on.</summary>
/// <param name="Why">Null when there is a plan. Nobody's name or number is in it.</param>
internal readonly record struct NightDecision(IReadOnlyList<ClaimFacts> Claims, NightPlan? Plan, string? Why)
{
    public static NightDecision Of(DecideNight decide, IReadOnlyList<ClaimFacts> claims, NightDebtor debtor, DateOnly night, DateOnly? before, Policies policies)
    {
        try
        {
            return new NightDecision(claims, decide(claims, debtor, night, before, policies), null);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArithmeticException)
        {
            return new NightDecision(claims, null, fault.Message);
        }
    }
}
