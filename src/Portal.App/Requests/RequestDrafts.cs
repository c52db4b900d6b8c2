using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>One answer of a draft in one piece of work.</summary>
internal static class RequestDrafts
{
    /// <param name="answer">Writes the answer and says what is wrong with it.</param>
    /// <returns>What is wrong with the answer; null when there is no such draft of this citizen's.</returns>
    public static async Task<IReadOnlyList<TFault>?> Save<TFault>(
        ClaimWriter writer, Guid draft, Citizen citizen, Func<Work, RequestRow, Task<IReadOnlyList<TFault>>> answer, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await work.Db.LockRequest(draft, cancel);
        var row = await work.Db.Requests.SingleOrDefaultAsync(request => request.Id == draft && request.PersonId == citizen.Person && request.Status == RequestStatus.Draft, cancel);
        if (row is null || !DeferralDraft.IsKept(row, work.Now)) return null;

        var faults = await answer(work, row);
        row.SavedAt = work.Now;
        row.Version++;
        await work.Commit(cancel);
        return faults;
    }
}
