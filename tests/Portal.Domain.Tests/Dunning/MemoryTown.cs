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
/// <param name="transfers">The claims go on to the recovery authority, and bear what it wants to know.</param>
internal sealed partial class MemoryTown(DateOnly today, bool transfers = false)
{
    private static readonly Policies Policies = Policies.Default;

    private readonly Dictionary<string, ModelPerson> _people = [];
    private readonly Dictionary<string, ClaimFacts> _claims = [];
    private readonly Dictionary<ClaimId, DateOnly?> _nextOn = [];
    private readonly Dictionary<string, Guid> _payments = [];
    private readonly Dictionary<string, DateOnly> _paid = [];
    private readonly Dictionary<ClaimId, Kroner> _source = [];
    private bool _nightRun;
    private DateOnly? _before;

    public DateOnly BusinessDay { get; private set; } = today;

    public List<CourseLetter> Letters { get; } = [];

    public IReadOnlyDictionary<string, ClaimFacts> Claims => _claims;

    public static PersonId Person(string id) => new(DerivedId.Of("person", id));

    public bool HasPhone(string id) => _people[id].HasPhone;

    /// <returns>False when it is refused, as it may be once other nights have been left out.</returns>
    /// <exception cref="InvalidOperationException">The domain refuses what cannot be refused.</exception>
    public bool Apply(ModelEvent happened)
    {
        switch (happened)
        {
            case ModelEvent.Persons persons: foreach (var person in persons.All) Register(person); break;
            case ModelEvent.Claims claims: foreach (var claim in claims.All) Import(claim); break;
            case ModelEvent.Payments payments: return Take(payments.All);
            case ModelEvent.Night night: Run(night.D); break;
            case ModelEvent.Hold hold: Act(hold.Claim, claim => CourseActs.StaffHold(claim, HoldKind.Staff, hold.On, hold.Until)); break;
            case ModelEvent.ReleaseHold release: Act(release.Claim, claim => CourseActs.ReleaseHold(claim, HoldKind.Staff, release.On)); break;
            case ModelEvent.Contact contact: foreach (var key in OfDebtor(contact.Debtor)) Act(key, claim => CourseActs.Contact(claim, contact.On, Policies)); break;
            case ModelEvent.Pointless pointless: return Act(pointless.Claim, claim => CourseActs.RemindersPointless(claim, pointless.On));
            case ModelEvent.FeeReason reason:
                if (!Act(reason.Claim, claim => CourseActs.RecordFeeReason(claim, reason.On, Policies))) return false;
                _claims[reason.Claim] = _claims[reason.Claim] with { SecondFeeReason = true };
                break;
            case ModelEvent.WriteDown down: Act(down.Claim, claim => CourseActs.WriteDown(claim, new Kroner(down.Ore), down.On)); break;
            case ModelEvent.WriteOff off: Act(off.Claim, claim => CourseActs.WriteOff(claim, off.On, Policies)); break;
            case ModelEvent.Request request: return Ask(request);
            case ModelEvent.Decide decide: return Answer(decide);
            case ModelEvent.Withdraw withdraw: return Withdraw(withdraw);
            case ModelEvent.AskAgreement ask: return Ask(ask);
            case ModelEvent.DecideAgreement decide: return Decide(decide);
            case ModelEvent.ChangePayDay change: return ChangePayDay(change);
            case ModelEvent.Reinstate reinstate: return Reinstate(reinstate);
            case ModelEvent.SetArrangement set: return Set(set);
            case ModelEvent.ClosePhone close: Called(close.Debtor, close.On); break;
            case ModelEvent.CloseCoLiability close: NobodyElse(close.Claim, close.On); break;
            default: return Recover(happened);
        }
        return true;
    }

    private void Register(ModelPerson person)
    {
        _people[person.Id] = person;
        foreach (var claim in _claims.Values.Where(claim => claim.Liable.Any(liable => liable.IsLiable && liable.Person == Person(person.Id))).ToList()) FollowPeople(claim);
    }

    /// <summary>An estate stops everything, an address in the north what leads to the recovery authority, whoever of those who are liable it is.</summary>
    private void FollowPeople(ClaimFacts claim)
    {
        var liable = claim.Liable.Where(one => one.IsLiable).Select(one => _people.Values.Single(known => Person(known.Id) == one.Person)).ToList();
        foreach (var (kind, wanted) in ((HoldKind, bool)[])[(HoldKind.Estate, liable.Exists(one => one.Dead)), (HoldKind.FaroeGreenland, liable.Exists(one => one.Country is "FO" or "GL"))])
        {
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
        var on = BusinessDay < line.DueOn ? BusinessDay : line.DueOn;
        var basis = Slug.Parse<ClaimBasis>(line.Basis);
        var claim = WithFields(line, new ClaimFacts(
            id, 1, line.Source, line.Reference, type, Custody.Here, PaymentId.Of(_claims.Count + 1), "", BusinessDay, line.DueOn, line.PayBy, null, basis, false,
            [new Liability(Person(line.Debtor), LiabilityKind.Primary, BusinessDay), .. others],
            [new Posting(DerivedId.Of("principal", id), EntryKind.Principal, on, new Kroner(line.PrincipalOre), "test")], [], [])
        {
            Terms = [.. line.Terms.Select(term => new Term(term.DueOn, new Kroner(term.AmountOre)))],
            BasisOn = basis == ClaimBasis.Ordinary ? null : line.DueOn,
        });
        claim = claim with { Postings = [.. claim.Postings, .. DerivedAccount.Of(claim, BusinessDay, Policies).Differences(BusinessDay)], DerivedOn = BusinessDay };
        _claims[line.Key] = claim;
        _nextOn[id] = NightWatch.NextNight;
        FollowPeople(claim);
    }

    /// <summary>What the authority's rules ask of the line of a claim, from its due date.</summary>
    private ClaimFacts WithFields(ModelClaim line, ClaimFacts claim)
    {
        if (!transfers) return claim;
        // A repayment lapses with time after its period, which formats.md says nothing about: its period is given where the authority asks for it alone.
        var (from, to, established) = claim.Type switch
        {
            ClaimType.DaycareRepayment => (claim.DueOn.AddDays(-30), claim.DueOn.AddDays(-1), claim.DueOn.AddDays(-1)),
            ClaimType.CashBenefitRepayment or ClaimType.PensionRepayment => ((DateOnly?)null, (DateOnly?)null, claim.DueOn),
            _ => (claim.DueOn, claim.DueOn.AddDays(29), claim.DueOn),
        };
        return claim with
        {
            PeriodFrom = from, PeriodTo = to, EstablishedOn = established, LimitationOn = claim.DueOn.AddYears(12), StateRefund = line.StateRefund,
            Property = claim.Type == ClaimType.PropertyTax ? "5512" : "", Description = "Krav",
        };
    }

    private void Correct(ClaimFacts claim, ModelClaim line)
    {
        var before = Kroner.Sum(claim.Postings.Where(posting => posting.Changes == EntryKind.Principal).Select(posting => posting.Amount));
        var difference = new Kroner(line.PrincipalOre) - before;
        // An answer to an objection has lowered the claim: what the source has always said is no news about it.
        if (difference.IsZero || (_source.TryGetValue(claim.Id, out var source) && source == new Kroner(line.PrincipalOre))) return;
        _source.Remove(claim.Id);
        var correction = new Posting(Guid.NewGuid(), EntryKind.Correction, BusinessDay, difference, "test", EntryKind.Principal, CorrectsOn: claim.DueOn);
        Tell(claim.Debtor, new Dictionary<ClaimId, Move> { [claim.Id] = Move.Posted(claim.Id, "corrected", "test", correction) });
    }

    /// <returns>False when an agreement that is paid on was never made here, or what is taken back has not been counted.</returns>
    private bool Take(IReadOnlyList<ModelPayment> payments)
    {
        if (payments.Any(payment => payment.Agreement is { } named && !_agreements.ContainsKey(named))) return false;
        // Where nights are left out: what is taken back before a night has counted it is in the books, and the model knows nothing of it.
        if (transfers && payments.Any(payment => payment is { Agreement: not null, Reverses: { } paid } && (!_paid.TryGetValue(paid, out var on) || on > BusinessDay))) return false;
        foreach (var payment in payments.Where(payment => payment is { Agreement: not null, IsReversal: false })) _paid[payment.Reference] = payment.PaidOn;
        Book(payments);
        CloseIdleCalls(BusinessDay);
        return true;
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
        // All is decided before anything is written: somebody may be called about claims of two debtors.
        foreach (var plan in due.GroupBy(claim => claim.Debtor).Select(debtor => Decide(debtor.Key, [.. debtor])).ToList())
        {
            Write(plan.Moves, plan.Figures);
            foreach (var letter in plan.Letters) File(letter);
            foreach (var turn in plan.Agreements) Put(turn.After);
            foreach (var task in plan.Tasks) Open(task.Id, task.Kind, task.Person, null, task.Claims);
        }
    }

    /// <summary>The last night decided once more about every claim, as after a crash: what it wrote down is there already.</summary>
    public IReadOnlyList<NightPlan> Again() => [.. _claims.Values.GroupBy(claim => claim.Debtor).Select(debtor => Decide(debtor.Key, [.. debtor]))];

    private NightPlan Decide(PersonId debtor, IReadOnlyList<ClaimFacts> claims)
    {
        var others = _claims.Values.Where(claim => claim.Debtor == debtor && !claims.Contains(claim)).ToList();
        return Night.Decide(claims, new NightDebtor(debtor, CanBeCalled(debtor), OpenCallOf(debtor), others) { CoDebtors = CoDebtorsOf(claims) }, BusinessDay, _before, Policies);
    }

    private IReadOnlyList<string> OfDebtor(string debtor) => [.. _claims.Where(claim => claim.Value.Debtor == Person(debtor)).Select(claim => claim.Key)];

    private bool Act(string key, Func<ClaimFacts, ActAnswer> act)
    {
        if (act(_claims[key]) is not ActAnswer.Done done) return false;
        if (done.Move.Postings.Count > 0) Tell(_claims[key].Debtor, new Dictionary<ClaimId, Move> { [done.Move.Claim] = done.Move });
        else Write([done.Move], []);
        return true;
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
