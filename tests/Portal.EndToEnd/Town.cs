using System.Text.RegularExpressions;
using Portal.EndToEnd.Journeys;

namespace Portal.EndToEnd;

/// <summary>
/// A town in which everybody's affairs are in another state (Town/town.jsonl). One for each way of making the journeys, opened when the first asks for it: whoever
/// makes a journey the second time finds the town as it was, and each journey is another person's.
/// </summary>
public sealed partial class Town : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2027, 1, 8);

    private readonly Dictionary<Way, PortalProcess> _portals = [];

    /// <summary>The parts of pages that axe has looked at on the journeys.</summary>
    public HashSet<string> Inspected { get; } = [];

    public static Task<PortalProcess> Start() => PortalProcess.StartIn("Town", "town.jsonl", Today);

    /// <summary>The numbers of the town's people.</summary>
    [GeneratedRegex("6101801234|7202852345|8503903456|6504754567|7105651678|7301721237|7809451671|6808701239")]
    public static partial Regex Number();

    public async Task<PortalProcess> For(Way way)
    {
        if (!_portals.TryGetValue(way, out var portal)) _portals[way] = portal = await Start();
        return portal;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var portal in _portals.Values) await portal.DisposeAsync();
    }
}
