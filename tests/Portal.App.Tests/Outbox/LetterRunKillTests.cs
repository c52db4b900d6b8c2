using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Outbox;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.Domain.Letters;
using Xunit.Abstractions;

namespace Portal.App.Tests.Outbox;

/// <summary>
/// A night of 300 letters and a year-end run of 300 statements, delivered to a Digital Post that errs, with the power cut before their durable steps: none is lost, none sent twice, none
/// unknown once its receipts have come, and the books are those of a run that was left alone. Some steps here; with PORTAL_EVERY_STEP=1 every one on SQLite (docs/trials.md).
/// </summary>
public sealed class LetterRunKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20261005, Rounds = 4;

    /// <summary>Steps tried one by one when not all are.</summary>
    private const int Few = 2;

    /// <summary>From cut to cut in the run that is cut again and again. What was handed over is written down some hundred letters at a time: cut sooner than that each time, it would begin with the same for ever.</summary>
    private const int Apart = 290;

    private static readonly int EveryStep = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_EVERY_STEP"), CultureInfo.InvariantCulture, out var every) ? every : 0;

    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-kill-").FullName;

    [Fact]
    public Task A_night_of_300_letters_cut_off_before_its_durable_steps_ends_as_one_that_was_not() => Tried(ThreeHundred.Night);

    [Fact]
    public Task A_year_end_run_of_300_statements_cut_off_before_its_durable_steps_ends_as_one_that_was_not() => Tried(ThreeHundred.YearEnd);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One by one on SQLite, again and again in one run on PostgreSQL: what is on record is the same on both.</summary>
    private async Task Tried(ThreeHundred run)
    {
        var (clean, whole) = await Run(Engine.Sqlite, run, new PowerCuts(_ => false));
        Assert.InRange(whole.Steps, 20, 2000);

        var stops = Enumerable.Range(1, whole.Steps).Where(step => EveryStep > 0 ? step % EveryStep == 0 : step % (whole.Steps / Few) == whole.Steps / Few / 2).ToList();
        foreach (var stop in stops)
        {
            var (after, cuts) = await Run(Engine.Sqlite, run, new PowerCuts(step => step == stop));
            Assert.Equal((stop, 1, clean), (stop, cuts.Cuts, after));
        }

        var often = await Run(Engine.PostgreSql, run, new PowerCuts(step => step % Apart == 0));
        Assert.Equal(clean, often.After);
        Assert.InRange(often.Cuts.Cuts, whole.Steps / Apart, 2 * whole.Steps / Apart);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whole.Steps} durable steps; cut off before {stops.Count} of them one by one, and {often.Cuts.Cuts} times in one run"));
    }

    private async Task<(string After, PowerCuts Cuts)> Run(Engine engine, ThreeHundred run, PowerCuts cuts)
    {
        var post = new ErringDigitalPost(Seed);
        await using var database = await Town(engine, run, post);
        var mail = new Mail(database);
        await cuts.Through(
            async () =>
            {
                await run.Write(database);
                for (var round = 1; round <= Rounds; round++)
                {
                    await database.Get<SendOutbox>().Handle(null, retryNow: true, null, Cancel);
                    Assert.Empty((await mail.Receipts(post.Receipts(run.Day, round))).Errors);
                }
            },
            async () =>
            {
                await using var db = database.Open();
                await db.Leases.ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, DateTimeOffset.UnixEpoch), Cancel);
            });
        await Arrived(database, run, post, mail);
        return (await NightCrashTests.OnRecord(database, run.Day), cuts);
    }

    /// <summary>Everybody has their letter once, and nobody waits to hear of one.</summary>
    private static async Task Arrived(Database database, ThreeHundred run, ErringDigitalPost post, Mail mail)
    {
        Assert.Empty(await mail.Broken());
        Assert.InRange(post.Errors, ThreeHundred.Letters / 4, ThreeHundred.Letters);
        await using var db = database.Open();
        var letters = await db.Outbox.AsNoTracking().Select(row => new { row.Id, row.Channel }).ToListAsync(Cancel);
        Assert.Equal(ThreeHundred.Letters, letters.Count);
        Assert.Equal(letters.Where(letter => letter.Channel == Channel.DigitalPost).Select(letter => letter.Id).Order(), post.Taken.Order());
        Assert.Equal(ThreeHundred.Letters - ThreeHundred.OnPaper, post.Receivers.Distinct().Count());
        Assert.Equal((ThreeHundred.OnPaper, ThreeHundred.OnPaper), (mail.PrintLines().Count(), mail.PrintLines().Distinct().Count()));
        var states = (await db.DeliveriesOf([.. letters.Select(letter => letter.Id)], run.Day, 6, Cancel)).Values.CountBy(delivery => delivery.State).ToDictionary();
        Assert.Equal(new Dictionary<DeliveryState, int> { [DeliveryState.Delivered] = ThreeHundred.Letters - ThreeHundred.OnPaper, [DeliveryState.HandedOver] = ThreeHundred.OnPaper }, states);
    }

    /// <summary>On SQLite from a copy of what the first one was filled with.</summary>
    private async Task<Database> Town(Engine engine, ThreeHundred run, ErringDigitalPost post)
    {
        var filled = Path.Combine(_folder, "filled.db");
        var isFilled = engine == Engine.Sqlite && File.Exists(filled);
        var database = await Database.Create(engine, post.Receive, from: isFilled ? filled : null);
        database.Clock.GoTo(run.Day);
        if (isFilled) return database;

        await run.Fill(database);
        database.Clock.GoTo(run.Day);
        if (engine == Engine.Sqlite) await database.CopyTo(filled);
        return database;
    }
}
