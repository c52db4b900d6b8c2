using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>What answering a proposal gives.</summary>
public abstract record ProposalResult
{
    private ProposalResult()
    {
    }

    /// <summary>Now or earlier.</summary>
    public sealed record Done(Guid Request) : ProposalResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<ProposalRefusal> Reasons) : ProposalResult;
}

/// <summary>
/// A debtor says yes to what was proposed in place of what they asked for, themselves or through a caseworker (P07, L05): it holds from that day, with its letter.
/// Saying yes twice makes one deferral or agreement.
/// </summary>
public sealed class AcceptProposal(ClaimWriter writer, ProposalTold tell)
{
    /// <param name="kind">Which of them, where a request has two.</param>
    /// <returns>Null when there is no such request with a proposal, or it is not this actor's to answer.</returns>
    public async Task<ProposalResult?> Handle(Guid request, RequestKind? kind, Actor by, CancellationToken cancel)
    {
        var (work, about) = await writer.BeginOnRequest(request, cancel);
        await using var _ = work;
        if (await ProposalAnswers.Find(work, request, kind, by, cancel) is not ({ } asked, { } row)) return null;
        if (row.Answer == ProposalAnswer.Accepted) return new ProposalResult.Done(request);

        var claims = await ClaimFactsQuery.Of(about, work.Db, cancel);
        var proposal = await Proposals.Of(work.Db, row, cancel);
        if (ProposalRules.Against(proposal, claims, work.Today) is { Count: > 0 } against) return new ProposalResult.Refused(against);

        var waited = asked.Status.IsPending();
        await Record(work, asked, row, waited, cancel);
        if (row.Until is { } until)
        {
            asked.GrantedUntil = until;
            await work.Apply([.. claims.Select(claim => Deferred(claim, asked.Id, until, work.Today))], by, cancel);
            await tell.Deferral(work, asked, claims, until, waited, cancel);
        }
        else
        {
            var (agreement, plan) = await Agree(work, asked, row, proposal, claims, by, cancel);
            await tell.Agreement(work, asked, claims, agreement, plan, waited, cancel);
        }
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "proposal-accepted", "P07", asked));
        await work.Commit(cancel);
        return new ProposalResult.Done(request);
    }

    /// <summary>A request that waited is answered by it; one that was refused has become a yes to something else.</summary>
    private static async Task Record(Work work, RequestRow asked, ProposalRow row, bool waited, CancellationToken cancel)
    {
        if (waited) await Proposals.Replace(work, asked, cancel);
        else (await work.Db.RequestKinds.SingleAsync(part => part.RequestId == asked.Id && part.Kind == row.Kind, cancel)).Outcome = DeferralOutcome.PartlyGranted;
        (row.Answer, row.AnsweredOn) = (ProposalAnswer.Accepted, work.Today);
        (asked.Status, asked.PolicyRow) = (waited ? RequestStatus.Granted : RequestStatus.PartlyGranted, asked.PolicyRow ?? "P07");
        asked.DecidedOn ??= work.Today;
        asked.Version++;
    }

    private static Move Deferred(ClaimFacts claim, Guid request, DateOnly until, DateOnly today) =>
        DeferralRules.Accepted(claim.Id, request, until, today) with { Lifts = Ended(claim, request, today) };

    private static async Task<(AgreementRow Row, IReadOnlyList<Instalment> Plan)> Agree(
        Work work, RequestRow asked, ProposalRow proposed, Proposal proposal, IReadOnlyList<ClaimFacts> claims, Actor by, CancellationToken cancel)
    {
        var row = await work.Db.Agreements.SingleAsync(found => found.Id == proposed.AgreementId, cancel);
        var plan = ProposalRules.PlanOn(work.Today, proposal.Plan, OwedClaim.Sum(ChangeAgreement.Owed(claims, work.Today)));
        if (!plan.SequenceEqual(proposal.Plan))
        {
            row.Plan++;
            work.Db.Instalments.AddRange(AgreementMaking.Rows(row.Id, row.Plan, plan));
        }
        (row.Status, row.FirstDay, row.RequestId) = (AgreementStatus.Active, work.Today, asked.Id);
        row.Version++;
        await work.Apply(
            [.. claims.Select(claim => AgreementMaking.Hold(work, row, claim.Id, "agreement-made", row.PolicyRow) with { Lifts = Ended(claim, asked.Id, work.Today) })], by, cancel);
        return (row, plan);
    }

    /// <summary>What the request itself stopped it has stopped long enough.</summary>
    private static IReadOnlyList<HoldLift> Ended(ClaimFacts claim, Guid request, DateOnly today) =>
        [.. claim.Holds.Where(hold => hold.Cause == request && hold.Kind == HoldKind.RequestPending && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, today))];
}

/// <summary>A debtor says no to what was proposed. A request that waits for a caseworker goes on waiting.</summary>
public sealed class DeclineProposal(ClaimWriter writer)
{
    /// <returns>Null as for <see cref="AcceptProposal"/>.</returns>
    public async Task<ProposalResult?> Handle(Guid request, RequestKind? kind, Actor by, CancellationToken cancel)
    {
        var (work, _) = await writer.BeginOnRequest(request, cancel);
        await using var __ = work;
        if (await ProposalAnswers.Find(work, request, kind, by, cancel) is not ({ } asked, { } row)) return null;
        if (row.Answer == ProposalAnswer.Declined) return new ProposalResult.Done(request);
        if (row.Answer is not null) return new ProposalResult.Refused([ProposalRefusal.NoLongerStands]);

        (row.Answer, row.AnsweredOn) = (ProposalAnswer.Declined, work.Today);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "proposal-declined", "L05", asked));
        await work.Commit(cancel);
        return new ProposalResult.Done(request);
    }
}

/// <summary>Finds the proposal that somebody answers.</summary>
internal static class ProposalAnswers
{
    /// <returns>The latest of the request's proposals of that kind; null when there is none, or it is not this actor's to answer.</returns>
    public static async Task<(RequestRow Request, ProposalRow Proposal)?> Find(Work work, Guid request, RequestKind? kind, Actor by, CancellationToken cancel)
    {
        var asked = await Mine(work.Db.Requests, by).SingleOrDefaultAsync(row => row.Id == request, cancel);
        var rows = await work.Db.Proposals.Where(row => row.RequestId == request && (kind == null || row.Kind == kind)).ToListAsync(cancel);
        var row = rows.OrderBy(row => row.Answer is null ? 0 : 1).ThenByDescending(row => row.MadeOn).ThenBy(row => row.Answer).ThenBy(row => row.Kind).FirstOrDefault();
        return asked is null || row is null ? null : (asked, row);
    }

    private static IQueryable<RequestRow> Mine(IQueryable<RequestRow> requests, Actor by) => by switch
    {
        Citizen citizen => requests.Where(row => row.PersonId == citizen.Person),
        Caseworker staff when staff.Has(StaffRole.Caseworker) || staff.Has(StaffRole.TeamLead) => requests,
        _ => requests.Where(row => false),
    };
}
