using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Liabilities;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>Tasks in the town's memory: calls, and who is found to owe a claim beside its debtor.</summary>
internal sealed partial class MemoryTown
{
    private readonly Dictionary<Guid, Job> _tasks = [];
    private readonly HashSet<PersonId> _wrongNumbers = [];

    /// <summary>A caseworker finds somebody liable whom the source has named; nothing happens where that cannot be.</summary>
    public void Confirm(string key, string person, DateOnly on)
    {
        if (Refusals(key, person).Count == 0) Confirm(key, person, on, more: false);
    }

    /// <summary>Whoever is called is reached.</summary>
    public void Called(string person, DateOnly on)
    {
        foreach (var key in _claims.Keys.ToList()) Close(key, Step.PhoneTask, on, Person(person));
        foreach (var call in _tasks.Values.Where(task => task.Kind == TaskKind.Phone && task.Person == Person(person))) call.ClosedOn ??= on;
    }

    private bool CanBeCalled(PersonId person) => !_wrongNumbers.Contains(person) && _people.Values.Single(one => Person(one.Id) == person).HasPhone;

    private Guid? OpenCallOf(PersonId person) => _tasks.Values.FirstOrDefault(task => task is { Kind: TaskKind.Phone, ClosedOn: null } && task.Person == person)?.Id;

    private Dictionary<PersonId, NightCallee> CoDebtorsOf(IEnumerable<ClaimFacts> claims) =>
        claims.SelectMany(CoDebtorCourse.Of).Distinct().ToDictionary(person => person, person => new NightCallee(CanBeCalled(person), OpenCallOf(person)));

    /// <summary>A task that is there already is joined, never opened twice.</summary>
    private void Open(Guid id, TaskKind kind, PersonId? person, Guid? about, IEnumerable<ClaimId> claims)
    {
        if (!_tasks.TryGetValue(id, out var task)) _tasks[id] = task = new Job(id, kind, person, about);
        task.Claims.UnionWith(claims);
    }

    private void CloseTasks(TaskKind kind, ClaimId claim, DateOnly on)
    {
        foreach (var task in _tasks.Values.Where(task => task.Kind == kind && task.Claims.Contains(claim))) task.ClosedOn ??= on;
    }

    private void CloseTasks(TaskKind kind, Guid about, DateOnly on)
    {
        foreach (var task in _tasks.Values.Where(task => task.Kind == kind && task.About == about)) task.ClosedOn ??= on;
    }

    /// <summary>A call closes by itself when nothing is left to call about; its step stays open.</summary>
    private void CloseIdleCalls(DateOnly on)
    {
        foreach (var call in _tasks.Values.Where(task => task is { Kind: TaskKind.Phone, ClosedOn: null }))
            if (!_claims.Values.Any(claim => call.Claims.Contains(claim.Id) && IsCalledAbout(claim, call.Person!.Value))) (call.ClosedOn, call.IsIdle) = (on, true);
    }

    private static bool IsCalledAbout(ClaimFacts claim, PersonId person) =>
        claim.Custody == Custody.Here && Kroner.Sum(claim.Postings.Select(posting => posting.Amount)).IsPositive && claim.Liable.Any(liable => liable.Person == person && liable.EndedOn is null)
        && !claim.Holds.Any(hold => hold is { Kind: HoldKind.Agreement, LiftedOn: null } && (hold.Person is null || hold.Person == person));

    /// <returns>False when nothing is left to call about: the task has closed by itself.</returns>
    private bool Call(string name, CallOutcome outcome, DateOnly? payBy, DateOnly on)
    {
        var person = Person(name);
        if (OpenCallOf(person) is not { } open) return false;
        var call = _tasks[open];
        var claims = _claims.Where(claim => call.Claims.Contains(claim.Value.Id) && claim.Value.Custody != Custody.Transferred).ToList();
        var answer = CallRules.Decide([.. claims.Select(claim => claim.Value)], person, new CallAsk(outcome, payBy, "Vil ordne det.", TryAgain: false), on, Policies);
        if (answer is not CallAnswer.Recorded recorded) throw new InvalidOperationException($"Refused: {string.Join(", ", ((CallAnswer.Refused)answer).Reasons)}");
        if (outcome == CallOutcome.WrongNumber) _wrongNumbers.Add(person);
        call.ClosedOn = on;
        foreach (var (key, _) in claims) Close(key, Step.PhoneTask, on, person, recorded.Skipped);
        Write(recorded.Moves, []);
        return true;
    }

    private void Close(string key, Step task, DateOnly on, PersonId? person = null, bool? skipped = null)
    {
        var claim = _claims[key];
        var closed = CourseActs.Close(claim, task, on, person).Select(step => step with { Skipped = skipped ?? step.Skipped }).ToList();
        if (closed.Count == 0) return;
        _claims[key] = claim with { Steps = [.. claim.Steps.Where(step => step.Step != task || step.DoneOn is not null || closed.TrueForAll(done => done.Person != step.Person)), .. closed] };
        _nextOn[claim.Id] = NightWatch.NextNight;
    }

    private void NobodyElse(string key, DateOnly on)
    {
        if (LiabilityRules.NobodyElse(_claims[key], "Bor alene.", _ => false) is { Count: > 0 } reasons) throw new InvalidOperationException($"Refused: {string.Join(", ", reasons)}");
        CloseCoLiability(key, on);
    }

    private void CloseCoLiability(string key, DateOnly on)
    {
        CloseTasks(TaskKind.CoLiability, _claims[key].Id, on);
        Close(key, Step.CoLiabilityTask, on);
    }

    /// <returns>False when nothing is owed, or nothing once the money has come that is on its way.</returns>
    private bool Confirm(ModelEvent.ConfirmLiability confirm)
    {
        for (var i = 0; i < confirm.People.Count; i++)
        {
            var reasons = Refusals(confirm.Claim, confirm.People[i]);
            if (reasons is [LiabilityRefusal.NothingIsOwed]) return false;
            if (reasons.Count > 0) throw new InvalidOperationException($"Refused: {string.Join(", ", reasons)}");
            Confirm(confirm.Claim, confirm.People[i], confirm.On, more: i < confirm.People.Count - 1);
        }
        return true;
    }

    private IReadOnlyList<LiabilityRefusal> Refusals(string key, string person) => LiabilityRules.Confirm(
        _claims[key], Person(person), new LiabilityAsk(_claims[key].PeriodFrom ?? _claims[key].DueOn, null, "CPR", "Boede på samme adresse."), _claims[key].PeriodFrom, [], _ => false);

    private void Confirm(string key, string person, DateOnly on, bool more)
    {
        var claim = _claims[key];
        var found = new Liability(Person(person), LiabilityKind.CoDebtor, on);
        _claims[key] = claim with { Liable = claim.Liable.Any(one => one.Person == found.Person) ? [.. claim.Liable.Select(one => one.Person == found.Person ? one with { ConfirmedOn = on } : one)] : [.. claim.Liable, found] };
        _nextOn[claim.Id] = NightWatch.NextNight;
        FollowPeople(_claims[key]);
        if (!more) CloseCoLiability(key, on);
    }

    /// <summary>What lies open with staff is done by the decision: nobody calls any more, or finds out who else is liable.</summary>
    private void Early(ModelEvent.EarlyTransfer early)
    {
        if (TransferActs.EarlyRefusals(_claims[early.Claim], early.On, "Flytter ud af landet.") is { Count: > 0 } reasons) throw new InvalidOperationException($"Refused: {string.Join(", ", reasons)}");
        var claim = _claims[early.Claim];
        foreach (var person in claim.Liable.Select(one => one.Person)) Close(early.Claim, Step.PhoneTask, early.On, person, skipped: true);
        Close(early.Claim, Step.CoLiabilityTask, early.On, skipped: true);
        CloseTasks(TaskKind.CoLiability, claim.Id, early.On);
        foreach (var call in _tasks.Values.Where(task => task.Kind == TaskKind.Phone && task.Person == claim.Debtor))
            if (!_claims.Values.Any(one => call.Claims.Contains(one.Id) && one.Steps.Any(step => step is { Step: Step.PhoneTask, DoneOn: null }))) call.ClosedOn ??= early.On;
        Write([TransferActs.Early(_claims[early.Claim], early.On)], []);
    }

    /// <param name="About">The letter, or the action of the recovery authority's, that it is about.</param>
    private sealed record Job(Guid Id, TaskKind Kind, PersonId? Person, Guid? About)
    {
        public HashSet<ClaimId> Claims { get; } = [];

        public DateOnly? ClosedOn { get; set; }

        /// <summary>Closed by itself, because nothing was left to call about.</summary>
        public bool IsIdle { get; set; }
    }
}
