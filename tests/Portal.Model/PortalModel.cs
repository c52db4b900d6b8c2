namespace Portal.Model;

/// <summary>The portal as the written contract has it, brute force: everything is derived from scratch whenever something becomes known.</summary>
public sealed partial class PortalModel
{
    private readonly Dictionary<string, ModelPerson> _persons = [];
    private readonly List<ClaimFile> _claims = [];
    private readonly HashSet<string> _bankReferences = [];
    private readonly List<Dispatch> _dispatches = [];
    private readonly List<ModelLetter> _letters = [];
    private readonly HashSet<string> _wrongNumbers = [];
    private readonly RequestDesk _desk;
    private readonly RecoveryDesk _recovery;
    private int _booked;
    private bool _nightRun;

    public PortalModel(DateOnly today)
    {
        BusinessDay = today;
        _desk = new RequestDesk(Find);
        _recovery = new RecoveryDesk(_claims, Find, id => _persons[id]);
    }

    /// <summary>"The business day is the day of the last night run (today when none was)."</summary>
    public DateOnly BusinessDay { get; private set; }

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
            case ModelEvent.ClosePhone close:
                ClosePhone(close.Debtor, close.On);
                break;
            case ModelEvent.Call call:
                Call(call);
                break;
            case ModelEvent.SkipCall skip:
                SkipCall(skip);
                break;
            case ModelEvent.ConfirmLiability confirm:
                ConfirmLiability(Find(confirm.Claim), confirm);
                break;
            case ModelEvent.SetOff setOff:
                Book(setOff);
                break;
            case ModelEvent.CloseCoLiability close:
                CloseCoLiability(Find(close.Claim), close.On);
                break;
            case var atTheDesk when _desk.Apply(atTheDesk) || _recovery.Apply(atTheDesk):
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "Unknown event.");
        }

        DeriveAndPost();
    }

    /// <summary>All claims in order of arrival.</summary>
    public IReadOnlyList<ModelClaimState> Claims() => [.. _claims.Select(State)];

    /// <summary>All agreements and arrangements, in the order in which they were made.</summary>
    public IReadOnlyList<ModelAgreementState> Agreements() => [.. _desk.Agreements.Select(agreement => Showing.State(agreement, BusinessDay))];

    /// <summary>All requests, in the order in which they were sent.</summary>
    public IReadOnlyList<ModelRequestState> Requests() =>
    [
        .. _desk.Requests.Select(request => new ModelRequestState(
            request.Id, request.Kind, request.Status, request.SubmittedOn, request.DecidedOn, [.. request.Claims.Select(claim => claim.Key).Order(StringComparer.Ordinal)])),
    ];

    public ModelAccount Account(string person)
    {
        var theirs = _claims.Where(claim => claim.Liable.Contains(person)).ToList();
        return new ModelAccount(
            person,
            theirs.Sum(claim => claim.Now.Balance),
            theirs.Where(claim => claim.Claim.Debtor == person).Sum(claim => claim.Now.Credit),
            [.. theirs.Select(claim => State(claim, person))],
            [.. _letters.Where(letter => letter.Person == person)]);
    }

    internal IReadOnlyList<ClaimFile> Files => _claims;

    internal RequestDesk Desk => _desk;

    internal RecoveryDesk Recovery => _recovery;

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
        var steps = new Nightly(_claims, id => _persons[id], id => _persons[id].HasPhone && !_wrongNumbers.Contains(id), night);
        new AgreementNight(_desk.Agreements, steps, night).FindBreaches();
        steps.TakeSteps();
        if (steps.Letters.Count == 0)
        {
            // Nothing but a letter changes what is owed: a fee, and civil interest cut by its date.
            Post();
            return;
        }

        _dispatches.AddRange(steps.Dispatches);
        _letters.AddRange(steps.Letters);
        DeriveAndPost();

        // A notice says what is owed after its own night.
        _claims.Where(claim => claim.Notice?.On == night).ToList().ForEach(claim => claim.Notice!.Say(claim.Now));
    }

    private void Derive()
    {
        _claims.ForEach(claim => Posting.PostPayments(claim, BusinessDay));
        _desk.Agreements.ToList().ForEach(agreement => Posting.TakeBackShares(agreement, BusinessDay));
        ForetellShares();
        Derivation.Run(_claims, _desk.Agreements, _dispatches, BusinessDay);
        _claims.ForEach(ReviewNotice);
    }

    /// <summary>Who will be given how much of money that counts from a later day, by what is known now.</summary>
    private void ForetellShares()
    {
        var later = _desk.Agreements.SelectMany(agreement => agreement.Payments).Where(payment => payment.PaidOn > BusinessDay && payment.ReversedOn is null).ToList();
        if (later.Count > 0)
        {
            Derivation.Run(_claims, _desk.Agreements, _dispatches, later.Max(payment => payment.PaidOn));
        }

        var takenBack = _desk.Agreements.SelectMany(agreement => agreement.Payments).Where(payment => payment.Posted && payment.ReversedOn > BusinessDay).ToList();
        foreach (var claim in _claims)
        {
            var shares = later.Select(payment => (On: payment.PaidOn, Ore: -claim.Now.Shares.GetValueOrDefault(payment)))
                .Concat(takenBack.Select(payment => (On: payment.ReversedOn!.Value, Ore: payment.Shares.GetValueOrDefault(claim))));
            claim.ToCome = [.. shares.Where(share => share.Ore != 0)];
        }
    }

    private void DeriveAndPost()
    {
        Derive();
        Post();
    }

    private void Post()
    {
        _desk.Agreements.ToList().ForEach(agreement => Posting.PostShares(agreement, BusinessDay));
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

    /// <summary>A payment of no known claim or agreement, or a reversal without a match, "lands on the unmatched payments list".</summary>
    private void Book(ModelPayment payment)
    {
        _booked++;
        var claim = _claims.Find(c => c.Claim.Source == payment.ClaimSource && c.Claim.Reference == payment.ClaimReference);
        var agreement = payment.Agreement is { } id ? _desk.Agreement(id) : null;
        if (payment.IsReversal)
        {
            Reverse(payment, (IEnumerable<PaymentFact>?)agreement?.Payments ?? claim?.Payments ?? []);
        }
        else if (agreement is not null)
        {
            agreement.Payments.Add(new SharedPayment(payment.Reference, payment.PaidOn, payment.AmountOre, _booked));
        }
        else
        {
            claim?.Payments.Add(new PaymentFact(payment.Reference, payment.PaidOn, payment.AmountOre, _booked));
        }
    }

    /// <summary>"matched by bank reference, else by the same id and amount, newest first".</summary>
    private void Reverse(ModelPayment reversal, IEnumerable<PaymentFact> onTheSameId)
    {
        var match = _claims.SelectMany(c => c.Payments).Concat(_desk.Agreements.SelectMany(agreement => agreement.Payments))
                .FirstOrDefault(payment => payment.ReversedOn is null && payment.Reference == reversal.Reverses)
            ?? onTheSameId.Where(p => p.Kind == "payment" && p.ReversedOn is null && p.Ore == reversal.AmountOre).OrderBy(p => p.PaidOn).LastOrDefault();
        if (match is not null)
        {
            match.ReversedOn = reversal.PaidOn > match.PaidOn ? reversal.PaidOn : match.PaidOn;
        }
    }

    internal static void WriteDown(ClaimFile claim, DateOnly on, long ore)
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
}
