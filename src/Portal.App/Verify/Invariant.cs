using Portal.App.Data;

namespace Portal.App.Verify;

/// <summary>Something that must always hold of the stored data (quality.md, I1-I12). Recomputed from the rows, never trusted.</summary>
internal interface IInvariant
{
    /// <summary>The number in quality.md, and a word for what it is about.</summary>
    string Name { get; }

    Task Check(PortalDb db, Findings findings, CancellationToken cancel);
}

/// <summary>Collects what one invariant finds. Names rows by our own ids, never by a CPR number.</summary>
internal sealed class Findings
{
    /// <summary>Enough to see what kind of trouble it is; all are counted.</summary>
    private const int Named = 100;

    private readonly List<string> _broken = [];

    public long Checked { get; private set; }

    public long BrokenCount { get; private set; }

    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Worth knowing, but nothing broken.</summary>
    public string Note { get; set; } = "";

    public void Count(long rows) => Checked += rows;

    public void Report(string broken)
    {
        BrokenCount++;
        if (_broken.Count < Named) _broken.Add(broken);
    }

    public async Task Report(IAsyncEnumerable<string> broken, CancellationToken cancel)
    {
        await foreach (var one in broken.WithCancellation(cancel)) Report(one);
    }
}

/// <summary>One invariant's result.</summary>
/// <param name="Checked">How many rows were looked at.</param>
/// <param name="BrokenCount">How many of them break it.</param>
/// <param name="Broken">The first hundred of those, by id.</param>
public sealed record InvariantResult(string Name, long Checked, long BrokenCount, IReadOnlyList<string> Broken)
{
    public bool Holds => BrokenCount == 0;

    /// <summary>Worth knowing, but nothing broken; empty mostly.</summary>
    public string Note { get; init; } = "";
}
