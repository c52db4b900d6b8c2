using Portal.Domain.Claims;

namespace Portal.Domain.Dunning;

/// <summary>The steps of the debtor's own course; other owners get their letters the same night, co-debtors run a course of their own (P04).</summary>
internal sealed class StepsTaken(ClaimFacts claim)
{
    private readonly List<StepTaken> _steps = [.. claim.Steps.Where(step => step.Person == claim.Debtor)];

    public bool Has(Step step) => Find(step) is not null;

    public bool Has(Step step, int cycle) => _steps.Exists(taken => taken.Step == step && taken.Cycle == cycle);

    public DateOnly? On(Step step) => Find(step)?.On;

    /// <summary>Recorded without a letter or a call: what would have waited for it need not.</summary>
    public bool Skipped(Step step) => Find(step) is { Skipped: true };

    /// <summary>The day on which a task was closed or skipped; null while it is open.</summary>
    public DateOnly? DoneOn(Step step) => Find(step)?.DoneOn;

    private StepTaken? Find(Step step) => _steps.Find(taken => taken.Step == step);
}
