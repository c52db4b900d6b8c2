using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.App.Nudges;
using Portal.App.Settings;

namespace Portal.App.Jobs;

/// <summary>Sends nudges while the site runs, beside the letters: a mail server that is slow delays no letter. Of several instances the lease lets one do it.</summary>
public sealed class NudgeJobs(SendNudges send, JobsOptions jobs, ClockOptions fixedDay, TimeProvider clock, ILogger<NudgeJobs> log) : BackgroundService
{
    /// <summary>Often enough that quiet hours end when they end.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!jobs.Enabled || fixedDay.Today is not null) return;
        await Task.Yield();
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
    }

    /// <summary>One turn. Trouble is logged and tried again, so that it never ends the site.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        try
        {
            if (await send.Handle(cancel) is { Stopped: true }) log.LogWarning("Nudges cannot be sent: nobody answers; they are tried again later");
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or InvalidOperationException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "Sending nudges failed; it is tried again in a while");
        }
    }
}
