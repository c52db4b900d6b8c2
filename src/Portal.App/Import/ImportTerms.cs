using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Import;

/// <summary>Takes in terms.csv: the terms (rater) of claims that rest on a settlement or a judgment (P14).</summary>
public sealed class ImportTerms(ClaimWriter writer)
{
    private static readonly IReadOnlyList<string> Columns = ["source", "reference", "due_on", "amount"];

    /// <param name="acceptValid">Import the good lines although some are bad.</param>
    /// <param name="progress">Told the lines read so far.</param>
    public Task<ImportReport> Handle(string path, bool acceptValid, IProgress<int>? progress, CancellationToken cancel) =>
        ImportRun.Of(path, Columns, acceptValid, writer, (work, tally) => new TermsImport(work, tally), progress, cancel);
}

/// <summary>A line of terms.csv.</summary>
internal readonly record struct TermLine(string Source, string Reference, DateOnly DueOn, Kroner Amount);

/// <summary>One running import of terms.csv.</summary>
internal sealed class TermsImport(Work work, ImportTally tally) : ILineImport<TermLine>
{
    private readonly Dictionary<(ClaimId, DateOnly), int> _lines = [];
    private List<TermRow> _good = [];

    public TermLine Read(LineValues values) => new(values.Required("source"), values.Required("reference"), values.RequiredDay("due_on"), values.Amount("amount"));

    public async Task Check(IReadOnlyList<(LineValues Values, TermLine Line)> lines, CancellationToken cancel)
    {
        if (_lines.Count == 0) await ImportTurn.Take(work, cancel);
        _good = new List<TermRow>(lines.Count);
        var known = await ClaimsOnRecord.Of(work.Db, [.. lines.Where(line => line.Values.IsGood).Select(line => (line.Line.Source, line.Line.Reference)).Distinct()], cancel);
        foreach (var (values, line) in lines.Where(line => line.Values.IsGood))
        {
            if (known.Find(line.Source, line.Reference) is not { } claim) values.Fail("reference", $"the claim {Shown.Value(line.Reference)} is not on record", "every claim is known: import it first");
            else if (claim.Basis == ClaimBasis.Ordinary) values.Fail("reference", $"the claim {Shown.Value(line.Reference)} rests on neither a settlement nor a judgment", "terms belong to a claim whose basis is settlement or judgment");
            else if (line.DueOn > LastTerm) values.Fail("due_on", "is beyond the list of bank closing days", "a date has a known banking day");
            else if (!_lines.TryAdd((claim.Id, line.DueOn), values.Line.Number)) values.Fail("due_on", "stands on another line of the same claim", "a claim has one term a day");
            else _good.Add(new TermRow { ClaimId = claim.Id, DueOn = line.DueOn, AmountOre = line.Amount.Ore });
        }
    }

    public async Task Write(CancellationToken cancel)
    {
        var ids = _good.Select(term => term.ClaimId).Distinct().ToList();
        await work.Lock(ids, cancel);
        var known = await work.Db.Terms.Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToDictionaryAsync(row => (row.ClaimId, row.DueOn), cancel);
        var touched = new HashSet<ClaimId>();
        foreach (var term in _good)
        {
            if (!known.TryGetValue((term.ClaimId, term.DueOn), out var row))
            {
                work.Db.Terms.Add(term);
                tally.New++;
            }
            else if (row.AmountOre == term.AmountOre)
            {
                tally.Unchanged++;
                continue;
            }
            else
            {
                row.AmountOre = term.AmountOre;
                tally.Updated++;
            }
            touched.Add(term.ClaimId);
        }
        await work.Db.SaveChangesAsync(cancel);
        work.Db.ChangeTracker.Clear();
        await work.Apply([.. touched.Select(claim => Move.Posted(claim, "terms-changed", "P14"))], SystemActor.Import, cancel);
    }

    private static DateOnly LastTerm => Domain.Law.BankClosingDays.LastKnown.AddMonths(-1);
}
