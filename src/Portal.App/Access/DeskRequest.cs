using Portal.App.Actors;
using Portal.Domain.People;

namespace Portal.App.Access;

/// <summary>
/// One request of a member of staff: whose data the database has given it, and which of these looks are on record already (I11). What the night, an import or a citizen's own page reads is
/// no look.
/// </summary>
public sealed class DeskRequest
{
    private static readonly AsyncLocal<DeskRequest?> Flowing = new();

    private readonly Lock _lock = new();
    private readonly HashSet<PersonId> _told = [], _read = [], _recorded = [];
    private bool _ended;

    private DeskRequest(Caseworker by) => By = by;

    /// <summary>The request that runs here; null outside one, and for work that has outlived its own.</summary>
    public static DeskRequest? Current => Flowing.Value is { _ended: false } running ? running : null;

    public Caseworker By { get; }

    /// <summary>What its looks are kept together by.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Everything that is awaited from here on belongs to this request.</summary>
    public static DeskRequest Begin(Caseworker by) => Flowing.Value = new DeskRequest(by);

    /// <summary>The same request goes on where another message of its page is handled.</summary>
    public void GoOn() => Flowing.Value = this;

    public void End() => _ended = true;

    /// <summary>The database has given a row that says who this is.</summary>
    internal void Read(PersonId person)
    {
        lock (_lock) _read.Add(person);
    }

    /// <summary>A look at them is on record, with its purpose.</summary>
    internal void Recorded(IEnumerable<PersonId> people)
    {
        lock (_lock) _recorded.UnionWith(people);
    }

    /// <summary>What has been read since it was asked for the last time; null when that is nobody new. What comes after is kept together by another id.</summary>
    internal DeskLooks? Take()
    {
        lock (_lock)
        {
            _read.ExceptWith(_told);
            var looks = new DeskLooks(Id, By, _read.Union(_recorded).Count(), [.. _read.Except(_recorded)]);
            _told.UnionWith(_read.Union(_recorded));
            _read.Clear();
            _recorded.Clear();
            if (looks.People == 0) return null;
            Id = Guid.CreateVersion7();
            return looks;
        }
    }
}

/// <param name="People">How many people in all.</param>
/// <param name="Unrecorded">Those of them without a look on record.</param>
internal sealed record DeskLooks(Guid Id, Caseworker By, int People, IReadOnlyList<PersonId> Unrecorded);
