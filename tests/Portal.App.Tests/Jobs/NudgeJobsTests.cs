using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.App.Jobs;
using Portal.App.Nudges;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Nudges;

namespace Portal.App.Tests.Jobs;

public sealed class NudgeJobsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Trouble_is_tried_again_in_the_next_turn_and_never_ends_the_site(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses());
        var job = Instance(database);
        await using (var db = database.Open()) await db.Database.ExecuteSqlAsync($"ALTER TABLE nudges RENAME TO away", Cancel);
        await job.Look(Cancel);
        Assert.Empty(town.Mail.Taken);
        await using (var db = database.Open()) await db.Database.ExecuteSqlAsync($"ALTER TABLE away RENAME TO nudges", Cancel);
        await Task.WhenAll(job.Look(Cancel), Instance(database).Look(Cancel));
        Assert.Single(town.Mail.Taken);
    }

    [Fact]
    public async Task While_the_day_stands_still_or_jobs_are_off_nothing_is_sent_by_itself()
    {
        var town = await NudgeTown.Create(Engine.Sqlite);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses());
        foreach (var job in new[] { Instance(database, fixedDay: new(2026, 10, 2)), Instance(database, jobs: new() { Enabled = false }) })
        {
            await job.StartAsync(Cancel);
            await job.ExecuteTask!;
            await job.StopAsync(Cancel);
        }
        Assert.Empty(await town.Nudges());
    }

    private static NudgeJobs Instance(Database database, DateOnly? fixedDay = null, JobsOptions? jobs = null) =>
        new(database.Get<SendNudges>(), jobs ?? new JobsOptions(), new ClockOptions { Today = fixedDay }, database.Clock, NullLogger<NudgeJobs>.Instance);
}
