using Portal.Domain.Law;
using Portal.Domain.Money;

namespace Portal.Domain.Policy;

/// <summary>Why a choice cannot be made. Each has a text in both languages that names the rule.</summary>
public enum PolicyRefusal
{
    /// <summary>Which law gives the fee is chosen for one type at a time.</summary>
    TypeIsMissing,

    /// <summary>The course and its letters are about several claims at once: the setting knows no types.</summary>
    SameForAllTypes,

    /// <summary>The day is the business day or before it: what has been decided must stay explained by the rows it used.</summary>
    NotAfterBusinessDay,

    /// <summary>Beyond the list of bank closing days no night can be reckoned.</summary>
    BeyondCalendar,

    /// <summary>Renteloven § 5: a rate holds from 1 January or 1 July.</summary>
    NotAHalfYear,

    /// <summary>Renteloven § 5: the half-year has its rate already, and interest may have been posted by it.</summary>
    RateIsOnRecord,

    /// <summary>No such law, no such order, or less than nothing.</summary>
    NoSuchValue,

    /// <summary>The law chosen does not apply to the type (<see cref="LegalLimits.FeeLaws"/>).</summary>
    LawIsNotForType,

    /// <summary>More or less than law allows; the fault carries the limit.</summary>
    BeyondLimit,

    /// <summary>Every choice names the law or the council's decision that it rests on.</summary>
    SourceIsMissing,

    SourceIsTooLong,

    /// <summary>The same choice waits for approval already.</summary>
    AlreadyProposed,

    /// <summary>A night decides by the rows it began with: nothing is approved while one is run.</summary>
    NightIsRunning,
}

/// <summary>What is wrong with a choice.</summary>
/// <param name="Limit">The limit that it breaks, where it breaks one.</param>
public sealed record PolicyFault(PolicyRefusal Reason, LegalLimit? Limit = null);

/// <summary>Whether a municipality may make a choice (regelsæt): the same when it is proposed and when it is approved.</summary>
public static class PolicyRules
{
    public const int LongestSource = 200;

    /// <returns>Every reason against it; empty when it may be made.</returns>
    public static IReadOnlyList<PolicyFault> Decide(PolicyRow choice, DateOnly businessDay, Policies known) =>
        [.. Dates(choice, businessDay, known), .. LegalLimits.Breaches(choice, known.Until(choice)), .. Sources(choice)];

    private static IEnumerable<PolicyFault> Dates(PolicyRow choice, DateOnly businessDay, Policies known)
    {
        if (choice.ValidFrom > BankClosingDays.LastKnown) yield return new(PolicyRefusal.BeyondCalendar);
        if (choice.Setting == PolicySetting.CivilInterest)
        {
            // A missing rate may come late: no interest was posted without it, so nothing that was decided loses its reason.
            if (choice.ValidFrom != CivilInterestRates.HalfYear(choice.ValidFrom)) yield return new(PolicyRefusal.NotAHalfYear);
            else if (known.CivilInterest(choice.ValidFrom) is not null) yield return new(PolicyRefusal.RateIsOnRecord);
        }
        else if (choice.ValidFrom <= businessDay) yield return new(PolicyRefusal.NotAfterBusinessDay);
    }

    private static IEnumerable<PolicyFault> Sources(PolicyRow choice)
    {
        if (choice.Source.Length == 0) yield return new(PolicyRefusal.SourceIsMissing);
        if (choice.Source.Length > LongestSource) yield return new(PolicyRefusal.SourceIsTooLong);
    }
}
