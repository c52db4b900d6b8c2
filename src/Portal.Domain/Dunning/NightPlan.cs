using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.Domain.Dunning;

/// <summary>What a night knows about a debtor besides the claims.</summary>
/// <param name="OpenCall">The phone task that is open already: claims that reach that step join it.</param>
/// <param name="Called">Other claims of the debtor that have come as far as the call before: they count when it is weighed whether to call.</param>
public sealed record NightDebtor(PersonId Person, bool HasPhone, Guid? OpenCall = null, IReadOnlyList<ClaimFacts>? Called = null)
{
    /// <summary>Those who are liable for the claims beside the debtor, and are called by themselves (P04).</summary>
    public IReadOnlyDictionary<PersonId, NightCallee> CoDebtors { get; init; } = new Dictionary<PersonId, NightCallee>();

    /// <summary>What is known of one of those who may be called.</summary>
    public NightCallee Of(PersonId person) => person == Person ? new NightCallee(HasPhone, OpenCall) : CoDebtors.GetValueOrDefault(person, new NightCallee(false));
}

/// <summary>Somebody who may be called.</summary>
/// <param name="OpenCall">The phone task about them that is open already.</param>
public sealed record NightCallee(bool HasPhone, Guid? OpenCall = null);

/// <summary>What one night does about one debtor's claims. Nothing is written yet: a preview shows the same.</summary>
public sealed record NightPlan(
    IReadOnlyList<Move> Moves, IReadOnlyList<CourseLetter> Letters, IReadOnlyList<NightTask> Tasks,
    IReadOnlyList<NightOutcome> Outcomes, IReadOnlyList<ClaimFigures> Figures, IReadOnlyList<AgreementTurn> Agreements);

/// <summary>A task for staff that the night opens, or that more claims join.</summary>
/// <param name="Id">Follows from what it is about: the same task is never opened twice.</param>
/// <param name="Detail">A code that says more, such as the half-year whose rate is missing.</param>
public sealed record NightTask(Guid Id, TaskKind Kind, PersonId? Person, IReadOnlyList<ClaimId> Claims, string Detail = "")
{
    /// <summary>The last day to do it; null where nothing says one.</summary>
    public DateOnly? Deadline { get; init; }
}

/// <summary>The task about what was paid too much on a claim: another amount is another task.</summary>
public static class CreditTask
{
    /// <returns>Null when there is no credit.</returns>
    public static NightTask? Of(ClaimFacts claim, Kroner credit) =>
        credit.IsPositive ? new NightTask(DerivedId.Of("task", "credit", claim.Id, credit.Ore), TaskKind.Credit, claim.Debtor, [claim.Id]) : null;
}

/// <summary>What the night did about one claim, or why it did not, for the run's report and its preview.</summary>
/// <param name="Step">The step taken or put off; null where there is none to come.</param>
/// <param name="Taken">False: it was looked at and left alone.</param>
/// <param name="StoppedBy">What stopped it.</param>
/// <param name="Skipped">The step was recorded as skipped by rule.</param>
/// <param name="Rule">The rule and policy row that decided.</param>
public sealed record NightOutcome(ClaimId Claim, Step? Step, bool Taken, bool Skipped, HoldKind? StoppedBy, string Rule);

/// <summary>What is kept on the claim's row for speed, recomputed by <c>portal verify</c>.</summary>
/// <param name="Balance">Owed, from all entries known.</param>
/// <param name="DerivedOn">The last day whose interest has been posted.</param>
/// <param name="NextOn">The first night that may have something to do; null when nothing can happen before something else does.</param>
public sealed record ClaimFigures(ClaimId Claim, Kroner Balance, Kroner Credit, DateOnly DerivedOn, DateOnly? NextOn, Custody Custody);
