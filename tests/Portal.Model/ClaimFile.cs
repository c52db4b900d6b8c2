namespace Portal.Model;

/// <summary>What is known about one payment; a reversal makes it "count as never made".</summary>
internal class PaymentFact(string reference, DateOnly paidOn, long ore, int place)
{
    /// <summary>Its place in the bank's order.</summary>
    public int Place { get; } = place;

    public string Reference { get; } = reference;

    public DateOnly PaidOn { get; } = paidOn;

    public long Ore { get; } = ore;

    public DateOnly? ReversedOn { get; set; }

    /// <summary>The kind of its entry: `payment`, or `set-off`.</summary>
    public string Kind { get; init; } = "payment";

    public bool Posted { get; set; }

    public bool ReversalPosted { get; set; }

    /// <summary>"Figures use the payments known now with a payment day up to the business day"; a reversal likewise.</summary>
    public bool Counts(DateOnly asOf) => PaidOn <= asOf && !(ReversedOn <= asOf);
}

/// <summary>A payment on an agreement's id, and what each claim has been given of it so far.</summary>
internal sealed class SharedPayment(string reference, DateOnly paidOn, long ore, int place) : PaymentFact(reference, paidOn, ore, place)
{
    public Dictionary<ClaimFile, long> Shares { get; } = [];
}

/// <summary>A hold from a day until and with another.</summary>
/// <param name="Cause">The request or the agreement that it came with.</param>
/// <param name="Person">A co-debtor whose own course it rests; null for the claim's.</param>
/// <param name="Letter">The letter that could not be delivered.</param>
internal sealed record HoldSpan(string Kind, DateOnly From, DateOnly? Until, int? Cause = null, string? Person = null, NoticeLetter? Letter = null)
{
    public bool Covers(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>A step letter of one night to one or more receivers, with at most one fee.</summary>
internal sealed record Dispatch(DateOnly On, string Kind, IReadOnlyList<ClaimFile> Claims, ClaimFile? FeeClaim, long FeeOre);

/// <summary>All facts of one claim, and what was posted on it.</summary>
internal sealed class ClaimFile(ModelClaim claim, int number, DateOnly arrivedOn)
{
    public ModelClaim Claim { get; } = claim;

    public string Key { get; } = claim.Key;

    public ClaimType Type { get; } = ClaimType.Of(claim.Type);

    /// <summary>"Payment ids are given in file order, ascending."</summary>
    public int Number { get; } = number;

    public DateOnly ArrivedOn { get; } = arrivedOn;

    /// <summary>The principal as last imported.</summary>
    public long PrincipalOre { get; set; } = claim.PrincipalOre;

    /// <summary>The effective pay-by: "on a closed day it counts as the next banking day everywhere"; a deferral takes its place.</summary>
    public DateOnly PayBy { get; set; } = Calendar.BankingDayOf(claim.PayBy);

    /// <summary>The pay-by that interest reckons with.</summary>
    public DateOnly InterestPayBy { get; set; } = Calendar.BankingDayOf(claim.PayBy);

    /// <summary>No step before this day: a raised principal, a refusal, a deferral.</summary>
    public DateOnly Floor { get; set; } = DateOnly.MinValue;

    public List<PaymentFact> Payments { get; } = [];

    public List<(DateOnly On, long Ore)> WriteDowns { get; } = [];

    public List<(DateOnly On, long Ore)> WriteOffs { get; } = [];

    public List<HoldSpan> Holds { get; } = [];

    public List<DateOnly> RefusedOn { get; } = [];


    public bool FeeReason { get; set; }

    /// <summary>An objection was upheld: the principal is no longer the source's alone.</summary>
    public bool IsLowered { get; set; }

    /// <summary>The debtor's course.</summary>
    public PersonCourse Own { get; } = new(claim.Debtor, null);

    /// <summary>The courses of confirmed co-debtors, in the order of their confirmation.</summary>
    public List<PersonCourse> CoCourses { get; } = [];

    public IEnumerable<PersonCourse> Courses => CoCourses.Prepend(Own);

    public bool CoLiabilityOpen { get; set; }

    public DateOnly? CoLiabilityDoneOn { get; set; }

    public bool ArrangementOpen { get; set; }

    /// <summary>What was set for a repayment claim: its latest arrangement.</summary>
    public AgreementFile? Arrangement { get; set; }

    /// <summary>A repayment claim's debtor may wait, or its arrangement is set: the task is done.</summary>
    public bool ArrangementSet { get; set; }

    /// <summary>The agreement that holds the claim's course.</summary>
    public AgreementFile? Agreement { get; set; }

    /// <summary>The day on which the claim's last agreement ended by its breach.</summary>
    public DateOnly? BreachEndedOn { get; set; }

    public List<NoticeFile> Notices { get; } = [];

    /// <summary>The notice that counts: not renewed, cancelled or lapsed, and not one by which the claim has been away and come back.</summary>
    public NoticeFile? Notice => Notices.Count > 0 && !Notices[^1].Ended ? Notices[^1] : null;

    /// <summary>No notice before this day: the claim has come back.</summary>
    public DateOnly NoticeFloor { get; private set; } = DateOnly.MinValue;

    public List<SendingFile> Sendings { get; } = [];

    /// <summary>The sending by which the claim is with the recovery authority, or on its way there.</summary>
    public SendingFile? Away => Sendings.Count > 0 && Sendings[^1].IsAway ? Sendings[^1] : null;

    /// <summary>"the last step done": a notice, also one that counts no longer; "recalled, returned: the last step before the notice (AFVIST: `notified`)".</summary>
    public bool IsTold => Notices.Count > 0 && !(Sendings.Count > 0 && Sendings[^1].State is "recalled" or "returned" && Notices[^1].On <= Sendings[^1].SentOn);

    /// <summary>"the last step done" is the proposal, although its notice counts no longer and nothing was sent by it.</summary>
    public bool IsStillProposed => Notices[^1].ProposedOn is { } on && !(Sendings.Count > 0 && Sendings[^1].SentOn >= on);

    public List<ModelStep> Steps { get; } = [];

    public List<ModelEntry> Entries { get; } = [];

    /// <summary>The last day for which the figures were derived and posted; null before the first time.</summary>
    public DateOnly? DerivedTo { get; set; }

    public Figures Now { get; set; } = null!;

    /// <summary>Its shares of payments on agreements that count, or count no longer, from a later day; signed as the entry will be.</summary>
    public IReadOnlyList<(DateOnly On, long Ore)> ToCome { get; set; } = [];

    public bool IsProperty => Type.Family == "property";

    /// <summary>"On property-tax (owners) they are liable at once; else they are possible co-debtors."</summary>
    public IEnumerable<string> Liable => Owners.Prepend(Claim.Debtor).Concat(CoCourses.Select(course => course.Person)).Distinct();

    public IEnumerable<string> Owners => IsProperty ? Claim.CoDebtors : [];

    /// <summary>The day of a step on the debtor's course; null when it is not on record.</summary>
    public DateOnly? Taken(string step) => Taken(step, Claim.Debtor);

    public DateOnly? Taken(string step, string person) => Steps.FirstOrDefault(s => s.Step == step && s.Person == person)?.On;

    /// <summary>The notice counts no longer: before the transfer a new one must run in full.</summary>
    public void EndNotice()
    {
        if (Notice is { } notice)
        {
            notice.Ended = true;
        }
    }

    /// <summary>"next the notice, no sooner than the banking day of (return + 14 days)".</summary>
    public void ComeBack(string state, DateOnly on)
    {
        Sendings[^1].End(state, on);
        EndNotice();
        NoticeFloor = Calendar.BankingDayOf(on.AddDays(14));
    }

    public void AddHold(string kind, DateOnly from, DateOnly? until, int? cause = null) =>
        Holds.Add(new HoldSpan(kind, from, until, cause));

    /// <summary>"hold contact from that day through day 14; a second registration before the next step gives no hold".</summary>
    public void RestFor(PersonCourse course, DateOnly on)
    {
        if (course.ContactOn is not { } before || Steps.Any(step => step.On > before))
        {
            course.ContactOn = on;
            Holds.Add(new HoldSpan("contact", on, on.AddDays(14), Person: course == Own ? null : course.Person));
        }
    }

    public void EndHolds(Func<HoldSpan, bool> which) => Holds.RemoveAll(hold => which(hold));

    public void RaiseFloor(DateOnly day)
    {
        if (day > Floor)
        {
            Floor = day;
        }
    }
}
