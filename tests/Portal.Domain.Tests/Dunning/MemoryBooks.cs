using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>What lies with the recovery authority by the town's memory, and everything that can be looked at from outside, as text to be held against the model's.</summary>
internal sealed partial class MemoryTown
{
    private static readonly TaskKind[] Compared = [TaskKind.Phone, TaskKind.CoLiability, TaskKind.SetArrangement, TaskKind.HearingAnswer, TaskKind.Undeliverable, TaskKind.NoReceipt];

    private readonly Dictionary<ClaimId, Kroner> _lies = [];
    private readonly Dictionary<Guid, Lying> _lying = [];

    /// <summary>Everything but the claims, agreements and requests.</summary>
    public string Looks() => ShownAway.Text(
        _claims.Values.SelectMany(claim => ShownAway.Notices(claim, BusinessDay)),
        _claims.SelectMany(claim => claim.Value.Stays.Select((stay, i) => ShownAway.Sending(claim.Key, i + 1, stay))),
        Tasks(),
        _claims.Select(claim => ShownAway.Lies(claim.Key, _lies.GetValueOrDefault(claim.Value.Id).Ore)),
        _batches.Where(batch => batch.Value.SumOre is not null).Select(batch => $"batch {batch.Key} of {batch.Value.SumOre}"),
        _claims.Values.SelectMany(claim => CoDebtorCourse.Of(claim).Select(person => ShownAway.Next(claim, person, BusinessDay))),
        Letters.Select(letter => ShownAway.Letter(letter.On, letter.Kind, letter.Receiver, letter.Claims.Select(shown => KeyOf(shown.Claim)))));

    /// <summary>What the model expects, as the same text.</summary>
    public string Wanted(PortalModel model) => ShownAway.Wanted(model, _people.Keys, Person, batch => batch.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string KeyOf(ClaimId claim) => _claims.Single(one => one.Value.Id == claim).Key;

    private IEnumerable<string> Tasks()
    {
        var notices = Letters.Where(letter => letter.Kind == LetterKind.TransferNotice).Select(letter => letter.Id).ToHashSet();
        // Nobody answers for the other letters here.
        var rows = (from task in _tasks.Values
                    where Compared.Contains(task.Kind) && (task.ClosedOn is null || task.IsIdle) && (task.Kind is not (TaskKind.Undeliverable or TaskKind.NoReceipt) || notices.Contains(task.About!.Value))
                    from id in task.Claims let claim = _claims[KeyOf(id)]
                    where task.Kind != TaskKind.Phone || ShownAway.IsCalledAbout(claim)
                    select (task.Kind, Claim: claim, Person: task.Person!.Value, IsOpen: task.ClosedOn is null)).ToList();
        var open = rows.Where(row => row.IsOpen).ToList();
        var resting = rows.Where(row => !row.IsOpen && ShownAway.IsCalledLater(row.Claim, row.Person, BusinessDay)).DistinctBy(row => (row.Claim.Id, row.Person))
            .Where(row => !open.Exists(one => (one.Kind, one.Claim.Id, one.Person) == (row.Kind, row.Claim.Id, row.Person)));
        return open.Concat(resting).Select(row => ShownAway.Task(row.Kind, $"{row.Claim.Source}/{row.Claim.Reference}", row.Person));
    }

    /// <summary>The claim is sent: its records lie there, and every entry so far has been counted.</summary>
    private void Lay(ClaimFacts claim, Guid stay, TransferRecord record)
    {
        _lies[claim.Id] = record.Total;
        _lying[stay] = new Lying([.. record.Related.Prepend(record).Select(one => new SentRecord(one.Id, one.Amount, Kroner.Zero, Kroner.Zero))]);
        _lying[stay].Known.UnionWith(claim.Postings.Where(posting => posting.On <= BusinessDay).Select(posting => posting.Id));
    }

    /// <summary>What has been booked on claims that the authority has is told to it, each entry once.</summary>
    private void PassOn()
    {
        foreach (var claim in _claims.Values.Where(claim => claim.Away is { IsReceived: true }))
        {
            var lying = _lying[claim.Away!.Id];
            if (claim.Postings.All(posting => posting.On > BusinessDay || lying.Known.Contains(posting.Id))) continue;
            var earlier = lying.Told.ToLookup(one => one.Entry, one => one.Down);
            foreach (var passed in PassingOn.Decide(claim, RecordOf(claim), lying.Records, lying.Known.ToHashSet(), earlier, BusinessDay, BusinessDay))
            {
                lying.Known.Add(passed.Entry);
                foreach (var action in passed.Actions) Follow(claim.Id, lying, passed.Entry, action);
            }
        }
    }

    private void Follow(ClaimId claim, Lying lying, Guid entry, RecoveryAction action)
    {
        _lies[claim] += PassingOn.Lies(action);
        switch (action)
        {
            case CreateClaim create: lying.Records.Add(new SentRecord(create.Record.Id, create.Record.Amount, Kroner.Zero, Kroner.Zero)); break;
            case WriteDown down:
                lying.Told.Add((entry, down));
                var at = lying.Records.FindIndex(record => record.Id == down.Record);
                if (at >= 0) lying.Records[at] = PassingOn.After(lying.Records[at], down.Amount, down.Reason);
                break;
            default: throw new InvalidOperationException($"Nothing follows from the books as {action.GetType().Name}.");
        }
    }

    /// <summary>One stay: what lies there, record by record, and what has been told.</summary>
    private sealed record Lying(List<SentRecord> Records)
    {
        public HashSet<Guid> Known { get; } = [];

        public List<(Guid Entry, WriteDown Down)> Told { get; } = [];
    }
}
