using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Statements;

namespace Portal.App.Verify;

/// <summary>
/// P16: every statement says what was made, its sums are those of its own lines, one that was released has one letter, and a run that was approved is whole and has the digest of its
/// own statements.
/// </summary>
internal sealed class StatementsAddUp : IInvariant
{
    public string Name => "P16 statements";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await foreach (var row in db.Statements.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(1);
            if (StatementJson.DigestOf(row.Json) != row.Digest)
            {
                findings.Report($"statement {row.Id} says something else than was made");
                continue;
            }
            var statement = StatementJson.Read(row.Json).Statement;
            if ((statement.OpeningBalance.Ore, statement.Balance.Ore, statement.Credit.Ore) != (row.OpeningOre, row.ClosingOre, row.CreditOre)) findings.Report($"statement {row.Id} has other sums than its lines");
        }
        await findings.Report(db.Statements.Where(row => row.LetterId == null && row.Withheld == "" && db.StatementRuns.Any(run => run.Id == row.RunId && run.State == StatementRunState.Released))
            .Select(row => $"statement {row.Id} was released and has no letter").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Letters.Where(letter => (letter.Kind == Domain.Letters.LetterKind.Statement || letter.Kind == Domain.Letters.LetterKind.StatementCorrected) && db.Statements.Count(row => row.LetterId == letter.Id) != 1)
            .Select(letter => $"letter {letter.Id} carries no statement, or more than one").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Statements.Where(row => row.Version > 1 && !db.Statements.Any(before => before.Id == row.Replaces && before.PersonId == row.PersonId && before.From == row.From && before.To == row.To && before.Version == row.Version - 1))
            .Select(row => $"statement {row.Id} corrects nothing that is there").AsAsyncEnumerable(), cancel);

        foreach (var run in await db.StatementRuns.AsNoTracking().Where(row => row.State == StatementRunState.Approved || row.State == StatementRunState.Released).ToListAsync(cancel))
        {
            findings.Count(1);
            var report = StatementReport.Of(run);
            if (!report.IsWhole) findings.Report($"the run {run.Id} was approved with {report.DifferenceOre} øre between its statements and the ledger");
            if (await StatementTotals.DigestOf(db, run.Id, cancel) != report.Digest) findings.Report($"the run {run.Id} has other statements than were approved");
        }
    }
}
