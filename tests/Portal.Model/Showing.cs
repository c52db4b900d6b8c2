namespace Portal.Model;

/// <summary>A claim as `portal account` prints it on the business day (section 4).</summary>
internal static class Showing
{
    public static ModelClaimState State(ClaimFile claim, ModelPerson debtor, DateOnly businessDay)
    {
        var figures = claim.Now;
        string? step = null;
        DateOnly? earliestOn = null;

        // "next is null when settled, written off or transferred".
        if (figures.Balance > 0)
        {
            (step, earliestOn) = Course.Next(claim, businessDay.AddDays(1));
        }

        return new ModelClaimState(
            claim.Claim.Source,
            claim.Claim.Reference,
            Stage(claim, businessDay),
            figures.Principal,
            figures.Fees,
            figures.Interest,
            figures.Paid,
            figures.Balance,
            figures.Credit,
            step,
            earliestOn,
            step is null ? null : Course.Stopper(claim, debtor, step, businessDay),
            [.. claim.Entries],
            Pending(claim, businessDay),
            [.. claim.Steps],
            [.. claim.Holds.Where(hold => hold.Covers(businessDay)).Select(hold => new ModelHold(hold.Kind, hold.From, hold.Until))]);
    }

    /// <summary>Money fills the instalments in their order.</summary>
    public static ModelAgreementState State(AgreementFile agreement, DateOnly businessDay)
    {
        var left = agreement.PaidBy(businessDay, businessDay);
        var instalments = new List<ModelInstalment>();
        foreach (var (dueOn, ore) in agreement.Plan)
        {
            var paid = Math.Min(left, ore);
            instalments.Add(new ModelInstalment(dueOn, ore, paid));
            left -= paid;
        }

        return new ModelAgreementState(agreement.Id, agreement.Status, [.. agreement.Claims.Select(claim => claim.Key)], instalments);
    }

    /// <summary>"`phone` and `co-liability` are reached when the task is closed or skipped; while it is open the stage is the one before".</summary>
    private static string Stage(ClaimFile claim, DateOnly businessDay) => claim switch
    {
        { Now.Balance: 0 } => claim.Now.LastAmountWasWrittenOff ? "written-off" : "settled",
        _ when claim.Taken(Course.Notice) is not null => "notified",
        { CoLiabilityDoneOn: not null } => "co-liability",
        { PhoneDoneOn: not null } => "phone",
        _ when claim.Taken(Course.Reminder2) is not null => "reminded-2",
        _ when claim.Taken(Course.Reminder1) is not null => "reminded-1",
        _ when businessDay > claim.PayBy => "overdue",
        _ when businessDay >= claim.Claim.DueOn => "due",
        _ => "billed",
    };

    /// <summary>"later ones are listed under pending and count from the night of their day"; signed as the entry will be.</summary>
    private static IReadOnlyList<(DateOnly On, long AmountOre)> Pending(ClaimFile claim, DateOnly businessDay) =>
    [
        .. claim.Payments.SelectMany(payment => Movements(payment)).Concat(claim.ToCome).Where(movement => movement.On > businessDay).OrderBy(movement => movement.On),
    ];

    private static IEnumerable<(DateOnly On, long Ore)> Movements(PaymentFact payment)
    {
        yield return (payment.PaidOn, -payment.Ore);
        if (payment.ReversedOn is { } on)
        {
            yield return (on, payment.Ore);
        }
    }
}
