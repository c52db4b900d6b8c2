using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Statements;

namespace Portal.App.Jobs;

/// <summary>
/// Makes the year-end runs that finance has ordered and files the letters of those that are approved, beside the site: both take longer than anybody waits for a page. One that
/// was cut off is gone on with when the site starts again; of several instances the lease lets one do it.
/// </summary>
public sealed class StatementJobs(IDbContextFactory<PortalDb> dbs, MakeStatements make, ReleaseStatements release, ILogger<StatementJobs> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _ordered = new(0);

    /// <summary>There is something to do: it is begun at once.</summary>
    public void Begin() => _ordered.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            for (; ; await _ordered.WaitAsync(Pace, stoppingToken)) await Look(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops; what is done is done, and the rest is gone on with next time.
        }
    }

    /// <summary>Does what is ordered. Trouble is logged and tried again, so that it never ends the site.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        try
        {
            foreach (var run in await Ordered(cancel)) await make.Make(run, null, cancel);
            await release.Handle(cancel);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            log.LogError(fault, "The year-end statements were cut off; they are gone on with in a while");
        }
    }

    public override void Dispose()
    {
        _ordered.Dispose();
        base.Dispose();
    }

    private async Task<IReadOnlyList<Guid>> Ordered(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.StatementRuns.Where(row => row.State == StatementRunState.Making).OrderBy(row => row.To).Select(row => row.Id).ToListAsync(cancel);
    }
}
