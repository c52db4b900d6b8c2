using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.App.Dunning;
using Portal.App.Jobs;
using Portal.App.Journal;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Jobs;

public sealed class PortalJobsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Of_two_instances_one_runs_the_night_at_its_hour_and_the_letters_go_out(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        await town.Claim(await town.Citizen(), dueOn: new DateOnly(2026, 8, 3));
        var (one, two) = (Instance(database), Instance(database));
        one.Begin();
        two.Begin();
        await Task.WhenAll(one.Look(Cancel), two.Look(Cancel));
        Assert.Empty(await Nights(database));

        // Friday 2 October at noon is followed by the night of Saturday, and that by Monday's, a banking day.
        database.Clock.Pass(TimeSpan.FromHours(15));
        await Task.WhenAll(one.Look(Cancel), two.Look(Cancel));
        database.Clock.Pass(TimeSpan.FromHours(48));
        await Task.WhenAll(one.Look(Cancel), two.Look(Cancel));
        await Task.WhenAll(one.Look(Cancel), two.Look(Cancel));

        Assert.Equal([new(2026, 10, 3), new(2026, 10, 5)], await Nights(database));
        await using var db = database.Open();
        Assert.Equal(1, await db.Letters.CountAsync(Cancel));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(database.Folder, "digital-post", "out"), "*.xml"));
        Assert.Equal(await db.Journal.CountAsync(Cancel), await db.Chain.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_night_that_was_missed_is_run_when_the_portal_starts()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var job = Instance(database);
        job.Begin();
        await job.Look(Cancel);
        Assert.Empty(await Nights(database));

        foreach (var (environment, demo) in new[] { ("Production", false), ("Development", true) })
        {
            database.Clock.Pass(TimeSpan.FromDays(1));
            job = Instance(database, environment, demo);
            job.Begin();
            await job.Look(Cancel);
        }
        Assert.Equal([new(2026, 10, 3), new(2026, 10, 4)], await Nights(database));
    }

    [Theory, OnEveryDatabase]
    public async Task While_another_holds_the_night_it_is_looked_at_again_and_taken_over_when_that_one_dies(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var job = Instance(database);
        job.Begin();
        database.Clock.Pass(TimeSpan.FromHours(15));
        var alive = await database.Get<Leases>().Take("night", new LeaseHolder("another", 1), TimeSpan.FromMinutes(2), Cancel);
        await job.Look(Cancel);
        Assert.Empty(await Nights(database));

        await database.Get<Leases>().Release("night", alive!.Value, Cancel);
        Assert.NotNull(await database.Get<Leases>().Take("night", LeaseHolder.Here with { Process = int.MaxValue }, TimeSpan.FromMinutes(2), Cancel));
        await job.Look(Cancel);
        Assert.Equal([new(2026, 10, 3)], await Nights(database));
    }

    [Fact]
    public async Task Trouble_is_tried_again_later_and_never_ends_the_site()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var job = Instance(database);
        job.Begin();
        database.Clock.Pass(TimeSpan.FromHours(15));
        await using (var db = database.Open()) await db.Database.ExecuteSqlAsync($"ALTER TABLE nights RENAME TO away", Cancel);
        await job.Look(Cancel);
        await using (var db = database.Open()) await db.Database.ExecuteSqlAsync($"ALTER TABLE away RENAME TO nights", Cancel);
        await job.Look(Cancel);
        Assert.Empty(await Nights(database));

        database.Clock.Pass(TimeSpan.FromMinutes(1));
        await job.Look(Cancel);
        Assert.Single(await Nights(database));
    }

    [Fact]
    public async Task While_the_day_stands_still_or_jobs_are_off_nothing_runs_by_itself()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        foreach (var job in new[] { Instance(database, "Production", fixedDay: new(2026, 10, 2)), Instance(database, "Production", jobs: new() { Enabled = false }) })
        {
            await job.StartAsync(Cancel);
            await job.ExecuteTask!;
            await job.StopAsync(Cancel);
        }
        Assert.Empty(await Nights(database));
    }

    private static async Task<List<DateOnly>> Nights(Database database)
    {
        await using var db = database.Open();
        return await db.Nights.Where(night => night.FinishedAt != null).Select(night => night.On).OrderBy(on => on).ToListAsync(Cancel);
    }

    private static PortalJobs Instance(Database database, string environment = "Development", bool demo = false, DateOnly? fixedDay = null, JobsOptions? jobs = null) => new(
        database.Get<NightWork>(), database.Get<SendOutbox>(), database.Get<SealJournal>(), jobs ?? new JobsOptions(), new ClockOptions { Today = fixedDay }, new DemoOptions { Enabled = demo },
        new DigitalPostOptions(), new Place(environment), database.Clock, NullLogger<PortalJobs>.Instance);

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
