using Portal.App.Data;
using Portal.App.Dunning;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Tasks;

namespace Portal.App.Payments;

/// <summary>The task about what was paid too much on a claim, once something has been done about it.</summary>
internal static class CreditTasks
{
    /// <summary>Nothing is left to do when no credit is left; else the task goes on about what is.</summary>
    /// <param name="claim">As it stands now.</param>
    public static async Task After(ClaimFacts claim, string outcome, Work work, CancellationToken cancel)
    {
        await TaskRows.Close(work, TaskKind.Credit, claim.Id, outcome, cancel);
        if (CreditTask.Of(claim, Account.On(claim, work.BusinessDay).Credit) is { } left) await TaskRows.Open(work, [left], work.BusinessDay, cancel);
    }
}
