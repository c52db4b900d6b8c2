using Portal.Domain.People;

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

    /// <summary>As the debtor sees it, and so the claim itself.</summary>
    public static Stage On(ClaimFacts claim, DateOnly day) => On(claim, claim.Debtor, day);

    /// <summary>As one of those who are liable sees it: a co-debtor's course is their own (P04), an owner's is the debtor's.</summary>
    public static Stage On(ClaimFacts claim, PersonId person, DateOnly day)
    {
        var whose = claim.Liable.Any(liable => liable.Person == person && liable.Kind == LiabilityKind.CoDebtor) ? person : claim.Debtor;
        if (Account.On(claim, day).Balance.IsZero) return WasWrittenOff(claim, day) ? Stage.WrittenOff : Stage.Settled;
        if (claim.Custody is Custody.Transferred) return Stage.Transferred;

        var reached = claim.Steps
            .Where(step => (step.Person == whose || step.Step is Step.TransferProposal or Step.Transfer) && step.On <= day && !step.IsOpenOn(day) && AfterStep.ContainsKey(step.Step) && Counts(claim, step, day))
            .Select(step => AfterStep[step.Step]).ToList();
        if (reached.Count > 0) return reached.Max();
        if (day > claim.EffectivePayBy) return Stage.Overdue;
        return day >= claim.DueOn ? Stage.Due : Stage.Billed;
    }

    /// <summary>
    /// What a claim came back from does not count: recalled or returned it stands where it stood before the notice, refused (AFVIST) or withdrawn after it. A proposal does not
    /// outlive its notice.
    /// </summary>
    private static bool Counts(ClaimFacts claim, StepTaken step, DateOnly day)
    {
        if (step.Step is not (Step.TransferNotice or Step.TransferProposal or Step.Transfer)) return true;
        if (claim.Stays.LastOrDefault(stay => stay.EndedOn <= day && step.On <= stay.EndedOn) is { } stay) return step.Step == Step.TransferNotice && stay.End is Recovery.StayEnd.Refused or Recovery.StayEnd.Withdrawn && claim.Stays.LastOrDefault(last => last.EndedOn <= day) == stay;
        return step.Step != Step.TransferProposal || !claim.Steps.Any(later => later.Step == Step.TransferNotice && later.Cycle > step.Cycle && later.On <= day);
    }

    /// <summary>The last amount went by a write-off, not by a payment.</summary>
    private static bool WasWrittenOff(ClaimFacts claim, DateOnly day) => claim.Postings
        .Where(posting => posting.On <= day && !posting.Amount.IsPositive && posting.Changes is EntryKind.Payment or EntryKind.SetOff or EntryKind.WriteDown or EntryKind.WriteOff)
        .OrderBy(posting => posting.On).ThenBy(posting => posting.Kind == EntryKind.WriteOff).LastOrDefault()?.Kind == EntryKind.WriteOff;
}
