namespace Portal.Model;

/// <summary>A claim as `portal account` prints it on the business day (section 4).</summary>
internal static class Showing
{
    /// <summary>As the debtor and the owners have it, or a co-debtor: the same claim in a course of their own.</summary>
    public static ModelClaimState State(ClaimFile claim, IReadOnlyCollection<ModelPerson> liable, DateOnly businessDay, PersonCourse course)
    {
        var figures = claim.Now;
        string? step = null;
        DateOnly? earliestOn = null;

        // "next is null when settled, written off or transferred"; nothing is next here either when it is sent.
        if (figures.Balance > 0 && claim.Away is null)
        {
            var from = businessDay.AddDays(1);
            (step, earliestOn) = course == claim.Own ? Course.Next(claim, from) : Course.NextOfCoDebtor(claim, course, from);
        }

        return new ModelClaimState(
            claim.Claim.Source,
            claim.Claim.Reference,
            Stage(claim, businessDay, course),
            figures.Principal,
            figures.Fees,
            figures.Interest,
            figures.Paid,
            figures.Balance,
            figures.Credit,
            step,
            earliestOn,
            step is null ? null : Course.Stopper(claim, liable, step, businessDay, course.Person),
            [.. claim.Entries],
            Pending(claim, businessDay),
            [.. claim.Steps],
            [.. claim.Holds.Where(hold => hold.Covers(businessDay)).Select(hold => new ModelHold(hold.Kind, hold.From, hold.Until))])
        {
            Liable = [.. claim.Liable.Select(person => (person, Kind(claim, person)))],
            Notices = [.. claim.Notices.Select(Notice)],
            Sendings = [.. claim.Sendings.Select(one => new ModelSending(claim.Key, one.Number, one.Batch, one.SentOn, one.OwedOre, one.State, one.ReceivedOn, one.EndedOn))],
        };
    }

    /// <summary>Open tasks of a claim.</summary>
    public static IEnumerable<ModelTask> Tasks(ClaimFile claim, DateOnly businessDay)
    {
        var debtor = claim.Claim.Debtor;
        (bool Open, string Kind)[] ofClaim =
        [
            (claim.CoLiabilityOpen, "co-liability"), (claim.ArrangementOpen, "set-arrangement"), (claim.Away is { IsInHearing: true, HearingAnswered: false }, "hearing-answer"),
        ];
        var letters = claim.Notices.SelectMany(notice => notice.Letters).Where(letter => letter.Undeliverable || letter.IsSilentOn(businessDay));
        return claim.Courses.Where(course => course.PhoneOpen).Select(course => new ModelTask("phone", claim.Key, course.Person))
            .Concat(ofClaim.Where(task => task.Open).Select(task => new ModelTask(task.Kind, claim.Key, debtor)))
            .Concat(letters.Select(letter => new ModelTask(letter.Undeliverable ? "undeliverable" : "no-receipt", claim.Key, letter.Person)));
    }

    private static string Kind(ClaimFile claim, string person) =>
        person == claim.Claim.Debtor ? "primary" : claim.Owners.Contains(person) ? "owner" : "co-debtor";

    private static ModelNotice Notice(NoticeFile notice) =>
        new(notice.On, notice.SaidOre, [.. notice.Letters.Select(letter => (letter.Person, letter.DeliveredOn))], notice.ProposedOn, notice.Ended);

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
    private static string Stage(ClaimFile claim, DateOnly businessDay, PersonCourse course) => claim switch
    {
        { Now.Balance: 0 } => claim.Now.LastAmountWasWrittenOff ? "written-off" : "settled",
        { Away: { } sending } => sending.IsReceived ? "transferred" : "sent-to-recovery",
        { Notice: { } notice } => notice.ProposedOn is null ? "notified" : "proposed",
        { IsTold: true } => claim.IsStillProposed ? "proposed" : "notified",
        { CoLiabilityDoneOn: not null } when course == claim.Own => "co-liability",
        _ when course.PhoneDoneOn is not null => "phone",
        _ when claim.Taken(Course.Reminder2, course.Person) is not null => "reminded-2",
        _ when claim.Taken(course == claim.Own ? Course.Reminder1 : Course.CoDebtorFirst, course.Person) is not null => "reminded-1",
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
