using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>Saves what a request that is being written asks for, and what an agreement is asked with.</summary>
public sealed class SaveRequestDraft(ClaimWriter writer)
{
    /// <returns>False when nothing was chosen; null when there is no such draft of this citizen's.</returns>
    public async Task<bool?> Kinds(Guid draft, IReadOnlySet<RequestKind> kinds, Citizen citizen, CancellationToken cancel)
    {
        var faults = await RequestDrafts.Save<RequestKind>(writer, draft, citizen, async (work, row) =>
        {
            if (kinds.Count == 0) return [];
            await work.Db.RequestKinds.Where(kind => kind.RequestId == row.Id).ExecuteDeleteAsync(cancel);
            work.Db.RequestKinds.AddRange(kinds.Select(kind => new RequestKindRow { RequestId = row.Id, Kind = kind }));
            return [];
        }, cancel);
        return faults is null ? null : kinds.Count > 0;
    }

    /// <summary>Saved all the same when something is wrong with it.</summary>
    /// <returns>What is wrong with the answer; null when there is no such draft of this citizen's.</returns>
    public Task<IReadOnlyList<InstalmentFault>?> Instalments(Guid draft, InstalmentAsk ask, Citizen citizen, CancellationToken cancel) =>
        RequestDrafts.Save(writer, draft, citizen, async (work, row) =>
        {
            (row.MonthlyOre, row.PayDay, row.FirstOn) = (ask.Monthly?.Ore, ask.PayDay, ask.FirstOn);
            var waits = await work.Db.RequestKinds.AnyAsync(kind => kind.RequestId == row.Id && kind.Kind == RequestKind.Deferral, cancel);
            return ask.Faults(work.Today, waits ? row.Until : null);
        }, cancel);
}
