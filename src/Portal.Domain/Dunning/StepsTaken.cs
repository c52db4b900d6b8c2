using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.Domain.Dunning;

/// <summary>The steps of one person's own course: the debtor's, whose letters other owners get the same night, or that of a co-debtor (P04).</summary>
internal sealed class StepsTaken(ClaimFacts claim, PersonId person)
{
    private readonly List<StepTaken> _steps = [.. claim.Steps.Where(step => step.Person == person)];

    /// <summary>The debtor's.</summary>
    public StepsTaken(ClaimFacts claim) : this(claim, claim.Debtor)
    {
    }

    public bool Has(Step step) => Find(step) is not null;

    public bool Has(Step step, int cycle) => _steps.Exists(taken => taken.Step == step && taken.Cycle == cycle);

    public DateOnly? On(Step step) => Find(step)?.On;

    /// <summary>Recorded without a letter or a call: what would have waited for it need not.</summary>
    public bool Skipped(Step step) => Find(step) is { Skipped: true };

    /// <summary>The day on which a task was closed or skipped; null while it is open.</summary>
    public DateOnly? DoneOn(Step step) => Find(step)?.DoneOn;

    private StepTaken? Find(Step step) => _steps.Find(taken => taken.Step == step);
}
