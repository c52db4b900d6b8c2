using System.Text.Json;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>How a night ended; each has an exit code of its own.</summary>
public enum NightOutcomeKind
{
    Done,

    /// <summary>That night has been run already.</summary>
    NothingToDo,

    /// <summary>A later night has been run: nothing can be decided for an earlier day.</summary>
    TooEarly,

    /// <summary>The day is after today, which only a test municipality may run.</summary>
    InTheFuture,

    /// <summary>The day is beyond the list of bank closing days: nobody knows whether it is a banking day.</summary>
    BeyondCalendar,

    /// <summary>Another runner is at it.</summary>
    Busy,
}

/// <summary>What a night did, in numbers; kept with the run.</summary>
/// <param name="Looked">Claims that were looked at.</param>
/// <param name="Steps">Steps taken, by name.</param>
/// <param name="Skipped">Steps recorded as skipped by rule, by name.</param>
/// <param name="Stopped">Claims whose step has come but is stopped, by what stops it.</param>
/// <param name="BilledBySource">Claims that arrived too late for a bill: they count as billed by their source.</param>
/// <param name="Undecided">Claims that could not be decided, with the reason; left alone.</param>
public sealed record NightReport(
    DateOnly On, NightOutcomeKind Outcome, int Looked, IReadOnlyDictionary<string, int> Steps, IReadOnlyDictionary<string, int> Skipped, IReadOnlyDictionary<string, int> Stopped,
    int Letters, int Tasks, long FeesOre, long InterestOre, int BilledBySource, IReadOnlyList<UndecidedClaim> Undecided)
{
    public static NightReport Nothing(DateOnly on, NightOutcomeKind outcome) =>
        new(on, outcome, 0, new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), 0, 0, 0, 0, 0, []);
}

/// <param name="Reason">Why, without anybody's name or number.</param>
public sealed record UndecidedClaim(Guid Claim, string Reason);

/// <summary>Counts while a night runs. What has been written is kept with the run, so that one taken up again after a crash counts on from there.</summary>
internal sealed class NightTally(DateOnly on)
{
    private readonly SortedDictionary<string, int> _steps = [];
    private readonly SortedDictionary<string, int> _skipped = [];
    private readonly SortedDictionary<string, int> _stopped = [];
    private readonly List<UndecidedClaim> _undecided = [];
    private int _looked, _letters, _tasks, _billedBySource;
    private long _fees, _interest;

    /// <param name="kept">What was kept before the crash; empty when the night begins. Claims left undecided are decided anew, so they are not counted twice.</param>
    public static NightTally Of(DateOnly on, string kept)
    {
        var tally = new NightTally(on);
        if (kept.Length == 0) return tally;
        var report = JsonSerializer.Deserialize<NightReport>(kept) ?? throw new JsonException($"The report of the night of {on:yyyy-MM-dd} is empty.");
        foreach (var (counts, before) in new[] { (tally._steps, report.Steps), (tally._skipped, report.Skipped), (tally._stopped, report.Stopped) })
            foreach (var (name, count) in before) counts[name] = count;
        (tally._looked, tally._letters, tally._tasks, tally._billedBySource) = (report.Looked, report.Letters, report.Tasks, report.BilledBySource);
        (tally._fees, tally._interest) = (report.FeesOre, report.InterestOre);
        return tally;
    }

    public void Add(DecidedChunk decided)
    {
        foreach (var (plan, billed) in decided.Plans) Add(plan, billed);
        _undecided.AddRange(decided.Undecided.Select(one => new UndecidedClaim(one.Claim.Value, one.Why)));
    }

    public void Add(NightPlan plan, int billedBySource)
    {
        _looked += plan.Figures.Count;
        _letters += plan.Letters.Count + plan.Agreements.Count(turn => turn is { Finding: AgreementFinding.Ended, After.Kind: AgreementKind.Agreement });
        _tasks += plan.Tasks.Count;
        _billedBySource += billedBySource;
        foreach (var outcome in plan.Outcomes)
            if (outcome is { Taken: true, Step: { } step }) Count(outcome.Skipped ? _skipped : _steps, Slug.Of(step));
            else if (outcome.StoppedBy is { } stop) Count(_stopped, Slug.Of(stop));
        foreach (var posting in plan.Moves.SelectMany(move => move.Postings))
            if (posting.Changes == EntryKind.Fee) _fees += posting.Amount.Ore;
            else if (posting.Changes == EntryKind.Interest) _interest += posting.Amount.Ore;
    }

    public string Kept() => JsonSerializer.Serialize(Report());

    public NightReport Report() => new(
        on, NightOutcomeKind.Done, _looked, _steps, _skipped, _stopped, _letters, _tasks, _fees, _interest, _billedBySource, _undecided);

    private static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
