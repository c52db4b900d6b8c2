using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Journal;
using Portal.Domain.Claims;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A citizen takes a request back before it is answered. The pause ends the same day.</summary>
public sealed class WithdrawRequest(ClaimWriter writer)
{
    /// <returns>Null when it is not this citizen's; false when it has been answered already.</returns>
    public async Task<bool?> Handle(Guid request, Citizen citizen, CancellationToken cancel)
    {
        var (work, about) = await writer.BeginOnRequest(request, cancel);
        await using var _ = work;
        var row = await work.Db.Requests.SingleOrDefaultAsync(found => found.Id == request && found.PersonId == citizen.Person && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        if (row.Status == RequestStatus.Withdrawn) return true;
        if (!row.Status.IsPending()) return false;

        var claims = await ClaimFactsQuery.Of(about, work.Db, cancel);
        row.Status = RequestStatus.Withdrawn;
        row.DecidedOn = work.Today;
        row.Version++;
        await Proposals.Replace(work, row, cancel);
        await work.Apply([.. claims.Select(claim => Withdrawal(claim, request, work.Today))], citizen, cancel);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, citizen, "request-withdrawn", "L05", row));
        await work.Commit(cancel);
        return true;
    }

    private static Move Withdrawal(ClaimFacts claim, Guid request, DateOnly today) => new(claim.Id, "request-withdrawn", "L05", [], [], [],
        [.. claim.Holds.Where(hold => hold.Kind is HoldKind.RequestPending or HoldKind.Objection && hold.Cause == request && hold.LiftedOn is null).Select(hold => new HoldLift(hold.Id, today))]);
}
