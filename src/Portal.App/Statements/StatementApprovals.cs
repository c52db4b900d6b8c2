using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;

namespace Portal.App.Statements;

/// <summary>Why a year-end run cannot be approved.</summary>
public enum StatementRefusal
{
    /// <summary>Whoever opened it may not approve it (fire øjne).</summary>
    OpenerMayNotApprove,

    /// <summary>It is still being made, or it has been decided.</summary>
    DoesNotWait,

    /// <summary>Its sums are not the ledger's on that day: something has been booked since. Make it once more.</summary>
    BooksHaveChanged,
}

/// <summary>Somebody else than who opened a year-end run lets it go out, or gives it up. Only a run whose sums are the ledger's to the øre is let go.</summary>
public sealed class DecideStatements(ClaimWriter writer)
{
    /// <returns>Null when there is no such run, or this person may not decide one; else why not, or nothing when it is done.</returns>
    public async Task<IReadOnlyList<StatementRefusal>?> Handle(Guid run, bool approved, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Finance) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([], cancel);
        if (await work.Db.StatementRuns.SingleOrDefaultAsync(row => row.Id == run, cancel) is not { } row) return null;
        if (await StatementApprovals.Refusal(work, row, approved, by, cancel) is { } refusal) return [refusal];
        await StatementApprovals.Carry(work, row, approved, by, cancel);
        await work.Commit(cancel);
        return [];
    }
}

/// <summary>The decision about a year-end run, wherever it is made.</summary>
internal static class StatementApprovals
{
    public static async Task<StatementRefusal?> Refusal(Work work, StatementRunRow run, bool approved, Actor by, CancellationToken cancel)
    {
        if (run.OpenedBy == by.JournalId) return StatementRefusal.OpenerMayNotApprove;
        if (run.State != StatementRunState.Made) return StatementRefusal.DoesNotWait;
        if (!approved) return null;
        var report = StatementReport.Of(run);
        return report.IsWhole && await StatementTotals.Ledger(work.Db, run.To, cancel) == (report.BalanceOre, report.CreditOre) ? null : StatementRefusal.BooksHaveChanged;
    }

    public static async Task Carry(Work work, StatementRunRow run, bool approved, Actor by, CancellationToken cancel)
    {
        (run.State, run.DecidedBy, run.DecidedAt) = (approved ? StatementRunState.Approved : StatementRunState.Discarded, by.JournalId, work.Now);
        await work.Db.Approvals.Where(row => row.Id == run.Id && row.DecidedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, by.JournalId).SetProperty(row => row.DecidedAt, work.Now).SetProperty(row => row.Approved, approved), cancel);
        await CloseTask(work, run.Id, approved ? "approved" : "rejected", cancel);
        // A discarded run's statements were nobody's; the run and its sums stay on record.
        if (!approved) await work.Db.Statements.Where(row => row.RunId == run.Id).ExecuteDeleteAsync(cancel);
        work.Db.Journal.Add(StatementJournal.Of(work, by, approved ? "statements-approved" : "statements-discarded", run));
    }

    public static Task CloseTask(Work work, Guid run, string outcome, CancellationToken cancel) => work.Db.Tasks.Where(task => task.About == run && task.ClosedOn == null)
        .ExecuteUpdateAsync(set => set.SetProperty(task => task.ClosedOn, work.Today).SetProperty(task => task.Outcome, outcome), cancel);
}

/// <summary>Who did what about a year-end run; its digest is over the run's report, which names the digest of all its statements.</summary>
internal static class StatementJournal
{
    public static JournalRow Of(Work work, Actor by, string what, StatementRunRow run)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run.Id}\n{run.Report}")));
        return new JournalRow { Id = DerivedId.Of(digest, what, by.JournalId, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = "P16", Digest = digest };
    }
}
