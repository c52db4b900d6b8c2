using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Payments;
using Portal.App.Recovery;
using Portal.App.Statements;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Tasks;

namespace Portal.App.Books;

/// <summary>What takes two people (fire øjne): the proposal with its reason, and the task for somebody else.</summary>
internal static class Approvals
{
    /// <summary>What is done to the books, which finance approves.</summary>
    public static readonly IReadOnlyList<string> Kinds = [WriteDownClaim.Kind, WriteOffClaim.Kind, PayBackCredit.Kind];

    public static async Task<ActResult?> Propose(
        ClaimWriter writer, ClaimId claim, string kind, string reason, Caseworker by, Func<ClaimFacts, Work, ActAnswer> decide, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Finance)) return null;
        await using var work = await writer.Begin([claim], cancel);
        if ((await ClaimFactsQuery.Of([claim], work.Db, cancel)).SingleOrDefault() is not { } facts) return null;
        List<ActRefusal> refusals = reason.Trim().Length == 0 ? [ActRefusal.ReasonIsMissing] : [];
        var answer = decide(facts, work);
        if (answer is ActAnswer.Refused refused) refusals.AddRange(refused.Reasons);
        if (refusals.Count > 0) return new ActResult.Refused(refusals);

        var amount = Kroner.Sum(((ActAnswer.Done)answer).Move.Postings.Select(posting => posting.Amount));
        var payload = Math.Abs(amount.Ore).ToString(CultureInfo.InvariantCulture);
        if (await work.Db.Approvals.AnyAsync(row => row.ClaimId == claim && row.Kind == kind && row.Payload == payload && row.DecidedAt == null, cancel)) return new ActResult.Refused([ActRefusal.AlreadyProposed]);
        var id = Write(work, facts, kind, payload, reason, by);
        await work.Commit(cancel);
        return new ActResult.Done(id);
    }

    /// <summary>The proposal, the task for somebody else, and the reason apart from both.</summary>
    /// <param name="payload">Ids, dates and amounts that are carried out when it is approved.</param>
    public static Guid Write(Work work, ClaimFacts facts, string kind, string payload, string reason, Caseworker by)
    {
        var id = Guid.CreateVersion7();
        work.Db.Approvals.Add(new ApprovalRow { Id = id, Kind = kind, ClaimId = facts.Id, Payload = payload, ProposedBy = by.JournalId, ProposedAt = work.Now });
        work.Db.Tasks.Add(new TaskRow { Id = DerivedId.Of("task", "approve", id), Kind = TaskKind.Approve, PersonId = facts.Debtor, About = id, Detail = kind, OpenedOn = work.Today });
        work.Db.TaskClaims.Add(new TaskClaimRow { TaskId = DerivedId.Of("task", "approve", id), ClaimId = facts.Id });
        work.Db.Notes.Add(ActOnClaim.NoteOf(work, facts, by, kind, reason));
        return id;
    }

    /// <summary>In øre, as it was proposed: of a write-off what was left that day.</summary>
    public static Kroner AmountOf(ApprovalRow row) => new(long.Parse(row.Payload, CultureInfo.InvariantCulture));

    /// <summary>As things stand when it is approved, which may be another day than when it was proposed.</summary>
    public static ActAnswer Carried(ApprovalRow row, ClaimFacts claim, DateOnly businessDay, Policies policies) => row.Kind switch
    {
        WriteDownClaim.Kind => CourseActs.WriteDown(claim, AmountOf(row), businessDay),
        WriteOffClaim.Kind => CourseActs.WriteOff(claim, businessDay, policies),
        PayBackCredit.Kind => PayBack.Decide(claim, AmountOf(row), businessDay),
        _ => throw new InvalidOperationException($"Nobody carries out a proposal of kind {row.Kind}."),
    };
}

/// <summary>Somebody else than the proposer approves, or turns down, what takes two people: finance what is done to the books, a team lead what is done on the way to the recovery authority.</summary>
public sealed class Approve(ClaimWriter writer, DecideStatements statements, BookLetters letters)
{
    /// <returns>Null when nothing of that id waits, or this person may not decide it: not finance, or the proposer.</returns>
    public async Task<ActResult?> Handle(Guid proposal, bool approved, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Finance) && !by.Has(StaffRole.TeamLead)) return null;
        if (await IsStatementRun(proposal, cancel)) return await DecideRun(proposal, approved, by, cancel);
        if (await ClaimOf(proposal, by, cancel) is not { } claim || await writer.DebtorOf(claim, cancel) is not { } debtor) return null;

        var (work, claims) = await writer.BeginOnDebtors([debtor], cancel);
        await using var _ = work;
        var row = await work.Db.Approvals.SingleAsync(row => row.Id == proposal, cancel);
        if (row.DecidedAt is not null || !by.Has(RecoveryApprovals.Kinds.Contains(row.Kind) ? StaffRole.TeamLead : StaffRole.Finance) && !by.Has(StaffRole.TeamLead)) return null;
        (row.DecidedBy, row.DecidedAt, row.Approved) = (by.JournalId, work.Now, approved);
        await work.Db.Tasks.Where(task => task.About == proposal && task.ClosedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, approved ? "approved" : "rejected"), cancel);
        if (approved)
        {
            var facts = (await ClaimFactsQuery.Of(claims, work.Db, cancel)).Single(known => known.Id == claim);
            if (RecoveryApprovals.Kinds.Contains(row.Kind))
            {
                if (await RecoveryApprovals.Carry(work, row, facts, by, cancel) is { Count: > 0 } refusals) return new ActResult.NotCarried(refusals);
            }
            else if (await Book(work, row, facts, claims, by, cancel) is { Count: > 0 } refusals)
            {
                return new ActResult.Refused(refusals);
            }
        }
        await work.Commit(cancel);
        return new ActResult.Done(proposal);
    }

    /// <returns>Why it cannot be done any more; none when it is done.</returns>
    private async Task<IReadOnlyList<ActRefusal>> Book(Work work, ApprovalRow row, ClaimFacts before, IReadOnlyList<ClaimId> claims, Caseworker by, CancellationToken cancel)
    {
        var answer = Approvals.Carried(row, before, work.BusinessDay, work.Policies);
        if (answer is ActAnswer.Refused refused) return refused.Reasons;
        var done = (ActAnswer.Done)answer;
        await Rebook.Apply(work, claims, [done.Move], by, cancel);
        if (row.Kind == WriteOffClaim.Kind) return [];

        var now = (await ClaimFactsQuery.Of([before.Id], work.Db, cancel)).Single();
        if (row.Kind == PayBackCredit.Kind)
        {
            await CreditTasks.After(now, "paid-back", work, cancel);
            await letters.TellPaidBack(work, row.Id, now, Approvals.AmountOf(row), cancel);
        }
        else
        {
            await letters.TellWrittenDown(work, row.Id, before, now, cancel);
        }
        return [];
    }

    /// <summary>A year-end run is about no claim of its own.</summary>
    private async Task<bool> IsStatementRun(Guid proposal, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        return await work.Db.StatementRuns.AnyAsync(row => row.Id == proposal, cancel);
    }

    private async Task<ActResult?> DecideRun(Guid run, bool approved, Caseworker by, CancellationToken cancel) => await statements.Handle(run, approved, by, cancel) switch
    {
        [] => new ActResult.Done(run),
        [StatementRefusal.BooksHaveChanged] => new ActResult.Refused([ActRefusal.BooksHaveChanged]),
        _ => null,
    };

    private async Task<ClaimId?> ClaimOf(Guid proposal, Caseworker by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        return await work.Db.Approvals.Where(row => row.Id == proposal && row.DecidedAt == null && row.ProposedBy != by.JournalId).Select(row => row.ClaimId).SingleOrDefaultAsync(cancel);
    }
}
