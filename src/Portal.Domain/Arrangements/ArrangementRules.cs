using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Arrangements;

/// <summary>Why no arrangement can be set. Each has a text in both languages.</summary>
public enum ArrangementRefusal
{
    /// <summary>P13: it is set on repayment claims alone; on others the debtor may ask for an agreement.</summary>
    NotARepayment,

    /// <summary>L12: the recovery authority has the claim.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>One runs already, and this one would be higher: the debtor is heard before a raise (forvaltningsloven § 19).</summary>
    RaiseNeedsHearing,

    /// <summary>The debtor is being heard about it: their answer comes first, or the end of the time for it.</summary>
    HearingIsOpen,

    /// <summary>It is no more than what is set now: nobody is to be heard about it.</summary>
    NotARaise,

    /// <summary>The claim has lapsed for want of ability to pay (bortfald): nothing is collected on it.</summary>
    ClaimHasLapsed,

    /// <summary>Where an income is given its source is too.</summary>
    IncomeSourceIsMissing,

    IncomeIsNegative,

    /// <summary>No verified table covers the year, and no standard amount the type: a caseworker sets an amount with grounds.</summary>
    NoAmountIsKnown,

    /// <summary>An amount of the caseworker's own needs grounds (BEK 585/2023 § 6, stk. 2).</summary>
    GroundsAreMissing,
}

/// <summary>What the debtor pays, and why.</summary>
public enum ArrangementBasis
{
    /// <summary>The income table (afdragstabel).</summary>
    Table,

    /// <summary>The regulated amount where no income is known (standardbeløb).</summary>
    Standard,

    /// <summary>An amount of the caseworker's own, with grounds.</summary>
    Individual,

    /// <summary>A benefit that gives a right to wait.</summary>
    Benefit,

    /// <summary>An income below the line for low incomes.</summary>
    LowIncome,
}

/// <summary>What a caseworker sets it from.</summary>
/// <param name="NetYearly">The net yearly income; null where none is known.</param>
/// <param name="HasDependants">A parent of children under 18.</param>
/// <param name="HasSource">Where the income was read, and when, is on record.</param>
/// <param name="Individual">An amount of the caseworker's own.</param>
/// <param name="FirstOn">The wished first date.</param>
/// <param name="PayDay">1 to 28.</param>
public sealed record ArrangementAsk(Kroner? NetYearly, bool HasDependants, bool HasSource, Kroner? Individual, bool HasGrounds, DateOnly FirstOn, int PayDay);

/// <summary>A raise that the debtor has been heard about (partshøring, forvaltningsloven § 19).</summary>
/// <param name="Monthly">No more than this.</param>
/// <param name="ReplyBy">The last day to answer.</param>
public sealed record HeardRaise(Kroner Monthly, DateOnly ReplyBy, bool IsAnswered);

/// <summary>What is set.</summary>
public abstract record ArrangementAnswer
{
    private ArrangementAnswer()
    {
    }

    /// <param name="Monthly">So much a month.</param>
    /// <param name="Percent">By the table: the share of the net yearly income.</param>
    /// <param name="Source">The row that gives the amount.</param>
    public sealed record Instalments(ArrangementBasis Basis, Kroner Monthly, int? Percent, string Source, IReadOnlyList<Instalment> Plan) : ArrangementAnswer;

    /// <summary>The debtor has a right to wait (lovbestemt henstand).</summary>
    public sealed record Deferred(ArrangementBasis Basis) : ArrangementAnswer;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<ArrangementRefusal> Reasons, IReadOnlyList<PlanRefusal> Plan) : ArrangementAnswer;
}

/// <summary>
/// A repayment arrangement (afdragsordning) is set by law, not asked for (P13; BEK 585/2023 §§ 5-7): by the income table, without an income by the standard amount;
/// on some benefits, and below the line for low incomes, the debtor waits.
/// </summary>
public static class ArrangementRules
{
    /// <param name="benefit">What persons.csv says of the debtor.</param>
    /// <param name="heard">What the debtor has been heard about; null where they have not been.</param>
    public static ArrangementAnswer Decide(ClaimFacts claim, ArrangementAsk ask, Benefit? benefit, DateOnly today, Policies policies, RequestLimits limits, HeardRaise? heard = null)
    {
        var reasons = Faults(claim, ask, today).ToList();
        // § 6, stk. 2: somebody with a right to wait may still be set an amount of their own, with grounds.
        if (reasons.Count == 0 && ask.Individual is null)
        {
            if (benefit is not null) return new ArrangementAnswer.Deferred(ArrangementBasis.Benefit);
            if (ask.NetYearly is { } income && IncomeTable.IsLowIncome(income, ask.HasDependants, today) == true) return new ArrangementAnswer.Deferred(ArrangementBasis.LowIncome);
        }
        if (AmountOf(claim, ask, today) is not { } amount)
        {
            if (reasons.Count == 0) reasons.Add(ArrangementRefusal.NoAmountIsKnown);
            return new ArrangementAnswer.Refused(reasons, []);
        }
        if (claim.Arrangement is { Holds: true, Instalments: [var running, ..] } && amount.Monthly > running.Amount && Unheard(amount.Monthly, heard, today) is { } unheard) reasons.Add(unheard);

        var owed = Account.On(claim, today).Balance;
        var plan = InstalmentPlans.ByAmount(new PlanAsk(owed, ask.FirstOn, ask.PayDay), amount.Monthly, today, policies, limits);
        return reasons.Count > 0 || plan is not PlanAnswer.Made made
            ? new ArrangementAnswer.Refused(reasons, plan is PlanAnswer.Refused refused ? refused.Reasons : [])
            : amount with { Plan = made.Plan };
    }

    /// <summary>Once a year the income is looked at again.</summary>
    public static DateOnly LookAgainOn(DateOnly setOn) => setOn.AddYears(1);

    private static ArrangementRefusal? Unheard(Kroner monthly, HeardRaise? heard, DateOnly today) =>
        heard is null || monthly > heard.Monthly ? ArrangementRefusal.RaiseNeedsHearing
        : !heard.IsAnswered && today <= heard.ReplyBy ? ArrangementRefusal.HearingIsOpen : null;

    /// <summary>What is to be paid a month, and what gives it.</summary>
    /// <returns>Null where neither the table nor the standard amounts give one.</returns>
    public static ArrangementAnswer.Instalments? AmountOf(ClaimFacts claim, ArrangementAsk ask, DateOnly today)
    {
        if (ask.Individual is { } own) return new ArrangementAnswer.Instalments(ArrangementBasis.Individual, own, null, "BEK 585/2023 § 6, stk. 2", []);
        if (ask.NetYearly is { } income)
            return IncomeTable.For(income, ask.HasDependants, today) is { Monthly.IsPositive: true } row ? new ArrangementAnswer.Instalments(ArrangementBasis.Table, row.Monthly, row.Percent, row.Source, []) : null;
        return StandardInstalments.For(claim.Type, today) is { } standard ? new ArrangementAnswer.Instalments(ArrangementBasis.Standard, standard.Monthly, null, standard.Law.ToString(), []) : null;
    }

    private static IEnumerable<ArrangementRefusal> Faults(ClaimFacts claim, ArrangementAsk ask, DateOnly today)
    {
        if (claim.Rules.Family != ClaimFamily.Repayment) yield return ArrangementRefusal.NotARepayment;
        if (claim.Custody == Custody.Transferred) yield return ArrangementRefusal.ClaimIsTransferred;
        if (RepaymentLapses.HasLapsed(claim, today)) yield return ArrangementRefusal.ClaimHasLapsed;
        if (!Account.On(claim, today).Balance.IsPositive) yield return ArrangementRefusal.NothingIsOwed;
        if (ask.NetYearly is { } income && income < Kroner.Zero) yield return ArrangementRefusal.IncomeIsNegative;
        if (ask.NetYearly is not null && !ask.HasSource) yield return ArrangementRefusal.IncomeSourceIsMissing;
        if (ask.Individual is not null && !ask.HasGrounds) yield return ArrangementRefusal.GroundsAreMissing;
    }
}
