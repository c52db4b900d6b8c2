using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;

namespace Portal.App.Recovery;

/// <summary>A team lead proposes, with a written reason, that a claim is transferred earlier than usual (L07); somebody else approves it. The notice is given all the same.</summary>
public sealed class EarlyTransfer(ClaimWriter writer)
{
    internal const string Kind = "early-transfer";

    /// <returns>The proposal; null when there is no such claim, or this person may not.</returns>
    public async Task<TransferResult?> Handle(ClaimId claim, string reason, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([claim], cancel);
        if ((await ClaimFactsQuery.Of([claim], work.Db, cancel)).SingleOrDefault() is not { } facts) return null;
        if (TransferActs.EarlyRefusals(facts, work.Today, reason) is { Count: > 0 } refusals) return TransferResult.No(refusals);
        var proposal = Approvals.Write(work, facts, Kind, "", reason, by);
        await work.Commit(cancel);
        return new TransferResult.Done(proposal);
    }
}

/// <summary>A caseworker proposes that one person is given no notice, because it is impossible or would clearly harm the recovery (GIL § 2, stk. 4); a team lead approves it.</summary>
public sealed class ExceptFromNotice(ClaimWriter writer)
{
    internal const string Kind = "notice-exception";

    /// <returns>The proposal; null when there is no such claim, or this person may not.</returns>
    public async Task<TransferResult?> Handle(ClaimId claim, PersonId person, string reason, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([claim], cancel);
        if ((await ClaimFactsQuery.Of([claim], work.Db, cancel)).SingleOrDefault() is not { } facts) return null;
        if (TransferActs.WaiverRefusals(facts, person, reason, work.Today, work.Policies) is { Count: > 0 } refusals) return TransferResult.No(refusals);
        var proposal = Approvals.Write(work, facts, Kind, person.ToString(), reason, by);
        await work.Commit(cancel);
        return new TransferResult.Done(proposal);
    }
}

/// <summary>What is carried out when a team lead approves something on the way to the recovery authority, as things stand that day.</summary>
internal static class RecoveryApprovals
{
    public static readonly FrozenSet<string> Kinds = [EarlyTransfer.Kind, ExceptFromNotice.Kind];

    /// <returns>Why it cannot be carried out any more; none when it has been.</returns>
    public static async Task<IReadOnlyList<TransferRefusal>> Carry(Work work, ApprovalRow row, ClaimFacts claim, Caseworker by, CancellationToken cancel)
    {
        const string OnRecord = "the reason stands in its note";
        if (row.Kind == EarlyTransfer.Kind)
        {
            if (TransferActs.EarlyRefusals(claim, work.Today, OnRecord) is { Count: > 0 } refusals) return refusals;
            await CloseOpen(work, claim, cancel);
            await work.Db.SaveChangesAsync(cancel);
            await work.Apply([TransferActs.Early(claim, work.Today)], by, cancel);
            return [];
        }

        var person = new PersonId(Guid.Parse(row.Payload));
        if (TransferActs.WaiverRefusals(claim, person, OnRecord, work.Today, work.Policies) is { Count: > 0 } stopped) return stopped;
        if (!await work.Db.NoticeWaivers.AnyAsync(one => one.ClaimId == claim.Id && one.PersonId == person, cancel))
            work.Db.NoticeWaivers.Add(new NoticeWaiverRow { ClaimId = claim.Id, PersonId = person, On = work.Today, ApprovalId = row.Id });
        await work.Db.SaveChangesAsync(cancel);
        // A notice that could not reach that person stops nothing any more.
        var letters = claim.Steps.Where(step => step.Step == Step.TransferNotice && step.Person == person).Select(step => step.Letter).OfType<Guid>().ToHashSet();
        var lifts = claim.Holds.Where(hold => hold is { Kind: HoldKind.Undeliverable, LiftedOn: null, Cause: { } cause } && letters.Contains(cause)).Select(hold => new HoldLift(hold.Id, work.Today)).ToList();
        await work.Apply([new Move(claim.Id, Kind(row), "GIL § 2, stk. 4", [], [], [], lifts)], by, cancel);
        return [];
    }

    private static string Kind(ApprovalRow row) => row.Kind;

    /// <summary>What lies open with staff is done by the decision: nobody calls any more, or finds out who else is liable.</summary>
    private static async Task CloseOpen(Work work, ClaimFacts claim, CancellationToken cancel)
    {
        await work.Db.Steps.Where(step => step.ClaimId == claim.Id && (step.Step == Step.PhoneTask || step.Step == Step.CoLiabilityTask) && step.DoneOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.DoneOn, work.Today).SetProperty(step => step.Skipped, true), cancel);
        await work.Db.Tasks.Where(task => task.ClosedOn == null && task.Kind == TaskKind.CoLiability && work.Db.TaskClaims.Any(link => link.TaskId == task.Id && link.ClaimId == claim.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, EarlyTransfer.Kind), cancel);
        // A call is about all that the debtor owes: it is over when no claim waits for it any more.
        await work.Db.Tasks.Where(task => task.ClosedOn == null && task.Kind == TaskKind.Phone && task.PersonId == claim.Debtor && !work.Db.Steps.Any(step =>
                step.Step == Step.PhoneTask && step.DoneOn == null && work.Db.TaskClaims.Any(link => link.TaskId == task.Id && link.ClaimId == step.ClaimId)))
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, EarlyTransfer.Kind), cancel);
    }
}
