namespace Portal.Model;

/// <summary>An agreement (P07) or a repayment arrangement (P13), with its plan and what was paid on its payment id.</summary>
/// <param name="claims">In the order in which its payments cover them: "oldest due_on first", then the lowest payment id.</param>
internal sealed class AgreementFile(int id, bool isArrangement, IReadOnlyList<ClaimFile> claims, DateOnly firstDay, int payDay, IReadOnlyList<(DateOnly DueOn, long Ore)> plan)
{
    /// <summary>"more than 50,00 of it unpaid (less is carried to the next)".</summary>
    public const long CarriedOre = 50_00;

    public int Id { get; } = id;

    public bool IsArrangement { get; } = isArrangement;

    public IReadOnlyList<ClaimFile> Claims { get; } = [.. claims.OrderBy(claim => claim.Claim.DueOn).ThenBy(claim => claim.Number)];

    public DateOnly FirstDay { get; } = firstDay;

    public int PayDay { get; set; } = payDay;

    public IReadOnlyList<(DateOnly DueOn, long Ore)> Plan { get; set; } = plan;

    public string Status { get; private set; } = "active";

    public List<DateOnly> PayDayChangesOn { get; } = [];

    public DateOnly? BreachedOn { get; private set; }

    public DateOnly? CureBy { get; private set; }

    /// <summary>"paid in time: the agreement goes on, once".</summary>
    public bool Cured { get; private set; }

    public bool Reinstated { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public List<SharedPayment> Payments { get; } = [];

    public string Debtor => Claims[0].Claim.Debtor;

    public bool Runs => EndedOn is null;

    public bool Broken => EndedOn is not null && Status == "breached";

    public long Owed => Claims.Sum(claim => claim.Now.Balance);

    /// <summary>
    /// What counts as instalments: all money with a payment day after the first day, on the agreement's id or on a claim's own ("a payment on
    /// a claim's own id counts as the oldest unpaid instalment of that claim's agreement").
    /// </summary>
    public long PaidBy(DateOnly day, DateOnly asOf) => Payments.Concat(Claims.SelectMany(claim => claim.Payments))
        .Where(payment => payment.Counts(asOf) && payment.PaidOn > FirstDay && payment.PaidOn <= day).Sum(payment => payment.Ore);

    /// <summary>
    /// What is unpaid, by the payments up to a day, of the instalments whose date is five banking days past on another; never more than is
    /// owed. With the last instalment everything falls due, the interest since the first day too.
    /// </summary>
    public long Missing(DateOnly fiveDaysPast, DateOnly paidBy, DateOnly asOf)
    {
        var due = Plan.Where(one => one.DueOn < fiveDaysPast && Calendar.AddBankingDays(one.DueOn, 5) <= fiveDaysPast).ToList();
        var unpaid = due.Sum(one => one.Ore) - PaidBy(paidBy, asOf);
        return due.Count == Plan.Count ? Owed + PaidBy(asOf, asOf) - PaidBy(paidBy, asOf) : Math.Min(unpaid, Owed);
    }

    /// <summary>The fifth banking day after the first instalment of which more than 50,00 is unpaid by now; null when there is none.</summary>
    public DateOnly? NextMissedOn(DateOnly asOf)
    {
        foreach (var (dueOn, _) in Plan)
        {
            var on = Calendar.AddBankingDays(dueOn, 5);
            if (Missing(on, asOf, asOf) > CarriedOre)
            {
                return on;
            }
        }

        return null;
    }

    public void Breach(DateOnly night, DateOnly cureBy) => (Status, BreachedOn, CureBy) = ("breached", night, cureBy);

    public void Cure()
    {
        (Status, BreachedOn, CureBy) = ("active", null, null);
        Cured = true;
    }

    public void End(DateOnly night, string status)
    {
        (Status, EndedOn, CureBy) = (status, night, null);
        LetGo();
        foreach (var claim in Claims.Where(_ => Broken && !IsArrangement))
        {
            claim.BreachEndedOn = night;
        }
    }

    /// <summary>"no reminder, fee or notice while kept"; a repayment claim has no reminders to rest from.</summary>
    public void Hold(DateOnly on)
    {
        if (!IsArrangement)
        {
            foreach (var claim in Claims)
            {
                claim.Agreement = this;
                claim.AddHold("agreement", on, null, Id);
            }
        }
    }

    /// <summary>"Missed instalment: reinstate within 14 days by paying it, once per plan" (story 8).</summary>
    public void Reinstate(DateOnly on)
    {
        (Status, BreachedOn, EndedOn, Reinstated) = ("active", null, null, true);
        Hold(on);
    }

    private void LetGo()
    {
        foreach (var claim in Claims.Where(claim => claim.Agreement == this))
        {
            claim.Agreement = null;
            claim.EndHolds(hold => hold.Kind == "agreement" && hold.Cause == Id);
        }
    }
}
