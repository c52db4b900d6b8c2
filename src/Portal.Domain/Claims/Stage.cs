namespace Portal.Domain.Claims;

/// <summary>Where a claim is (formats.md, "stage"): computed from dates and steps, never stored as a truth of its own.</summary>
public enum Stage
{
    /// <summary>Before the due date.</summary>
    Billed,

    /// <summary>From the due date.</summary>
    Due,

    /// <summary>From the day after the effective pay-by.</summary>
    Overdue,
    Reminded1,
    Reminded2,
    Phone,
    CoLiability,
    Notified,
    Proposed,
    SentToRecovery,
    Transferred,
    Settled,
    WrittenOff,
}

public static class Stages
{
    private static readonly Dictionary<Step, Stage> AfterStep = new()
    {
        [Step.Reminder1] = Stage.Reminded1,
        [Step.CoDebtorFirst] = Stage.Reminded1,
        [Step.Reminder2] = Stage.Reminded2,
        [Step.PhoneTask] = Stage.Phone,
        [Step.CoLiabilityTask] = Stage.CoLiability,
        [Step.TransferNotice] = Stage.Notified,
        [Step.TransferProposal] = Stage.Proposed,
        [Step.Transfer] = Stage.SentToRecovery,
    };

    public static Stage On(ClaimFacts claim, DateOnly day)
    {
        if (claim.Custody is Custody.Transferred) return Stage.Transferred;
        if (claim.Custody is Custody.WrittenOff) return Stage.WrittenOff;
        if (Account.On(claim, day).Balance.IsZero) return Stage.Settled;

        var steps = claim.Steps.Where(step => step.On <= day && AfterStep.ContainsKey(step.Step)).ToList();
        if (steps.Count > 0) return AfterStep[steps.MaxBy(step => step.Step)!.Step];
        if (day > claim.EffectivePayBy) return Stage.Overdue;
        return day >= claim.DueOn ? Stage.Due : Stage.Billed;
    }
}
