using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>
/// Looks every other second whether the sessions with an open circuit still stand: one question for the whole process. A circuit lives for hours
/// without a request of its own; log off, a role taken away or a logout at the provider must reach it within seconds.
/// </summary>
internal sealed class SessionWatch(EndedSessions ended, KeepSession keep, ForgetSessions forget, SignInOptions settings, SessionClock clock, ILogger<SessionWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Between telling the page to leave and cutting its connection.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<object, Watched> _watched = new();
    private readonly ConcurrentDictionary<Guid, bool> _active = new();
    private DateTimeOffset _cleanedAt;

    private sealed record Watched(Guid Session, Action Ended, bool IsConnection);

    /// <summary>Tells the circuit once when the session has ended. Dispose to stop.</summary>
    public IDisposable Circuit(Guid session, Action whenEnded) => Add(new Watched(session, whenEnded, IsConnection: false));

    /// <summary>Cuts the connection a moment after the circuit was told.</summary>
    public IDisposable Connection(Guid session, Action cut) => Add(new Watched(session, cut, IsConnection: true));

    /// <summary>The person did something in a circuit: that counts against idling as a request does.</summary>
    public void Active(Guid session, bool staff) => _active[session] = staff;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException or InvalidOperationException or TimeoutException)
            {
                log.LogError(fault, "Could not see whether open sessions still stand; trying again");
            }
        }
    }

    internal async Task Look(CancellationToken cancel)
    {
        foreach (var (session, staff) in _active)
        {
            _active.TryRemove(session, out _);
            await keep.Handle(session, settings.Of(staff ? SignInSchemes.Staff : SignInSchemes.Citizen).Limits.Idle, cancel);
        }

        if (!_watched.IsEmpty)
        {
            var over = await ended.Among([.. _watched.Values.Select(w => w.Session).Distinct()], cancel);
            foreach (var (key, watched) in _watched.Where(w => over.Contains(w.Value.Session)))
            {
                if (_watched.TryRemove(key, out _))
                {
                    _ = Tell(watched, cancel);
                }
            }
        }

        if (clock.Now - _cleanedAt >= BetweenCleanings)
        {
            _cleanedAt = clock.Now; // first, so that a fault is met once an hour and not every other second
            await forget.Handle(cancel);
        }
    }

    private async Task Tell(Watched watched, CancellationToken cancel)
    {
        if (watched.IsConnection)
        {
            await Task.Delay(Grace, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        try
        {
            watched.Ended();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ObjectDisposedException)
        {
            log.LogDebug(fault, "The circuit or connection was gone already");
        }
    }

    private Removal Add(Watched watched)
    {
        var key = new object();
        _watched[key] = watched;
        return new Removal(_watched, key);
    }

    private sealed class Removal(ConcurrentDictionary<object, Watched> from, object key) : IDisposable
    {
        public void Dispose() => from.TryRemove(key, out _);
    }
}
