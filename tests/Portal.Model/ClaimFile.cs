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
internal sealed record HoldSpan(string Kind, DateOnly From, DateOnly? Until, int? Cause = null)
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

    /// <summary>The day of the last contact that gave a hold.</summary>
    public DateOnly? ContactOn { get; set; }

    public bool FeeReason { get; set; }

    public bool PhoneOpen { get; set; }

    public DateOnly? PhoneDoneOn { get; set; }

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

    public List<ModelStep> Steps { get; } = [];

    public List<ModelEntry> Entries { get; } = [];

    /// <summary>The last day for which the figures were derived and posted; null before the first time.</summary>
    public DateOnly? DerivedTo { get; set; }

    public Figures Now { get; set; } = null!;

    /// <summary>Its shares of payments on agreements that count, or count no longer, from a later day; signed as the entry will be.</summary>
    public IReadOnlyList<(DateOnly On, long Ore)> ToCome { get; set; } = [];

    public bool IsProperty => Type.Family == "property";

    /// <summary>"On property-tax (owners) they are liable at once; else they are possible co-debtors."</summary>
    public IEnumerable<string> Liable => IsProperty ? Claim.CoDebtors.Prepend(Claim.Debtor).Distinct() : [Claim.Debtor];

    /// <summary>The day of a step on the debtor's course; null when it is not on record.</summary>
    public DateOnly? Taken(string step) => Steps.FirstOrDefault(s => s.Step == step && s.Person == Claim.Debtor)?.On;

    public void AddHold(string kind, DateOnly from, DateOnly? until, int? cause = null) =>
        Holds.Add(new HoldSpan(kind, from, until, cause));

    public void EndHolds(Func<HoldSpan, bool> which) => Holds.RemoveAll(hold => which(hold));

    public void RaiseFloor(DateOnly day)
    {
        if (day > Floor)
        {
            Floor = day;
        }
    }
}
