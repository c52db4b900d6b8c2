using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Tasks;

namespace Portal.App.Calls;

/// <summary>
/// A phone task closes by itself when nothing is left to call about: all its claims are paid, taken up into an agreement, or with the recovery authority, or the person
/// turned out not to be liable. The step stays open: should there be something to call about again, the night opens the call anew.
/// </summary>
public sealed class IdleCalls(ClaimWriter writer)
{
    public const string Outcome = "nothing-left";

    /// <summary>After a night: what it has found paid, or taken up into an agreement.</summary>
    public async Task Handle(DateOnly night, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        if (await Close(work.Db, night, cancel) > 0) await work.Commit(cancel);
    }

    /// <param name="on">The day they close.</param>
    internal static Task<int> Close(PortalDb db, DateOnly on, CancellationToken cancel) => Of(db)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, on).SetProperty(row => row.Outcome, Outcome), cancel);

    private static IQueryable<TaskRow> Of(PortalDb db) => db.Tasks.Where(task => task.Kind == TaskKind.Phone && task.ClosedOn == null
        && !db.TaskClaims.Any(link => link.TaskId == task.Id
            && db.Claims.Any(claim => claim.Id == link.ClaimId && claim.BalanceOre > 0 && claim.Custody == Custody.Here)
            && db.Liabilities.Any(liable => liable.ClaimId == link.ClaimId && liable.PersonId == task.PersonId && liable.EndedOn == null)
            && !db.Holds.Any(hold => hold.ClaimId == link.ClaimId && hold.Kind == HoldKind.Agreement && hold.LiftedOn == null && (hold.PersonId == null || hold.PersonId == task.PersonId))));
}
