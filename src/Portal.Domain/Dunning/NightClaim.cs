using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;

namespace Portal.Domain.Dunning;

/// <summary>One claim while its night is decided: what it is, and what is to be written about it.</summary>
internal sealed class NightClaim(ClaimFacts before, DateOnly on, Policies policies)
{
    private readonly List<Posting> _postings = [];
    private readonly List<StepTaken> _steps = [];
    private readonly List<Hold> _holds = [];
    private readonly List<HoldLift> _lifts = [];
    private readonly List<string> _rules = [];
    private readonly List<NightOutcome> _outcomes = [];
    private bool _interestIsRunning;

    /// <summary>With everything that tonight has done so far.</summary>
    public ClaimFacts Facts { get; private set; } = before;

    public Unpaid Unpaid { get; private set; } = new(CoverOrder.InterestFeesPrincipal);

    /// <summary>The debtor has had a letter about it tonight.</summary>
    public bool HasLetter => HasLetterTo(Facts.Debtor);

    /// <summary>The steps whose day has come and that nothing stops.</summary>
    public IEnumerable<Step> Due() => Plans().Where(planned => planned.On <= on && StoppedBy(planned) is null).Select(planned => planned.Step);

    public bool IsDue(Step step) => Due().Contains(step);

    /// <summary>The step of a co-debtor's own course whose day has come and that nothing stops (P04).</summary>
    /// <returns>Null when there is none tonight.</returns>
    public Step? DueFor(PersonId coDebtor) => CoDebtorCourse.Of(Facts).Contains(coDebtor) && CoDebtorCourse.Plan(Facts, coDebtor, Unpaid, policies) is { } planned && planned.On <= on
        && Course.StoppedBy(Facts, Unpaid, planned.Step, on, policies, coDebtor) is null ? planned.Step : null;

    /// <summary>Nothing stops the step, whenever its day is.</summary>
    public bool MayTake(Step step, PersonId? person = null) => !Unpaid.Total.IsZero && Course.StoppedBy(Facts, Unpaid, step, on, policies, person) is null;

    /// <summary>The person has had a letter about it tonight.</summary>
    public bool HasLetterTo(PersonId person) => Facts.Steps.Any(step => step.On == on && step.Letter is not null && step.Person == person);

    /// <summary>Renteloven posts interest on a letter's date.</summary>
    public void PostInterest() => Take(DerivedAccount.Of(Facts, on, policies));

    /// <summary>What follows from everything known tonight.</summary>
    public void Take(DerivedAccount derived)
    {
        var postings = derived.Differences(on);
        (Unpaid, _interestIsRunning) = (derived.Unpaid, derived.InterestIsRunning);
        if (postings.Count == 0) return;
        _postings.AddRange(postings);
        Facts = Facts with { Postings = [.. Facts.Postings, .. postings] };
    }

    /// <summary>Payments that the bank has taken back come to count as never made: the course rests from tonight.</summary>
    public void RestAfterReversals(DateOnly? last)
    {
        foreach (var reversal in Night.CountingReversals(Facts, last, on)) _holds.Add(PaymentMatch.Rest(reversal, on, policies));
        if (_holds.Count > 0) Facts = Facts with { Holds = [.. Facts.Holds, .. _holds] };
    }

    public void Charge(Posting fee)
    {
        _postings.Add(fee);
        Facts = Facts with { Postings = [.. Facts.Postings, fee] };
        Unpaid.PostFee(fee.Amount);
    }

    /// <summary>Takes a step for the debtor.</summary>
    public void Take(Step step, Guid? letter, bool skipped)
    {
        var rule = Plans().First(planned => planned.Step == step).Rule;
        _rules.Add(rule);
        _outcomes.Add(new NightOutcome(Facts.Id, step, Taken: true, skipped, null, rule));
        Record(new StepTaken(step, on, Facts.Debtor, letter, skipped, step.IsTask() && skipped ? on : null, CycleOf(step, Facts.Debtor)));
    }

    /// <summary>Takes a step of a co-debtor's own course.</summary>
    public void TakeOwn(PersonId coDebtor, Step step, Guid? letter, bool skipped = false)
    {
        var rule = CoDebtorCourse.Plan(Facts, coDebtor, Unpaid, policies)!.Rule;
        _rules.Add(rule);
        _outcomes.Add(new NightOutcome(Facts.Id, step, Taken: true, skipped, null, rule));
        Record(new StepTaken(step, on, coDebtor, letter, skipped, step.IsTask() && skipped ? on : null));
    }

    /// <summary>How often a step has been taken for somebody.</summary>
    public int Times(Step step, PersonId person) => Facts.Steps.Count(taken => taken.Step == step && taken.Person == person);

    /// <summary>What a missing instalment brings.</summary>
    public static Step StepOf(Agreement agreement) => agreement.Kind == AgreementKind.Arrangement ? Step.Demand : Step.BreachReminder;

    /// <summary>What tonight has found out about the claim's agreement.</summary>
    /// <param name="letter">The breach reminder.</param>
    public void Follow(AgreementTurn turn, Guid? letter)
    {
        _rules.Add(turn.Rule);
        Facts = Facts with { Agreements = [.. Facts.Agreements.Select(agreement => agreement.Id == turn.After.Id ? turn.After : agreement)] };
        if (letter is not null)
        {
            var step = StepOf(turn.After);
            _outcomes.Add(new NightOutcome(Facts.Id, step, Taken: true, Skipped: false, null, turn.Rule));
            Record(new StepTaken(step, on, turn.After.Person, letter, Skipped: false, Cycle: Times(step, turn.After.Person) + 1));
        }
        if (turn.After.Holds) return;

        var lifts = Facts.Holds.Where(hold => hold.Cause == turn.After.Id && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, on)).ToList();
        _lifts.AddRange(lifts);
        Facts = Facts with { Holds = [.. Facts.Holds.Select(hold => lifts.Any(lift => lift.Hold == hold.Id) ? hold with { LiftedOn = on } : hold)] };
        if (turn.Finding == AgreementFinding.Ended) SkipReminders(turn.After.Person);
    }

    /// <summary>P12: after a broken agreement come call, co-liability and notice; its own reminder has stood for the others.</summary>
    private void SkipReminders(PersonId person)
    {
        if (Facts.Basis != ClaimBasis.Ordinary || Facts.Rules.Family == ClaimFamily.Repayment) return;
        // Who is liable beside the debtor has two reminders of their own; another owner's course is the debtor's.
        var (whose, first) = CoDebtorCourse.Of(Facts).Contains(person) ? (person, Step.CoDebtorFirst) : (Facts.Debtor, Step.Reminder1);
        foreach (var step in (Step[])[first, Step.Reminder2])
            if (!Facts.Steps.Any(taken => taken.Step == step && taken.Person == whose)) Record(new StepTaken(step, on, whose, null, Skipped: true));
    }

    /// <summary>The same step for another who is liable.</summary>
    /// <param name="letter">Null for somebody who need not be told.</param>
    public void TakeFor(PersonId other, Step step, Guid? letter) => Record(new StepTaken(step, on, other, letter, Skipped: letter is null, Cycle: CycleOf(step, other)));

    /// <summary>What tonight's notices say that is owed: a claim that becomes larger needs a new one.</summary>
    public void Tell()
    {
        var told = Account.On(Facts, on).Balance;
        for (var i = 0; i < _steps.Count; i++)
            if (_steps[i].Step == Step.TransferNotice) _steps[i] = _steps[i] with { Told = told };
        Facts = Facts with { Steps = [.. Facts.Steps.Select(step => step.Step == Step.TransferNotice && step.On == on ? step with { Told = told } : step)] };
    }

    /// <summary>A notice can be given anew; everybody's of one time bear the same number, and so does the proposal that follows.</summary>
    public int CycleOf(Step step, PersonId person) => step switch
    {
        Step.TransferNotice when person == Facts.Debtor => (TransferNotices.Latest(Facts)?.Cycle ?? 0) + 1,
        Step.TransferNotice or Step.TransferProposal => TransferNotices.Latest(Facts)!.Cycle,
        _ => 1,
    };

    public Move? Move() => _postings.Count + _steps.Count + _holds.Count + _lifts.Count + _rules.Count == 0
        ? null
        : new Move(Facts.Id, _steps.Count > 0 ? Slug.Of(_steps[0].Step) : _lifts.Count > 0 ? "agreement-ended" : _rules.Count > 0 ? "agreement-cured" : "interest",
            _rules.Count > 0 ? string.Join("; ", _rules) : _postings.Count > 0 ? _postings[0].Rule : "P02", _postings, _steps, _holds, _lifts);

    public IEnumerable<NightOutcome> Outcomes()
    {
        if (_outcomes.Count > 0) return _outcomes;
        var planned = Plans() is [var first, ..] ? first : null;
        return [new NightOutcome(Facts.Id, planned?.Step, Taken: false, Skipped: false, planned is null ? null : StoppedBy(planned), planned?.Rule ?? "")];
    }

    /// <summary>What no step takes care of: a remainder too small for letters, money paid too much, a rate that nobody has entered.</summary>
    public IEnumerable<NightTask> WorkItems()
    {
        if (Plans().Any(planned => planned.On <= on && StoppedBy(planned) == HoldKind.SmallRemainder) || CoDebtorCourse.Of(Facts).Any(IsTooSmallFor))
            yield return new NightTask(DerivedId.Of("task", "small-remainder", Facts.Id, Unpaid.Total.Ore), TaskKind.SmallRemainder, Facts.Debtor, [Facts.Id]);
        if (CreditTask.Of(Facts, Unpaid.Credit) is { } credit) yield return credit;
        if (MissingRate() is { } halfYear)
            yield return new NightTask(DerivedId.Of("task", "rate-missing", halfYear.DayNumber), TaskKind.RateMissing, null, [], $"{halfYear:yyyy-MM-dd}");
    }

    public ClaimFigures Figures()
    {
        var owed = Kroner.Sum(Facts.Postings.Select(posting => posting.Amount));
        var (balance, credit) = owed.IsPositive ? (owed, Kroner.Zero) : (Kroner.Zero, -owed);
        var derived = Facts with { DerivedOn = on };
        return new ClaimFigures(Facts.Id, balance, credit, on, NightWatch.NextOn(derived, Unpaid, _interestIsRunning, on, policies), Custodies.By(derived, Unpaid));
    }

    private IReadOnlyList<PlannedStep> Plans() => Course.Plans(Facts, Unpaid, on, policies);

    private HoldKind? StoppedBy(PlannedStep planned) => Course.StoppedBy(Facts, Unpaid, planned.Step, on, policies);

    private bool IsTooSmallFor(PersonId coDebtor) => CoDebtorCourse.Plan(Facts, coDebtor, Unpaid, policies) is { } planned && planned.On <= on
        && Course.StoppedBy(Facts, Unpaid, planned.Step, on, policies, coDebtor) == HoldKind.SmallRemainder;

    private void Record(StepTaken step)
    {
        _steps.Add(step);
        Facts = Facts with { Steps = [.. Facts.Steps, step] };
    }

    /// <summary>Renteloven: the first half-year with something unpaid and no verified rate.</summary>
    private DateOnly? MissingRate()
    {
        if (policies.FeeLaw(Facts.Type, Facts.DueOn) != FeeLaw.Renteloven || !Unpaid.Principal.IsPositive || on <= Facts.InterestPayBy) return null;
        var halfYear = CivilInterestRates.HalfYear(on);
        return policies.CivilInterest(halfYear) is null ? halfYear : null;
    }
}
