using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Dunning;

/// <summary>Sees to it that one runner at a time does what only one may do. Every holder gets a higher fencing number than the one before.</summary>
public sealed class Leases(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>The real clock: a lease is about processes, not about the municipality's day.</summary>
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <param name="holder">Who asks, for the log: machine and process.</param>
    /// <returns>The fencing number, or null while another holds it.</returns>
    public async Task<long?> Take(string name, string holder, TimeSpan length, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var now = Clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"INSERT INTO leases (name, holder, fence, until) VALUES ({name}, '', 0, {now.UtcDateTime}) ON CONFLICT DO NOTHING", cancel);
        var taken = await db.Leases.Where(row => row.Name == name && row.Until <= now).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Holder, holder).SetProperty(row => row.Fence, row => row.Fence + 1).SetProperty(row => row.Until, now + length), cancel);
        return taken == 0 ? null : await db.Leases.Where(row => row.Name == name && row.Holder == holder).Select(row => (long?)row.Fence).SingleOrDefaultAsync(cancel);
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

/// <summary>The runner was away so long that another has taken over; what it wanted to write was not written.</summary>
public sealed class LeaseLostException(string name, long fence)
    : InvalidOperationException($"The lease '{name}' was taken over: the fencing number {fence} is no longer valid, and nothing was written under it.");
