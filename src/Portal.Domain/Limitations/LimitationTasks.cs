using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Tasks;

namespace Portal.Domain.Limitations;

/// <summary>What staff are asked to do before a claim becomes time-barred (forældelse).</summary>
public static class LimitationTasks
{
    /// <summary>What the task <see cref="TaskKind.Limitation"/> is about: limitation itself, not a repayment that lapses.</summary>
    public const string Detail = "limitation";

    /// <summary>The time is soon out: interrupt it, transfer the claim, or write it off. Another time is another task.</summary>
    /// <param name="until">The last day that is near enough to be told of.</param>
    /// <returns>Null while there is time.</returns>
    public static NightTask? Warn(ClaimFacts claim, DateOnly until) => Limitation.Of(claim).On is var on && on <= until
        ? new NightTask(DerivedId.Of("task", "limitation", claim.Id, on.DayNumber), TaskKind.Limitation, claim.Debtor, [claim.Id], Detail) { Deadline = on } : null;
}
