using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Tasks;

namespace Portal.Domain.Arrangements;

/// <summary>What staff are asked to do about repayment claims through the years (P13).</summary>
public static class RepaymentTasks
{
    /// <summary>How many days the case team has to find the income; and, once somebody has been heard, to decide.</summary>
    public const int DaysToAnswer = 14;

    /// <summary>What the task <see cref="TaskKind.Limitation"/> is about: a lapse, not limitation itself.</summary>
    public const string Lapses = "lapse";

    /// <summary>Look at the income again: once a year, and when a benefit has ended.</summary>
    /// <param name="arrangement">What was set.</param>
    /// <param name="occasion">What made it due: another occasion is another task.</param>
    public static NightTask Recheck(ClaimFacts claim, Guid arrangement, Guid? occasion, DateOnly since) =>
        new(DerivedId.Of("task", "income-recheck", arrangement, occasion ?? Guid.Empty), TaskKind.IncomeRecheck, claim.Debtor, [claim.Id]) { Deadline = since.AddDays(DaysToAnswer) };

    /// <summary>Somebody who was heard about a raise has answered, or has let the time pass: decide.</summary>
    public static NightTask HearingAnswer(ClaimFacts claim, Guid hearing, DateOnly since) =>
        new(DerivedId.Of("task", "hearing-answer", hearing), TaskKind.HearingAnswer, claim.Debtor, [claim.Id]) { Deadline = since.AddDays(DaysToAnswer) };

    /// <summary>The claim lapses soon for want of ability to pay (bortfald).</summary>
    /// <param name="until">The last day that is near enough to be told of.</param>
    /// <returns>Null while there is time, or nothing lapses.</returns>
    public static NightTask? Lapse(ClaimFacts claim, DateOnly until) => RepaymentLapses.LapsesOn(claim) is { } lapses && lapses <= until
        ? new NightTask(DerivedId.Of("task", "limitation", claim.Id), TaskKind.Limitation, claim.Debtor, [claim.Id], Lapses) { Deadline = lapses } : null;
}
