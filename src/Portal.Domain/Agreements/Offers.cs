using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>Offers that a citizen can afford (tilbud om betalingsaftale; story 5), and what an amount or a number of months of their own comes to.</summary>
public static class Offers
{
    /// <summary>By table, by budget, and the least a month that can be granted at once. What cannot be reckoned is left out.</summary>
    public static OfferSet Of(OfferAsk ask, DateOnly today, Policies policies, RequestLimits limits)
    {
        if (HasNothingToPayFrom(ask, today)) return new OfferSet([], SuggestsDeferral: true);

        var byTable = ask.NetYearly is { } income ? IncomeTable.For(income, ask.HasDependants, today)?.Monthly : null;
        var offers = new[] { OfAmount(OfferKind.Table, byTable), OfAmount(OfferKind.Budget, ask.SoundBudget?.Affordable(today)), InsideTheFrame(ask, today, policies, limits) };
        return new OfferSet([.. offers.OfType<Offer>()], SuggestsDeferral: false);

        Offer? OfAmount(OfferKind kind, Kroner? monthly) =>
            monthly is { IsPositive: true } amount && InstalmentPlans.ByAmount(ask.Plan, amount, today, policies, limits) is PlanAnswer.Made { Plan: var plan }
                ? OfferOf(kind, ask, plan, today, policies, limits) : null;
    }

    /// <summary>The plan nearest to the citizen's own amount: øre are rounded up to a whole krone, and more than is owed is all of it.</summary>
    public static OfferAnswer ByAmount(OfferAsk ask, Kroner amount, DateOnly today, Policies policies, RequestLimits limits)
    {
        var asked = amount > ask.Plan.Owed ? ask.Plan.Owed : amount;
        return AnswerTo(ask, InstalmentPlans.ByAmount(ask.Plan, asked.IsPositive ? new Kroner((asked.Ore + 99) / 100 * 100) : asked, today, policies, limits), today, policies, limits);
    }

    /// <summary>The plan of the citizen's own number of months.</summary>
    public static OfferAnswer ByMonths(OfferAsk ask, int months, DateOnly today, Policies policies, RequestLimits limits) =>
        AnswerTo(ask, InstalmentPlans.ByMonths(ask.Plan, months, today, policies, limits), today, policies, limits);

    /// <summary>A budget that leaves nothing; on repayment claims also an income below the line for low incomes (BEK 585/2023 § 6, P13).</summary>
    private static bool HasNothingToPayFrom(OfferAsk ask, DateOnly today)
    {
        if (ask.SoundBudget is { } budget && budget.Affordable(today) is null) return true;
        return ask.NetYearly is { } income && IncomeTable.IsLowIncome(income, ask.HasDependants, today) == true
            && ask.Claims.Any(owed => owed.Claim.Rules.Family == ClaimFamily.Repayment);
    }

    private static Offer? InsideTheFrame(OfferAsk ask, DateOnly today, Policies policies, RequestLimits limits)
    {
        if (!InstalmentPlans.IsPayDay(ask.PayDay) || ask.FirstOn <= today || ask.FirstOn > InstalmentPlans.LastDate) return null;
        var firstOn = InstalmentPlans.FirstPayDay(ask.FirstOn, ask.PayDay, today);
        var offer = NearestPlan.Longest(ask.Claims, firstOn, today, policies, limits) is { } plan ? OfferOf(OfferKind.Frame, ask, plan, today, policies, limits) : null;
        return offer?.IsInFrame == true ? offer : null;
    }

    private static OfferAnswer AnswerTo(OfferAsk ask, PlanAnswer answer, DateOnly today, Policies policies, RequestLimits limits) => answer switch
    {
        PlanAnswer.Made made => new OfferAnswer.Made(OfferOf(OfferKind.Own, ask, made.Plan, today, policies, limits)),
        PlanAnswer.Refused refused => new OfferAnswer.Refused(refused.Reasons),
        _ => throw new InvalidOperationException($"{answer} is no answer about a plan."),
    };

    private static Offer OfferOf(OfferKind kind, OfferAsk ask, IReadOnlyList<Instalment> plan, DateOnly today, Policies policies, RequestLimits limits) => new(
        kind, plan,
        ExpectedCost.Of([.. ask.Claims.Select(owed => owed.Claim)], plan, today, policies),
        AgreementFrame.Decide(ask.Claims, plan, ask.History, today, policies, limits),
        ask.SoundBudget?.IsHeavy(plan[0].Amount, today) == true);
}
