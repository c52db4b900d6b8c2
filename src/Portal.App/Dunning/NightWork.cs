using Portal.App.Arrangements;
using Portal.App.Calls;
using Portal.App.Documents;
using Portal.App.Journal;
using Portal.App.Limitations;
using Portal.App.Outbox;
using Portal.App.Recovery;

namespace Portal.App.Dunning;

/// <summary>
/// Everything that a night does, in order: receipts that have come, the claims, what repayment claims need through the years, calls that nothing is left of, claims that are
/// soon time-barred, letters that nobody has heard of since, what the recovery authority is told, documents that nothing names, and the journal's seal.
/// </summary>
public sealed class NightWork(
    RunNight run, StandInReceipts standIn, StandInAuthority authority, HandOverRecovery recovery, WatchArrangements arrangements, IdleCalls calls, WatchLimitation limitation, NoReceipt noReceipt, ClearDocuments documents, SealJournal seal)
{
    /// <param name="standInAnswers">Development: nobody is at the other end, so letters handed over before this night are answered as delivered.</param>
    public async Task<NightReport> Handle(DateOnly night, bool mayBeAhead, bool standInAnswers, IProgress<int>? progress, CancellationToken cancel)
    {
        if (standInAnswers && await run.Refusal(night, mayBeAhead, cancel) is null)
        {
            await standIn.Handle(night, cancel);
            await authority.Handle(night, cancel);
        }
        var report = await run.Handle(night, mayBeAhead, progress, cancel);
        if (report.Outcome != NightOutcomeKind.Done) return report;
        await arrangements.Handle(night, cancel);
        await calls.Handle(night, cancel);
        await limitation.Handle(night, cancel);
        await noReceipt.Handle(night, cancel);
        await recovery.Handle(cancel);
        await documents.Handle(cancel);
        await seal.Lately(cancel);
        return report;
    }
}
