using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Rules;
using Portal.App.Verify;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Statements;

/// <summary>A year-end run from its dry figures to the letters, and what is done when the books turn out to say something else.</summary>
public sealed class StatementRunTests
{
    private static readonly Caseworker Lone = new("lone", "Lone Leder", FrozenSet.ToFrozenSet([StaffRole.TeamLead]));

    private const string Cut = "Cut off here.";

    [Theory, OnEveryDatabase]
    public async Task One_opens_it_another_approves_it_and_everybody_has_one_letter(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        var run = await Made(town);
        Assert.Equal([StatementRefusal.OpenerMayNotApprove], await town.Get<DecideStatements>().Handle(run, true, Town.Finn, default));
        Assert.Null(await town.Get<DecideStatements>().Handle(run, true, Town.Sofie, default));
        Assert.Equal(0, await town.Get<ReleaseStatements>().Handle(default));
        Assert.Empty(await Statements(town, Anna));

        Assert.IsType<ActResult.Done>(await town.Get<Approve>().Handle(run, true, Lone, default));
        Assert.Equal(2, await town.Get<ReleaseStatements>().Handle(default));
        Assert.Equal(0, await town.Get<ReleaseStatements>().Handle(default));
        Assert.IsType<StatementOutcome.NothingChanged>(await town.Get<MakeStatements>().Handle(2026, Town.Finn, null, default));
        Assert.Equal([StatementRefusal.DoesNotWait], await town.Get<DecideStatements>().Handle(run, true, Lone, default));
        Assert.Equal(["2026-01-01 2026-12-31 0 256291 1"], await Statements(town, Anna));
        await IsSound(town);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_known_late_gives_a_corrected_statement_that_names_what_it_changes(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        await Release(town, await Made(town));
        town.GoTo(Day("2027-01-05"));
        await town.Pay(Day("2026-12-30"), ("A", 500_00));

        await Release(town, await Made(town));
        Assert.Equal(["2026-01-01 2026-12-31 0 256291 1", "2026-01-01 2026-12-31 0 206291 2"], await Statements(town, Anna));
        Assert.Equal(["2026-01-01 2026-12-31 0 0 1"], await Statements(town, Shop));
        var text = await town.Text((await town.Letters()).Single(letter => letter.Kind == "statement-corrected"));
        Assert.Contains("Den nye opgørelse gælder i stedet for version 1, som vi gjorde op den 31. december 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Skolefritidsordning: Betalt | 0,00 | -500,00 | -500,00", text, StringComparison.Ordinal);
        Assert.Contains("Skolefritidsordning: Står den 31. december 2026 | 1.718,70 | 1.218,70 | -500,00", text, StringComparison.Ordinal);
        await IsSound(town);
    }

    [Theory, OnEveryDatabase]
    public async Task A_run_whose_sums_are_no_longer_the_ledgers_is_not_approved_but_made_again(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        var run = await Made(town);
        town.GoTo(Day("2027-01-05"));
        await town.Pay(Day("2026-12-30"), ("A", 500_00));
        Assert.Equal([StatementRefusal.BooksHaveChanged], await town.Get<DecideStatements>().Handle(run, true, Lone, default));
        Assert.Equal([ActRefusal.BooksHaveChanged], Assert.IsType<ActResult.Refused>(await town.Get<Approve>().Handle(run, true, Lone, default)).Reasons);

        // Who makes it anew has made it: another has to approve it.
        Assert.Equal(run, Assert.IsType<StatementOutcome.Made>(await town.Get<MakeStatements>().Handle(2026, Lone, null, default)).Run);
        Assert.Equal([StatementRefusal.OpenerMayNotApprove], await town.Get<DecideStatements>().Handle(run, true, Lone, default));
        Assert.Equal(run, await Made(town));
        await Release(town, run);
        Assert.Equal(["2026-01-01 2026-12-31 0 206291 1"], await Statements(town, Anna));
        await IsSound(town);
    }

    [Theory, OnEveryDatabase]
    public async Task A_run_that_is_given_up_is_nobodys_and_the_next_begins_anew(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        var run = await Made(town);
        Assert.Empty((await town.Get<DecideStatements>().Handle(run, false, Lone, default))!);
        Assert.DoesNotContain(await town.Tasks(), task => task.StartsWith("approve", StringComparison.Ordinal));

        var next = await Made(town);
        Assert.NotEqual(run, next);
        await Release(town, next);
        Assert.Equal(["2026-01-01 2026-12-31 0 256291 1"], await Statements(town, Anna));
        await IsSound(town);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_has_died_gets_no_letter_and_is_counted(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        await town.Persons(Files.Anna.With("dead_on", "2026-12-30"));
        var run = await Made(town);
        var view = (await town.Get<StatementDesk>().Handle(Town.Finn, default))![0];
        Assert.Equal((2, 1), (view.Report.Statements, view.Report.Withheld["dead"]));
        await Release(town, run);
        Assert.Equal([$"2026-12-31 statement {Shop} B"], (await town.Letters()).Where(letter => letter.Kind == "statement").Select(letter => letter.ToString()));
        await IsSound(town);
    }

    [Theory, OnEveryDatabase]
    public async Task A_released_statement_cannot_be_changed_and_a_flipped_digit_in_an_unreleased_one_is_found(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        var run = await Made(town);
        await using var db = town.Rows();
        await db.Statements.Where(row => row.ClosingOre > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Json, row => row.Json.Replace("168500", "168501")));
        Assert.Contains(await Broken(town), found => found.Contains("says something else than was made", StringComparison.Ordinal));
        await db.Statements.Where(row => row.ClosingOre > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Json, row => row.Json.Replace("168501", "168500")));
        await db.Statements.Where(row => row.ClosingOre > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosingOre, row => row.ClosingOre + 1));
        Assert.Contains(await Broken(town), found => found.Contains("has other sums than its lines", StringComparison.Ordinal));
        await db.Statements.Where(row => row.ClosingOre > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosingOre, row => row.ClosingOre - 1));
        await Release(town, run);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Statements.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosingOre, 0)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Statements.ExecuteDeleteAsync());
        await IsSound(town);
    }

    [Theory, OnEveryDatabase]
    public async Task The_citizen_reads_what_was_sent_and_asks_for_any_days_and_nobody_elses(Engine engine)
    {
        await using var town = await YearIsOver(engine);
        await Release(town, await Made(town));
        var (anna, bo, mine) = (await town.Citizen(Anna), await town.Citizen(Bo), town.Get<MyStatements>());
        var sent = Assert.Single(await mine.All(anna, default));
        Assert.Equal((new Kroner(2562_91), false), (sent.Closing, sent.Replaced));
        Assert.Null(await mine.Sent(sent.Id, bo, default));
        var letter = await mine.Sent(sent.Id, anna, default);
        Assert.Equal((await town.Get<LetterArchive>().Draw(sent.Letter, default))!.Content.ToBytes(), mine.Text(letter!).ToBytes());

        var summer = (await mine.Asked(Day("2026-05-01"), Day("2026-11-16"), anna, default))!;
        Assert.Equal((new Kroner(2520_85), new Kroner(2520_85)), (summer.Inputs.Statement.Opening, summer.Inputs.Statement.Closing));
        Assert.Null(await mine.Asked(Day("2026-05-01"), Day("2026-04-30"), anna, default));
        Assert.Null(await mine.Asked(Day("2026-05-01"), Day("2027-05-30"), anna, default));
        Assert.Empty((await mine.Asked(Day("2026-05-01"), Day("2026-11-16"), bo, default))!.Inputs.Statement.Own);
    }

    /// <summary>The opening, each chunk, the totals, the approval and each chunk of letters are durable steps; stopped before each of them in turn and begun again, everybody has the same letter once.</summary>
    [Fact]
    public async Task A_run_that_is_stopped_before_any_of_its_durable_steps_ends_as_one_that_was_not()
    {
        var (whole, steps) = await Run(stopBefore: 0);
        Assert.InRange(steps, 8, 40);
        for (var step = 1; step <= steps; step++) Assert.Equal(whole, (await Run(step)).End);
    }

    private static async Task<(string End, int Steps)> Run(int stopBefore)
    {
        await using var town = await YearIsOver(Engine.Sqlite, small: true);
        var passed = 0;
        async Task Work()
        {
            if (await town.Get<MakeStatements>().Handle(2026, Town.Finn, null, default) is StatementOutcome.Made made) await town.Get<DecideStatements>().Handle(made.Run, true, Lone, default);
            await town.Get<ReleaseStatements>().Handle(default);
        }

        await Task.Run(async () =>
        {
            Failpoints.Watch(() =>
            {
                if (++passed == stopBefore) throw new InvalidOperationException(Cut);
            });
            try
            {
                await Work();
            }
            catch (InvalidOperationException cut) when (cut.Message == Cut)
            {
                Assert.NotEqual(0, stopBefore);
            }
        });
        if (stopBefore > 0) await Work();
        await IsSound(town);
        await using var db = town.Rows();
        // People have new ids in each town.
        var rows = await db.Statements.OrderBy(row => row.ClosingOre).Select(row => new { row.ClosingOre, row.Version, IsFiled = db.Outbox.Any(message => message.Id == row.LetterId) }).ToListAsync();
        return ($"{await db.StatementRuns.CountAsync()} {await db.Letters.CountAsync(row => row.Kind == LetterKind.Statement)} {await db.Outbox.CountAsync()} {string.Join(' ', rows)}", passed);
    }

    /// <summary>Anna owes one claim at the end of 2026; the shop has paid what it owed.</summary>
    /// <param name="small">Of two people each is a chunk of its own.</param>
    private static async Task<RuleTown> YearIsOver(Engine engine, bool small = false)
    {
        var town = await RuleTown.Create(engine, null, small ? Small : null);
        await town.Claims(Line("A", "after-school", Anna, "1685,00", Day("2026-11-16")).With("description", "Skolefritidsordning"), Line("B", "general", Shop, "500,00", Day("2026-12-15")));
        await town.Night(Day("2026-02-02"));
        await town.Claims(Line("C", "after-school", Anna, "0,01", Day("2026-12-28")).With("principal", "835,85"));
        await town.Pay(Day("2026-12-10"), ("B", 500_00));
        await town.Nights("2026-12-31");
        return town;
    }

    private static void Small(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
    {
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, provider => new MakeStatements(Of<IDbContextFactory<PortalDb>>(provider), Of<ClaimWriter>(provider), Of<Leases>(provider)) { ChunkPeople = 1 });
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, provider => new ReleaseStatements(
            Of<IDbContextFactory<PortalDb>>(provider), Of<ClaimWriter>(provider), Of<Leases>(provider), Of<Settings.MunicipalityOptions>(provider)) { ChunkLetters = 1 });
    }

    private static T Of<T>(IServiceProvider services) where T : notnull => (T)services.GetService(typeof(T))!;

    private static async Task<Guid> Made(RuleTown town) => Assert.IsType<StatementOutcome.Made>(await town.Get<MakeStatements>().Handle(2026, Town.Finn, null, default)).Run;

    private static async Task Release(RuleTown town, Guid run)
    {
        Assert.Empty((await town.Get<DecideStatements>().Handle(run, true, Lone, default))!);
        await town.Get<ReleaseStatements>().Handle(default);
    }

    private static async Task<string[]> Statements(RuleTown town, string person) =>
        [.. (await town.Get<PersonAccount>().Handle(person, Day("2027-12-31"), "prøve", SystemActor.CommandLine, default))!.Statements.Select(one => $"{one.From:yyyy-MM-dd} {one.To:yyyy-MM-dd} {one.OpeningOre} {one.ClosingOre} {one.Version}")];

    private static async Task<IReadOnlyList<string>> Broken(RuleTown town)
    {
        var broken = new List<string>();
        await foreach (var invariant in town.Get<VerifyAll>().Handle(default)) broken.AddRange(invariant.Broken);
        return broken;
    }

    private static async Task IsSound(RuleTown town) => Assert.Empty(await Broken(town));
}
