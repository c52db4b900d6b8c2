using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.App.Outbox;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;
using Portal.Domain.Claims;

namespace Portal.App.Tests.Dunning;

/// <summary>A night with delivery that is cut off before each of its durable steps, or run twice at once: nothing is lost and nothing doubled.</summary>
public sealed class NightCrashTests
{
    private static readonly DateOnly Bills = new(2026, 10, 5);
    private static readonly DateOnly Reminders = new(2026, 11, 2);
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_night_with_delivery_cut_off_before_any_durable_step_ends_as_if_it_had_not_been(Engine engine)
    {
        var (clean, steps) = await Run(engine, crashAt: null);
        Assert.InRange(steps, 20, 60);
        // PostgreSQL takes longer for each, and the steps are the same: every third.
        for (var step = 1; step <= steps; step += engine == Engine.PostgreSql ? 3 : 1) Assert.Equal((step, clean), (step, (await Run(engine, step)).After));
    }

    [Theory, OnEveryDatabase]
    public async Task A_runner_that_was_frozen_while_another_took_over_writes_nothing_more(Engine engine)
    {
        var (clean, _) = await Run(engine, crashAt: null);
        await using var database = await Database.Create(engine);
        await Fill(database);

        using var freezer = new Freezer();
        var first = Task.Run(() => InSmallChunks(database).Handle(Reminders, false, freezer, Cancel), Cancel);
        await freezer.Frozen;
        Assert.Equal(NightOutcomeKind.Busy, (await database.Get<RunNight>().Handle(Reminders, false, null, Cancel)).Outcome);

        await LeasesRunOut(database);
        await Night(database);
        freezer.Thaw();
        await Assert.ThrowsAsync<LeaseLostException>(() => first);
        Assert.Equal(clean, await Everything(database));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_runners_that_start_at_once_one_runs_the_night(Engine engine)
    {
        var (clean, _) = await Run(engine, crashAt: null);
        await using var database = await Database.Create(engine);
        await Fill(database);
        await database.Get<StandInReceipts>().Handle(Reminders, Cancel);

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => InSmallChunks(database).Handle(Reminders, false, null, Cancel), Cancel)));

        Assert.Single(reports, report => report.Outcome == NightOutcomeKind.Done);
        Assert.All(reports, report => Assert.Contains(report.Outcome, new[] { NightOutcomeKind.Done, NightOutcomeKind.Busy, NightOutcomeKind.NothingToDo }));
        await Night(database);
        Assert.Equal(clean, await Everything(database));
    }

    private static async Task<(string After, int Steps)> Run(Engine engine, int? crashAt)
    {
        await using var database = await Database.Create(engine);
        await Fill(database);
        var passed = 0;
        Failpoints.Watch(() =>
        {
            if (++passed == crashAt) throw new PowerCutException();
        });
        try
        {
            await Night(database);
        }
        catch (PowerCutException)
        {
            Assert.Equal(crashAt, passed);
        }
        finally
        {
            Failpoints.Watch(() => { });
        }
        if (crashAt is not null)
        {
            await LeasesRunOut(database);
            await Night(database);
        }
        return (await Everything(database), passed);
    }

    /// <summary>Everything a night does, and what it wrote handed over.</summary>
    private static async Task Night(Database database)
    {
        await database.Get<NightWork>().Handle(Reminders, mayBeAhead: false, standInAnswers: true, null, Cancel);
        await database.Get<SendOutbox>().Handle(null, retryNow: true, null, Cancel);
    }

    /// <summary>Nine claims whose bills have gone out, that are reminded in the night of the test: on paper too, with interest, with one letter for two, and one paid.</summary>
    private static async Task Fill(Database database)
    {
        var town = new Town(database);
        for (var i = 0; i < 6; i++)
        {
            var citizen = await town.Citizen($"Borger Nummer{i}", i % 3 == 2 ? person => person.ExemptFromDigitalPost = true : null);
            await town.Claim(citizen, i % 2 == 0 ? ClaimType.AfterSchool : ClaimType.Daycare, 1000 + i, new DateOnly(2026, 10, 15));
            if (i < 3) await town.Claim(citizen, i % 2 == 0 ? ClaimType.AfterSchool : ClaimType.Daycare, 2000 + i, new DateOnly(2026, 10, 15));
        }
        database.Clock.GoTo(Bills);
        await database.Get<NightWork>().Handle(Bills, false, standInAnswers: true, null, Cancel);
        await database.Get<SendOutbox>().Handle(null, true, null, Cancel);
        database.Clock.GoTo(Reminders);
    }

    private static async Task LeasesRunOut(Database database)
    {
        await using var db = database.Open();
        await db.Leases.ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, DateTimeOffset.UnixEpoch), Cancel);
    }

    /// <summary>What is on record and in the folders, and that every invariant holds.</summary>
    private static async Task<string> Everything(Database database)
    {
        Assert.Empty(await new Mail(database).Broken());
        return $"{await OnRecord(database, Reminders)}\n{Files("digital-post/out", "*.xml")} messages, {Files("print", "*.pdf")} on paper";

        int Files(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(database.Folder, folder), pattern, SearchOption.AllDirectories).Count();
    }

    /// <summary>What is on record after a night, by the claims' references: ids are made anew in each town.</summary>
    internal static async Task<string> OnRecord(Database database, DateOnly night)
    {
        await using var db = database.Open();
        var claims = await db.Claims.AsNoTracking().OrderBy(claim => claim.PaymentId).ToListAsync(Cancel);
        var names = claims.ToDictionary(claim => claim.Id, claim => claim.Reference);
        var lines = claims.Select(claim => $"{claim.Reference} owes {claim.BalanceOre}, next {claim.NextOn:O}").ToList();
        lines.AddRange((await db.Steps.AsNoTracking().ToListAsync(Cancel)).Select(step => $"{names[step.ClaimId]} step {step.Step} {step.On:O}").Order(StringComparer.Ordinal));
        lines.AddRange((await db.Transactions.AsNoTracking().ToListAsync(Cancel)).Select(entry => $"{names[entry.ClaimId!.Value]} {entry.Kind} {entry.On:O} {entry.AmountOre}").Order(StringComparer.Ordinal));
        lines.AddRange((await db.Tasks.AsNoTracking().ToListAsync(Cancel)).Select(task => $"task {task.Kind} {task.OpenedOn:O}").Order(StringComparer.Ordinal));

        // However often it was taken up again, the run tells of all that it did.
        lines.Add((await db.Nights.AsNoTracking().SingleAsync(row => row.On == night, Cancel)).Report);

        var letters = await db.Outbox.AsNoTracking().ToListAsync(Cancel);
        var states = await db.DeliveriesOf([.. letters.Select(letter => letter.Id)], night, 6, Cancel);
        var about = (await db.LetterClaims.AsNoTracking().ToListAsync(Cancel)).ToLookup(row => row.LetterId, row => names[row.ClaimId]);
        lines.AddRange(letters.Select(letter => $"{string.Join('+', about[letter.Id].Order(StringComparer.Ordinal))} letter {letter.Channel} {states[letter.Id].State}").Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }

    private static RunNight InSmallChunks(Database database) => new(
        database.Get<IDbContextFactory<PortalDb>>(), database.Get<ClaimWriter>(), database.Get<Leases>(), database.Get<AgreementEndTold>(), Database.Municipality, database.Clock) { ChunkClaims = 3 };

    /// <summary>Holds its runner fast when the first claims have been written, until it is thawed.</summary>
    private sealed class Freezer : IProgress<int>, IDisposable
    {
        private readonly TaskCompletionSource _frozen = new();
        private readonly ManualResetEventSlim _thawed = new();

        public Task Frozen => _frozen.Task;

        public void Thaw() => _thawed.Set();

        public void Dispose() => _thawed.Dispose();

        public void Report(int value)
        {
            if (_frozen.TrySetResult()) _thawed.Wait();
        }
    }
}
