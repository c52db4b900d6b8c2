using Portal.Domain.People;

namespace Portal.Domain.Claims;

/// <summary>The steps of a claim's course (rykkerforløb; formats.md, "step").</summary>
public enum Step
{
    Bill,
    Reminder1,
    Reminder2,
    PhoneTask,
    CoLiabilityTask,
    CoDebtorFirst,
    BreachReminder,
    SetArrangementTask,
    Demand,
    TransferNotice,
    TransferProposal,
    Transfer,
    Recall,
    Return,
}

/// <summary>A step that was taken, or skipped by rule, for one person on one day.</summary>
/// <param name="Cycle">1, then one more each time the step is taken again: an agreement can be broken more than once.</param>
/// <param name="DoneOn">A task: the day it was closed or skipped; null while it is open, and for letters.</param>
public sealed record StepTaken(Step Step, DateOnly On, PersonId Person, Guid? Letter, bool Skipped, DateOnly? DoneOn = null, int Cycle = 1)
{
    /// <summary>A transfer notice: what the claim was said to be; null for every other step.</summary>
    public Money.Kroner? Told { get; init; }

    /// <summary>A task that waits for staff, as it stood at the end of the day.</summary>
    public bool IsOpenOn(DateOnly day) => Step.IsTask() && !(DoneOn <= day);
}

public static class Steps
{
    /// <summary>Steps that staff carry out; the others are letters or messages that the portal sends by itself.</summary>
    public static bool IsTask(this Step step) => step is Step.PhoneTask or Step.CoLiabilityTask or Step.SetArrangementTask;
}
