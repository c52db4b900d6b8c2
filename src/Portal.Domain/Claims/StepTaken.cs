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
public sealed record StepTaken(Step Step, DateOnly On, PersonId Person, Guid? Letter, bool Skipped);
