namespace Portal.Model;

/// <summary>The portal as the written contract has it, brute force: everything is derived from scratch whenever something becomes known.</summary>
public sealed class PortalModel(DateOnly today)
{
    private readonly Dictionary<string, ModelPerson> _persons = [];
    private readonly List<ClaimFile> _claims = [];
    private readonly HashSet<string> _bankReferences = [];
    private readonly List<Dispatch> _dispatches = [];
    private readonly List<ModelLetter> _letters = [];
    private readonly Dictionary<int, IReadOnlyList<string>> _openRequests = [];
    private bool _nightRun;

    /// <summary>"The business day is the day of the last night run (today when none was)."</summary>
    public DateOnly BusinessDay { get; private set; } = today;

    public void Apply(ModelEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        switch (e)
        {
            case ModelEvent.Night night:
                Night(night.D);
                return;
            case ModelEvent.Persons persons:
                persons.All.ToList().ForEach(person => _persons[person.Id] = person);
                break;
            case ModelEvent.Claims claims:
                claims.All.ToList().ForEach(Import);
                break;
            case ModelEvent.Payments payments:
                payments.All.Where(payment => _bankReferences.Add(payment.Reference)).ToList().ForEach(Book);
                break;
            case ModelEvent.Hold hold:
                Find(hold.Claim).AddHold("staff", hold.On, hold.Until);
                break;
            case ModelEvent.ReleaseHold release:
                Find(release.Claim).EndHolds(hold => hold.Kind == "staff");
                break;
            case ModelEvent.Contact contact:
                Contact(contact);
                break;
            case ModelEvent.Pointless pointless:
                SkipReminders(Find(pointless.Claim), pointless.On);
                break;
            case ModelEvent.FeeReason reason:
                Find(reason.Claim).FeeReason = true;
                break;
            case ModelEvent.WriteDown down:
                WriteDown(Find(down.Claim), down.On, down.Ore);
                break;
            case ModelEvent.WriteOff off:
                WriteOff(Find(off.Claim), off.On);
                break;
            case ModelEvent.Request request:
                Request(request);
                break;
            case ModelEvent.Decide decide:
                Decide(decide);
                break;
            case ModelEvent.Withdraw withdraw:
                EndRequest(withdraw.Id);
                break;
            case ModelEvent.ClosePhone close:
                ClosePhone(close);
                break;
            case ModelEvent.CloseCoLiability close:
                CloseCoLiability(Find(close.Claim), close.On);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "Unknown event.");
        }

        DeriveAndPost();
    }

    /// <summary>All claims in order of arrival.</summary>
    public IReadOnlyList<ModelClaimState> Claims() => [.. _claims.Select(State)];

    public ModelAccount Account(string person)
    {
        var theirs = _claims.Where(claim => claim.Liable.Contains(person)).ToList();
        return new ModelAccount(
            person,
            theirs.Sum(claim => claim.Now.Balance),
            theirs.Where(claim => claim.Claim.Debtor == person).Sum(claim => claim.Now.Credit),
            [.. theirs.Select(State)],
            [.. _letters.Where(letter => letter.Person == person)]);
    }

    internal IReadOnlyList<ClaimFile> Files => _claims;

    /// <summary>"payments with payment day up to D, interest up to D, breaches, steps"; "D again: nothing done. An earlier D: nothing written".</summary>
    private void Night(DateOnly night)
    {
        if (_nightRun && night <= BusinessDay)
        {
            return;
        }

        _nightRun = true;
        BusinessDay = night;
        Derive();
        var steps = new Nightly(_claims, id => _persons[id], night);
        steps.TakeSteps();
        if (steps.Letters.Count == 0)
        {
            // Nothing but a letter changes what is owed: a fee, and civil interest cut by its date.
            _claims.ForEach(claim => Posting.PostChanges(claim, BusinessDay));
            return;
        }

        _dispatches.AddRange(steps.Dispatches);
        _letters.AddRange(steps.Letters);
        DeriveAndPost();
    }

    private void Derive()
    {
        _claims.ForEach(claim => Posting.PostPayments(claim, BusinessDay));
        Derivation.Run(_claims, _dispatches, BusinessDay);
    }

    private void DeriveAndPost()
    {
        Derive();
        _claims.ForEach(claim => Posting.PostChanges(claim, BusinessDay));
    }

    private ClaimFile Find(string key) => _claims.Single(claim => claim.Key == key);

    private void Import(ModelClaim imported)
    {
        var known = _claims.Find(claim => claim.Key == imported.Key);
        if (known is null)
        {
            var on = imported.DueOn < BusinessDay ? imported.DueOn : BusinessDay;
            known = new ClaimFile(imported, _claims.Count + 1, BusinessDay);
            known.Entries.Add(new ModelEntry(on, "principal", null, imported.PrincipalOre, null, null));
            _claims.Add(known);
        }
        else if (imported.PrincipalOre != known.PrincipalOre)
        {
            var change = imported.PrincipalOre - known.PrincipalOre;
            known.PrincipalOre = imported.PrincipalOre;
            known.Entries.Add(new ModelEntry(BusinessDay, "correction", "principal", change, null, known.Claim.DueOn));
            if (change > 0)
            {
                // "when raised, the next step's date is no sooner than the banking day of the correction + 14 days".
                known.RaiseFloor(Calendar.BankingDayOf(BusinessDay.AddDays(14)));
            }
        }
    }

    /// <summary>A payment of no known claim, or a reversal without a match, "lands on the unmatched payments list".</summary>
    private void Book(ModelPayment payment)
    {
        var claim = _claims.Find(c => c.Claim.Source == payment.ClaimSource && c.Claim.Reference == payment.ClaimReference);
        if (payment.IsReversal)
        {
            Reverse(payment, claim);
        }
        else
        {
            claim?.Payments.Add(new PaymentFact(payment.Reference, payment.PaidOn, payment.AmountOre));
        }
    }

    /// <summary>"matched by bank reference, else by the same id and amount, newest first".</summary>
    private void Reverse(ModelPayment reversal, ClaimFile? claim)
    {
        var open = _claims.SelectMany(c => c.Payments).Where(payment => payment.ReversedOn is null).ToList();
        var match = open.Find(payment => payment.Reference == reversal.Reverses)
            ?? claim?.Payments.Where(p => p.ReversedOn is null && p.Ore == reversal.AmountOre).OrderBy(p => p.PaidOn).LastOrDefault();
        if (match is not null)
        {
            match.ReversedOn = reversal.PaidOn > match.PaidOn ? reversal.PaidOn : match.PaidOn;
        }
    }

    /// <summary>"hold contact from that day through day 14; a second registration before the next step gives no hold".</summary>
    private void Contact(ModelEvent.Contact contact)
    {
        foreach (var claim in _claims.Where(claim => claim.Claim.Debtor == contact.Debtor && claim.StepsAtContact != claim.Steps.Count))
        {
            claim.StepsAtContact = claim.Steps.Count;
            claim.AddHold("contact", contact.On, contact.On.AddDays(14));
        }
    }

    /// <summary>"reminder 2 and the phone task are recorded as skipped with the reason; P06 keeps the co-liability task; then the notice".</summary>
    private static void SkipReminders(ClaimFile claim, DateOnly on)
    {
        if (claim.Taken(Course.Reminder1) is null || claim.PhoneDoneOn is not null || claim.PhoneOpen)
        {
            return;
        }

        if (claim.Taken(Course.Reminder2) is null)
        {
            claim.Steps.Add(new ModelStep(on, Course.Reminder2, claim.Claim.Debtor, true));
        }

        claim.Steps.Add(new ModelStep(on, Course.Phone, claim.Claim.Debtor, true));
        claim.PhoneDoneOn = on;
    }

    private static void WriteDown(ClaimFile claim, DateOnly on, long ore)
    {
        claim.WriteDowns.Add((on, ore));
        claim.Entries.Add(new ModelEntry(on, "write-down", null, -ore, null, null));
    }

    /// <summary>Gives up the whole rest.</summary>
    private static void WriteOff(ClaimFile claim, DateOnly on)
    {
        var rest = claim.Now.Balance;
        if (rest > 0)
        {
            claim.WriteOffs.Add((on, rest));
            claim.Entries.Add(new ModelEntry(on, "write-off", null, -rest, null, null));
        }
    }

    /// <summary>"a new request within 30 days of a refusal without a new reason or document makes no hold".</summary>
    private void Request(ModelEvent.Request request)
    {
        _openRequests[request.Id] = request.Keys;
        foreach (var claim in request.Keys.Select(Find).Where(claim => !claim.RefusedOn.Any(on => request.On <= on.AddDays(30))))
        {
            claim.AddHold("request-pending", request.On, null, request.Id);
        }
    }

    private List<ClaimFile> EndRequest(int id)
    {
        _openRequests.Remove(id, out var keys);
        var claims = (keys ?? []).Select(Find).ToList();
        claims.ForEach(claim => claim.EndHolds(hold => hold.Request == id));
        return claims;
    }

    private void Decide(ModelEvent.Decide decide)
    {
        foreach (var claim in EndRequest(decide.Id))
        {
            if (decide.DeferralUntil is { } until)
            {
                Defer(claim, decide.On, until);
            }
            else
            {
                // "the next step no sooner than the banking day of (decision + 14 days)".
                claim.RefusedOn.Add(decide.On);
                claim.RaiseFloor(Calendar.BankingDayOf(decide.On.AddDays(14)));
            }
        }
    }

    /// <summary>
    /// "U takes the place of the effective pay-by; nothing is sent before it; granted before the old pay-by: interest reckons with U as
    /// pay-by, else it runs on; unpaid: the step that was next, on the banking day of U + 10 days".
    /// </summary>
    private static void Defer(ClaimFile claim, DateOnly on, DateOnly until)
    {
        if (until > claim.InterestPayBy && on < claim.InterestPayBy)
        {
            claim.InterestPayBy = until;
        }

        claim.PayBy = until > claim.PayBy ? until : claim.PayBy;
        claim.AddHold("deferral", on, until);
        claim.RaiseFloor(Calendar.BankingDayOf(until.AddDays(10)));
    }

    private void ClosePhone(ModelEvent.ClosePhone close)
    {
        foreach (var claim in _claims.Where(claim => claim.Claim.Debtor == close.Debtor && claim.PhoneOpen))
        {
            claim.PhoneOpen = false;
            claim.PhoneDoneOn = close.On;
        }
    }

    private static void CloseCoLiability(ClaimFile claim, DateOnly on)
    {
        if (claim.CoLiabilityOpen)
        {
            claim.CoLiabilityOpen = false;
            claim.CoLiabilityDoneOn = on;
        }
    }

    private ModelClaimState State(ClaimFile claim) => Showing.State(claim, _persons[claim.Claim.Debtor], BusinessDay);
}
