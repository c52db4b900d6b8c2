using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>The domain's decisions lived through in memory, event by event: what the database does for the program, a dictionary does here.</summary>
internal sealed partial class MemoryTown(DateOnly today)
{
    private static readonly Policies Policies = Policies.Default;

    private readonly Dictionary<string, ModelPerson> _people = [];
    private readonly Dictionary<string, ClaimFacts> _claims = [];
    private readonly Dictionary<ClaimId, DateOnly?> _nextOn = [];
    private readonly Dictionary<PersonId, Guid> _calls = [];
    private readonly Dictionary<int, IReadOnlyList<string>> _requests = [];
    private readonly Dictionary<string, Guid> _payments = [];
    private readonly List<(ClaimId Claim, DateOnly On)> _refused = [];
    private bool _nightRun;
    private DateOnly? _before;

    public DateOnly BusinessDay { get; private set; } = today;

    public List<CourseLetter> Letters { get; } = [];

    public IReadOnlyDictionary<string, ClaimFacts> Claims => _claims;

    public static PersonId Person(string id) => new(DerivedId.Of("person", id));

    public bool HasPhone(string id) => _people[id].HasPhone;

    public void Apply(ModelEvent happened)
    {
        switch (happened)
        {
            case ModelEvent.Persons persons: foreach (var person in persons.All) Register(person); break;
            case ModelEvent.Claims claims: foreach (var claim in claims.All) Import(claim); break;
            case ModelEvent.Payments payments: Book(payments.All); break;
            case ModelEvent.Night night: Run(night.D); break;
            case ModelEvent.Hold hold: Act(hold.Claim, claim => CourseActs.StaffHold(claim, HoldKind.Staff, hold.On, hold.Until)); break;
            case ModelEvent.ReleaseHold release: Act(release.Claim, claim => CourseActs.ReleaseHold(claim, HoldKind.Staff, release.On)); break;
            case ModelEvent.Contact contact: foreach (var key in OfDebtor(contact.Debtor)) Act(key, claim => CourseActs.Contact(claim, contact.On, Policies)); break;
            case ModelEvent.Pointless pointless: Act(pointless.Claim, claim => CourseActs.RemindersPointless(claim, pointless.On)); break;
            case ModelEvent.FeeReason reason: _claims[reason.Claim] = _claims[reason.Claim] with { SecondFeeReason = true }; break;
            case ModelEvent.WriteDown down: Act(down.Claim, claim => CourseActs.WriteDown(claim, new Kroner(down.Ore), down.On)); break;
            case ModelEvent.WriteOff off: Act(off.Claim, claim => CourseActs.WriteOff(claim, off.On, Policies)); break;
            case ModelEvent.Request request: Ask(request); break;
            case ModelEvent.Decide decide: Answer(decide.Id, decide.On, decide.DeferralUntil, withdrawn: false); break;
            case ModelEvent.Withdraw withdraw: Answer(withdraw.Id, withdraw.On, null, withdrawn: true); break;
            case ModelEvent.AskAgreement ask: Ask(ask); break;
            case ModelEvent.DecideAgreement decide: Decide(decide); break;
            case ModelEvent.ChangePayDay change: ChangePayDay(change); break;
            case ModelEvent.Reinstate reinstate: Reinstate(reinstate); break;
            case ModelEvent.SetArrangement set: Set(set); break;
            case ModelEvent.ClosePhone close: foreach (var key in OfDebtor(close.Debtor)) Close(key, Step.PhoneTask, close.On); _calls.Remove(Person(close.Debtor)); break;
            case ModelEvent.CloseCoLiability close: Close(close.Claim, Step.CoLiabilityTask, close.On); break;
        }
    }

    private void Register(ModelPerson person)
    {
        _people[person.Id] = person;
        foreach (var key in OfDebtor(person.Id))
            foreach (var (kind, wanted) in ((HoldKind, bool)[])[(HoldKind.Estate, person.Dead), (HoldKind.FaroeGreenland, person.Country is "FO" or "GL")])
            {
                var claim = _claims[key];
                var open = claim.Holds.Where(hold => hold.Kind == kind && hold.LiftedOn is null).ToList();
                if (wanted == (open.Count > 0)) continue;
                IReadOnlyList<Hold> holds = wanted ? [new Hold(Guid.NewGuid(), kind, BusinessDay)] : [];
                Write([new Move(claim.Id, "person-changed", "test", [], [], holds, [.. open.Select(hold => new HoldLift(hold.Id, BusinessDay))])], []);
            }
    }

    private void Import(ModelClaim line)
    {
        if (_claims.TryGetValue(line.Key, out var known)) { Correct(known, line); return; }
        var id = new ClaimId(DerivedId.Of("claim", line.Key));
        Assert.True(Slug.TryParse<ClaimType>(line.Type, out var type));
        var others = line.CoDebtors.Select(person => new Liability(Person(person), type == ClaimType.PropertyTax ? LiabilityKind.Owner : LiabilityKind.CoDebtor, type == ClaimType.PropertyTax ? BusinessDay : null));
        var debtor = _people[line.Debtor];
        var on = BusinessDay < line.DueOn ? BusinessDay : line.DueOn;
        var claim = new ClaimFacts(
            id, 1, line.Source, line.Reference, type, Custody.Here, PaymentId.Of(_claims.Count + 1), "", BusinessDay, line.DueOn, line.PayBy, null, Slug.Parse<ClaimBasis>(line.Basis), false,
            [new Liability(Person(line.Debtor), LiabilityKind.Primary, BusinessDay), .. others],
            [new Posting(DerivedId.Of("principal", id), EntryKind.Principal, on, new Kroner(line.PrincipalOre), "test")], [],
            [.. debtor.Dead ? [Held(id, HoldKind.Estate)] : Array.Empty<Hold>(), .. debtor.Country is "FO" or "GL" ? [Held(id, HoldKind.FaroeGreenland)] : Array.Empty<Hold>()])
        {
            Terms = [.. line.Terms.Select(term => new Term(term.DueOn, new Kroner(term.AmountOre)))],
        };
        claim = claim with { Postings = [.. claim.Postings, .. DerivedAccount.Of(claim, BusinessDay, Policies).Differences(BusinessDay)], DerivedOn = BusinessDay };
        _claims[line.Key] = claim;
        _nextOn[id] = NightWatch.NextNight;
    }

    private Hold Held(ClaimId claim, HoldKind kind) => new(DerivedId.Of(claim, Slug.Of(kind)), kind, BusinessDay);

    private void Correct(ClaimFacts claim, ModelClaim line)
    {
        var before = Kroner.Sum(claim.Postings.Where(posting => posting.Changes == EntryKind.Principal).Select(posting => posting.Amount));
        var difference = new Kroner(line.PrincipalOre) - before;
        if (difference.IsZero) return;
        var correction = new Posting(Guid.NewGuid(), EntryKind.Correction, BusinessDay, difference, "test", EntryKind.Principal, CorrectsOn: claim.DueOn);
        Tell(claim.Debtor, new Dictionary<ClaimId, Move> { [claim.Id] = Move.Posted(claim.Id, "corrected", "test", correction) });
    }

    /// <summary>A file is booked whole: what follows from it is posted once for each claim.</summary>
    private void Book(IReadOnlyList<ModelPayment> payments)
    {
        var news = new Dictionary<ClaimId, Move>();
        foreach (var payment in payments.Where(payment => payment is { Agreement: not null, IsReversal: false })) Receive(payment);
        var known = _claims.ToDictionary(pair => pair.Key, pair => pair.Value);
        void Add(string key, Move move)
        {
            known[key] = known[key].After(move);
            news[move.Claim] = news.TryGetValue(move.Claim, out var first) ? first with { Postings = [.. first.Postings, .. move.Postings], Holds = [.. first.Holds, .. move.Holds] } : move;
        }

        foreach (var payment in payments.Where(payment => payment.Agreement is null))
        {
            var key = $"{payment.ClaimSource}/{payment.ClaimReference}";
            if (!payment.IsReversal)
            {
                if (!known.TryGetValue(key, out var claim)) continue;
                var id = Guid.NewGuid();
                _payments[payment.Reference] = id;
                Add(key, Move.Posted(claim.Id, "paid", "test", new Posting(id, EntryKind.Payment, payment.PaidOn, new Kroner(-payment.AmountOre), "test")));
                continue;
            }
            var named = payment.Reverses is { } name && _payments.TryGetValue(name, out var by) ? by : (Guid?)null;
            if (PaymentMatch.Reversed(known.Values, named, known.GetValueOrDefault(key), new Kroner(payment.AmountOre)) is not { } found) continue;
            Add($"{found.Claim.Source}/{found.Claim.Reference}", PaymentMatch.Reversal(found.Claim.Id, found.Payment, Guid.NewGuid(), payment.PaidOn, BusinessDay, Policies));
        }
        foreach (var debtor in known.Values.Where(claim => news.ContainsKey(claim.Id)).Select(claim => claim.Debtor).Concat(payments.Where(payment => payment.Agreement is not null).Select(payment => AgreementOf(payment.Agreement!.Value).Person)).Distinct().ToList()) Tell(debtor, news);
        foreach (var payment in payments.Where(payment => payment is { Agreement: not null, IsReversal: true })) TakeBack(payment);
    }

    private void Run(DateOnly night)
    {
        if (_nightRun && night <= BusinessDay) return;
        (_before, _nightRun, BusinessDay) = (_nightRun ? BusinessDay : null, true, night);
        var first = _claims.Values.Where(claim => _nextOn[claim.Id] <= night).ToList();
        var whole = first.Where(claim => claim.SharesMoney || Night.ReversalCounts(claim, _before, night)).Select(claim => claim.Debtor).ToHashSet();
        var due = _claims.Values.Where(claim => _nextOn[claim.Id] <= night || whole.Contains(claim.Debtor)).ToList();
        foreach (var debtor in due.GroupBy(claim => claim.Debtor))
        {
            var plan = Decide(debtor.Key, [.. debtor]);
            Write(plan.Moves, plan.Figures);
            Letters.AddRange(plan.Letters);
            foreach (var turn in plan.Agreements) Put(turn.After);
            foreach (var phone in plan.Tasks.Where(task => task.Kind == Tasks.TaskKind.Phone)) _calls[phone.Person!.Value] = phone.Id;
        }
    }

    /// <summary>The last night decided once more about every claim, as after a crash: what it wrote down is there already.</summary>
    public IReadOnlyList<NightPlan> Again() => [.. _claims.Values.GroupBy(claim => claim.Debtor).Select(debtor => Decide(debtor.Key, [.. debtor]))];

    private NightPlan Decide(PersonId debtor, IReadOnlyList<ClaimFacts> claims)
    {
        var person = _people.Values.Single(one => Person(one.Id) == debtor);
        var others = _claims.Values.Where(claim => claim.Debtor == debtor && !claims.Contains(claim)).ToList();
        return Night.Decide(claims, new NightDebtor(debtor, person.HasPhone, _calls.TryGetValue(debtor, out var call) ? call : null, others) { CoDebtors = CoDebtorsOf(claims) }, BusinessDay, _before, Policies);
    }

    private void Ask(ModelEvent.Request request)
    {
        _requests[request.Id] = request.Keys;
        foreach (var key in request.Keys.Where(key => !Refused(_claims[key]).Any(on => request.On <= on.AddDays(30))))
            Write([Move.Held(_claims[key].Id, "asked", "test", new Hold(Guid.NewGuid(), HoldKind.RequestPending, request.On, Cause: DerivedId.Of("request", request.Id)))], []);
    }

    private IEnumerable<DateOnly> Refused(ClaimFacts claim) => _refused.Where(one => one.Claim == claim.Id).Select(one => one.On);

    private void Answer(int request, DateOnly on, DateOnly? until, bool withdrawn)
    {
        if (withdrawn && _asked.TryGetValue(request, out var asked)) { Withdraw(request, asked, on); return; }
        if (!_requests.Remove(request, out var keys)) return;
        foreach (var key in keys)
        {
            var claim = _claims[key];
            if (!withdrawn && until is null) _refused.Add((claim.Id, on));
            DateOnly? resume = withdrawn || until is not null ? null : DeferralDecisionRules.ResumesOn(null, DeferralPolicies.For(on), on);
            var lifts = claim.Holds.Where(hold => hold.Cause == DerivedId.Of("request", request)).Select(hold => new HoldLift(hold.Id, on, resume)).ToList();
            // A repeated request held nothing, but its refusal puts the next step off as any other.
            if (lifts.Count == 0 && resume is not null) lifts = [.. claim.Holds.Where(hold => hold.ResumeOn is not null).TakeLast(1).Select(hold => new HoldLift(hold.Id, on, resume))];
            IReadOnlyList<Hold> holds = until is { } last ? [new Hold(Guid.NewGuid(), HoldKind.Deferral, on, last)] : [];
            Write([new Move(claim.Id, "answered", "test", [], [], holds, lifts)], []);
        }
    }

    private void Close(string key, Step task, DateOnly on)
    {
        var claim = _claims[key];
        var closed = CourseActs.Close(claim, task, on);
        if (closed.Count == 0) return;
        _claims[key] = claim with { Steps = [.. claim.Steps.Where(step => step.Step != task || step.DoneOn is not null), .. closed] };
        _nextOn[claim.Id] = NightWatch.NextNight;
    }

    private IReadOnlyList<string> OfDebtor(string debtor) => [.. _claims.Where(claim => claim.Value.Debtor == Person(debtor)).Select(claim => claim.Key)];

    private void Act(string key, Func<ClaimFacts, ActAnswer> act)
    {
        if (act(_claims[key]) is not ActAnswer.Done done) return;
        if (done.Move.Postings.Count > 0) Tell(_claims[key].Debtor, new Dictionary<ClaimId, Move> { [done.Move.Claim] = done.Move });
        else Write([done.Move], []);
    }

    private void Tell(PersonId debtor, IReadOnlyDictionary<ClaimId, Move> news)
    {
        var rebooked = Rebooking.Decide([.. _claims.Values.Where(claim => claim.Debtor == debtor)], news, BusinessDay, Policies);
        Write(rebooked.Moves, rebooked.Figures);
    }

    private void Write(IReadOnlyList<Move> moves, IReadOnlyList<ClaimFigures> figures)
    {
        foreach (var move in moves)
        {
            var (key, claim) = _claims.Single(pair => pair.Value.Id == move.Claim);
            _claims[key] = claim.After(move);
            _nextOn[claim.Id] = NightWatch.NextNight;
        }
        foreach (var figure in figures)
        {
            var (key, claim) = _claims.Single(pair => pair.Value.Id == figure.Claim);
            _claims[key] = claim with { DerivedOn = figure.DerivedOn, Custody = figure.Custody };
            _nextOn[claim.Id] = figure.NextOn;
        }
    }
}
