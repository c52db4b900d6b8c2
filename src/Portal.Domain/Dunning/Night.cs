using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>
/// One night for one debtor (formats.md section 5, "order of a night"): payments that have come to count, interest, then steps.
/// Reads nothing and changes nothing; decided again it decides the same, and once written down it decides to wait.
/// </summary>
public sealed class Night
{
    private readonly DateOnly _on;
    private readonly DateOnly? _before;
    private readonly NightDebtor _debtor;
    private readonly Policies _policies;
    private readonly List<NightClaim> _claims;
    private readonly List<CourseLetter> _letters = [];
    private readonly List<NightTask> _tasks = [];
    private readonly List<AgreementTurn> _turns = [];

    private Night(IReadOnlyList<ClaimFacts> claims, NightDebtor debtor, DateOnly on, DateOnly? before, Policies policies)
    {
        _on = on;
        _before = before;
        _debtor = debtor;
        _policies = policies;
        _claims = [.. claims.OrderBy(claim => claim.DueOn).ThenBy(claim => claim.PaymentId.Digits, StringComparer.Ordinal).Select(claim => new NightClaim(claim.DerivedBy(before), on, policies))];
    }

    /// <param name="claims">Claims of the debtor that may have something to do: those that share a letter tonight are among them.</param>
    /// <param name="before">The last night that was run to its end; null for the first ever.</param>
    public static NightPlan Decide(IReadOnlyList<ClaimFacts> claims, NightDebtor debtor, DateOnly on, DateOnly? before, Policies policies) =>
        new Night(claims, debtor, on, before, policies).Decide();

    /// <summary>
    /// A reversal comes to count tonight: its payment was never made, so fees that it had cancelled may come back. Then the night must be
    /// given every claim of the debtor.
    /// </summary>
    public static bool ReversalCounts(ClaimFacts claim, DateOnly? before, DateOnly on) => CountingReversals(claim, before, on).Any();

    /// <summary>Those that have no hold yet: one whose day had passed when its file came has had it since then.</summary>
    internal static IEnumerable<Posting> CountingReversals(ClaimFacts claim, DateOnly? before, DateOnly on) => claim.Postings.Where(posting =>
        posting.Kind == EntryKind.Reversal && !(posting.On <= before) && posting.On <= on && claim.Holds.All(hold => hold.Id != DerivedId.Of("reversal-wait", posting.Id)));

    private NightPlan Decide()
    {
        var review = _claims.Any(claim => ReversalCounts(claim.Facts, _before, _on)) ? FeeReview.Again : FeeReview.AsPosted;
        var derived = DerivedAccount.Of([.. _claims.Select(claim => claim.Facts)], _on, _policies, review);
        foreach (var (claim, account) in _claims.Zip(derived))
        {
            claim.Take(account);
            claim.RestAfterReversals(_before);
        }
        FollowAgreements();
        if (_on.IsBankingDay()) SendLetters();
        OpenArrangements();
        foreach (var person in _claims.SelectMany(claim => CoDebtorCourse.Of(claim.Facts)).Prepend(_debtor.Person).Distinct().ToList())
            if (new NightCall(person, _debtor, _claims, _on, _policies).Open() is { } call) _tasks.Add(call);
        OpenCoLiability();
        Propose();
        foreach (var claim in _claims) _tasks.AddRange(claim.WorkItems());
        return new NightPlan(
            [.. _claims.Select(claim => claim.Move()).OfType<Move>()], _letters, _tasks, [.. _claims.SelectMany(claim => claim.Outcomes())], [.. _claims.Select(claim => claim.Figures())], _turns);
    }

    /// <summary>P12: breaches come after payments and interest, before the steps that they set free. An agreement is one debtor's, so all its claims are here.</summary>
    private void FollowAgreements()
    {
        foreach (var agreement in _claims.Select(claim => claim.Facts.Agreement).OfType<Agreement>().DistinctBy(agreement => agreement.Id).ToList())
        {
            var theirs = _claims.Where(claim => agreement.Claims.Contains(claim.Facts.Id)).ToList();
            if (theirs.Count < agreement.Claims.Count) continue;
            // What is found cured tonight may be over, or missed once more.
            var turn = Find(agreement);
            while (turn is not null) turn = Follow(turn, theirs) && turn.Finding == AgreementFinding.Cured ? Find(turn.After) : null;

            AgreementTurn? Find(Agreement now) => AgreementNight.Decide(now, theirs.Select(claim => claim.Facts), _on, _policies);
        }
    }

    /// <returns>False where it waits: a breach reminder and a demand are steps, and what rests has none.</returns>
    private bool Follow(AgreementTurn turn, IReadOnlyList<NightClaim> theirs)
    {
        var named = turn.Finding == AgreementFinding.Missed ? theirs.Where(claim => claim.MayTake(NightClaim.StepOf(turn.After))).ToList() : [];
        if (turn.Finding == AgreementFinding.Missed && named.Count == 0) return false;
        _turns.RemoveAll(earlier => earlier.After.Id == turn.After.Id);
        _turns.Add(turn);
        if (named.Count > 0) _letters.Add(NightLetter.OfBreach(turn, named, _on));
        foreach (var claim in theirs.Except(named)) claim.Follow(turn, null);
        return true;
    }

    private void SendLetters()
    {
        // A claim has at most one letter a night, also when the night is begun again: a bill and a notice may fall due together (P14).
        var due = from claim in _claims.Where(claim => !claim.HasLetter) from step in claim.Due().Where(step => LetterOf(step) is not null).Take(1) select (Claim: claim, Step: step);
        foreach (var group in due.ToList().GroupBy(one => (one.Claim.Facts.Rules.Family, one.Step), one => one.Claim))
            _letters.AddRange(new NightLetter(LetterOf(group.Key.Step)!.Value, group.Key.Step, [.. group], _on, _policies).Send());

        var own = from claim in _claims from person in CoDebtorCourse.Of(claim.Facts) where !claim.HasLetterTo(person)
                  let step = claim.DueFor(person) where step is Step.CoDebtorFirst or Step.Reminder2 select (Claim: claim, Person: person, Step: step.Value);
        foreach (var group in own.ToList().GroupBy(one => (one.Claim.Facts.Rules.Family, one.Person, one.Step), one => one.Claim))
            _letters.Add(new NightLetter(LetterOf(group.Key.Step)!.Value, group.Key.Step, [.. group], _on, _policies).SendTo(group.Key.Person));
    }

    /// <summary>L08: the notice has been delivered to all and its waiting time has run out. Whether the claim is sent is for two people to say.</summary>
    private void Propose()
    {
        foreach (var claim in _claims.Where(claim => claim.IsDue(Step.TransferProposal)))
        {
            claim.Take(Step.TransferProposal, null, skipped: false);
            _tasks.Add(new NightTask(DerivedId.Of("task", "transfer-batch", _on.DayNumber), Domain.Tasks.TaskKind.TransferBatch, null, [claim.Facts.Id]));
        }
    }

    private void OpenArrangements()
    {
        foreach (var claim in _claims.Where(claim => claim.IsDue(Step.SetArrangementTask)))
        {
            claim.Take(Step.SetArrangementTask, null, skipped: false);
            _tasks.Add(new NightTask(DerivedId.Of("task", "set-arrangement", claim.Facts.Id), Domain.Tasks.TaskKind.SetArrangement, _debtor.Person, [claim.Facts.Id]));
        }
    }

    /// <summary>P04: the claim waits until staff have found out who else is liable.</summary>
    private void OpenCoLiability()
    {
        foreach (var claim in _claims.Where(claim => claim.IsDue(Step.CoLiabilityTask)))
        {
            claim.Take(Step.CoLiabilityTask, null, skipped: false);
            _tasks.Add(new NightTask(DerivedId.Of("task", "co-liability", claim.Facts.Id), Domain.Tasks.TaskKind.CoLiability, _debtor.Person, [claim.Facts.Id]));
        }
    }

    private static LetterKind? LetterOf(Step step) => step switch
    {
        Step.Bill => LetterKind.Bill,
        Step.Reminder1 => LetterKind.Reminder1,
        Step.Reminder2 => LetterKind.Reminder2,
        Step.CoDebtorFirst => LetterKind.CoDebtorFirst,
        Step.TransferNotice => LetterKind.TransferNotice,
        _ => null,
    };
}
