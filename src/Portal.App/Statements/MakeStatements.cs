using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Statements;
using Portal.Domain.Tasks;

namespace Portal.App.Statements;

/// <summary>
/// The year-end run (årskørsel, P16) up to its approval: a statement for everybody with a claim, a movement or a credit in the year. Safe to start again after a crash: it goes on
/// with those who have none yet. Once a year has been released, a run makes a corrected statement for each whose figures have changed since.
/// </summary>
public sealed class MakeStatements(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, Leases leases)
{
    /// <summary>Years that can be asked for; what else is typed is a slip of the pen.</summary>
    public const int FirstYear = 2000, LastYear = 2100;

    internal const string Lease = "statements";

    /// <summary>What the second person's task is about.</summary>
    internal const string Kind = "release-statements";

    internal static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    /// <summary>How often a run is made anew because the books were changed while it was made.</summary>
    private const int MostRounds = 3;

    /// <summary>How many people's statements are made and written in one transaction.</summary>
    internal int ChunkPeople { get; init; } = 500;

    /// <summary>How a statement is made up. Only a test hands in another, to see what is missing when the rule does not apply.</summary>
    internal Func<PersonId, IReadOnlyList<ClaimFacts>, DateOnly, DateOnly, BalanceStatement> MakeUp { get; init; } = BalanceStatement.Of;

    /// <param name="progress">Told the people looked at so far.</param>
    public async Task<StatementOutcome> Handle(int year, Actor by, IProgress<int>? progress, CancellationToken cancel)
    {
        var ordered = await Order(year, by, cancel);
        return ordered is StatementOutcome.Made made ? await Make(made.Run, progress, cancel) : ordered;
    }

    /// <summary>Opens the year's run, or has the one that waits made anew; <see cref="Make(Guid, IProgress{int}, CancellationToken)"/> makes it.</summary>
    public Task<StatementOutcome> Order(int year, Actor by, CancellationToken cancel) => Alone(async fence => await Open(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), by, fence, cancel) switch
    {
        null => new StatementOutcome.NotYet(new DateOnly(year, 12, 31)),
        { State: StatementRunState.Approved } approved => new StatementOutcome.Waits(approved.Id),
        var run => new StatementOutcome.Made(run.Id),
    }, cancel);

    /// <summary>Makes a run that has been opened, or goes on with it.</summary>
    public Task<StatementOutcome> Make(Guid run, IProgress<int>? progress, CancellationToken cancel) => Alone(async fence =>
    {
        StatementRunRow row;
        await using (var db = await dbs.CreateDbContextAsync(cancel)) row = await db.StatementRuns.AsNoTracking().SingleAsync(one => one.Id == run, cancel);
        if (row.State != StatementRunState.Making) return new StatementOutcome.Made(run);
        var made = await MakeWhole(row, fence, progress, cancel);
        return made.Statements == 0 && row.Number > 1 ? await Nothing(row, fence, cancel) : new StatementOutcome.Made(run);
    }, cancel);

    private async Task<StatementOutcome> Alone(Func<long, Task<StatementOutcome>> work, CancellationToken cancel)
    {
        if (await leases.Take(Lease, LeaseLength, cancel) is not { } fence) return new StatementOutcome.Busy();
        try
        {
            return await work(fence);
        }
        finally
        {
            await leases.Release(Lease, fence, CancellationToken.None);
        }
    }

    /// <returns>Null while the nights have not come to the last day of the year.</returns>
    private async Task<StatementRunRow?> Open(DateOnly from, DateOnly to, Actor by, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        if (work.BusinessDay < to) return null;
        var runs = await work.Db.StatementRuns.AsNoTracking().Where(row => row.From == from && row.To == to).OrderBy(row => row.Number).ToListAsync(cancel);
        var open = runs.LastOrDefault(row => row.State is StatementRunState.Making or StatementRunState.Made or StatementRunState.Approved);
        if (open is { State: StatementRunState.Making or StatementRunState.Approved }) return open;
        if (open is null)
        {
            open = new StatementRunRow
            {
                Id = DerivedId.Of("statement-run", $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}", runs.Count + 1), From = from, To = to, Number = runs.Count + 1, MadeOn = work.BusinessDay, OpenedBy = by.JournalId, OpenedAt = work.Now,
            };
            work.Db.StatementRuns.Add(open);
            work.Db.Journal.Add(StatementJournal.Of(work, by, "statements-opened", open));
        }
        // What stands in the books now, not when it was made last.
        else await Anew(work, open, by, cancel);
        await work.Commit(cancel);
        return open;
    }

    /// <summary>Whoever has it made anew has made it: somebody else has to approve it.</summary>
    private static async Task Anew(Work work, StatementRunRow run, Actor by, CancellationToken cancel)
    {
        await Again(work, run.Id, cancel);
        await work.Db.StatementRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedBy, by.JournalId).SetProperty(row => row.OpenedAt, work.Now), cancel);
        await work.Db.Approvals.Where(row => row.Id == run.Id && row.DecidedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProposedBy, by.JournalId).SetProperty(row => row.ProposedAt, work.Now), cancel);
        work.Db.Journal.Add(StatementJournal.Of(work, by, "statements-opened", run));
    }

    private static async Task Again(Work work, Guid run, CancellationToken cancel)
    {
        await work.Db.Statements.Where(row => row.RunId == run).ExecuteDeleteAsync(cancel);
        await work.Db.StatementRuns.Where(row => row.Id == run).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, StatementRunState.Making).SetProperty(row => row.MadeOn, work.BusinessDay).SetProperty(row => row.Report, "").SetProperty(row => row.FinishedAt, (DateTimeOffset?)null), cancel);
    }

    /// <summary>A payment that came in while it was made has changed somebody's figures: then all are made once more.</summary>
    private async Task<StatementReport> MakeWhole(StatementRunRow run, long fence, IProgress<int>? progress, CancellationToken cancel)
    {
        for (var round = 1; ; round++)
        {
            var looked = await MakeAll(run, fence, progress, cancel);
            var report = await Finish(run, looked, round == MostRounds, fence, cancel);
            if (report is not null) return report;
        }
    }

    private async Task<int> MakeAll(StatementRunRow run, long fence, IProgress<int>? progress, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var looked = 0;
        var made = (await db.Statements.Where(row => row.RunId == run.Id).Select(row => row.PersonId).ToListAsync(cancel)).ToHashSet();
        foreach (var people in (await StatementFacts.People(db, cancel)).Chunk(ChunkPeople))
        {
            var left = people.Where(person => !made.Contains(person)).ToList();
            if (left.Count > 0) await Write(run, left, fence, cancel);
            looked += people.Length;
            progress?.Report(looked);
        }
        return looked;
    }

    private async Task Write(StatementRunRow run, IReadOnlyList<PersonId> people, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        await work.Db.InsertMany([.. await Rows(work.Db, run, people, cancel)], cancel);
        await work.Commit(cancel);
    }

    private async Task<IEnumerable<StatementRow>> Rows(PortalDb db, StatementRunRow run, IReadOnlyList<PersonId> people, CancellationToken cancel)
    {
        var dead = (await db.Persons.Where(row => EF.Parameter(people).Contains(row.Id) && row.DeadOn != null).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        var before = run.Number == 1 ? []
            : (await db.Statements.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId) && row.From == run.From && row.To == run.To && row.RunId != run.Id).ToListAsync(cancel))
                .GroupBy(row => row.PersonId).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.Version)!);
        return (await StatementFacts.Read(db, people, cancel)).Select(person => RowOf(person.Person, person.Claims)).OfType<StatementRow>();

        StatementRow? RowOf(PersonId person, IReadOnlyList<ClaimFacts> claims)
        {
            var statement = MakeUp(person, claims, run.From, run.To);
            var last = before.GetValueOrDefault(person);
            var said = last is null ? null : StatementJson.Read(last.Json);
            if (said is null ? statement.IsEmpty : statement.SameFigures(said.Statement)) return null;
            var inputs = new StatementInputs(
                statement, run.MadeOn, StatementFacts.DueNow(person, claims, run.MadeOn), (last?.Version ?? 0) + 1,
                said is null ? null : new ReplacedStatement(said.Version, said.MadeOn, StatementChanges.Between(said.Statement, statement)));
            var json = StatementJson.Of(inputs);
            return new StatementRow
            {
                Id = DerivedId.Of("statement", run.Id, person), RunId = run.Id, PersonId = person, From = run.From, To = run.To, Version = inputs.Version, Replaces = last?.Id,
                OpeningOre = statement.OpeningBalance.Ore, ClosingOre = statement.Balance.Ore, CreditOre = statement.Credit.Ore, Json = json, Digest = StatementJson.DigestOf(json),
                Withheld = dead.Contains(person) ? WithheldDead : "",
            };
        }
    }

    /// <summary>Letters about somebody who has died go to the estate alone, once a person has looked (letters.md 6.6).</summary>
    internal const string WithheldDead = "dead";

    /// <returns>Null when the books have changed meanwhile, and it is to be made once more.</returns>
    private async Task<StatementReport?> Finish(StatementRunRow run, int looked, bool last, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        var report = await StatementTotals.Of(work.Db, run, looked, cancel);
        if (!report.IsWhole && !last)
        {
            await Again(work, run.Id, cancel);
            await work.Commit(cancel);
            return null;
        }
        await work.Db.StatementRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, StatementRunState.Made).SetProperty(row => row.Report, report.Kept()).SetProperty(row => row.FinishedAt, work.Now), cancel);
        var task = TaskOf(run.Id);
        if (report.Statements > 0 && !await work.Db.Tasks.AnyAsync(row => row.Id == task, cancel))
        {
            work.Db.Approvals.Add(new ApprovalRow { Id = run.Id, Kind = Kind, Payload = run.Id.ToString(), ProposedBy = run.OpenedBy, ProposedAt = work.Now });
            work.Db.Tasks.Add(new TaskRow { Id = task, Kind = TaskKind.Approve, About = run.Id, Detail = Kind, OpenedOn = work.Today });
        }
        await work.Commit(cancel);
        return report;
    }

    internal static Guid TaskOf(Guid run) => DerivedId.Of("task", "approve", run);

    private async Task<StatementOutcome> Nothing(StatementRunRow run, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        await work.Db.StatementRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, StatementRunState.Discarded).SetProperty(row => row.DecidedAt, work.Now), cancel);
        // Somebody may have been asked before the books came to say the same again.
        await work.Db.Approvals.Where(row => row.Id == run.Id && row.DecidedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedAt, work.Now).SetProperty(row => row.Approved, false), cancel);
        await StatementApprovals.CloseTask(work, run.Id, "nothing-changed", cancel);
        await work.Commit(cancel);
        return new StatementOutcome.NothingChanged();
    }
}

/// <summary>What starting a year-end run came to.</summary>
public abstract record StatementOutcome
{
    private StatementOutcome()
    {
    }

    /// <summary>It is open; once made it waits for a second person.</summary>
    public sealed record Made(Guid Run) : StatementOutcome;

    /// <summary>It is approved; its letters are being filed.</summary>
    public sealed record Waits(Guid Run) : StatementOutcome;

    /// <summary>Everybody has a statement, and each says what the books say now.</summary>
    public sealed record NothingChanged : StatementOutcome;

    /// <summary>The nights have not come to the last day yet, so its interest is not posted.</summary>
    public sealed record NotYet(DateOnly LastDay) : StatementOutcome;

    /// <summary>Another is at it.</summary>
    public sealed record Busy : StatementOutcome;
}
