using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Statements;

/// <summary>
/// Files the letters of the year-end runs that have been approved: each statement becomes one letter in the outbox, once. Safe to start again after a crash: it goes on with those
/// that have none yet.
/// </summary>
public sealed class ReleaseStatements(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, Leases leases, MunicipalityOptions municipality)
{
    /// <summary>How many letters are filed in one transaction.</summary>
    internal int ChunkLetters { get; init; } = 500;

    /// <returns>Letters filed; none while another is at it.</returns>
    public async Task<int> Handle(CancellationToken cancel)
    {
        var runs = await Approved(cancel);
        if (runs.Count == 0 || await leases.Take(MakeStatements.Lease, MakeStatements.LeaseLength, cancel) is not { } fence) return 0;
        try
        {
            var filed = 0;
            foreach (var run in runs)
                for (int now; (now = await Chunk(run, fence, cancel)) > 0;) filed += now;
            return filed;
        }
        finally
        {
            await leases.Release(MakeStatements.Lease, fence, CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<Guid>> Approved(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.StatementRuns.Where(row => row.State == StatementRunState.Approved).OrderBy(row => row.To).ThenBy(row => row.Number).Select(row => row.Id).ToListAsync(cancel);
    }

    private async Task<int> Chunk(Guid id, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, MakeStatements.Lease, fence, MakeStatements.LeaseLength, cancel);
        var run = await work.Db.StatementRuns.SingleAsync(row => row.Id == id, cancel);
        var statements = await work.Db.Statements.AsNoTracking().Where(row => row.RunId == id && row.LetterId == null && row.Withheld == "").OrderBy(row => row.Id).Take(ChunkLetters).ToListAsync(cancel);
        if (statements.Count == 0)
        {
            (run.State, run.ReleasedAt) = (StatementRunState.Released, work.Now);
            work.Db.Journal.Add(StatementJournal.Of(work, SystemActor.Outbox, "statements-released", run));
            await work.Commit(cancel);
            return 0;
        }
        await File(work, statements, cancel);
        await work.Commit(cancel);
        return statements.Count;
    }

    private async Task File(Work work, IReadOnlyList<StatementRow> statements, CancellationToken cancel)
    {
        var people = statements.Select(row => row.PersonId).ToList();
        var mailboxes = await work.Db.Persons.Where(row => EF.Parameter(people).Contains(row.Id)).Select(row => new { row.Id, row.Language, row.Kind, row.ExemptFromDigitalPost }).ToDictionaryAsync(row => row.Id, cancel);
        List<LetterRow> letters = [];
        List<LetterClaimRow> claims = [];
        List<OutboxRow> outbox = [];
        foreach (var row in statements)
        {
            var (to, inputs) = (mailboxes[row.PersonId], StatementJson.Read(row.Json));
            var kind = inputs.Replaced is null ? LetterKind.Statement : LetterKind.StatementCorrected;
            var id = LetterOf(row.Id, row.PersonId, kind);
            letters.Add(new LetterRow
            {
                Id = id, PersonId = row.PersonId, Kind = kind, On = work.Today, Language = to.Language, At = work.Now, TemplateVersion = StatementLetter.VersionOf(kind),
                Subject = StatementLetter.SubjectOf(inputs, new Mailbox(to.Language, to.Kind, to.ExemptFromDigitalPost), municipality.Name),
            });
            claims.AddRange(inputs.Statement.Own.Select(claim => claim.Claim).Concat(inputs.Statement.Shared.Select(share => share.Claim)).Select(claim => new LetterClaimRow { LetterId = id, ClaimId = claim }));
            outbox.Add(new OutboxRow { Id = id, Channel = to.ExemptFromDigitalPost ? Channel.Paper : Channel.DigitalPost, At = work.Now });
        }
        await work.Db.InsertMany(letters, cancel);
        await work.Db.InsertMany(claims, cancel);
        await work.Db.InsertMany(outbox, cancel);
        foreach (var row in statements.Zip(letters))
            await work.Db.Statements.Where(statement => statement.Id == row.First.Id).ExecuteUpdateAsync(set => set.SetProperty(statement => statement.LetterId, row.Second.Id), cancel);
    }

    private static Guid LetterOf(Guid statement, PersonId person, LetterKind kind) => DerivedId.Of("letter", statement, person, Slug.Of(kind), 1);
}
