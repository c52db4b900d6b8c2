using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Dunning;

/// <summary>Sees to it that one runner at a time does what only one may do. Every holder gets a higher fencing number than the one before.</summary>
public sealed class Leases(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>The real clock: a lease is about processes, not about the municipality's day.</summary>
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <returns>The fencing number, or null while another holds it. One that was killed on this machine holds nothing.</returns>
    public Task<long?> Take(string name, TimeSpan length, CancellationToken cancel) => Take(name, LeaseHolder.Here, length, cancel);

    /// <param name="holder">Who asks.</param>
    internal async Task<long?> Take(string name, LeaseHolder holder, TimeSpan length, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var now = Clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"INSERT INTO leases (name, holder, fence, until) VALUES ({name}, '', 0, {now.UtcDateTime}) ON CONFLICT DO NOTHING", cancel);
        var before = await db.Leases.AsNoTracking().SingleAsync(row => row.Name == name, cancel);
        if (before.Until > now && !LeaseHolder.IsDead(before.Holder)) return null;
        // The fence it was read with: of two that find it free, one gets it.
        var taken = await db.Leases.Where(row => row.Name == name && row.Fence == before.Fence).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Holder, holder.Text).SetProperty(row => row.Fence, before.Fence + 1).SetProperty(row => row.Until, now + length), cancel);
        return taken == 0 ? null : before.Fence + 1;
    }

    public async Task Release(string name, long fence, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.Leases.Where(row => row.Name == name && row.Fence == fence).ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, Clock.GetUtcNow()), cancel);
    }

    /// <summary>
    /// Called inside the transaction of every write made under a lease: locks the lease row, so nobody can take it over before the commit,
    /// and makes it last longer.
    /// </summary>
    /// <exception cref="LeaseLostException">Another has taken it over meanwhile: nothing may be written.</exception>
    internal static async Task Confirm(PortalDb db, string name, long fence, TimeSpan length, CancellationToken cancel)
    {
        var until = Clock.GetUtcNow() + length;
        var mine = await db.Leases.Where(row => row.Name == name && row.Fence == fence).ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, until), cancel);
        if (mine == 0) throw new LeaseLostException(name, fence);
    }
}

/// <summary>A process on a machine, as the lease row names it.</summary>
internal sealed record LeaseHolder(string Machine, int Process)
{
    public static LeaseHolder Here { get; } = new(Environment.MachineName, Environment.ProcessId);

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Machine}/{Process}");

    /// <summary>Whether it ran on this machine and has ended, so that nobody need wait for its lease to run out. Should it be alive after all, the fence stops it.</summary>
    public static bool IsDead(string holder)
    {
        var slash = holder.LastIndexOf('/');
        if (slash < 0 || holder[..slash] != Here.Machine || !int.TryParse(holder[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var process)) return false;
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return found.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}

/// <summary>The runner was away so long that another has taken over; what it wanted to write was not written.</summary>
public sealed class LeaseLostException(string name, long fence)
    : InvalidOperationException($"The lease '{name}' was taken over: the fencing number {fence} is no longer valid, and nothing was written under it.");
