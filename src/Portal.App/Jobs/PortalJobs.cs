using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.App.Dunning;
using Portal.App.Journal;
using Portal.App.Outbox;
using Portal.App.Settings;

namespace Portal.App.Jobs;

/// <summary>
/// The portal's own work while the site runs: every night at its hour, and between the nights the letters that wait. Several instances may run it: the night's lease
/// lets one of them do it, and the others look again until it is done, so that they take over when that one dies.
/// </summary>
public sealed class PortalJobs(
    NightWork work, SendOutbox outbox, SealJournal seal, JobsOptions jobs, ClockOptions fixedDay, DemoOptions demo, DigitalPostOptions post, IHostEnvironment environment, TimeProvider clock,
    ILogger<PortalJobs> log)
    : BackgroundService
{
    /// <summary>How long to wait before looking at the clock again: the machine may have slept, or its clock may have been set.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    private DateTimeOffset _night, _outbox;
    private TimeSpan _pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!jobs.Enabled || fixedDay.Today is not null) return;
        await Task.Yield();
        Begin();
        using var timer = new PeriodicTimer(Pace, clock);
        do await Look(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A night that was missed while the portal was down is run at once; in Development only with the demo.</summary>
    internal void Begin()
    {
        var now = clock.GetUtcNow();
        var tonight = NightlySchedule.StartOf(now.DanishDay(), jobs.NightAt);
        _night = tonight <= now && (!environment.IsDevelopment() || demo.Enabled) ? tonight : NightlySchedule.After(now, jobs.NightAt);
        _outbox = now.AddMinutes(jobs.OutboxEveryMinutes);
    }

    /// <summary>Does what is due. Trouble is logged and tried again after a longer and longer pause, so that it never ends the site.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (_night <= now) await Night(now, cancel);
            if (_outbox <= now) await Outbox(now, cancel);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or InvalidOperationException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The portal's own work failed; it is tried again in {Minutes} minutes", _pause.TotalMinutes);
            if (_night <= now) _night = now + _pause;
            _outbox = now + _pause;
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
    }

    private async Task Night(DateTimeOffset now, CancellationToken cancel)
    {
        var report = await work.Handle(now.DanishDay(), mayBeAhead: false, environment.IsDevelopment() && post.Mode == HandoverMode.Folder, null, cancel);
        if (report.Outcome == NightOutcomeKind.Busy) return;

        _night = NightlySchedule.After(now, jobs.NightAt);
        _outbox = now;
        _pause = TimeSpan.FromMinutes(1);
        if (report.Outcome == NightOutcomeKind.BeyondCalendar) log.LogError("The night of {Night} was not run: the list of bank closing days ends too soon", report.On);
        if (report.Outcome != NightOutcomeKind.Done) return;
        log.LogInformation("The night of {Night}: {Claims} claims looked at, {Letters} letters, {Tasks} tasks", report.On, report.Looked, report.Letters, report.Tasks);
        if (report.Undecided.Count > 0) log.LogError("The night of {Night} could not decide {Count} claims", report.On, report.Undecided.Count);
    }

    private async Task Outbox(DateTimeOffset now, CancellationToken cancel)
    {
        var report = await outbox.Handle(at: null, retryNow: false, null, cancel);
        await seal.Handle(null, cancel);
        _outbox = now.AddMinutes(jobs.OutboxEveryMinutes);
        if (report.Stopped) log.LogWarning("Digital Post does not answer; letters wait and are handed over later");
    }
}

/// <summary>Registers the portal's own work: for the site, not for its commands.</summary>
public static class JobsRegistration
{
    public static IServiceCollection AddPortalJobs(this IServiceCollection services) => services
        .AddSingleton<PortalJobs>().AddHostedService(provider => provider.GetRequiredService<PortalJobs>())
        .AddHostedService<NudgeJobs>()
        .AddSingleton<StatementJobs>().AddHostedService(provider => provider.GetRequiredService<StatementJobs>());
}
