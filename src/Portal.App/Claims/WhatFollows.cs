using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Claims;

/// <summary>What follows on a claim when nothing is done: the night's own decision (<see cref="Course"/>), with what the step costs.</summary>
/// <param name="Fee">The fee of the letter; null when it has none.</param>
/// <param name="Law">The fee's law.</param>
public sealed record Following(NextStep Step, Kroner? Fee, string? Law);

/// <summary>Foretells on one day, by the choices of that day.</summary>
/// <param name="business">Payments of later days are known but do not count before their night.</param>
internal sealed class Foretelling(DateOnly day, DateOnly business, Policies policies)
{
    public static async Task<Foretelling> On(PortalDb db, DateOnly day, CancellationToken cancel) => new(day, await BusinessDay.Of(db, day, cancel), await PolicyBook.Of(db, cancel));

    /// <returns>Null when nothing follows.</returns>
    public NextStep? Next(ClaimFacts known, PersonId person)
    {
        var claim = known.AsOf(day < business ? day : business);
        return Course.Next(claim, person, DerivedAccount.Of(claim, day, policies).Unpaid, day, policies);
    }

    /// <summary>For one of those who are liable: each has a course of their own (P04), an owner's is the debtor's.</summary>
    /// <returns>Null when nothing follows.</returns>
    public Following? For(ClaimFacts known, PersonId person)
    {
        var role = known.Liable.Single(liable => liable.Person == person).Kind;
        if (role == LiabilityKind.Owner || Next(known, person) is not { } next) return null;
        var fee = role == LiabilityKind.Primary && next.EarliestOn is { } on ? ReminderFees.For(known, next.Step, on, policies) : null;
        return new Following(next, fee is null ? null : new Kroner(fee.Value), fee?.Source);
    }
}
