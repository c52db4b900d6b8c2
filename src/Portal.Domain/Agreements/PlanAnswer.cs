using Portal.Domain.Money;

namespace Portal.Domain.Agreements;

/// <summary>Why no plan can be reckoned from what was asked for. Each has a text in both languages.</summary>
public enum PlanRefusal
{
    NothingIsOwed,

    AmountIsNotPositive,

    /// <summary>Instalments are in whole kroner; the last alone has the øre.</summary>
    AmountIsNotWholeKroner,

    /// <summary>At least one month.</summary>
    TooFewMonths,

    /// <summary>There is not a whole krone for each of the instalments.</summary>
    TooLittleForThatManyMonths,

    /// <summary>A day that every month has: from the 1st to the 28th.</summary>
    NoSuchPayDay,

    FirstDateIsNotInTheFuture,

    /// <summary>The last instalment would fall later than <see cref="InstalmentPlans.LastDate"/>.</summary>
    TooManyInstalments,

    /// <summary>L11a: law allows no agreement that long.</summary>
    LongerThanLawAllows,

    /// <summary>L11a: law allows no instalment that small.</summary>
    SmallerThanLawAllows,
}

/// <summary>What a plan is reckoned from.</summary>
/// <param name="Owed">What is owed on the agreement's first day.</param>
/// <param name="FirstOn">The wished first date: the first instalment falls on the first pay day that is not before it.</param>
/// <param name="PayDay">The day of the month (afdragsdag), 1 to 28.</param>
public sealed record PlanAsk(Kroner Owed, DateOnly FirstOn, int PayDay);

/// <summary>A plan, or everything that is in its way.</summary>
public abstract record PlanAnswer
{
    private PlanAnswer()
    {
    }

    public sealed record Made(IReadOnlyList<Instalment> Plan) : PlanAnswer;

    /// <summary>Every reason at once, never the first alone.</summary>
    public sealed record Refused(IReadOnlyList<PlanRefusal> Reasons) : PlanAnswer;
}
