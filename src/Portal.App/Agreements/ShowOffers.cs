using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.App.Agreements;

/// <summary>What a citizen lets offers be reckoned from. Nothing of it is kept: it is used for the answer and forgotten.</summary>
/// <param name="NetMonthly">Income a month after tax; null where it is not told.</param>
/// <param name="FixedCosts">Rent and other fixed costs a month.</param>
public sealed record OfferInput(Kroner? NetMonthly, Kroner FixedCosts, int Adults, int Children)
{
    public static readonly OfferInput Nothing = new(null, Kroner.Zero, 1, 0);

    internal Budget? Budget => NetMonthly is { } income ? new Budget(income, [new BudgetLine(BudgetCost.Other, FixedCosts)], new Household(Adults, Children)) : null;
}

/// <summary>What a draft can be asked with.</summary>
/// <param name="Own">What the citizen has written; null while it is not whole, or nothing can be reckoned from it.</param>
/// <param name="Faults">What keeps the citizen's own plan from being reckoned.</param>
/// <param name="BudgetFaults">What is wrong with the income and costs told.</param>
public sealed record OfferView(OfferSet Set, Offer? Own, IReadOnlyList<PlanRefusal> Faults, IReadOnlyList<BudgetFault> BudgetFaults, DateOnly Today);

/// <summary>Offers that a citizen can afford, for a request that is being written (story 5).</summary>
public sealed class ShowOffers(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private const int MonthsInYear = 12, Shorter = 3;

    /// <returns>Null when there is no such draft of this citizen's.</returns>
    public async Task<OfferView?> Handle(Guid draft, OfferInput input, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await DraftAsk.Of(draft, citizen, clock.DanishToday(), db, cancel) is not { } drafted) return null;
        var (today, policies, written) = (drafted.Today, drafted.Policies, drafted.Written);
        var faults = input.Budget?.Faults() ?? [];
        var ask = drafted.Offers with
        {
            NetYearly = faults.Count == 0 && input.NetMonthly is { } income ? new Kroner(income.Ore * MonthsInYear) : null, HasDependants = input.Children > 0, Budget = faults.Count == 0 ? input.Budget : null,
        };
        if (ask.Claims.Count == 0) return new OfferView(new OfferSet([], false), null, [], faults, today);

        var own = written.Monthly is { } monthly && written is { PayDay: not null, FirstOn: not null } ? Offers.ByAmount(ask, monthly, today, policies, policies.Limits) : null;
        return new OfferView(WithShorter(Offers.Of(ask, today, policies, policies.Limits), ask, today, policies), (own as OfferAnswer.Made)?.Offer, own is OfferAnswer.Refused refused ? refused.Reasons : [], faults, today);
    }

    /// <summary>
    /// Where no income is told there is still a choice: the least a month that can be granted at once, and quicker. Where nothing can be granted at once it is a year
    /// and less, and a caseworker answers.
    /// </summary>
    private static OfferSet WithShorter(OfferSet set, OfferAsk ask, DateOnly today, Portal.Domain.Policy.Policies policies)
    {
        if (set.SuggestsDeferral) return set;
        int[] months = set.Offers switch
        {
            [] => [MonthsInYear, MonthsInYear / 2, Shorter],
            [{ Kind: OfferKind.Frame, Count: > Shorter } longest] => [longest.Count / 2, Shorter],
            _ => [],
        };
        var more = months.Distinct().Select(count => Offers.ByMonths(ask, count, today, policies, policies.Limits)).OfType<OfferAnswer.Made>().Select(made => made.Offer with { Kind = OfferKind.Months });
        return set with { Offers = [.. set.Offers.Concat(more).DistinctBy(offer => offer.Monthly).OrderBy(offer => offer.Monthly)] };
    }
}
